import type { CustomerId, Instant } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import type { PaymentRow } from './payment-row';

/** Something to be paid for. */
export interface PaymentWish {
  customerId: CustomerId;
  /** Who takes the money: see `onPaid`. */
  purpose: string;
  /** What it is for, in the taker's words. */
  subject: string;
  /** The shopper's request: the same again is the same payment. At most 64 letters. */
  requestKey: string;
  amountFen: number;
  /** What the shopper reads in WeChat; at most 127 letters. */
  description: string;
  /** Until when it can be paid, exclusive; within two hours, as long as WeChat keeps what the phone pays with. */
  expiresAt: Instant;
}

const COLUMNS = [
  'pay_no',
  'customer_id',
  'openid',
  'purpose',
  'subject',
  'request_key',
  'description',
  'amount_fen',
  'state',
  'created_at',
  'expires_at',
] as const;
const LONGEST_DESCRIPTION = 127;

/** Keeps a wish as a payment that WeChat does not know of yet. @throws TryAgain when it was kept meanwhile. */
export async function insertPayment(
  db: Db,
  wish: PaymentWish,
  { payNo, openid, now }: { payNo: string; openid: string; now: Instant },
): Promise<void> {
  const { customerId, purpose, subject, requestKey, amountFen, expiresAt } = wish;
  const description = [...wish.description].slice(0, LONGEST_DESCRIPTION).join('');
  const row = [payNo, customerId, openid, purpose, subject, requestKey, description, amountFen];
  try {
    await db.insert('payments', COLUMNS, [[...row, 'created', now, expiresAt]]);
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('the same payment was asked for at this moment');
    throw error;
  }
}

/** Whether a payment is what is wished for once more. */
export function isSame(row: PaymentRow, wish: PaymentWish): boolean {
  return row.purpose === wish.purpose && row.subject === wish.subject && row.amount_fen === wish.amountFen;
}
