import { type Books, offenders } from './books';

/** Of a payment p: how much goes or went back, and how many seats were given for it. */
const BACK = '(SELECT COALESCE(SUM(r.amount_fen), 0) FROM payment_refunds r WHERE r.payment_id = p.id)';
const SEATS = "(SELECT COUNT(*) FROM group_seats s WHERE s.payment_id = p.id AND s.state = 'taken')";

/** Money: every paid fen is seated, refunded or being refunded, and cash was given as it was granted. */
export async function checkPayments(books: Books): Promise<string[]> {
  return [...(await paid(books)), ...(await refunds(books)), ...(await work(books)), ...(await cash(books))];
}

async function paid(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ pay_no: string; paid_fen: number; back: number; seats: number }>(
      books,
      `SELECT * FROM (SELECT p.pay_no, p.paid_fen, p.amount_fen, ${BACK} AS back, ${SEATS} AS seats
         FROM payments p WHERE p.state = 'paid') paid
       WHERE seats > 1 OR back > paid_fen OR (back < paid_fen AND (back > 0 OR seats = 0))
         OR (seats = 1 AND back = 0 AND paid_fen <> amount_fen)`,
      (row) => `payment ${row.pay_no}: paid ${row.paid_fen} fen, seats ${row.seats}, going back ${row.back}`,
    )),
    ...(await offenders<{ pay_no: string; state: string }>(
      books,
      `SELECT p.pay_no, p.state FROM payments p
       WHERE NOT (CASE p.state
           WHEN 'created' THEN p.prepay_id IS NULL AND p.paid_at IS NULL
           WHEN 'prepaid' THEN p.prepay_id IS NOT NULL AND p.paid_at IS NULL
           WHEN 'closing' THEN p.paid_at IS NULL AND p.closed_at IS NULL
           WHEN 'closed' THEN p.paid_at IS NULL AND p.closed_at IS NOT NULL
           WHEN 'paid' THEN p.paid_at IS NOT NULL AND p.paid_fen IS NOT NULL AND p.transaction_id IS NOT NULL
           ELSE 1 = 0 END)`,
      (row) => `payment ${row.pay_no} is ${row.state}, but not all of it says so`,
    )),
  ];
}

async function refunds(books: Books): Promise<string[]> {
  return offenders<{ refund_no: string; state: string; payment: string | null }>(
    books,
    `SELECT r.refund_no, r.state, p.state AS payment FROM payment_refunds r
       LEFT JOIN payments p ON p.id = r.payment_id AND p.customer_id = r.customer_id
     WHERE p.id IS NULL OR p.state <> 'paid' OR r.amount_fen <= 0 OR (r.state = 'done') <> (r.done_at IS NOT NULL)
       OR r.state NOT IN ('queued', 'processing', 'done', 'abnormal')`,
    (row) => `refund ${row.refund_no} is ${row.state}, of a payment ${row.payment ?? 'of somebody else'}`,
  );
}

/** What is not at its end has work that brings it there: nothing waits for nobody. */
async function work(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ refund_no: string; state: string }>(
      books,
      `SELECT r.refund_no, r.state FROM payment_refunds r WHERE r.state <> 'done' AND NOT EXISTS (
         SELECT 1 FROM work w WHERE w.kind = 'pay.refund' AND INSTR(w.payload, CONCAT('"', r.refund_no, '"')) > 0)`,
      (row) => `refund ${row.refund_no} is ${row.state}, and nobody sees to it`,
    )),
    ...(await offenders<{ pay_no: string; state: string }>(
      books,
      `SELECT p.pay_no, p.state FROM payments p WHERE p.state NOT IN ('paid', 'closed') AND NOT EXISTS (
         SELECT 1 FROM work w WHERE w.kind = 'pay.end' AND INSTR(w.payload, CONCAT('"', p.pay_no, '"')) > 0)`,
      (row) => `payment ${row.pay_no} is ${row.state}, and nobody will end it`,
    )),
    ...(await offenders<{ id: number; state: string }>(
      books,
      `SELECT t.id, t.state FROM transfers t WHERE t.state IN ('asking', 'confirming') AND NOT EXISTS (
         SELECT 1 FROM work w WHERE w.kind = 'cash.look' AND INSTR(w.payload, CONCAT(':', t.id, '}')) > 0)`,
      (row) => `cash ${row.id} is ${row.state}, and nobody asks what becomes of it`,
    )),
  ];
}

async function cash(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ grant_key: string; transfers: number }>(
      books,
      `SELECT g.grant_key, COUNT(t.id) AS transfers FROM grants g LEFT JOIN transfers t ON t.grant_id = g.id
       WHERE g.kind = 'cash' AND g.state IN ('standing', 'kept') GROUP BY g.grant_key HAVING COUNT(t.id) <> 1`,
      (row) => `grant ${row.grant_key} stands with ${row.transfers} transfers`,
    )),
    ...(await offenders<{ id: number; state: string; amount_fen: number; granted: string | null }>(
      books,
      `SELECT t.id, t.state, t.amount_fen, g.state AS granted FROM transfers t
         LEFT JOIN grants g ON g.id = t.grant_id AND g.customer_id = t.customer_id AND g.kind = 'cash'
       WHERE g.id IS NULL OR (g.state = 'standing' AND t.state = 'withdrawn')
         OR (g.state IN ('withdrawn', 'lapsed', 'unfunded') AND t.state NOT IN ('withdrawn', 'expired'))
         OR (g.state IN ('standing', 'kept') AND t.state <> 'withdrawn'
           AND t.amount_fen <> CAST(JSON_EXTRACT(g.outcome, '$.fen') AS SIGNED))`,
      (row) =>
        `cash ${row.id} of ${row.amount_fen} fen is ${row.state}, its grant ${row.granted ?? 'missing'}`,
    )),
    ...(await offenders<{ id: number; state: string }>(
      books,
      `SELECT t.id, t.state FROM transfers t
       WHERE NOT (CASE t.state
           WHEN 'asking' THEN t.bill_no IS NOT NULL AND t.started_at IS NOT NULL
           WHEN 'confirming' THEN t.bill_no IS NOT NULL AND t.confirm_until IS NOT NULL
           WHEN 'done' THEN t.bill_no IS NOT NULL AND t.done_at IS NOT NULL
           ELSE t.state IN ('ready', 'expired', 'withdrawn') AND t.done_at IS NULL AND t.package_sealed IS NULL END)`,
      (row) => `cash ${row.id} is ${row.state}, but not all of it says so`,
    )),
  ];
}
