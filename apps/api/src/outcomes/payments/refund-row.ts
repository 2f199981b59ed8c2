import type { CustomerId } from '@fanchang/domain';

/** `abnormal`: WeChat could not give the money back; somebody must, in WeChat Pay's own console. */
export type RefundState = 'queued' | 'processing' | 'done' | 'abnormal';

/** A refund as it is kept, and of its payment what it needs. */
export interface RefundRow {
  id: number;
  refund_no: string;
  payment_id: number;
  customer_id: CustomerId;
  amount_fen: number;
  reason: string;
  state: RefundState;
  created_at: number;
  pay_no: string;
  description: string;
  asked_fen: number;
  paid_fen: number;
}

/** Refunds, as `RefundRow`; a WHERE follows. */
export const REFUNDS = `SELECT r.id, r.refund_no, r.payment_id, r.customer_id, r.amount_fen, r.reason, r.state,
  r.created_at, p.pay_no, p.description, p.amount_fen AS asked_fen, p.paid_fen
  FROM payment_refunds r JOIN payments p ON p.id = r.payment_id`;
