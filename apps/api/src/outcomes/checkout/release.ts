import type { Instant } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SETTLE_CUSTOMERS } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { enqueue } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { BY_TIME, type CouponMove, type MovedBy, recordMoves } from '../coupons';
import type { ReturnedCouponDto } from './checkout.dto';
import { keptOf } from './kept';
import { holdById, type HoldRow, type HoldState, LET_GO, type ListedRow, listedOf } from './queries';

/** Work: give back what an order held too long. */
export const RELEASE_HOLD = 'coupons.release';

/** Gives a coupon the hold still has back to its owner. @returns the move, or null when the hold has it no more. */
export async function letGo(
  db: Db,
  holdId: number,
  { coupon_id: couponId, ends_at: endsAt }: Pick<ListedRow, 'coupon_id' | 'ends_at'>,
  by: MovedBy,
  reason: string | null,
  now: Instant,
): Promise<CouponMove | null> {
  const to = endsAt <= now ? 'expired' : 'granted';
  const moved = await db.run(LET_GO, [to, couponId, holdId]);
  return moved === 0 ? null : { couponId, from: 'held', to, at: now, by, shopId: null, reason };
}

/** Ends a hold that was not redeemed: every coupon it still has is its owner's again. */
export async function endHold(
  db: Db,
  hold: HoldRow,
  state: Extract<HoldState, 'released' | 'expired'>,
  by: MovedBy,
  reason: string | null,
  now: Instant,
): Promise<ReturnedCouponDto[]> {
  const moves: CouponMove[] = [];
  const returned: ReturnedCouponDto[] = [];
  for (const row of await listedOf(db, hold.id)) {
    const move = await letGo(db, hold.id, row, by, reason, now);
    if (move !== null) moves.push(move);
    returned.push({ code: row.code, name: row.name, became: row.ends_at <= now ? 'expired' : 'granted' });
  }
  await recordMoves(db, moves);
  await db.run('UPDATE coupon_holds SET state = ?, ended_at = ?, priced = ? WHERE id = ?', [
    state,
    now,
    JSON.stringify({ ...keptOf(hold), returned }),
    hold.id,
  ]);
  // What is free again may be more than its owner deserves by now.
  await enqueue(db, { kind: SETTLE_CUSTOMERS, payload: { customerIds: [hold.customer_id] } }, now, now);
  return returned;
}

/** Holds end by themselves. Nobody waits for it: a hold past its time holds nothing, swept or not. */
@Injectable()
export class Release implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.handle(RELEASE_HOLD, (db, payload) =>
      this.release(db, (payload as { holdId: number }).holdId),
    );
  }

  private async release(db: Db, holdId: number): Promise<void> {
    const now = this.clock.now();
    const hold = await holdById(db, holdId);
    // Held again since: the later hold has work of its own.
    if (hold === null || hold.state !== 'held' || hold.expires_at > now) return;
    await endHold(db, hold, 'expired', BY_TIME, '占用超时', now);
  }
}
