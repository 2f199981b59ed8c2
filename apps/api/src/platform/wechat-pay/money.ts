import type { Instant } from '@fanchang/domain';
import { FieldMissing, type Fields } from '../outside/fields';

const LONGEST = 64;

/** What became of an order; what we do not know is kept as it was said. */
export type TradeState =
  'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR' | (string & {});

/** An order at WeChat Pay, by query or notice. Money in fen. */
export interface Transaction {
  payNo: string;
  state: TradeState;
  mchId: string | null;
  appId: string | null;
  /** WeChat's number of what was paid; null before. */
  transactionId: string | null;
  totalFen: number | null;
  currency: string | null;
  /** Who paid; null before. */
  openid: string | null;
  paidAt: Instant | null;
}

/** `ABNORMAL`: the money cannot go back the way it came. */
export type RefundStatus = 'SUCCESS' | 'CLOSED' | 'PROCESSING' | 'ABNORMAL' | (string & {});

export interface PayRefund {
  refundNo: string;
  status: RefundStatus;
  /** WeChat's number of it. */
  refundId: string | null;
  doneAt: Instant | null;
}

/** `WAIT_USER_CONFIRM`: the shopper has 24 hours to take it. */
export type TransferStatus =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELING'
  | 'CANCELLED'
  | (string & {});

export interface TransferBill {
  billNo: string;
  state: TransferStatus;
  /** WeChat's number of it. */
  transferId: string | null;
  /** What the phone confirms it with; only said when it was just asked for. */
  packageInfo: string | null;
  amountFen: number | null;
  failReason: string | null;
}

/** @throws FieldMissing */
export function readTransaction(fields: Fields): Transaction {
  const amount = fields.in('amount');
  const state = fields.mustText('trade_state');
  const isPaid = state === 'SUCCESS';
  return {
    payNo: must('out_trade_no', wordIn(fields, 'out_trade_no')),
    state,
    mchId: wordIn(fields, 'mchid'),
    appId: wordIn(fields, 'appid'),
    transactionId: isPaid ? must('transaction_id', wordIn(fields, 'transaction_id')) : null,
    totalFen: isPaid ? must('total', fenIn(amount, 'total')) : fenIn(amount, 'total'),
    currency: wordIn(amount, 'currency'),
    openid: wordIn(fields.in('payer'), 'openid'),
    paidAt: instantOf(fields.text('success_time')),
  };
}

/** Of an answer, or of a notice, where the status has another name. @throws FieldMissing */
export function readRefund(fields: Fields): PayRefund {
  return {
    refundNo: must('out_refund_no', wordIn(fields, 'out_refund_no')),
    status: fields.text('refund_status') ?? fields.mustText('status'),
    refundId: wordIn(fields, 'refund_id'),
    doneAt: instantOf(fields.text('success_time')),
  };
}

/** @throws FieldMissing */
export function readBill(fields: Fields): TransferBill {
  return {
    billNo: must('out_bill_no', wordIn(fields, 'out_bill_no')),
    state: fields.mustText('state'),
    transferId: wordIn(fields, 'transfer_bill_no'),
    packageInfo: fields.text('package_info'),
    amountFen: fenIn(fields, 'transfer_amount'),
    failReason: wordIn(fields, 'fail_reason'),
  };
}

/** Numbers and names of theirs; what is longer than any of them is none. */
function wordIn(fields: Fields, name: string): string | null {
  const text = fields.text(name);
  return text === null || text.length > LONGEST ? null : text;
}

/** A sum that there can be. */
function fenIn(fields: Fields, name: string): number | null {
  const fen = fields.number(name);
  return fen === null || !Number.isSafeInteger(fen) || fen < 0 ? null : fen;
}

/** @throws FieldMissing */
function must<T>(name: string, value: T | null): T {
  if (value === null) throw new FieldMissing(`field ${name} is missing`);
  return value;
}

/** Their times are RFC 3339 with a zone. */
function instantOf(text: string | null): Instant | null {
  const at = text === null ? NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
