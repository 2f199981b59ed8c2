import { type CustomerId, type Instant, refuse, type Refusal } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

/**
 * `created`: WeChat does not know of it yet; `prepaid`: the phone may pay it; `closing`: WeChat is told that nobody pays
 * it any more; `closed`: nobody did. Money that comes for a closed one after all makes it `paid`, too.
 */
export type PaymentState = 'created' | 'prepaid' | 'closing' | 'paid' | 'closed';

/** A payment as it is kept. */
export interface PaymentRow {
  id: number;
  pay_no: string;
  customer_id: CustomerId;
  /** Who is to pay, and from the moment it is paid who did. */
  openid: string | null;
  purpose: string;
  subject: string;
  request_key: string;
  description: string;
  amount_fen: number;
  state: PaymentState;
  prepay_id: string | null;
  created_at: number;
  expires_at: number;
  transaction_id: string | null;
  paid_fen: number | null;
  paid_at: number | null;
  closed_at: number | null;
}

/** What is paid for, as whoever takes it needs to know. */
export interface PaidPayment {
  id: number;
  payNo: string;
  /** Who paid; held. */
  customerId: CustomerId;
  purpose: string;
  subject: string;
  amountFen: number;
  paidAt: Instant;
}

/** Payments, as `PaymentRow`; a WHERE follows. */
export const PAYMENTS = `SELECT p.id, p.pay_no, p.customer_id, p.openid, p.purpose, p.subject, p.request_key,
  p.description, p.amount_fen, p.state, p.prepay_id, p.created_at, p.expires_at, p.transaction_id, p.paid_fen, p.paid_at,
  p.closed_at FROM payments p`;

/** One payment by its public number. @param customerId whose it must be; null for our own work. */
export async function paymentOf(
  db: Pick<Db, 'one'>,
  payNo: string,
  customerId: CustomerId | null,
): Promise<PaymentRow | Refusal> {
  const row = await db.one<PaymentRow>(`${PAYMENTS} WHERE p.pay_no = ?`, [payNo.slice(0, 32)]);
  const known = row !== null && (customerId === null || row.customer_id === customerId);
  return known ? row : refuse('PAYMENT_NOT_FOUND');
}
