import { type Instant, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { SETTLE_CUSTOMERS } from '../../facts/customers';
import { appendEvents } from '../../facts/events';
import type { ApiClient } from '../../platform/auth/signature';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { enqueue } from '../../platform/queue/work';
import { type CouponMove, recordMoves } from '../coupons';
import type { ReturnedCouponDto, ReturnedDto, ReturnHoldDto } from './checkout.dto';
import { byClient, keptOf } from './kept';
import { holdOf, type HoldRow, type ListedRow, listedOf, RETURN_USED, REVOKE_USED } from './queries';
import { endHold } from './release';

const REASON = '订单退回';

/** A listed coupon with the redemption it was used by. */
interface Redeemed extends ListedRow {
  redemptionId: number;
  savedFen: number;
}

/** Gives back what an order held or used: it was not paid, or it was given back. */
@Injectable()
export class GiveBack {
  constructor(private readonly clock: Clock) {}

  /** An order that gave back before gets the same answer. */
  async giveBack(db: Db, client: ApiClient, request: ReturnHoldDto): Promise<ReturnedDto | Refusal> {
    const now = this.clock.now();
    const reason = request.reason === undefined ? REASON : `${REASON}：${request.reason}`;
    const hold = await holdOf(db, client.clientKey, request.orderNo);
    if (hold === null) return refuse('HOLD_NOT_FOUND');
    const { returned } = keptOf(hold);
    switch (hold.state) {
      case 'returned':
      case 'released':
        return this.answer(hold, hold.state, hold.ended_at ?? now, returned ?? []);
      case 'expired':
        // Given back already, when its time was over.
        await db.run("UPDATE coupon_holds SET state = 'released' WHERE id = ?", [hold.id]);
        return this.answer(hold, 'released', hold.ended_at ?? now, returned ?? []);
      case 'held':
        return this.answer(
          hold,
          'released',
          now,
          await endHold(db, hold, 'released', byClient(client), reason, now),
        );
      case 'redeemed':
        return this.answer(hold, 'returned', now, await this.takeBackUse(db, client, hold, reason, now));
    }
  }

  private answer(
    hold: HoldRow,
    result: ReturnedDto['result'],
    returnedAt: Instant,
    coupons: ReturnedCouponDto[],
  ): ReturnedDto {
    return { orderNo: hold.order_no, result, returnedAt: this.clock.calendar.iso(returnedAt), coupons };
  }

  /** Each coupon by its template: back to the buyer, kept as used, or revoked. */
  private async takeBackUse(
    db: Db,
    client: ApiClient,
    hold: HoldRow,
    reason: string,
    now: Instant,
  ): Promise<ReturnedCouponDto[]> {
    const returned: ReturnedCouponDto[] = [];
    const moves: CouponMove[] = [];
    for (const row of await redeemedOf(db, hold.id)) {
      const became = becomes(row, now);
      await end(db, row, became, reason, now);
      await tell(db, hold, row, now);
      returned.push({ code: row.code, name: row.name, became });
      if (became === 'used') continue;
      const by = byClient(client);
      moves.push({ couponId: row.coupon_id, from: 'used', to: became, at: now, by, shopId: null, reason });
    }
    await recordMoves(db, moves);
    await db.run("UPDATE coupon_holds SET state = 'returned', ended_at = ?, priced = ? WHERE id = ?", [
      now,
      JSON.stringify({ ...keptOf(hold), returned }),
      hold.id,
    ]);
    await enqueue(db, { kind: SETTLE_CUSTOMERS, payload: { customerIds: [hold.customer_id] } }, now, now);
    return returned;
  }
}

async function redeemedOf(db: Db, holdId: number): Promise<Redeemed[]> {
  const rows = await db.rows<{ id: number; coupon_id: number; saved_fen: number }>(
    'SELECT id, coupon_id, member_off_fen + coupon_off_fen AS saved_fen FROM redemptions WHERE hold_id = ?',
    [holdId],
  );
  const byCoupon = new Map(rows.map((row) => [row.coupon_id, row]));
  return (await listedOf(db, holdId)).map((row) => {
    const redemption = byCoupon.get(row.coupon_id);
    if (redemption === undefined)
      throw new Error(`hold ${holdId} is redeemed without coupon ${row.coupon_id}`);
    return { ...row, redemptionId: redemption.id, savedFen: Number(redemption.saved_fen) };
  });
}

function becomes(row: ListedRow, now: Instant): ReturnedCouponDto['became'] {
  if (row.on_return === 'keep') return 'used';
  if (row.on_return === 'revoke') return 'revoked';
  return row.ends_at <= now ? 'expired' : 'granted';
}

/** Ends the redemption. One of a coupon that stays used stays its redemption. */
async function end(
  db: Db,
  row: Redeemed,
  became: ReturnedCouponDto['became'],
  reason: string,
  now: Instant,
): Promise<void> {
  const undone = await db.run(
    'UPDATE redemptions SET live = ?, undone_at = ?, undo_reason = ? WHERE id = ? AND live = 1 AND undone_at IS NULL',
    [became === 'used' ? 1 : null, now, reason, row.redemptionId],
  );
  if (undone === 0) throw new Error(`redemption ${row.redemptionId} of a redeemed hold does not stand`);
  if (became === 'used') return;
  const moved = await (became === 'revoked'
    ? db.run(REVOKE_USED, [reason, row.coupon_id])
    : db.run(RETURN_USED, [became, row.coupon_id]));
  if (moved === 0) throw new Error(`coupon ${row.coupon_id} has a standing redemption and is not used`);
}

/** The saving is taken back as well: the fact has a negative amount. */
async function tell(db: Db, hold: HoldRow, row: Redeemed, now: Instant): Promise<void> {
  const fact = {
    sourceId: `redemption:${row.redemptionId}:returned`,
    kind: 'coupon.returned',
    orderNo: null,
    customerId: hold.customer_id,
    amountFen: -row.savedFen,
    happenedAt: now,
    data: JSON.stringify({ couponId: row.coupon_id, clientKey: hold.client_key, orderNo: hold.order_no }),
  };
  await appendEvents(db, 'fanchang', [fact], now);
}
