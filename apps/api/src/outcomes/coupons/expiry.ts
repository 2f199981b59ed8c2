import type { Instant } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { enqueueAll } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { BY_TIME, recordMoves } from './moves';

const EXPIRE_COUPONS = 'coupons.expire';
const AT_ONCE = 500;

/** The work of marking what ends at these instants: one row for each instant, however many coupons end at it. */
export function expiryOf(ends: readonly Instant[]) {
  return [...new Set(ends)].map((endsAt) => expiryAt(endsAt, endsAt));
}

function expiryAt(endsAt: Instant, runAt: Instant) {
  return { kind: EXPIRE_COUPONS, payload: { endsAt }, key: `${EXPIRE_COUPONS}:${endsAt}`, runAt };
}

/** Marks coupons past their end as expired. Nobody waits for it: a coupon past its end is refused anyway. */
@Injectable()
export class CouponExpiry implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.handle(EXPIRE_COUPONS, (db, payload) =>
      this.expire(db, (payload as { endsAt: Instant }).endsAt),
    );
  }

  private async expire(db: Db, endsAt: Instant): Promise<void> {
    const now = this.clock.now();
    const over = await db.rows<{ id: number }>(
      `SELECT id FROM coupons WHERE state = 'granted' AND ends_at <= ? ORDER BY ends_at, id LIMIT ${AT_ONCE}${db.forUpdate}`,
      [now],
    );
    const ids = over.map((row) => row.id);
    if (ids.length === 0) return;
    await db.runIn("UPDATE coupons SET state = 'expired' WHERE state = 'granted' AND id IN (?)", [], ids);
    await recordMoves(
      db,
      ids.map((couponId) => ({
        couponId,
        from: 'granted',
        to: 'expired',
        at: now,
        by: BY_TIME,
        shopId: null,
        reason: null,
      })),
    );
    if (ids.length === AT_ONCE) await enqueueAll(db, [expiryAt(endsAt, now)], now);
  }
}
