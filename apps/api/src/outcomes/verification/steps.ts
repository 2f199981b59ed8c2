import { isRefusal } from '@fanchang/domain';
import type { Instant, Refusal } from '@fanchang/domain';
import type { Database } from '../../platform/database/database';
import type { StaffSession } from './staff-session';

/** What a member of staff did with a coupon, done or refused. Successes also stand as moves and receipts. */
export interface Step {
  step: 'quote' | 'confirm' | 'undo';
  couponId: number | null;
  requestKey: string | null;
  outcome: Refusal | 'ok';
}

/** Writes down a step with who, where and when. */
export async function recordStep(
  database: Database,
  by: StaffSession,
  { step, couponId, requestKey, outcome }: Step,
  at: Instant,
): Promise<void> {
  await database.run(
    `INSERT INTO verification_steps (at, staff_id, shop_id, step, result, coupon_id, request_key)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [at, by.staffId, by.shopId, step, isRefusal(outcome) ? outcome.refused : 'ok', couponId, requestKey],
  );
}
