export { CashConfirmDto, CashDto, CashPageDto } from './cash.dto';
export { PaymentDto, PayParamsDto } from './payment.dto';
export type { PaidPayment, PaymentRow, PaymentState } from './payment-row';
export type { PaymentWish } from './payment-wish';
export { type HeldWith, Payments, type Taker } from './payments';
export { PaymentsModule } from './payments.module';
export { Transfers } from './transfers';
