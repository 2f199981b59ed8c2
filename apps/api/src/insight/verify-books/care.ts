import { type Books, offenders } from './books';

/** Tickets: what is said is numbered without a gap, what is promised is watched, holds end with their tickets, compensations are given once. */
export async function checkCare(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ ticket_no: string; last_seq: number; n: number }>(
      books,
      `SELECT * FROM (
         SELECT t.ticket_no, t.last_seq, COUNT(m.id) AS n, COALESCE(MAX(m.seq), 0) AS latest FROM tickets t
           LEFT JOIN ticket_messages m ON m.ticket_id = t.id GROUP BY t.id, t.ticket_no, t.last_seq) talks
       WHERE last_seq <> n OR latest <> n`,
      (row) => `ticket ${row.ticket_no} counts ${row.last_seq} messages, it has ${row.n}`,
    )),
    ...(await offenders<{ ticket_no: string; state: string }>(
      books,
      `SELECT t.ticket_no, t.state FROM tickets t
       WHERE (t.state IN ('resolved', 'closed')) <> (t.resolved_at IS NOT NULL AND t.merged_into IS NULL)
         OR (t.state IN ('closed', 'merged')) <> (t.closed_at IS NOT NULL)
         OR (t.state = 'merged') <> (t.merged_into IS NOT NULL)
         OR (t.rating IS NOT NULL AND t.state = 'merged')`,
      (row) => `ticket ${row.ticket_no} is ${row.state}, but not all of it says so`,
    )),
    ...(await offenders<{ ticket_no: string }>(
      books,
      `SELECT t.ticket_no FROM tickets t LEFT JOIN orders o ON o.id = t.order_id
       WHERE t.order_id IS NOT NULL AND o.id IS NULL`,
      (row) => `ticket ${row.ticket_no} is about an order nobody knows`,
    )),
    ...(await offenders<{ ticket_no: string; state: string }>(
      books,
      `SELECT t.ticket_no, t.state FROM tickets t JOIN customers c ON c.id = t.customer_id AND c.erased_at IS NULL
         LEFT JOIN marketing_holds h ON h.cause = CONCAT('ticket:', t.ticket_no)
       WHERE (t.state IN ('open', 'waiting')) <> (h.id IS NOT NULL AND h.until IS NULL)
         OR (h.id IS NOT NULL AND h.customer_id <> t.customer_id)`,
      (row) => `ticket ${row.ticket_no} is ${row.state}, its hold says otherwise`,
    )),
    ...(await offenders<{ compensation_no: string; state: string }>(
      books,
      `SELECT c.compensation_no, c.state FROM compensations c
         LEFT JOIN grants g ON g.grant_key = CONCAT('compensation:', c.compensation_no)
       WHERE (c.state = 'given') <> (g.id IS NOT NULL)`,
      (row) => `compensation ${row.compensation_no} is ${row.state}, its grant says otherwise`,
    )),
    ...(await offenders<{ given: number; known: number }>(
      books,
      `SELECT * FROM (
         SELECT (SELECT COUNT(*) FROM grants WHERE grant_key LIKE 'compensation:%') AS given,
           (SELECT COUNT(*) FROM compensations WHERE state = 'given') AS known) counts
       WHERE given <> known`,
      (row) => `${row.given} grants are compensations, ${row.known} compensations were given`,
    )),
  ];
}
