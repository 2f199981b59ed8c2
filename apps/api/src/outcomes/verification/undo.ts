import { type Instant, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { SETTLE_CUSTOMERS } from '../../facts/customers';
import { appendEvents } from '../../facts/events';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { TryAgain } from '../../platform/database/faults';
import { enqueue } from '../../platform/queue/work';
import { type MovedBy, recordMoves } from '../coupons';
import { RECEIPT_OF_SHOP, type ReceiptRow } from './queries';
import { receiptDto, UNDO_MS } from './receipt';
import { recordStep } from './steps';
import type { StaffSession } from './staff-session';
import type { ReceiptDto } from './verification.dto';

/** Undoing a verification: a manager, of the same shop, within 30 minutes, once. */
@Injectable()
export class Undo {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** The coupon comes back to its owner, or is expired when its end has passed. A repeat gives the same receipt. */
  async undo(by: StaffSession, redemptionId: number, reason: string | null): Promise<ReceiptDto | Refusal> {
    const done = await this.database.decide((db) => this.undoIn(db, by, redemptionId, reason));
    if (!isRefusal(done)) return receiptDto(done, by, this.clock, this.keys);
    const step = { step: 'undo', couponId: null, requestKey: String(redemptionId), outcome: done } as const;
    await recordStep(this.database, by, step, this.clock.now());
    return done;
  }

  private async undoIn(
    db: Db,
    by: StaffSession,
    redemptionId: number,
    reason: string | null,
  ): Promise<ReceiptRow | Refusal> {
    const now = this.clock.now();
    const undone = await db.run(
      `UPDATE redemptions SET live = NULL, undone_at = ?, undone_by = ?, undo_reason = ?
       WHERE id = ? AND shop_id = ? AND live = 1 AND redeemed_at >= ?`,
      [now, by.staffId, reason, redemptionId, by.shopId, now - UNDO_MS],
    );
    const row = await db.one<ReceiptRow>(RECEIPT_OF_SHOP, [redemptionId, by.shopId]);
    if (row === null) return refuse('REDEMPTION_NOT_FOUND');
    if (undone === 0) return row.undone_at === null ? refuse('UNDO_TOO_LATE') : row;

    const to = row.ends_at <= now ? 'expired' : 'granted';
    const returned = await db.run(
      "UPDATE coupons SET state = ?, used_at = NULL WHERE id = ? AND state = 'used'",
      [to, row.id],
    );
    if (returned === 0) throw new TryAgain('the coupon of a standing redemption is used');
    const who: MovedBy = { kind: 'staff', id: String(by.staffId) };
    const move = { couponId: row.id, at: now, by: who, shopId: by.shopId, reason };
    await recordMoves(db, [{ ...move, from: 'used', to }]);
    await this.tell(db, row, by, now);
    return { ...row, state: to, used_at: null, saved_fen: null };
  }

  /** The fact, and the work it causes: programs may take back what was only left because it was used. */
  private async tell(db: Db, row: ReceiptRow, by: StaffSession, now: Instant): Promise<void> {
    const fact = {
      sourceId: `redemption:${row.redemption_id}:returned`,
      kind: 'coupon.returned',
      orderNo: null,
      customerId: row.customer_id,
      amountFen: -(row.member_off_fen + row.coupon_off_fen),
      happenedAt: now,
      data: JSON.stringify({ couponId: row.id, shopId: by.shopId, staffId: by.staffId }),
    };
    await appendEvents(db, 'fanchang', [fact], now);
    await enqueue(db, { kind: SETTLE_CUSTOMERS, payload: { customerIds: [row.customer_id] } }, now, now);
  }
}
