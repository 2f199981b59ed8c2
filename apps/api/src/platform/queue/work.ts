import type { Db } from '../database/db';

/** Work that is due now or later. Written in the caller's transaction, so it exists exactly when its cause does. */
export interface Work {
  kind: string;
  payload: unknown;
}

/** @param runAt epoch ms; now, or later for "after a while". */
export async function enqueue(db: Db, work: Work, runAt: number, now: number): Promise<void> {
  await db.run(
    `INSERT INTO work (kind, payload, state, run_at, attempts, created_at) VALUES (?, ?, 'ready', ?, 0, ?)`,
    [work.kind, JSON.stringify(work.payload), runAt, now],
  );
}
