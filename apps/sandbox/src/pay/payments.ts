import { type Fields, isFields, queryOf, textOf } from '../http/body';
import { random } from '../random';
import { isOpenid } from '../world/people';
import { done, no, type Said, yes } from './answers';
import type { Payment } from './money';
import { appId, beijing, mchId, type Pay } from './pay';

const HOUR_MS = 3_600_000;
const PREPAY_MS = 2 * HOUR_MS;
/** A payment's end must be so far away when it is opened. */
const SHORTEST_MS = 60_000;
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;

/** `POST /v3/pay/transactions/jsapi`. The same number with the same content again gets its prepay id again. */
export function order(pay: Pay, fields: Fields): Said {
  const wrong = wrongOrder(pay, fields);
  if (wrong !== null) return wrong;
  const earlier = pay.payments.get(textOf(fields.out_trade_no));
  if (earlier === undefined) return yes({ prepay_id: open(pay, fields).prepayId });
  if (earlier.state === 'CLOSED') return no('ORDER_CLOSED', '该订单已关闭，请重新下单');
  if (earlier.state === 'SUCCESS') return no('OUT_TRADE_NO_USED', '该订单已支付');
  if (earlier.asked !== askedOf(fields))
    return no('OUT_TRADE_NO_USED', '商户订单号重复，且与首次请求的参数不一致');
  if (earlier.prepayEndsAt <= pay.core.clock.now()) Object.assign(earlier, prepay(pay, earlier.outTradeNo));
  return yes({ prepay_id: earlier.prepayId });
}

/** `GET /v3/pay/transactions/out-trade-no/{no}?mchid=`. */
export function query(pay: Pay, outTradeNo: string, search: unknown): Said {
  if (queryOf(search, 'mchid') !== mchId) return no('PARAM_ERROR', '缺少参数mchid，或与签名的商户号不一致');
  const payment = pay.payments.get(outTradeNo);
  return payment === undefined ? unknownOrder() : yes(transactionOf(payment));
}

/** `POST /v3/pay/transactions/out-trade-no/{no}/close`. */
export function close(pay: Pay, outTradeNo: string, fields: Fields): Said {
  if (fields.mchid !== mchId) return no('PARAM_ERROR', '缺少参数mchid，或与签名的商户号不一致');
  const payment = pay.payments.get(outTradeNo);
  if (payment === undefined) return unknownOrder();
  if (payment.state === 'SUCCESS') return no('INVALID_REQUEST', '该订单已支付，不能关闭');
  if (payment.state === 'CLOSED') return no('ORDER_CLOSED', '该订单已关闭');
  payment.state = 'CLOSED';
  return done;
}

/** A payment as a query answers it, and, once it is paid, as its notify tells it. */
export function transactionOf(payment: Payment): Record<string, unknown> {
  const head = { mchid: mchId, appid: appId, out_trade_no: payment.outTradeNo, attach: payment.attach };
  const { paidAt } = payment;
  if (paidAt === null) {
    const isClosed = payment.state === 'CLOSED';
    return {
      ...head,
      trade_state: payment.state,
      trade_state_desc: isClosed ? '订单已关闭' : '订单未支付',
      payer: {},
      amount: { total: payment.totalFen, currency: 'CNY', payer_currency: 'CNY' },
    };
  }
  const isRefunded = payment.refunds.some(({ state }) => state !== 'CLOSED');
  return {
    ...head,
    transaction_id: payment.transactionId,
    trade_type: 'JSAPI',
    // Money that goes back changes what a query says of the payment.
    trade_state: isRefunded ? 'REFUND' : 'SUCCESS',
    trade_state_desc: isRefunded ? '转入退款' : '支付成功',
    bank_type: 'OTHERS',
    success_time: beijing(paidAt),
    payer: { openid: payment.openid },
    amount: {
      total: payment.totalFen,
      payer_total: payment.payerFen,
      currency: 'CNY',
      payer_currency: 'CNY',
    },
  };
}

