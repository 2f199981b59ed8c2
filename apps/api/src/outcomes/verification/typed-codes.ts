import { isCouponCode, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { Brakes } from '../../platform/brakes';
import type { StaffSession } from './staff-session';

const WINDOW_MS = 10 * 60_000;
/** Wrong codes in ten minutes: what tired fingers do, and no guesser gets anywhere with. */
const MOST_WRONG = { staff: 10, shop: 30 };

/** Codes read aloud and typed: found out one after the other, so that guessing is braked exactly. */
@Injectable()
export class TypedCodes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns the coupon a typed code names; a wrong code is counted for the member of staff and for the shop. */
  async find(code: string, by: StaffSession): Promise<{ couponId: number } | Refusal> {
    const now = this.clock.now();
    const brakes = [
      { key: `code:staff:${by.staffId}`, most: MOST_WRONG.staff, windowMs: WINDOW_MS },
      { key: `code:shop:${by.shopId}`, most: MOST_WRONG.shop, windowMs: WINDOW_MS },
    ];
    return this.database.transaction(async (db) => {
      const minutes = await Brakes.hold(db, brakes, now);
      if (minutes !== null) return refuse('CODE_TOO_OFTEN', { minutes: String(minutes) });
      const coupon = isCouponCode(code)
        ? await db.one<{ id: number }>('SELECT id FROM coupons WHERE code = ?', [code])
        : null;
      if (coupon !== null) return { couponId: coupon.id };
      await Brakes.count(db, brakes, now);
      return refuse('CODE_UNKNOWN');
    });
  }
}
