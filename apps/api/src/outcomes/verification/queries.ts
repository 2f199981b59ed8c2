import { COUPON_COLUMNS, COUPON_TABLES, type CouponRow } from '../coupons';

/** What a member of staff must know of a coupon to judge it: one row. */
export interface JudgedRow extends CouponRow {
  nickname: string | null;
  phone_sealed: string | null;
  shop_key: string;
  shop_name: string;
  staff_name: string;
  member_name: string | null;
  member_rate: number | null;
}

/** The coupon, its owner, the best member price standing now, the shop and who asks. Values: shop, staff, now, now, coupon. */
export const JUDGED = `
  SELECT ${COUPON_COLUMNS}, u.nickname, u.phone_sealed, s.shop_key, s.name AS shop_name, f.name AS staff_name,
    m.name AS member_name, m.rate AS member_rate
  FROM ${COUPON_TABLES}
  JOIN customers u ON u.id = c.customer_id
  JOIN shops s ON s.id = ?
  JOIN staff f ON f.id = ?
  LEFT JOIN member_prices m ON m.customer_id = c.customer_id AND m.state = 'standing'
    AND m.starts_at <= ? AND (m.ends_at IS NULL OR m.ends_at > ?)
  WHERE c.id = ?
  ORDER BY m.rate IS NULL, m.rate LIMIT 1`;

/**
 * The one statement a coupon is used by, from the state it was seen in. Whoever changes a row has won; everyone else is
 * told why not. A hold past its time holds nothing. Values: now, coupon, state, now, now, now.
 */
export const MARK_USED = `
  UPDATE coupons SET state = 'used', used_at = ?, hold_id = NULL, held_until = NULL
  WHERE id = ? AND state = ? AND (state = 'granted' OR (state = 'held' AND held_until <= ?))
    AND starts_at <= ? AND ends_at > ?`;

export const WRITE_REDEMPTION = `
  INSERT INTO redemptions (request_key, coupon_id, customer_id, staff_id, shop_id, bill_fen, member_off_fen,
    coupon_off_fen, payable_fen, redeemed_at, live, channel) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 'shop')`;

export interface ReceiptRow extends CouponRow {
  redemption_id: number;
  redeemed_at: number;
  bill_fen: number;
  member_off_fen: number;
  coupon_off_fen: number;
  payable_fen: number;
  live: number | null;
  undone_at: number | null;
  undo_reason: string | null;
  shop_id: number;
  staff_name: string;
  shop_name: string;
  nickname: string | null;
  phone_sealed: string | null;
}

const RECEIPT = `
  SELECT ${COUPON_COLUMNS}, r.id AS redemption_id, r.redeemed_at, r.bill_fen, r.member_off_fen, r.coupon_off_fen,
    r.payable_fen, r.live, r.undone_at, r.undo_reason, r.shop_id, f.name AS staff_name, s.name AS shop_name,
    u.nickname, u.phone_sealed
  FROM redemptions r
  JOIN coupons c ON c.id = r.coupon_id
  JOIN coupon_templates t ON t.id = c.template_id
  JOIN staff f ON f.id = r.staff_id
  JOIN shops s ON s.id = r.shop_id
  JOIN customers u ON u.id = r.customer_id`;

export const RECEIPT_OF_REQUEST = `${RECEIPT} WHERE r.staff_id = ? AND r.request_key = ?`;

/** A receipt of one's own shop. Values: redemption, shop. */
export const RECEIPT_OF_SHOP = `${RECEIPT} WHERE r.id = ? AND r.shop_id = ?`;

/** A shop's receipts since local midnight, newest first, undone ones too. */
export const receiptsToday = (after: boolean) => `${RECEIPT}
  WHERE r.shop_id = ? AND r.redeemed_at >= ?${after ? ' AND (r.redeemed_at < ? OR (r.redeemed_at = ? AND r.id < ?))' : ''}
  ORDER BY r.redeemed_at DESC, r.id DESC LIMIT ?`;

/** What stands of today. */
export const TOTALS_TODAY = `
  SELECT COUNT(*) AS n, COALESCE(SUM(bill_fen), 0) AS bill_fen,
    COALESCE(SUM(member_off_fen + coupon_off_fen), 0) AS off_fen
  FROM redemptions WHERE shop_id = ? AND redeemed_at >= ? AND live = 1`;
