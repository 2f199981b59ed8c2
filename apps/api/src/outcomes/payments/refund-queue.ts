import type { CustomerId, Instant } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { enqueue } from '../../platform/queue/work';
import { REFUND } from './pay-work';

interface Paid {
  pay_no: string;
  customer_id: CustomerId;
  paid_fen: number | null;
}

/** Queues a refund of what is left of a payment; the work that does it exists exactly when the refund does. */
export async function queueRefund(db: Db, paymentId: number, reason: string, now: Instant): Promise<void> {
  const paid = await db.one<Paid>(
    `SELECT pay_no, customer_id, paid_fen FROM payments WHERE id = ?${db.forUpdate}`,
    [paymentId],
  );
  if (paid === null || paid.paid_fen === null) return;
  const before = await db.one<{ n: number; fen: number }>(
    'SELECT COUNT(*) AS n, COALESCE(SUM(amount_fen), 0) AS fen FROM payment_refunds WHERE payment_id = ?',
    [paymentId],
  );
  const leftFen = paid.paid_fen - Number(before?.fen ?? 0);
  if (leftFen <= 0) return;
  // Numbered by the payment, so that two who refund the same money meet in one number.
  const refundNo = `${paid.pay_no}R${Number(before?.n ?? 0) + 1}`;
  try {
    await db.insert(
      'payment_refunds',
      ['refund_no', 'payment_id', 'customer_id', 'amount_fen', 'reason', 'state', 'created_at', 'changed_at'],
      [
        [
          refundNo,
          paymentId,
          paid.customer_id,
          leftFen,
          [...reason].slice(0, 80).join(''),
          'queued',
          now,
          now,
        ],
      ],
    );
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('the same money was refunded meanwhile');
    throw error;
  }
  await enqueue(db, { kind: REFUND, payload: { refundNo } }, now, now);
}
