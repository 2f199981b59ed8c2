import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { ClaimedOrders } from './claimed-orders';
import { OrderImport } from './import';
import { Ingest } from './ingest';
import { OpenOrdersController } from './open/open-orders.controller';
import { OrderMover } from './order-mover';

@Module({
  imports: [CustomersModule],
  controllers: [OpenOrdersController],
  providers: [Ingest, OrderImport, OrderMover, ClaimedOrders],
  exports: [Ingest, OrderImport],
})
export class OrdersModule {}
