import { Module } from '@nestjs/common';
import { Signatures } from '../../platform/auth/signature';
import { CustomersModule } from '../customers';
import { OrderImport } from './import';
import { Ingest } from './ingest';
import { OpenOrdersController } from './open/open-orders.controller';

@Module({
  imports: [CustomersModule],
  controllers: [OpenOrdersController],
  providers: [Ingest, OrderImport, Signatures],
  exports: [Ingest, OrderImport],
})
export class OrdersModule {}
