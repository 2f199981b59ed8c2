import { type Fields, textOf } from '../http/body';
import type { Push } from '../pushes/outbox';
import { no, type Said, yes } from './answers';
import type { Payment, Refund, RefundState } from './money';
import { beijing, mchId, type Pay } from './pay';
import { amountOf, isFen } from './payments';

const DAY_MS = 86_400_000;
/** A payment can be refunded for so long, and in so many parts. */
const LATEST_MS = 365 * DAY_MS;
const MOST = 50;
/** How long a slow refund takes, in the world's time. */
export const SLOW_MS = 10 * 60_000;
const SUMMARIES: Record<RefundState, string> = {
  PROCESSING: '退款处理中',
  SUCCESS: '退款成功',
  ABNORMAL: '退款异常',
  CLOSED: '退款关闭',
};

/** `POST /v3/refund/domestic/refunds`. The same number with the same content again gets the same refund again. */
export function refund(pay: Pay, fields: Fields): Said {
  const outRefundNo = textOf(fields.out_refund_no);
  const { refund: amountFen, total: totalFen, currency } = amountOf(fields);
  const wrong = (name: string): Said => no('PARAM_ERROR', `输入源"/body/${name}"不符合规则`);
  if (!/^[0-9A-Za-z_\-|*@]{1,64}$/.test(outRefundNo)) return wrong('out_refund_no');
  if ([...textOf(fields.reason)].length > 80) return wrong('reason');
  if (!isFen(amountFen)) return wrong('amount/refund');
  if (!isFen(totalFen)) return wrong('amount/total');
  if (currency !== 'CNY') return wrong('amount/currency');

  const payment = paymentOf(pay, fields);
  if (payment === null) return no('RESOURCE_NOT_EXISTS', '订单不存在');
  const earlier = pay.refunds.get(outRefundNo);
  const asked = JSON.stringify([payment.outTradeNo, amountFen, totalFen]);
  if (earlier !== undefined) {
    return earlier.asked === asked
      ? yes(viewOf(earlier))
      : no('INVALID_REQUEST', '请求参数与该退款单号首次请求时不一致');
  }
  const refused = whyNot(pay, payment, amountFen, totalFen);
  if (refused !== null) return refused;
  return yes(viewOf(open(pay, payment, { outRefundNo, amountFen, reason: textOf(fields.reason), asked })));
}

/** `GET /v3/refund/domestic/refunds/{out_refund_no}`. */
export function queryRefund(pay: Pay, outRefundNo: string): Said {
  const found = pay.refunds.get(outRefundNo);
  return found === undefined ? no('RESOURCE_NOT_EXISTS', '退款单不存在') : yes(viewOf(found));
}

/** A refund comes to its end, or gets stuck, and we are told so. */
export function finish(pay: Pay, one: Refund, state: Exclude<RefundState, 'PROCESSING'>): Push {
  one.state = state;
  one.doneAt = pay.core.clock.now();
  return pay.tell(one.outRefundNo, {
    event_type: `REFUND.${state}`,
    summary: SUMMARIES[state],
    original_type: 'refund',
    // What a query calls status the notify calls refund_status.
    resource: { mchid: mchId, ...partsOf(one), refund_status: state },
  });
}

function open(
  pay: Pay,
  payment: Payment,
  wish: Pick<Refund, 'outRefundNo' | 'amountFen' | 'reason' | 'asked'>,
): Refund {
  const one: Refund = {
    ...wish,
    refundId: pay.number('503'),
    payment,
    state: 'PROCESSING',
    createdAt: pay.core.clock.now(),
    doneAt: null,
  };
  payment.refunds.push(pay.refunds.set(one.outRefundNo, one));
  if (pay.settings.refunds === 'at-once') finish(pay, one, 'SUCCESS');
  if (pay.settings.refunds === 'abnormal') finish(pay, one, 'ABNORMAL');
  if (pay.settings.refunds === 'slow') {
    pay.core.agenda.in(SLOW_MS, () => {
      if (one.state === 'PROCESSING') finish(pay, one, 'SUCCESS');
    });
  }
  return one;
}

/** A refund as it is answered. */
function viewOf(one: Refund): Record<string, unknown> {
  return {
    ...partsOf(one),
    channel: 'ORIGINAL',
    create_time: beijing(one.createdAt),
    status: one.state,
    funds_account: 'AVAILABLE',
    promotion_detail: [],
  };
}

function partsOf({ payment, ...one }: Refund): Record<string, unknown> {
  const { totalFen } = payment;
  const payerFen = payment.payerFen ?? totalFen;
  // Of what a voucher paid only the payer's own part goes back to them.
  const payerRefundFen = Math.round((one.amountFen * payerFen) / totalFen);
  return {
    refund_id: one.refundId,
    out_refund_no: one.outRefundNo,
    transaction_id: payment.transactionId,
    out_trade_no: payment.outTradeNo,
    user_received_account: '支付用户零钱',
    ...(one.state === 'SUCCESS' && one.doneAt !== null && { success_time: beijing(one.doneAt) }),
    amount: {
      total: totalFen,
      refund: one.amountFen,
      payer_total: payerFen,
      payer_refund: payerRefundFen,
      settlement_refund: payerRefundFen,
      settlement_total: payerFen,
      discount_refund: one.amountFen - payerRefundFen,
      currency: 'CNY',
    },
  };
}

function whyNot(pay: Pay, payment: Payment, amountFen: number, totalFen: number): Said | null {
  if (payment.paidAt === null) return no('INVALID_REQUEST', '订单未支付，不能退款');
  if (payment.totalFen !== totalFen) return no('INVALID_REQUEST', '订单金额或退款金额与之前请求不一致');
  if (pay.core.clock.now() - payment.paidAt > LATEST_MS)
    return no('INVALID_REQUEST', '订单已超过可退款的期限');
  const others = payment.refunds.filter(({ state }) => state !== 'CLOSED');
  if (others.length >= MOST) return no('INVALID_REQUEST', '部分退款次数已达上限');
  const goneFen = others.reduce((sum, other) => sum + other.amountFen, 0);
  return goneFen + amountFen > totalFen ? no('INVALID_REQUEST', '累计退款金额大于支付金额') : null;
}

function paymentOf(pay: Pay, { out_trade_no, transaction_id }: Fields): Payment | null {
  if (typeof out_trade_no === 'string') return pay.payments.get(out_trade_no) ?? null;
  const paid = pay.payments.values().filter(({ transactionId }) => transactionId !== null);
  return paid.find(({ transactionId }) => transactionId === transaction_id) ?? null;
}
