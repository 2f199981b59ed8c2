import type { Instant, OrderEvent } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { enqueueAll, type TimedWork } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { appendEvents } from '../events';
import { Ingest } from '../orders';
import type { PushResult } from '../wechat';
import { ORDERS_OF, PULL_ORDER, type PullPayload, type Shop } from './shop-pulls';

/** One thing a shop's platform says has changed. */
export interface ShopPush {
  /** The same for every repeat of it. */
  id: string;
  /** Tag or event, in the platform's words. */
  about: string;
  orderId: string;
  /** Which of the order's after-sales, where it is about one. */
  aftersaleId: string | null;
  /** What the push itself tells in full, and no pull would. */
  refund: OrderEvent | null;
  happenedAt: Instant;
}

/**
 * Keeps pushes: each once, with the work it causes in the same transaction. A push only says that something has changed;
 * what, the shop is asked a moment later, when nobody waits for us.
 *
 * The work has no key: a push that comes while an earlier one's order is being pulled needs a pull of its own.
 */
@Injectable()
export class ShopPushes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ingest: Ingest,
    private readonly worker: Worker,
  ) {}

  /** @returns what became of each, in order. */
  async keep(shop: Shop, pushes: readonly ShopPush[]): Promise<PushResult[]> {
    if (pushes.length === 0) return [];
    const now = this.clock.now();
    const results = await this.database.transaction(async (db) => {
      const kept = await appendEvents(db, shop, pushes.map(factOf), now);
      const fresh = pushes.filter((_, index) => kept[index] === 'new');
      await enqueueAll(db, worksOf(shop, fresh, now), now);
      const refunds = fresh.flatMap(({ refund }) => (refund === null ? [] : [refund]));
      if (refunds.length > 0) await this.ingest.accept(db, ORDERS_OF[shop], refunds);
      return kept.map((result): PushResult => (result === 'new' ? 'new' : 'repeated'));
    });
    if (results.includes('new')) this.worker.nudge();
    return results;
  }
}

/** The order's number stands in the data: as the row's own it would be taken for an event of the order. */
function factOf({ id, about, orderId, aftersaleId, happenedAt }: ShopPush) {
  return {
    sourceId: `push:${id}`,
    kind: 'shop.pushed',
    orderNo: null,
    customerId: null,
    amountFen: null,
    happenedAt,
    data: JSON.stringify({ about, orderId, ...(aftersaleId !== null && { aftersaleId }) }),
  };
}

/** One pull for what is said of one order at once. */
function worksOf(shop: Shop, pushes: readonly ShopPush[], now: number): TimedWork[] {
  const payloads = new Map<string, PullPayload>();
  for (const { orderId, aftersaleId } of pushes) {
    const payload = { shop, orderId, ...(aftersaleId !== null && { aftersaleId }) };
    payloads.set(`${orderId}:${aftersaleId}`, payload);
  }
  return [...payloads.values()].map((payload) => ({ kind: PULL_ORDER, payload, runAt: now }));
}
