import { type CustomerId, isRefusal } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { holdPerson } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { enqueueAll } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { BY_TIME, cancelOrder, COMPLETE, UNCLAIMED, unclaimedAt } from './moves';
import { claimUntil, orderOf } from './order-row';

/** What time itself does to gifts: one nobody claims is called off, one that was shipped is completed in the end. */
@Injectable()
export class GiftTimes implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.handle(UNCLAIMED, (db, payload) =>
      this.unclaimed(db, payload as { orderNo: string; customerId: CustomerId }),
    );
    this.worker.handle(COMPLETE, (db, payload) => this.complete(db, payload as { orderNo: string }));
  }

  private async unclaimed(
    db: Db,
    { orderNo, customerId }: { orderNo: string; customerId: CustomerId },
  ): Promise<void> {
    await holdPerson(db, customerId);
    const now = this.clock.now();
    const row = await orderOf(db, orderNo, customerId);
    if (isRefusal(row) || row.state !== 'awaiting-address') return;
    const endsAt = claimUntil(row);
    // The grant may have been moved to a later end since this was written.
    if (endsAt !== null && endsAt > now) return enqueueAll(db, [unclaimedAt(row, endsAt)], now);
    await cancelOrder(db, row, { by: BY_TIME, reason: '超过领取期限' }, now);
  }

  private async complete(db: Db, { orderNo }: { orderNo: string }): Promise<void> {
    await db.run(
      "UPDATE mall_orders SET state = 'completed', completed_at = ? WHERE order_no = ? AND state = 'shipped'",
      [this.clock.now(), orderNo],
    );
  }
}
