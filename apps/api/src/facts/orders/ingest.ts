import type { CustomerId, OrderEvent } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { enqueue } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { identify, keptKey, Stories } from '../customers';
import { type AppendResult, appendEvents, forgottenAmong } from '../events';
import { keepEvent, type KeptOrderEvent, toFact } from './kept-event';
import { foldOrders } from './order-fold';

const FOLD_ORDERS = 'orders.fold';

interface FoldPayload {
  source: string;
  orderNos: string[];
  customerIds: CustomerId[];
}

/** What an append made necessary. */
interface Appended {
  results: AppendResult[];
  fresh: Map<string, OrderEvent[]>;
  customerIds: CustomerId[];
}

/** Takes order events in: each is stored once, and folded into orders, customers' facts and what programs decide. */
@Injectable()
export class Ingest implements OnModuleInit {
  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly stories: Stories,
  ) {}

  onModuleInit(): void {
    this.worker.handle(FOLD_ORDERS, async (db, payload) => {
      const { source, orderNos, customerIds } = payload as FoldPayload;
      const touched = await foldOrders(db, source, orderNos, new Map(), this.clock.now());
      await this.stories.settle(db, [...touched, ...customerIds]);
    });
  }

  /** Stores events and the work they cause; the worker folds them a moment later. */
  async accept(db: Db, source: string, events: readonly OrderEvent[]): Promise<AppendResult[]> {
    const { results, fresh, customerIds } = await this.append(db, source, events);
    if (fresh.size + customerIds.length > 0) {
      const payload: FoldPayload = { source, orderNos: [...fresh.keys()], customerIds };
      await enqueue(db, { kind: FOLD_ORDERS, payload }, this.clock.now(), this.clock.now());
    }
    return results;
  }

  /** Stores and folds at once, for files: what is committed is finished, so a killed import leaves no loose ends. */
  async acceptAndFold(db: Db, source: string, events: readonly OrderEvent[]): Promise<AppendResult[]> {
    const { results, fresh, customerIds } = await this.append(db, source, events);
    const touched = await foldOrders(db, source, [...fresh.keys()], fresh, this.clock.now());
    await this.stories.settle(db, [...touched, ...customerIds]);
    return results;
  }

  /** Folds orders anew, a moment later: their events were changed, as they are when a person is forgotten. */
  async refold(db: Db, source: string, orderNos: string[]): Promise<void> {
    const payload: FoldPayload = { source, orderNos, customerIds: [] };
    await enqueue(db, { kind: FOLD_ORDERS, payload }, this.clock.now(), this.clock.now());
  }

  private async append(db: Db, source: string, events: readonly OrderEvent[]): Promise<Appended> {
    const now = this.clock.now();
    const ids = events.map((event) => event.eventId);
    const forgotten = await forgottenAmong(db, source, ids);
    const kept = events.map((event) =>
      keepEvent(this.keys, source, forgotten.has(event.eventId) ? { ...event, buyer: null } : event),
    );
    const owners = await this.meet(db, kept, now);
    const ownerOf = ({ buyer }: KeptOrderEvent) =>
      buyer === null ? null : (owners.get(keptKey(buyer)) ?? null);

    const facts = kept.map((one) => toFact(one, one.event.kind === 'refund.unlinked' ? ownerOf(one) : null));
    const results = await appendEvents(db, source, facts, now);

    const fresh = new Map<string, OrderEvent[]>();
    const customerIds = new Set<CustomerId>();
    for (const [index, one] of kept.entries()) {
      if (results[index] !== 'new') continue;
      const orderNo = one.event.orderNo;
      const owner = ownerOf(one);
      if (owner !== null) customerIds.add(owner);
      if (orderNo === null) continue;
      const event = {
        ...one.event,
        buyer: one.buyer && { ...one.buyer, nickname: one.buyer.nickname ?? undefined },
      };
      const list = fresh.get(orderNo);
      if (list === undefined) fresh.set(orderNo, [event]);
      else list.push(event);
    }
    return { results, fresh, customerIds: [...customerIds] };
  }

  /**
   * Everyone an event names becomes a customer, whoever the order ends up with: so who is known depends on the set of
   * events and not on their order. Only here is a phone number still in clear, to be sealed.
   */
  private async meet(db: Db, kept: readonly KeptOrderEvent[], now: number): Promise<Map<string, CustomerId>> {
    const buyers = kept.flatMap(({ buyer }) => (buyer === null ? [] : [buyer]));
    return buyers.length === 0 ? new Map() : identify(db, buyers, now);
  }
}
