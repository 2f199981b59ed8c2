import { COUPON_COLUMNS, COUPON_TABLES, type CouponRow } from '../coupons';

/** What a member of staff must know of a coupon to judge it: one row. */
export interface JudgedRow extends CouponRow {
  nickname: string | null;
  phone_sealed: string | null;
  shop_key: string;
  member_name: string | null;
  member_rate: number | null;
}

/** The coupon, its owner, the best member price standing now, and the shop asking. Values: now, now, shop, then the proof. */
export const judged = (by: 'id' | 'code') => `
  SELECT ${COUPON_COLUMNS}, u.nickname, u.phone_sealed, s.shop_key, m.name AS member_name, m.rate AS member_rate
  FROM ${COUPON_TABLES}
  JOIN customers u ON u.id = c.customer_id
  JOIN shops s ON s.id = ?
  LEFT JOIN member_prices m ON m.customer_id = c.customer_id AND m.state = 'standing'
    AND m.starts_at <= ? AND (m.ends_at IS NULL OR m.ends_at > ?)
  WHERE c.${by} = ?
  ORDER BY m.rate IS NULL, m.rate LIMIT 1`;

/** The one statement a coupon is used by. Whoever changes a row has won; everyone else is told why not. */
export const MARK_USED = `
  UPDATE coupons SET state = 'used', used_at = ?
  WHERE id = ? AND state = 'granted' AND starts_at <= ? AND ends_at > ?`;

export interface ReceiptRow extends CouponRow {
  redemption_id: number;
  redeemed_at: number;
  bill_fen: number;
  member_off_fen: number;
  coupon_off_fen: number;
  payable_fen: number;
  staff_name: string;
  shop_name: string;
  nickname: string | null;
  phone_sealed: string | null;
}

const RECEIPT = `
  SELECT ${COUPON_COLUMNS}, r.id AS redemption_id, r.redeemed_at, r.bill_fen, r.member_off_fen, r.coupon_off_fen,
    r.payable_fen, f.name AS staff_name, s.name AS shop_name, u.nickname, u.phone_sealed
  FROM redemptions r
  JOIN coupons c ON c.id = r.coupon_id
  JOIN coupon_templates t ON t.id = c.template_id
  JOIN staff f ON f.id = r.staff_id
  JOIN shops s ON s.id = r.shop_id
  JOIN customers u ON u.id = r.customer_id`;

export const RECEIPT_OF_REQUEST = `${RECEIPT} WHERE r.staff_id = ? AND r.request_key = ?`;

/** A shop's receipts since local midnight, newest first. */
export const receiptsToday = (after: boolean) => `${RECEIPT}
  WHERE r.shop_id = ? AND r.redeemed_at >= ?${after ? ' AND (r.redeemed_at < ? OR (r.redeemed_at = ? AND r.id < ?))' : ''}
  ORDER BY r.redeemed_at DESC, r.id DESC LIMIT ?`;

export const TOTALS_TODAY = `
  SELECT COUNT(*) AS n, COALESCE(SUM(bill_fen), 0) AS bill_fen,
    COALESCE(SUM(member_off_fen + coupon_off_fen), 0) AS off_fen
  FROM redemptions WHERE shop_id = ? AND redeemed_at >= ?`;
