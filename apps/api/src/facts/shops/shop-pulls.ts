import type { Instant, OrderEvent } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { Metrics } from '../../platform/metrics';
import { isRejected, type Rejected } from '../../platform/outside/answers';
import { enqueueAll } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { DouyinShop } from '../../platform/shops/douyin-shop';
import { WeixinShop, type WeixinShopAftersale } from '../../platform/shops/weixin-shop';
import { Ingest } from '../orders';
import { douyinEvents } from './douyin-events';
import { refundEvent, refundIdOf, wholeFen } from './shop-order';
import { weixinShopEvents } from './weixin-shop-events';

/** Platforms whose shops push to us; also what their pushes are kept under. */
export type Shop = 'douyin' | 'weixin-shop';

/** What a shop's orders are kept under: as its exports are, so that an order known from both is one order. */
export const ORDERS_OF: Readonly<Record<Shop, string>> = { douyin: 'douyin', 'weixin-shop': 'weixin' };

/** Work: ask a shop for an order, and tell what has happened to it. */
export const PULL_ORDER = 'shops.pull';
/** Work: ask 微信小店 what came of an after-sale, and tell the refund. */
const PULL_AFTERSALE = 'shops.pull-aftersale';

export interface PullPayload {
  shop: Shop;
  orderId: string;
  /** What the push was about, should the order not know of it yet. */
  aftersaleId?: string;
}

/** An order as it was pulled, in our words. */
interface Pulled {
  events: OrderEvent[];
  aftersaleIds: readonly string[];
}

/** The money went back; the goods stayed, or came back. */
const REFUNDED = new Set(['MERCHANT_REFUND_SUCCESS', 'MERCHANT_RETURN_SUCCESS']);

/**
 * Asks shops what their pushes were about. However late the answer comes, it is about the order as it is: the events made
 * of it have ids of their own and are told once.
 */
@Injectable()
export class ShopPulls implements OnModuleInit {
  constructor(
    private readonly douyin: DouyinShop,
    private readonly weixin: WeixinShop,
    private readonly ingest: Ingest,
    private readonly worker: Worker,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.worker.handleOutside<PullPayload, Pulled>(PULL_ORDER, {
      call: ({ shop, orderId }) => this.pull(shop, orderId),
      done: async (db, { shop, orderId, aftersaleId }, { events, aftersaleIds }) => {
        await this.tell(db, shop, events);
        const ids = new Set([...aftersaleIds, ...(aftersaleId === undefined ? [] : [aftersaleId])]);
        if (ids.size > 0) await this.askAfter(db, orderId, [...ids]);
      },
    });
    this.worker.handleOutside<{ aftersaleId: string }, WeixinShopAftersale>(PULL_AFTERSALE, {
      call: async ({ aftersaleId }) => found(await this.weixin.aftersale(aftersaleId), 'weixin-shop'),
      done: (db, _, aftersale) => this.tell(db, 'weixin-shop', refundOf(aftersale, this.clock.now())),
    });
  }

  private async pull(shop: Shop, orderId: string): Promise<Pulled> {
    if (shop === 'douyin') {
      return { events: douyinEvents(found(await this.douyin.order(orderId), shop)), aftersaleIds: [] };
    }
    const order = found(await this.weixin.order(orderId), shop);
    return { events: weixinShopEvents(order), aftersaleIds: order.aftersaleIds };
  }

  private async tell(db: Db, shop: Shop, events: readonly OrderEvent[]): Promise<void> {
    if (events.length === 0) return;
    const results = await this.ingest.accept(db, ORDERS_OF[shop], events);
    for (const result of results) this.metrics.orderEvents.inc({ result });
  }

  /** An order names its after-sales, and only they say how much went back: those whose refund is not known are asked. */
  private async askAfter(db: Db, orderId: string, aftersaleIds: readonly string[]): Promise<void> {
    const idOf = new Map(aftersaleIds.map((aftersaleId) => [refundIdOf(orderId, aftersaleId), aftersaleId]));
    const known = await db.rowsIn<{ source_id: string }>(
      'SELECT source_id FROM events WHERE source = ? AND source_id IN (?)',
      [ORDERS_OF['weixin-shop']],
      [...idOf.keys()],
    );
    for (const { source_id: eventId } of known) idOf.delete(eventId);
    const now = this.clock.now();
    const works = [...idOf.values()].map((aftersaleId) => ({
      kind: PULL_AFTERSALE,
      payload: { aftersaleId },
      runAt: now,
    }));
    await enqueueAll(db, works, now);
  }
}

/**
 * What was pushed a moment ago may not be found yet, and what is refused today may be allowed tomorrow: either way it is
 * asked again, and parked in the end, for people to see.
 */
function found<T extends object>(said: T | Rejected, shop: Shop): T {
  if (isRejected(said)) throw new Error(`${shop} says ${said.rejected} of what it pushed`);
  return said;
}

function refundOf(
  { aftersaleId, orderId, status, refundFen, completedAt }: WeixinShopAftersale,
  now: Instant,
): OrderEvent[] {
  if (!REFUNDED.has(status) || refundFen <= 0) return [];
  return [refundEvent({ orderId, aftersaleId, refundFen: wholeFen(refundFen), at: completedAt ?? now })];
}
