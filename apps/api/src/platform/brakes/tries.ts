import { type Instant, refuse, type Refusal } from '@fanchang/domain';
import type { Database } from '../database/database';
import type { Db } from '../database/db';
import { isDuplicate, TryAgain } from '../database/faults';
import type { Brake } from './brakes';

/** A try that is being judged. It takes a place of each brake until it is `settle`d. */
export interface Try {
  /** When the window began that the place was taken in, by brake. */
  taken: readonly { key: string; since: number }[];
}

/** No place is free. `mayClear`: only because tries before this one are still being judged. */
export interface NoPlace {
  refusal: Refusal;
  mayClear: boolean;
}

interface TryRow {
  since: number;
  wrong: number;
  trying: number;
}

/** Takes a place in one statement. What is being judged counts like what was wrong; a window that is over begins anew. */
const TAKE = `UPDATE brakes SET
    wrong = CASE WHEN since <= ? THEN 0 ELSE wrong END,
    trying = CASE WHEN since <= ? THEN 1 ELSE trying + 1 END,
    since = CASE WHEN since <= ? THEN ? ELSE since END
  WHERE brake_key = ? AND (since <= ? OR wrong + trying < ?)`;

/** A window that began when there was nothing wrong begins anew with the next try. */
const REST = 'UPDATE brakes SET since = 0 WHERE brake_key = ? AND since = ? AND wrong = 0 AND trying = 0';

const IDLE_MS = 86_400_000;

/** Takes a place of every brake, or of none. */
export async function begin(
  database: Database,
  brakes: readonly Brake[],
  now: Instant,
): Promise<Try | NoPlace> {
  let mayClear = false;
  const done = await database.decide<Try>(async (db) => {
    const taken: { key: string; since: number }[] = [];
    for (const brake of inOrder(brakes)) {
      const row = await take(db, brake, now);
      if (row.isFull) {
        mayClear = row.wrong < brake.most;
        const leftMs = Math.max(1, row.since + brake.windowMs - now);
        return refuse('LOGIN_TOO_OFTEN', { minutes: String(Math.ceil(leftMs / 60_000)) });
      }
      taken.push({ key: brake.key, since: row.since });
    }
    return { taken };
  });
  return 'refused' in done ? { refusal: done, mayClear } : done;
}

/** Gives the places back; a wrong try stays counted. In a window that has ended meanwhile it counts for nothing. */
export async function settle(
  database: Database,
  { taken }: Try,
  isWrong: boolean,
  now: Instant,
): Promise<void> {
  await database.transaction(async (db) => {
    for (const { key, since } of taken) {
      await db.run(
        'UPDATE brakes SET trying = trying - 1, wrong = wrong + ? WHERE brake_key = ? AND since = ? AND trying > 0',
        [isWrong ? 1 : 0, key, since],
      );
      if (!isWrong) await db.run(REST, [key, since]);
    }
    if (isWrong && now % 64 === 0) await db.run('DELETE FROM brakes WHERE since < ?', [now - IDLE_MS]);
  });
}

async function take(
  db: Db,
  { key, most, windowMs }: Brake,
  now: Instant,
): Promise<{ isFull: boolean; since: number; wrong: number }> {
  const begun = now - windowMs;
  const taken = await db.run(TAKE, [begun, begun, begun, now, key, begun, most]);
  const row = await db.one<TryRow>('SELECT since, wrong, trying FROM brakes WHERE brake_key = ?', [key]);
  if (row !== null) return { isFull: taken === 0, since: Number(row.since), wrong: row.wrong };
  try {
    await db.insert('brakes', ['brake_key', 'since', 'wrong', 'trying'], [[key, now, 0, 1]]);
    return { isFull: false, since: now, wrong: 0 };
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('someone else tries for the first time');
    throw error;
  }
}

/** Always in the same order, so that two tries never wait for each other. */
function inOrder(brakes: readonly Brake[]): Brake[] {
  return [...brakes].sort((a, b) => (a.key < b.key ? -1 : 1));
}
