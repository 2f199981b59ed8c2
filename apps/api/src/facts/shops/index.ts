import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders';
import { DouyinController } from './douyin.controller';
import { ShopPulls } from './shop-pulls';
import { ShopPushes } from './shop-pushes';
import { WeixinShopController } from './weixin-shop.controller';

@Module({
  imports: [OrdersModule],
  controllers: [DouyinController, WeixinShopController],
  providers: [ShopPushes, ShopPulls],
})
export class ShopsModule {}
