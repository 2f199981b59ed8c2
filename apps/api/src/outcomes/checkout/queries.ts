import type { CustomerId, Instant } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { COUPON_COLUMNS, COUPON_TABLES, type CouponRow, UNUSED_COUPON_COLUMNS } from '../coupons';

/** held → redeemed → returned; held → released or expired, from which the same order may hold again. */
export type HoldState = 'held' | 'redeemed' | 'returned' | 'released' | 'expired';

/** What another system's order keeps: one row for the life of the order. */
export interface HoldRow {
  id: number;
  client_key: string;
  order_no: string;
  customer_id: CustomerId;
  state: HoldState;
  expires_at: Instant;
  bill_fen: number;
  member_off_fen: number;
  coupon_off_fen: number;
  payable_fen: number;
  /** JSON of `KeptPrice`. */
  priced: string;
  redeemed_at: Instant | null;
  ended_at: Instant | null;
}

const HOLD = `SELECT id, client_key, order_no, customer_id, state, expires_at, bill_fen, member_off_fen, coupon_off_fen,
  payable_fen, priced, redeemed_at, ended_at FROM coupon_holds`;

/** The order's hold, locked until the transaction ends. */
export function holdOf(db: Db, clientKey: string, orderNo: string): Promise<HoldRow | null> {
  const sql = `${HOLD} WHERE client_key = ? AND order_no = ?${db.forUpdate}`;
  return db.one<HoldRow>(sql, [clientKey, orderNo]);
}

export function holdById(db: Db, id: number): Promise<HoldRow | null> {
  return db.one<HoldRow>(`${HOLD} WHERE id = ?${db.forUpdate}`, [id]);
}

export const HOLD_ID = 'SELECT id FROM coupon_holds WHERE client_key = ? AND order_no = ?';

/** The coupons an order listed, with what each takes off, in id order. */
export interface ListedRow {
  coupon_id: number;
  off_fen: number;
  code: string;
  name: string;
  kind: CouponRow['kind'];
  state: CouponRow['state'];
  ends_at: Instant;
  on_return: CouponRow['on_return'];
  customer_id: CustomerId;
}

export function listedOf(db: Db, holdId: number): Promise<ListedRow[]> {
  return db.rows<ListedRow>(
    `SELECT h.coupon_id, h.off_fen, c.code, t.name, t.kind, c.state, c.ends_at, t.on_return, c.customer_id
     FROM hold_coupons h JOIN coupons c ON c.id = h.coupon_id JOIN coupon_templates t ON t.id = c.template_id
     WHERE h.hold_id = ? ORDER BY h.coupon_id`,
    [holdId],
  );
}

/** `(?)` takes the codes. */
export const COUPONS_BY_CODE = `SELECT ${COUPON_COLUMNS} FROM ${COUPON_TABLES} WHERE c.code IN (?)`;

/** What a person has that is not used up, soonest end first. Values: customer, now. */
export const LIVE_COUPONS = `
  SELECT ${UNUSED_COUPON_COLUMNS} FROM coupons c JOIN coupon_templates t ON t.id = c.template_id
  WHERE c.customer_id = ? AND c.state IN ('granted', 'held') AND c.ends_at > ?
  ORDER BY c.ends_at, c.id LIMIT 500`;

export interface MemberPriceRow {
  name: string;
  rate: number;
}

/** The best member price standing now, as at the counter. Values: customer, now, now. */
export const MEMBER_PRICE = `
  SELECT name, rate FROM member_prices
  WHERE customer_id = ? AND state = 'standing' AND starts_at <= ? AND (ends_at IS NULL OR ends_at > ?)
  ORDER BY rate LIMIT 1`;

/**
 * The one statement a coupon is held by, from the state it was seen in. A hold past its time holds nothing; the order's
 * own hold is no obstacle to it. Values: hold, until, coupon, customer, now, now, state seen, hold, now.
 */
export const MARK_HELD = `
  UPDATE coupons SET state = 'held', hold_id = ?, held_until = ?
  WHERE id = ? AND customer_id = ? AND starts_at <= ? AND ends_at > ? AND state = ?
    AND (state = 'granted' OR (state = 'held' AND (hold_id = ? OR held_until <= ?)))`;

/** Values: now, coupon, hold, now. A coupon whose own end passed while it was held is honoured. */
export const MARK_REDEEMED = `
  UPDATE coupons SET state = 'used', used_at = ?, hold_id = NULL, held_until = NULL
  WHERE id = ? AND state = 'held' AND hold_id = ? AND held_until > ?`;

/** Values: granted or expired, coupon, hold. */
export const LET_GO = `
  UPDATE coupons SET state = ?, hold_id = NULL, held_until = NULL WHERE id = ? AND state = 'held' AND hold_id = ?`;

/** Values: granted or expired, coupon. */
export const RETURN_USED = "UPDATE coupons SET state = ?, used_at = NULL WHERE id = ? AND state = 'used'";

/** When it was used stays: it was, so its place in the stock is not free. Values: reason, coupon. */
export const REVOKE_USED = `
  UPDATE coupons SET state = 'revoked', revoked_reason = ? WHERE id = ? AND state = 'used'`;
