import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { OrderImport } from './import';
import { Ingest } from './ingest';
import { OpenOrdersController } from './open/open-orders.controller';

@Module({
  imports: [CustomersModule],
  controllers: [OpenOrdersController],
  providers: [Ingest, OrderImport],
  exports: [Ingest, OrderImport],
})
export class OrdersModule {}
