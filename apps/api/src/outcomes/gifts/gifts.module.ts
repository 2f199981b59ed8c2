import { Module } from '@nestjs/common';
import { PointsModule } from '../points';
import { TouchesModule } from '../touches';
import { GiftOrders } from './gift-orders';
import { GiftTimes } from './gift-times';
import { Gifts } from './gifts';

@Module({
  imports: [PointsModule, TouchesModule],
  providers: [Gifts, GiftOrders, GiftTimes],
  exports: [Gifts, GiftOrders],
})
export class GiftsModule {}
