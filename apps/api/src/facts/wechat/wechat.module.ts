import { Module } from '@nestjs/common';
import { ConsentsModule } from '../consents';
import { CustomersModule } from '../customers';
import { MiniProgramPushes } from './mini-program-pushes';
import { MiniProgramController } from './mini-program.controller';
import { Safety } from './safety';
import { Subscriptions } from './subscriptions';
import { SubscriptionsController } from './subscriptions.controller';
import { WecomPushes } from './wecom-pushes';
import { WecomWork } from './wecom-work';
import { WecomController } from './wecom.controller';

@Module({
  imports: [ConsentsModule, CustomersModule],
  controllers: [MiniProgramController, WecomController, SubscriptionsController],
  providers: [MiniProgramPushes, Safety, Subscriptions, WecomPushes, WecomWork],
  exports: [MiniProgramPushes, Safety, Subscriptions],
})
export class WechatModule {}
