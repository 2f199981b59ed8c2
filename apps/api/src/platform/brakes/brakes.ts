import type { Db } from '../database/db';
import { isDuplicate, TryAgain } from '../database/faults';

/** So many wrong tries in a window, then a pause until the window ends. */
export interface Brake {
  /** Whose tries: `code:staff:7`. */
  key: string;
  most: number;
  windowMs: number;
}

interface BrakeRow {
  brake_key: string;
  since: number;
  wrong: number;
}

/**
 * A brake on guessing. Whoever tries holds the brake's row until their transaction ends, so tries of one person happen
 * one after the other: not one more wrong try than allowed gets an answer, and a right one is never refused for the
 * tries beside it.
 */
export const Brakes = {
  /**
   * Holds the brakes for one try.
   *
   * @returns null when it may be tried, else the minutes until it may be.
   */
  async hold(db: Db, brakes: readonly Brake[], now: number): Promise<number | null> {
    const inOrder = [...brakes].sort((a, b) => (a.key < b.key ? -1 : 1));
    const keys = inOrder.map((brake) => brake.key);
    const rows = await held(db, keys);
    const known = new Set(rows.map((row) => row.brake_key));
    const missing = inOrder.filter((brake) => !known.has(brake.key));
    if (missing.length > 0) {
      try {
        const fresh = missing.map((brake) => [brake.key, now, 0]);
        await db.insert('brakes', ['brake_key', 'since', 'wrong'], fresh);
      } catch (error) {
        if (isDuplicate(error)) throw new TryAgain('someone else tries for the first time');
        throw error;
      }
    }
    const byKey = new Map(rows.map((row) => [row.brake_key, row]));
    const pauses = inOrder.map((brake) => pauseMs(brake, byKey.get(brake.key), now));
    const longest = Math.max(0, ...pauses);
    return longest === 0 ? null : Math.ceil(longest / 60_000);
  },

  /** Counts a wrong try. The brakes are held. */
  async count(db: Db, brakes: readonly Brake[], now: number): Promise<void> {
    for (const brake of brakes) {
      const begun = now - brake.windowMs;
      await db.run(
        `UPDATE brakes SET wrong = CASE WHEN since <= ? THEN 1 ELSE wrong + 1 END,
           since = CASE WHEN since <= ? THEN ? ELSE since END WHERE brake_key = ?`,
        [begun, begun, now, brake.key],
      );
    }
    // What is long over is forgotten now and then, so the table stays as small as today's mistakes.
    if (now % 64 === 0) await db.run('DELETE FROM brakes WHERE since < ?', [now - 86_400_000]);
  },
};

async function held(db: Db, keys: readonly string[]): Promise<BrakeRow[]> {
  return db.rowsIn<BrakeRow>(
    `SELECT brake_key, since, wrong FROM brakes WHERE brake_key IN (?) ORDER BY brake_key${db.forUpdate}`,
    [],
    keys,
  );
}

function pauseMs(brake: Brake, row: BrakeRow | undefined, now: number): number {
  if (row === undefined || row.wrong < brake.most) return 0;
  return Math.max(0, Number(row.since) + brake.windowMs - now);
}
