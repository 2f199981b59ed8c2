import { Module } from '@nestjs/common';
import { CustomersModule } from '../../facts/customers';
import { WechatModule } from '../../facts/wechat';
import { AccountNews } from './account-news';
import { Inbox } from './inbox';
import { InboxController } from './inbox.controller';
import { MarketingHolds } from './marketing-holds';
import { Sends } from './sends';

@Module({
  imports: [CustomersModule, WechatModule],
  controllers: [InboxController],
  providers: [Inbox, Sends, AccountNews, MarketingHolds],
  exports: [Inbox, MarketingHolds],
})
export class TouchesModule {}
