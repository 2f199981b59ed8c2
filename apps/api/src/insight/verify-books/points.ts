import { type Books, offenders } from './books';

/** Points: every balance is the sum of its transfers, nothing is below zero but what may be, each lot is what moved. */
export async function checkPoints(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ name: string; balance: number; moved: number }>(
      books,
      `SELECT * FROM (
         SELECT CONCAT(a.kind, ':', a.owner) AS name, a.balance, COALESCE(m.moved, 0) AS moved
         FROM points_accounts a LEFT JOIN (
           SELECT account, SUM(points) AS moved FROM (
             SELECT to_account AS account, points FROM points_transfers
             UNION ALL SELECT from_account, -points FROM points_transfers) legs
           GROUP BY account) m ON m.account = a.id) balances
       WHERE balance <> moved`,
      (row) => `account ${row.name} stands at ${row.balance}, its transfers add up to ${row.moved}`,
    )),
    ...(await offenders<{ total: number }>(
      books,
      'SELECT SUM(balance) AS total FROM points_accounts HAVING SUM(balance) <> 0',
      (row) => `all balances together are ${row.total}, not 0`,
    )),
    ...(await offenders<{ name: string; balance: number }>(
      books,
      `SELECT CONCAT(kind, ':', owner) AS name, balance FROM points_accounts
       WHERE balance < lowest OR (kind IN ('customer', 'pending', 'spent', 'expired') AND balance < 0)
         OR (kind = 'debt' AND balance > 0)`,
      (row) => `account ${row.name} must not stand at ${row.balance}`,
    )),
    ...(await offenders<{ entry_key: string; n: number }>(
      books,
      'SELECT entry_key, COUNT(*) AS n FROM points_entries GROUP BY entry_key HAVING COUNT(*) > 1',
      (row) => `entry ${row.entry_key} was written ${row.n} times`,
    )),
    ...(await offenders<{ entry_key: string }>(
      books,
      `SELECT e.entry_key FROM points_entries e LEFT JOIN points_transfers t ON t.entry_id = e.id
       WHERE t.id IS NULL`,
      (row) => `entry ${row.entry_key} moved nothing`,
    )),
    ...(await offenders<{ entry_key: string; points: number; spent: number }>(
      books,
      `SELECT b.entry_key, b.points, COALESCE(-s.points, 0) AS spent FROM points_entries b
         LEFT JOIN points_entries s ON s.entry_key = CONCAT('spend:', SUBSTR(b.entry_key, 11))
       WHERE b.kind = 'give-back' AND (s.id IS NULL OR b.points <> -s.points)`,
      (row) => `entry ${row.entry_key} gives back ${row.points} of ${row.spent} spent`,
    )),
    // What the shopper reads adds up to what they have: a release moves points they had, a debt is none of them.
    ...(await offenders<{ customer_id: number; said: number; balance: number }>(
      books,
      `SELECT * FROM (
         SELECT e.customer_id, SUM(CASE WHEN e.kind IN ('release', 'owe') THEN 0 ELSE e.points END) AS said,
           COALESCE(MAX(b.balance), 0) AS balance
         FROM points_entries e LEFT JOIN (
           SELECT owner, SUM(balance) AS balance FROM points_accounts WHERE kind IN ('customer', 'pending')
           GROUP BY owner) b ON b.owner = CAST(e.customer_id AS CHAR)
         WHERE e.customer_id IS NOT NULL GROUP BY e.customer_id) histories
       WHERE said <> balance`,
      (row) =>
        `customer ${row.customer_id}: the history adds up to ${row.said}, the accounts to ${row.balance}`,
    )),
    ...(await offenders<{ id: number; points: number }>(
      books,
      'SELECT id, points FROM points_transfers WHERE points <= 0',
      (row) => `transfer ${row.id} moves ${row.points}`,
    )),
    ...(await offenders<{ lot_key: string; left_points: number; moved: number }>(
      books,
      `SELECT * FROM (
         SELECT l.lot_key, l.left_points, COALESCE(m.moved, 0) AS moved
         FROM points_lots l LEFT JOIN (
           SELECT t.lot_id, SUM(
               CASE WHEN b.kind IN ('customer', 'pending') THEN t.points ELSE 0 END
               - CASE WHEN a.kind IN ('customer', 'pending') THEN t.points ELSE 0 END) AS moved
           FROM points_transfers t JOIN points_accounts a ON a.id = t.from_account
             JOIN points_accounts b ON b.id = t.to_account
           WHERE t.lot_id IS NOT NULL GROUP BY t.lot_id) m ON m.lot_id = l.id) lots
       WHERE left_points <> moved`,
      (row) => `lot ${row.lot_key} has ${row.left_points} left, its transfers say ${row.moved}`,
    )),
    ...(await offenders<{ customer_id: number; state: string; lots: number; balance: number }>(
      books,
      `SELECT * FROM (
         SELECT l.customer_id, l.state, SUM(l.left_points) AS lots, COALESCE(MAX(a.balance), 0) AS balance
         FROM points_lots l LEFT JOIN points_accounts a ON a.owner = CAST(l.customer_id AS CHAR)
           AND a.kind = CASE WHEN l.state = 'pending' THEN 'pending' ELSE 'customer' END
         GROUP BY l.customer_id, l.state) purses
       WHERE lots <> balance`,
      (row) => `customer ${row.customer_id}: ${row.state} lots hold ${row.lots}, the account ${row.balance}`,
    )),
    ...(await offenders<{ grant_key: string; outcome: string; points: number }>(
      books,
      `SELECT g.grant_key, g.outcome, COALESCE(l.points, 0) AS points
       FROM grants g LEFT JOIN points_lots l ON l.grant_id = g.id
       WHERE g.kind = 'points' AND ((g.state = 'standing' AND l.id IS NULL)
         OR (g.state IN ('withdrawn', 'unfunded', 'lapsed') AND l.points > 0)
         OR (g.state = 'standing' AND g.outcome NOT LIKE CONCAT('%"points":', l.points, ',%')))`,
      (row) => `grant ${row.grant_key} gives ${row.outcome}, its lot ${row.points}`,
    )),
  ];
}
