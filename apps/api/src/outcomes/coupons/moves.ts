import type { Instant } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import type { CouponState } from './coupon-state';

/** Who moved a coupon: staff at a counter, another system, a program, or time itself. */
export interface MovedBy {
  kind: 'staff' | 'client' | 'program' | 'time';
  id: string;
}

/** One move of a coupon from state to state. Kept for ever: who, where, when, why. */
export interface CouponMove {
  couponId: number;
  from: CouponState;
  to: CouponState;
  at: Instant;
  by: MovedBy;
  shopId: number | null;
  reason: string | null;
}

const COLUMNS = [
  'coupon_id',
  'from_state',
  'to_state',
  'at',
  'by_kind',
  'by_id',
  'shop_id',
  'reason',
] as const;

export const BY_TIME: MovedBy = { kind: 'time', id: '' };

/** Writes down moves, in the transaction that makes them. */
export async function recordMoves(db: Db, moves: readonly CouponMove[]): Promise<void> {
  const rows = moves.map((move) => [
    move.couponId,
    move.from,
    move.to,
    move.at,
    move.by.kind,
    move.by.id,
    move.shopId,
    move.reason?.slice(0, 128) ?? null,
  ]);
  await db.insert('coupon_moves', COLUMNS, rows);
}
