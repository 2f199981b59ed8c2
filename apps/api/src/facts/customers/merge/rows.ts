import type { CustomerId, Instant } from '@fanchang/domain';
import type { Db } from '../../../platform/database/db';

/** One merge, as those who move rows for it need it. The people are held. */
export interface Merge {
  id: number;
  /** Who turned out to be somebody else. */
  from: CustomerId;
  /** Who goes on. */
  to: CustomerId;
  at: Instant;
}

/** Tables whose rows belong to a person by `customer_id` and have an `id`. */
export type OwnedTable =
  | 'grants'
  | 'coupons'
  | 'member_prices'
  | 'growth_values'
  | 'redemptions'
  | 'coupon_holds'
  | 'mall_orders'
  | 'points_lots'
  | 'points_entries'
  | 'inbox_messages'
  | 'customer_marks'
  | 'payments'
  | 'payment_refunds'
  | 'transfers'
  | 'group_teams'
  | 'group_seats'
  | 'invitation_codes'
  | 'invitations'
  | 'photos'
  | 'surveys'
  | 'tickets'
  | 'compensations'
  | 'customer_identities'
  | 'events'
  | 'orders';

/** Ids of what a merge moved, as a subquery. Values: merge, table. */
export const MOVED_IDS = `
  SELECT CAST(row_key AS SIGNED) FROM customer_merge_rows WHERE merge_id = ? AND table_name = ?`;

/** Moves every row of the one to the other, and writes down which. Again: what has arrived since. */
export async function moveRows(db: Db, merge: Merge, table: OwnedTable): Promise<void> {
  await db.run(
    `INSERT INTO customer_merge_rows (merge_id, table_name, row_key)
     SELECT ?, ?, id FROM ${table} WHERE customer_id = ?`,
    [merge.id, table, merge.from],
  );
  await db.run(`UPDATE ${table} SET customer_id = ? WHERE customer_id = ?`, [merge.to, merge.from]);
}

/** Moves back what the merge moved. */
export async function moveBack(db: Db, merge: Merge, table: OwnedTable): Promise<void> {
  await db.run(`UPDATE ${table} SET customer_id = ? WHERE customer_id = ? AND id IN (${MOVED_IDS})`, [
    merge.from,
    merge.to,
    merge.id,
    table,
  ]);
}

/** Tables whose rows are about an order besides. */
export type OrderTable = 'surveys' | 'tickets';

/** As `moveBack`; what came to be while the two were one is theirs whose order it is about. Orders have moved before. */
export async function moveBackWithOrders(db: Db, merge: Merge, table: OrderTable): Promise<void> {
  await moveBack(db, merge, table);
  for (const [owner, other] of [
    [merge.from, merge.to],
    [merge.to, merge.from],
  ] as const) {
    await db.run(
      `UPDATE ${table} SET customer_id = ? WHERE customer_id = ?
         AND order_id IN (SELECT id FROM orders WHERE customer_id = ?)`,
      [owner, other, owner],
    );
  }
}

/** Keeps how something was, so that it can be so again. The first word counts. */
export async function noteDown(
  db: Db,
  merge: Merge,
  what: string,
  notes: readonly { key: string; was: string }[],
): Promise<void> {
  const known = new Set((await notesOf(db, merge, what)).map((note) => note.key));
  await db.insert(
    'customer_merge_rows',
    ['merge_id', 'table_name', 'row_key', 'was'],
    notes.filter(({ key }) => !known.has(key)).map(({ key, was }) => [merge.id, what, key, was]),
  );
}

/** What was noted of a kind. */
export async function notesOf(db: Db, merge: Merge, what: string): Promise<{ key: string; was: string }[]> {
  const rows = await db.rows<{ row_key: string; was: string }>(
    'SELECT row_key, was FROM customer_merge_rows WHERE merge_id = ? AND table_name = ? ORDER BY row_key',
    [merge.id, what],
  );
  return rows.map((row) => ({ key: row.row_key, was: row.was }));
}
