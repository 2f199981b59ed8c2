import { Module } from '@nestjs/common';
import { GiftsModule } from '../gifts';
import { GrantsModule } from '../grants';
import { PointsModule } from '../points';
import { MallController } from './mall.controller';
import { MallOrders } from './orders';
import { MallOrdersController } from './orders.controller';
import { Redeem } from './redeem';
import { Shelf } from './shelf';
import { StaffMallOrdersController } from './staff-orders.controller';

@Module({
  imports: [GiftsModule, GrantsModule, PointsModule],
  controllers: [MallController, MallOrdersController, StaffMallOrdersController],
  providers: [Shelf, MallOrders, Redeem],
  exports: [Redeem],
})
export class MallModule {}
