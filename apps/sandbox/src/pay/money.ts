/** An order 支付订单 at WeChat Pay. Money in fen, moments in epoch ms. */
export interface Payment {
  outTradeNo: string;
  prepayId: string;
  /** From when on the phone is told that this prepay id is too old. */
  prepayEndsAt: number;
  openid: string;
  description: string;
  attach: string;
  totalFen: number;
  notifyUrl: string;
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED';
  createdAt: number;
  /** From when on it cannot be paid; null: not said. */
  expiresAt: number | null;
  /** Of what is paid; null before. */
  transactionId: string | null;
  paidAt: number | null;
  /** What the payer's own money was: less than the whole when WeChat's vouchers paid a part. */
  payerFen: number | null;
  refunds: Refund[];
  /** Everything that was asked, to know the same question again. */
  asked: string;
}

export type RefundState = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED';

/** Money that goes back 退款. */
export interface Refund {
  outRefundNo: string;
  refundId: string;
  payment: Payment;
  amountFen: number;
  reason: string;
  state: RefundState;
  createdAt: number;
  doneAt: number | null;
  asked: string;
}

export type TransferState =
  'ACCEPTED' | 'WAIT_USER_CONFIRM' | 'TRANSFERING' | 'SUCCESS' | 'FAIL' | 'CANCELING' | 'CANCELLED';

/** Money to a shopper 商家转账, to be taken by them. */
export interface Transfer {
  outBillNo: string;
  transferBillNo: string;
  openid: string;
  amountFen: number;
  remark: string;
  state: TransferState;
  /** What the phone confirms it with; null until it waits for that. */
  packageInfo: string | null;
  failReason: string | null;
  createdAt: number;
  changedAt: number;
  asked: string;
}
