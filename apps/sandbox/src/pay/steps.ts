import { type Fields, textOf } from '../http/body';
import type { Push } from '../pushes/outbox';
import type { Payment } from './money';
import { appId, type Pay } from './pay';
import { transactionOf } from './payments';
import { isMerchants, linesOf } from './sign';

export interface PaidWish {
  /** Who pays; who it was ordered for unless told. */
  openid?: string | undefined;
  /** What is really paid, fen; what was ordered unless told. */
  amountFen?: number | undefined;
  /** How much of it a voucher of WeChat's pays. */
  voucherFen?: number | undefined;
  /** What only the notify says otherwise than it is: parts of its resource. */
  lie?: Fields | undefined;
  /** Whether we are told. */
  notify: boolean;
}

/** What the phone says when a payment cannot be paid; null: it can. */
export function whyNotPaid(pay: Pay, { state, expiresAt }: Payment): string | null {
  if (state === 'SUCCESS') return 'it is paid already';
  if (state === 'CLOSED') return 'it is closed';
  return expiresAt !== null && expiresAt <= pay.core.clock.now() ? 'its time is over' : null;
}

/** What the phone finds wrong with what `wx.requestPayment` was given; null: nothing. */
export function wrongParams(prepayId: string, params: Fields): string | null {
  const [timeStamp, nonceStr, wrapped] = [params.timeStamp, params.nonceStr, params.package].map((one) =>
    textOf(one),
  ) as [string, string, string];
  if (wrapped !== `prepay_id=${prepayId}`) return 'package is not prepay_id=…';
  if (params.signType !== 'RSA') return 'signType must be RSA';
  return isMerchants(linesOf(appId, timeStamp, nonceStr, wrapped), textOf(params.paySign))
    ? null
    : 'paySign is wrong';
}

/** Somebody pays. @returns the notify; null when it was not to be sent. */
export function paid(pay: Pay, payment: Payment, wish: PaidWish): Push | null {
  const { core } = pay;
  payment.state = 'SUCCESS';
  payment.transactionId = pay.number('42000');
  payment.paidAt = core.clock.now();
  payment.totalFen = wish.amountFen ?? payment.totalFen;
  payment.payerFen = payment.totalFen - (wish.voucherFen ?? 0);
  payment.openid = core.people.meet(wish.openid ?? payment.openid).openid;
  if (!wish.notify) return null;
  return pay.tell(payment.outTradeNo, {
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    original_type: 'transaction',
    resource: { ...transactionOf(payment), ...wish.lie },
  });
}
