import { type Books, NOT_MERGED, offenders } from './books';

/** An order that takes a place in its item's stock. */
const STANDS = "o.state <> 'cancelled'";
/** The ledger keeps what an order cost, and what came back, under the order's number. */
const SPENT = "e.entry_key = CONCAT('spend:mall:', o.order_no) AND e.kind = 'spend'";
const CAME_BACK = "b.entry_key = CONCAT('give-back:mall:', o.order_no) AND b.kind = 'give-back'";

/** The points mall: no item too often, each order paid for once, and once more paid back when it is cancelled. */
export async function checkMall(books: Books): Promise<string[]> {
  return [
    ...(await limits(books)),
    ...(await ledger(books)),
    ...(await coupons(books)),
    ...(await gifts(books)),
    ...(await states(books)),
  ];
}

async function limits(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ item_key: string; stock: number | null; standing: number; taken: number }>(
      books,
      `SELECT * FROM (
         SELECT i.item_key, i.stock, COALESCE(q.taken, 0) AS taken,
           (SELECT COUNT(*) FROM mall_orders o WHERE o.item_id = i.id AND ${STANDS}) AS standing
         FROM mall_items i LEFT JOIN quotas q ON q.quota_key = CONCAT('item:', i.id, ':stock')) stocks
       WHERE taken <> standing OR taken > stock`,
      (row) =>
        `item ${row.item_key}: stock ${row.stock ?? 'unlimited'}, counted ${row.taken}, orders ${row.standing}`,
    )),
    ...(await offenders<{ item_key: string; customer_id: number; standing: number; taken: number }>(
      books,
      `SELECT * FROM (
         SELECT i.item_key, i.per_person, o.customer_id, COALESCE(MAX(q.taken), 0) AS taken,
           SUM(CASE WHEN ${STANDS} THEN 1 ELSE 0 END) AS standing
         FROM mall_orders o JOIN mall_items i ON i.id = o.item_id
           LEFT JOIN quotas q ON q.quota_key = CONCAT('item:', i.id, ':person:', o.customer_id)
         WHERE o.grant_id IS NULL GROUP BY i.item_key, i.per_person, o.customer_id) shares
       WHERE taken <> standing OR (taken > per_person AND ${NOT_MERGED})`,
      (row) =>
        `item ${row.item_key}: customer ${row.customer_id} counted ${row.taken}, orders ${row.standing}`,
    )),
  ];
}

async function ledger(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ order_no: string; points: number; spent: number | null }>(
      books,
      `SELECT o.order_no, o.points, -e.points AS spent FROM mall_orders o LEFT JOIN points_entries e ON ${SPENT}
       WHERE COALESCE(-e.points, 0) <> o.points OR e.customer_id <> o.customer_id`,
      (row) => `order ${row.order_no} costs ${row.points} points, spent were ${row.spent ?? 0}`,
    )),
    ...(await offenders<{ order_no: string; state: string; points: number; back: number | null }>(
      books,
      `SELECT o.order_no, o.state, o.points, b.points AS back
       FROM mall_orders o LEFT JOIN points_entries b ON ${CAME_BACK}
       WHERE COALESCE(b.points, 0) <> CASE WHEN ${STANDS} THEN 0 ELSE o.points END`,
      (row) => `order ${row.order_no} of ${row.points} points is ${row.state}, came back ${row.back ?? 0}`,
    )),
    ...(await offenders<{ entry_key: string }>(
      books,
      `SELECT e.entry_key FROM points_entries e
       WHERE e.kind = 'spend' AND e.entry_key LIKE 'spend:mall:%'
         AND NOT EXISTS (SELECT 1 FROM mall_orders o WHERE o.order_no = SUBSTR(e.entry_key, 12))`,
      (row) => `points were spent under ${row.entry_key}, there is no such order`,
    )),
  ];
}

async function coupons(books: Books): Promise<string[]> {
  return offenders<{ order_no: string; coupon_id: number | null }>(
    books,
    `SELECT o.order_no, o.coupon_id FROM mall_orders o
       LEFT JOIN coupons c ON c.id = o.coupon_id AND c.customer_id = o.customer_id
       LEFT JOIN grants g ON g.id = c.grant_id AND g.grant_key = CONCAT('mall:', o.order_no)
     WHERE (o.kind = 'coupon' AND g.id IS NULL) OR (o.kind <> 'coupon' AND o.coupon_id IS NOT NULL)`,
    (row) => `order ${row.order_no} and its coupon ${row.coupon_id ?? '(none)'} do not belong together`,
  );
}

/** A gift that was granted is an order of its own that costs nothing. */
async function gifts(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ grant_key: string; orders: number }>(
      books,
      `SELECT g.grant_key, COUNT(o.id) AS orders FROM grants g LEFT JOIN mall_orders o ON o.grant_id = g.id
       WHERE g.kind = 'gift' AND g.state IN ('standing', 'kept') GROUP BY g.grant_key HAVING COUNT(o.id) <> 1`,
      (row) => `grant ${row.grant_key} stands with ${row.orders} orders of its gift`,
    )),
    ...(await offenders<{ order_no: string; state: string; granted: string | null }>(
      books,
      `SELECT o.order_no, o.state, g.state AS granted FROM mall_orders o
         LEFT JOIN grants g ON g.id = o.grant_id AND g.customer_id = o.customer_id AND g.kind = 'gift'
       WHERE o.grant_id IS NOT NULL AND (g.id IS NULL OR o.kind <> 'gift' OR o.points <> 0
         OR (g.state IN ('withdrawn', 'lapsed', 'unfunded') AND ${STANDS}))`,
      (row) => `order ${row.order_no} is ${row.state}, its grant ${row.granted ?? 'missing'}`,
    )),
  ];
}

/** What must be known of an order in each state, and what must not be any more. */
const WHOLE = `CASE o.state
    WHEN 'awaiting-address' THEN o.grant_id IS NOT NULL AND o.address_sealed IS NULL
    WHEN 'placed' THEN o.kind = 'gift' AND o.address_sealed IS NOT NULL AND o.shipped_at IS NULL
    WHEN 'shipped' THEN o.kind = 'gift' AND o.shipped_at IS NOT NULL AND o.carrier IS NOT NULL
      AND o.tracking_no IS NOT NULL AND o.completed_at IS NULL
    WHEN 'completed' THEN o.completed_at IS NOT NULL AND (o.kind = 'coupon' OR o.shipped_at IS NOT NULL)
    WHEN 'cancelled' THEN o.kind = 'gift' AND o.cancelled_at IS NOT NULL AND o.cancelled_by IS NOT NULL
      AND o.shipped_at IS NULL AND o.address_sealed IS NULL
    ELSE 1 = 0 END`;

async function states(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ order_no: string; item_id: number | null }>(
      books,
      `SELECT o.order_no, o.item_id FROM mall_orders o LEFT JOIN mall_items i ON i.id = o.item_id
       WHERE i.id IS NULL OR i.kind <> o.kind`,
      (row) => `order ${row.order_no} is of no such item (${row.item_id ?? 'none'})`,
    )),
    ...(await offenders<{ order_no: string; state: string }>(
      books,
      `SELECT o.order_no, o.state FROM mall_orders o
       WHERE NOT (${WHOLE}) OR (o.state <> 'cancelled' AND o.cancelled_at IS NOT NULL)`,
      (row) => `order ${row.order_no} is ${row.state}, but not all of it says so`,
    )),
  ];
}