export const unknownOrder = (): Said => no('ORDER_NOT_EXIST', '订单不存在');

export function amountOf(fields: Fields): Fields {
  return isFields(fields.amount) ? fields.amount : {};
}

/** A sum in fen: a whole number above 0. */
export const isFen = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

function wrongOrder(pay: Pay, fields: Fields): Said | null {
  const amount = amountOf(fields);
  const payer = isFields(fields.payer) ? fields.payer : {};
  const wrong = (name: string): Said => no('PARAM_ERROR', `输入源"/body/${name}"不符合规则`);
  if (fields.mchid !== mchId || fields.appid !== appId) {
    return no('APPID_MCHID_NOT_MATCH', 'appid和mchid不匹配');
  }
  if (!/^[0-9A-Za-z_\-|*]{6,32}$/.test(textOf(fields.out_trade_no))) return wrong('out_trade_no');
  if (!isText(fields.description, 127) || fields.description === '') return wrong('description');
  if (!isText(fields.attach ?? '', 128)) return wrong('attach');
  if (!/^https:\/\/[^?#]{1,247}$/.test(textOf(fields.notify_url))) return wrong('notify_url');
  if (!isFen(amount.total)) return wrong('amount/total');
  if ((amount.currency ?? 'CNY') !== 'CNY') return wrong('amount/currency');
  if (!isOpenid(payer.openid)) return wrong('payer/openid');
  if (fields.time_expire === undefined) return null;
  if (!RFC3339.test(textOf(fields.time_expire))) return wrong('time_expire');
  const leftMs = Date.parse(textOf(fields.time_expire)) - pay.core.clock.now();
  return leftMs >= SHORTEST_MS || pay.payments.has(textOf(fields.out_trade_no))
    ? null
    : no('PARAM_ERROR', 'time_expire距离下单不得短于1分钟');
}

/** A payment that we never asked for: somebody used our merchant number elsewhere. Money in fen. */
export function strayPayment(pay: Pay, outTradeNo = `stray${random.digits(16)}`): Payment {
  return pay.payments.get(outTradeNo) ?? put(pay, { outTradeNo, openid: 'stray', totalFen: 100 });
}

function open(pay: Pay, fields: Fields): Payment {
  const payer = isFields(fields.payer) ? fields.payer : {};
  return put(pay, {
    outTradeNo: textOf(fields.out_trade_no),
    openid: textOf(payer.openid),
    description: textOf(fields.description),
    attach: textOf(fields.attach),
    totalFen: Number(amountOf(fields).total),
    notifyUrl: textOf(fields.notify_url),
    expiresAt: fields.time_expire === undefined ? null : Date.parse(textOf(fields.time_expire)),
    asked: askedOf(fields),
  });
}

function put(
  pay: Pay,
  known: Partial<Payment> & Pick<Payment, 'outTradeNo' | 'openid' | 'totalFen'>,
): Payment {
  pay.core.people.meet(known.openid);
  return pay.payments.set(known.outTradeNo, {
    ...prepay(pay, known.outTradeNo),
    description: '',
    attach: '',
    notifyUrl: '',
    state: 'NOTPAY',
    createdAt: pay.core.clock.now(),
    expiresAt: null,
    transactionId: null,
    paidAt: null,
    payerFen: null,
    refunds: [],
    asked: '',
    ...known,
  });
}

function prepay(pay: Pay, outTradeNo: string): Pick<Payment, 'prepayId' | 'prepayEndsAt'> {
  const prepayId = `wx${random.digits(14)}${random.bytes(10).toString('hex')}`;
  pay.prepays.set(prepayId, outTradeNo);
  return { prepayId, prepayEndsAt: pay.core.clock.now() + PREPAY_MS };
}

const askedOf = ({ description, attach, time_expire, notify_url, amount, payer }: Fields): string =>
  JSON.stringify([description, attach ?? '', time_expire ?? '', notify_url, amount, payer]);

const isText = (value: unknown, longest: number): boolean =>
  typeof value === 'string' && [...value].length <= longest;
