import { type Books, offenders } from './books';

/** The hold a held coupon names, as it must be. */
const LIVE_HOLD = `h.id = c.hold_id AND h.state = 'held' AND h.expires_at = c.held_until AND h.customer_id = c.customer_id`;

/** Holds of other systems' checkouts: who holds what, and that what was redeemed adds up. */
export async function checkHolds(books: Books): Promise<string[]> {
  return [...(await heldCoupons(books)), ...(await usedCoupons(books)), ...(await redeemedHolds(books))];
}

/** A held coupon belongs to the one live hold that lists it; every other coupon to none. */
async function heldCoupons(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ id: number; hold_id: number | null }>(
      books,
      `SELECT c.id, c.hold_id FROM coupons c
       WHERE c.state = 'held' AND NOT EXISTS (SELECT 1 FROM coupon_holds h
         JOIN hold_coupons l ON l.hold_id = h.id AND l.coupon_id = c.id WHERE ${LIVE_HOLD})`,
      (row) => `coupon ${row.id} is held by no live hold that lists it (${row.hold_id ?? 'none'})`,
    )),
    ...(await offenders<{ id: number; state: string; hold_id: number }>(
      books,
      `SELECT id, state, hold_id FROM coupons WHERE state <> 'held' AND (hold_id IS NOT NULL OR held_until IS NOT NULL)`,
      (row) => `coupon ${row.id} is ${row.state} and names hold ${row.hold_id}`,
    )),
    ...(await offenders<{ id: number; listed: number }>(
      books,
      `SELECT h.id, COUNT(l.coupon_id) AS listed FROM coupon_holds h LEFT JOIN hold_coupons l ON l.hold_id = h.id
       GROUP BY h.id, h.coupon_off_fen, h.member_off_fen
       HAVING COUNT(l.coupon_id) = 0 OR SUM(l.off_fen) < h.coupon_off_fen
         OR SUM(l.off_fen) > h.coupon_off_fen + h.member_off_fen`,
      (row) => `hold ${row.id}: what its ${row.listed} coupons take off does not add up to it`,
    )),
    ...(await offenders<{ id: number }>(
      books,
      'SELECT id FROM coupon_holds WHERE bill_fen - member_off_fen - coupon_off_fen <> payable_fen OR payable_fen < 0',
      (row) => `hold ${row.id}: bill less what comes off is not payable`,
    )),
  ];
}

/** A used coupon has the one redemption that stands, any other none. */
async function usedCoupons(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ id: number; standing: number }>(
      books,
      `SELECT c.id, COUNT(r.id) AS standing FROM coupons c LEFT JOIN redemptions r ON r.coupon_id = c.id AND r.live = 1
       WHERE c.state = 'used' GROUP BY c.id HAVING COUNT(r.id) <> 1`,
      (row) => `coupon ${row.id} is used with ${row.standing} standing redemptions`,
    )),
    ...(await offenders<{ id: number; coupon_id: number; state: string }>(
      books,
      `SELECT r.id, r.coupon_id, COALESCE(c.state, 'missing') AS state
       FROM redemptions r LEFT JOIN coupons c ON c.id = r.coupon_id
       WHERE r.live = 1 AND (c.id IS NULL OR c.state <> 'used')`,
      (row) => `redemption ${row.id} stands, its coupon ${row.coupon_id} is ${row.state}`,
    )),
    ...(await offenders<{ id: number }>(
      books,
      'SELECT id FROM redemptions WHERE bill_fen - member_off_fen - coupon_off_fen <> payable_fen OR payable_fen < 0',
      (row) => `redemption ${row.id}: bill less what comes off is not payable`,
    )),
  ];
}

/** A redeemed hold has a redemption of each coupon it lists, and together they are what came off the order. */
async function redeemedHolds(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ hold_id: number; coupon_id: number }>(
      books,
      `SELECT l.hold_id, l.coupon_id FROM coupon_holds h JOIN hold_coupons l ON l.hold_id = h.id
         LEFT JOIN redemptions r ON r.hold_id = h.id AND r.coupon_id = l.coupon_id
       WHERE h.state IN ('redeemed', 'returned')
         AND (r.id IS NULL OR (h.state = 'redeemed') <> (r.undone_at IS NULL))`,
      (row) => `hold ${row.hold_id}: coupon ${row.coupon_id} lacks the redemption it should have`,
    )),
    ...(await offenders<{ id: number; hold_id: number; state: string }>(
      books,
      `SELECT r.id, r.hold_id, COALESCE(h.state, 'missing') AS state FROM redemptions r
         LEFT JOIN coupon_holds h ON h.id = r.hold_id
         LEFT JOIN hold_coupons l ON l.hold_id = r.hold_id AND l.coupon_id = r.coupon_id
       WHERE r.hold_id IS NOT NULL AND (h.id IS NULL OR l.coupon_id IS NULL OR h.state NOT IN ('redeemed', 'returned'))`,
      (row) =>
        `redemption ${row.id} is of hold ${row.hold_id}, which is ${row.state} or does not list its coupon`,
    )),
    ...(await offenders<{ id: number }>(
      books,
      `SELECT h.id FROM coupon_holds h JOIN redemptions r ON r.hold_id = h.id
       GROUP BY h.id, h.bill_fen, h.member_off_fen, h.coupon_off_fen, h.payable_fen
       HAVING MAX(r.bill_fen) <> h.bill_fen OR SUM(r.member_off_fen) <> h.member_off_fen
         OR SUM(r.coupon_off_fen) <> h.coupon_off_fen OR MIN(r.payable_fen) <> h.payable_fen`,
      (row) => `hold ${row.id}: its redemptions do not add up to it`,
    )),
  ];
}
