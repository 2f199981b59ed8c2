import {
  type CustomerId,
  INTERACTION_KINDS,
  type Instant,
  type Interaction,
  type InteractionKind,
} from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { enqueue } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { holdPeople, identify, keepBuyer, type KeptBuyer, keptKey } from '../customers';
import { type AppendResult, appendEvents, type FactEvent, forgottenAmong } from '../events';
import type { InteractionTold } from './read-interaction';

/** Told, in one transaction and while the people are held, what they did. */
export type InteractionListener = (db: Db, interactions: readonly Interaction[]) => Promise<void>;

const HEARD = 'live.heard';

type KeptInteraction = Omit<InteractionTold, 'buyer'> & { buyer: KeptBuyer };

interface EventRow {
  source: string;
  source_id: string;
  kind: string;
  customer_id: CustomerId;
  happened_at: Instant;
}

/** What happens in live rooms: each thing is stored once, and those who listen decide over it a moment later. */
@Injectable()
export class LiveRoom implements OnModuleInit {
  private readonly listeners: InteractionListener[] = [];

  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly worker: Worker,
  ) {}

  onModuleInit(): void {
    this.worker.handle(HEARD, (db, payload) => {
      const { source, eventIds } = payload as { source: string; eventIds: string[] };
      return this.heard(db, source, eventIds);
    });
  }

  /** Programs register here; facts know no program. */
  onInteraction(listener: InteractionListener): void {
    this.listeners.push(listener);
  }

  /** Stores what was told, and the work it causes. @returns one result each, in order. */
  async accept(db: Db, source: string, told: readonly InteractionTold[]): Promise<AppendResult[]> {
    const now = this.clock.now();
    const kept = told.map((one) => ({ ...one, buyer: keepBuyer(this.keys, source, one.buyer) }));
    const ids = told.map((one) => one.eventId);
    const forgotten = await forgottenAmong(db, source, ids);
    const owners = await identify(
      db,
      kept.filter((one) => !forgotten.has(one.eventId)).map((one) => one.buyer),
      now,
    );
    const facts = kept.map((one) => toFact(one, owners));
    const results = await appendEvents(db, source, facts, now);
    const eventIds = told.flatMap((one, index) => (results[index] === 'new' ? [one.eventId] : []));
    if (eventIds.length > 0) await enqueue(db, { kind: HEARD, payload: { source, eventIds } }, now, now);
    return results;
  }

  private async heard(db: Db, source: string, eventIds: readonly string[]): Promise<void> {
    const rows = await db.rowsIn<EventRow>(
      'SELECT source, source_id, kind, customer_id, happened_at FROM events WHERE source = ? AND source_id IN (?)',
      [source],
      eventIds,
    );
    // In the order they happened, which decides which ones a day's cap leaves out.
    rows.sort((a, b) => a.happened_at - b.happened_at || (a.source_id < b.source_id ? -1 : 1));
    const interactions = rows.flatMap((row): Interaction[] => {
      const kind = row.kind.slice('live.'.length);
      if (!isInteractionKind(kind)) return [];
      return [
        {
          source: row.source,
          eventId: row.source_id,
          kind,
          customerId: row.customer_id,
          at: Number(row.happened_at),
        },
      ];
    });
    await holdPeople(
      db,
      interactions.map((one) => one.customerId),
    );
    for (const listener of this.listeners) await listener(db, interactions);
  }
}

/** The row of the log; who did it is part of what was told. */
function toFact(told: KeptInteraction, owners: ReadonlyMap<string, CustomerId>): FactEvent {
  const { buyer } = told;
  return {
    sourceId: told.eventId,
    kind: `live.${told.kind}`,
    orderNo: null,
    customerId: owners.get(keptKey(buyer)) ?? null,
    amountFen: null,
    happenedAt: told.happenedAt,
    data: JSON.stringify({
      b: [buyer.kind, buyer.value],
      session: told.liveSession,
      seconds: told.seconds,
      text: told.text,
    }),
  };
}

function isInteractionKind(kind: string): kind is InteractionKind {
  return (INTERACTION_KINDS as readonly string[]).includes(kind);
}
