import { Module } from '@nestjs/common';
import { CustomersModule } from '../../facts/customers';
import { TouchesModule } from '../touches';
import { AlarmGauge } from './alarm-gauge';
import { PaymentAlarmsController } from './alarms.controller';
import { Cash } from './cash';
import { CashAsking } from './cash-asking';
import { CashBills } from './cash-bills';
import { CashView } from './cash-view';
import { CashController } from './cash.controller';
import { Ends } from './ends';
import { PayNoticesController } from './notices.controller';
import { PaymentMover } from './payment-mover';
import { Payments } from './payments';
import { PaymentsController } from './payments.controller';
import { Receipts } from './receipts';
import { Refunds } from './refunds';
import { Transfers } from './transfers';

@Module({
  imports: [CustomersModule, TouchesModule],
  controllers: [PaymentsController, CashController, PaymentAlarmsController, PayNoticesController],
  providers: [
    Payments,
    Receipts,
    Ends,
    Refunds,
    PaymentMover,
    Transfers,
    Cash,
    CashAsking,
    CashBills,
    CashView,
    AlarmGauge,
  ],
  exports: [Payments, Transfers],
})
export class PaymentsModule {}
