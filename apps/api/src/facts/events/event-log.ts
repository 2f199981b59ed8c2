import type { Instant } from '@fanchang/domain';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import type { Db } from '../../platform/database/db';

/**
 * One fact as it is kept: `(source, sourceId)` is unique, and a row never changes, but for one thing: when a person is
 * forgotten, who it was is cut out of it (`forget.ts`).
 */
export interface FactEvent {
  sourceId: string;
  kind: string;
  orderNo: string | null;
  customerId: number | null;
  amountFen: number | null;
  happenedAt: Instant;
  /**
   * JSON, written canonically so that a repeat can be told from a contradiction. Whom it names stands in `b`, kind and
   * kept value first, and nowhere else: there they can be cut out.
   */
  data: string;
}

/** `conflict`: the id is known with other content; the first one told stays. */
export type AppendResult = 'new' | 'duplicate' | 'conflict';

const COLUMNS = [
  'source',
  'source_id',
  'kind',
  'order_no',
  'customer_id',
  'amount_fen',
  'happened_at',
  'recorded_at',
  'data',
] as const;

/**
 * Adds events to the log, each once, in the caller's transaction.
 *
 * @returns one result per event, in order.
 */
export async function appendEvents(
  db: Db,
  source: string,
  events: readonly FactEvent[],
  now: Instant,
): Promise<AppendResult[]> {
  const first = new Map<string, FactEvent>();
  for (const event of events) if (!first.has(event.sourceId)) first.set(event.sourceId, event);

  const known = await insertNew(db, source, [...first.values()], now);
  return events.map((event) => {
    const before = known.get(event.sourceId);
    if (before !== undefined) return same(before, event) ? 'duplicate' : 'conflict';
    const told = first.get(event.sourceId);
    if (told === event || told === undefined) return 'new';
    return same(told, event) ? 'duplicate' : 'conflict';
  });
}

type Told = Pick<FactEvent, 'kind' | 'orderNo' | 'happenedAt' | 'data'>;

/** `erased`: the person it named was cut out of it. */
type Known = Told & { erased?: boolean };

/** Inserts what is not there; hopes for all new first, because that is the common case. */
async function insertNew(
  db: Db,
  source: string,
  events: readonly FactEvent[],
  now: Instant,
): Promise<Map<string, Known>> {
  const row = (event: FactEvent) => [
    source,
    event.sourceId,
    event.kind,
    event.orderNo,
    event.customerId,
    event.amountFen,
    event.happenedAt,
    now,
    event.data,
  ];
  try {
    const insert = () => db.insert('events', COLUMNS, events.map(row));
    // One row that fails leaves nothing behind; of several, those before the failing one would stand.
    await (events.length === 1 ? insert() : db.attempt(insert));
    return new Map();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }

  const known = await loadKnown(db, source, events);
  const missing = events.filter((event) => !known.has(event.sourceId));
  try {
    await db.insert('events', COLUMNS, missing.map(row));
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('someone else is telling the same events');
    throw error;
  }
  return known;
}

async function loadKnown(db: Db, source: string, events: readonly FactEvent[]): Promise<Map<string, Known>> {
  const rows = await db.rowsIn<{
    source_id: string;
    kind: string;
    order_no: string | null;
    happened_at: number;
    data: string;
    erased_at: number | null;
  }>(
    'SELECT source_id, kind, order_no, happened_at, data, erased_at FROM events WHERE source = ? AND source_id IN (?)',
    [source],
    events.map((event) => event.sourceId),
  );
  return new Map(
    rows.map((row) => [
      row.source_id,
      {
        kind: row.kind,
        orderNo: row.order_no,
        happenedAt: Number(row.happened_at),
        data: row.data,
        erased: row.erased_at !== null,
      },
    ]),
  );
}

/** Of what was erased, what it said can no longer be compared. */
function same(before: Known, told: Told): boolean {
  return (
    before.kind === told.kind &&
    before.orderNo === told.orderNo &&
    before.happenedAt === told.happenedAt &&
    (before.erased === true || before.data === told.data)
  );
}
