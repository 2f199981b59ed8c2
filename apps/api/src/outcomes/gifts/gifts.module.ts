import { Module } from '@nestjs/common';
import { PointsModule } from '../points';
import { GiftOrders } from './gift-orders';
import { GiftTimes } from './gift-times';
import { Gifts } from './gifts';

@Module({ imports: [PointsModule], providers: [Gifts, GiftOrders, GiftTimes], exports: [Gifts, GiftOrders] })
export class GiftsModule {}
