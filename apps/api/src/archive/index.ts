import { Module } from '@nestjs/common';
import { ProductsModule } from '../facts/products';
import { CouponsModule } from '../outcomes/coupons';
import { Archive } from './archive';
import { ArchiveController } from './archive.controller';
import { Ladders } from './ladders';
import { OrdersController } from './orders/orders.controller';
import { OwnOrders } from './orders/own-orders';
import { Transit } from './orders/transit';

@Module({
  imports: [CouponsModule, ProductsModule],
  controllers: [ArchiveController, OrdersController],
  providers: [Archive, Ladders, OwnOrders, Transit],
})
export class ArchiveModule {}
