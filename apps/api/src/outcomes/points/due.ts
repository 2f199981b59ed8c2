import { type CustomerId, expire, type Instant, release } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { holdPeople } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { enqueueAll } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { type DuePoints, dueAt, POINTS_DUE } from './due-work';
import { writeTurns } from './ledger';
import { loadPurses } from './purses';

const LOTS_AT_ONCE = 500;

interface DueLot {
  id: number;
  customer_id: CustomerId;
}

/** Lots that become available. Value: now. */
const RELEASED = `
  SELECT id, customer_id FROM points_lots WHERE state = 'pending' AND available_at <= ? AND left_points > 0
  ORDER BY available_at, id LIMIT ${LOTS_AT_ONCE}`;

/** Lots that run out at one instant, from an id on: those before are done, and stay in the index. Values: at, after. */
const EXPIRED = `
  SELECT id, customer_id FROM points_lots
  WHERE state = 'available' AND expires_at = ? AND id > ? AND left_points > 0
  ORDER BY id LIMIT ${LOTS_AT_ONCE}`;

/** Pending points become available and old ones run out, when their moment has come: a batch at a time. */
@Injectable()
export class PointsDue implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.handle(POINTS_DUE, (db, payload) => this.turn(db, payload as DuePoints));
  }

  private async turn(db: Db, { at, after }: DuePoints): Promise<void> {
    const now = this.clock.now();
    const released = await db.rows<DueLot>(RELEASED, [now]);
    const expired = await db.rows<DueLot>(EXPIRED, [at, after]);
    await this.settle(db, [...released, ...expired], now);
    const isMore = released.length === LOTS_AT_ONCE || expired.length === LOTS_AT_ONCE;
    const last = expired[expired.length - 1]?.id ?? after;
    if (isMore) await enqueueAll(db, [dueAt(at, now, last)], now);
  }

  private async settle(db: Db, lots: readonly DueLot[], now: Instant): Promise<void> {
    if (lots.length === 0) return;
    const customerIds = lots.map((lot) => lot.customer_id);
    await holdPeople(db, customerIds);
    // Read after the lock: what was seen before it may be spent by now.
    const purses = await loadPurses(db, customerIds, []);
    const turns = [...purses.values()].map((loaded) => {
      const released = release(loaded.purse, now);
      const expired = expire(released.purse, now);
      const turned = { purse: expired.purse, postings: [...released.postings, ...expired.postings] };
      return { loaded, turned, program: '', newLots: new Map(), key: null, text: null, earned: new Map() };
    });
    await writeTurns(db, turns, now);
  }
}
