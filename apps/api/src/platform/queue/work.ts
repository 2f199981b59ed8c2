import type { Db, Value } from '../database/db';
import { isDuplicate, TryAgain } from '../database/faults';

/** Work that is due now or later. Written in the caller's transaction, so it exists exactly when its cause does. */
export interface Work {
  kind: string;
  payload: unknown;
  /** Work with a key exists once, however often it is asked for. At most 160 letters. */
  key?: string;
}

/** Work and when it is due: epoch ms; now, or later for "after a while". */
export type TimedWork = Work & { runAt: number };

interface Existing {
  id: number;
  work_key: string;
  run_at: number;
  state: string;
  attempts: number;
}

/** Work due within this time may be crossed off by somebody before the caller's transaction ends. */
const SOON_MS = 120_000;

/** As `enqueueAll`, for one. @param runAt epoch ms. */
export async function enqueue(db: Db, work: Work, runAt: number, now: number): Promise<void> {
  await enqueueAll(db, [{ ...work, runAt }], now);
}

/**
 * Writes work. Where the key of one exists already, that row stays the only one and is due at the earlier of both
 * times; whatever it does then, it does after the caller has committed.
 *
 * @throws TryAgain when somebody else wrote or did work with one of the keys at this moment.
 */
export async function enqueueAll(db: Db, works: readonly TimedWork[], now: number): Promise<void> {
  const keyed = earliestByKey(works);
  const missing = keyed.size === 0 ? [] : await missingOf(db, keyed, now);
  try {
    await insert(db, [...works.filter((work) => work.key === undefined), ...missing], now);
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('the same work was asked for at the same moment');
    throw error;
  }
}

async function insert(db: Db, works: readonly TimedWork[], now: number): Promise<void> {
  await db.insert(
    'work',
    ['kind', 'payload', 'state', 'run_at', 'attempts', 'created_at', 'work_key'],
    works.map((work): Value[] => [
      work.kind,
      JSON.stringify(work.payload),
      'ready',
      work.runAt,
      0,
      now,
      work.key ?? null,
    ]),
  );
}

/** In the order of keys, so that callers with several in common wait for each other instead of in a circle. */
function earliestByKey(works: readonly TimedWork[]): Map<string, TimedWork> {
  const found = new Map<string, TimedWork>();
  for (const work of works) {
    if (work.key === undefined) continue;
    const other = found.get(work.key);
    if (other === undefined || work.runAt < other.runAt) found.set(work.key, work);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function missingOf(db: Db, keyed: Map<string, TimedWork>, now: number): Promise<TimedWork[]> {
  const sql = 'SELECT id, work_key, run_at, state, attempts FROM work WHERE work_key IN (?)';
  const rows = await db.rowsIn<Existing>(sql, [], [...keyed.keys()]);
  const missing = new Map(keyed);
  const soon: Existing[] = [];
  for (const row of rows) {
    const work = keyed.get(row.work_key);
    if (work === undefined) continue;
    missing.delete(row.work_key);
    if (row.run_at > work.runAt && row.attempts === 0 && row.state === 'ready') {
      await bringForward(db, row, work.runAt);
    } else if (row.run_at <= now + SOON_MS) soon.push(row);
  }
  const gone = await crossedOff(db, soon);
  for (const row of gone) {
    const work = keyed.get(row.work_key);
    if (work !== undefined) missing.set(row.work_key, work);
  }
  return [...missing.values()].sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
}

async function bringForward(db: Db, row: Existing, runAt: number): Promise<void> {
  const changed = await db.run(
    `UPDATE work SET run_at = ? WHERE id = ? AND run_at > ? AND attempts = 0 AND state = 'ready'`,
    [runAt, row.id, runAt],
  );
  if (changed === 0) throw new TryAgain('the work changed while it was asked for again');
}

/**
 * Those that were being done while we looked. Whoever did one could not see what the caller is about to commit, so it
 * must be done again; whoever has not begun waits for the caller. The embedded database has one writer at a time.
 */
async function crossedOff(db: Db, rows: readonly Existing[]): Promise<Existing[]> {
  if (db.dialect === 'sqlite' || rows.length === 0) return [];
  const sql = 'SELECT id FROM work WHERE id IN (?) ORDER BY id LOCK IN SHARE MODE';
  const ids = rows.map((row) => row.id).sort((a, b) => a - b);
  const left = new Set((await db.rowsIn<{ id: number }>(sql, [], ids)).map((row) => row.id));
  return rows.filter((row) => !left.has(row.id));
}
