import { type Instant, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { SETTLE_CUSTOMERS } from '../../facts/customers';
import { appendEvents } from '../../facts/events';
import type { ApiClient } from '../../platform/auth/signature';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { enqueue } from '../../platform/queue/work';
import { type CouponMove, recordMoves } from '../coupons';
import type { RedeemedDto, RedeemHoldDto } from './checkout.dto';
import { byClient, keptOf } from './kept';
import { holdOf, type HoldRow, type ListedRow, listedOf, MARK_REDEEMED } from './queries';
import { shares } from './shares';

/** Uses what an order holds, once: the order was paid. */
@Injectable()
export class Redeem {
  constructor(private readonly clock: Clock) {}

  /** An order that was redeemed before gets the same receipt. */
  async redeem(db: Db, client: ApiClient, request: RedeemHoldDto): Promise<RedeemedDto | Refusal> {
    const now = this.clock.now();
    const hold = await holdOf(db, client.clientKey, request.orderNo);
    if (hold === null) return refuse('HOLD_NOT_FOUND');
    if (hold.state === 'redeemed') return this.receipt(hold, hold.redeemed_at ?? now);
    if (hold.state === 'returned' || hold.state === 'released') return refuse('HOLD_RETURNED');
    if (hold.state === 'expired' || hold.expires_at <= now) return refuse('HOLD_EXPIRED');

    return db.decide(async () => {
      const listed = await listedOf(db, hold.id);
      for (const { coupon_id: id } of listed) {
        const used = await db.run(MARK_REDEEMED, [now, id, hold.id, now]);
        // By another process' clock the hold was over, and somebody else took the coupon.
        if (used === 0) return refuse('HOLD_EXPIRED');
      }
      await this.record(db, client, hold, listed, request.paidFen ?? null, now);
      return this.receipt(hold, now);
    });
  }

  private receipt(hold: HoldRow, redeemedAt: Instant): RedeemedDto {
    const { order_no: orderNo } = hold;
    return { orderNo, redeemedAt: this.clock.calendar.iso(redeemedAt), ...keptOf(hold).price };
  }

  /** The redemptions, the facts they are, and the work the facts cause. */
  private async record(
    db: Db,
    client: ApiClient,
    hold: HoldRow,
    listed: readonly ListedRow[],
    paidFen: number | null,
    now: Instant,
  ): Promise<void> {
    const by = byClient(client);
    const moves: CouponMove[] = [];
    for (const share of shares(hold, listed)) {
      const { couponId } = share;
      const redemptionId = await db.insertOne(
        `INSERT INTO redemptions (request_key, coupon_id, customer_id, bill_fen, member_off_fen, coupon_off_fen,
           payable_fen, redeemed_at, live, channel, client_key, order_no, hold_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 'online', ?, ?, ?)`,
        [
          `hold:${hold.id}:${couponId}`,
          couponId,
          hold.customer_id,
          share.billFen,
          share.memberOffFen,
          share.couponOffFen,
          share.payableFen,
          now,
          hold.client_key,
          hold.order_no,
          hold.id,
        ],
      );
      const fact = {
        sourceId: `redemption:${redemptionId}`,
        kind: 'coupon.redeemed',
        orderNo: null,
        customerId: hold.customer_id,
        amountFen: share.memberOffFen + share.couponOffFen,
        happenedAt: now,
        data: JSON.stringify({ couponId, clientKey: hold.client_key, orderNo: hold.order_no }),
      };
      await appendEvents(db, 'fanchang', [fact], now);
      moves.push({ couponId, from: 'held', to: 'used', at: now, by, shopId: null, reason: null });
    }
    await recordMoves(db, moves);
    await db.run("UPDATE coupon_holds SET state = 'redeemed', redeemed_at = ?, priced = ? WHERE id = ?", [
      now,
      JSON.stringify({ ...keptOf(hold), paidFen }),
      hold.id,
    ]);
    await enqueue(db, { kind: SETTLE_CUSTOMERS, payload: { customerIds: [hold.customer_id] } }, now, now);
  }
}
