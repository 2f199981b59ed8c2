import type { Database } from '../database/database';

/** How much work there is: for later, due (waiting or being done), parked. */
export interface WorkCounts {
  ready: number;
  due: number;
  parked: number;
}

/** A piece of work as people look at it; `runAt` and `createdAt` are epoch ms. */
export interface ListedWork {
  id: number;
  state: string;
  kind: string;
  key: string | null;
  attempts: number;
  runAt: number;
  createdAt: number;
  lastError: string | null;
}

/** @param now epoch ms. */
export async function countWork(database: Database, now: number): Promise<WorkCounts> {
  const one = await database.one<Record<keyof WorkCounts, number | string>>(
    `SELECT (SELECT COUNT(*) FROM work WHERE state = 'ready' AND run_at > ?) AS ready,
            (SELECT COUNT(*) FROM work WHERE state = 'ready' AND run_at <= ?) AS due,
            (SELECT COUNT(*) FROM work WHERE state = 'parked') AS parked`,
    [now, now],
  );
  return { ready: Number(one?.ready ?? 0), due: Number(one?.due ?? 0), parked: Number(one?.parked ?? 0) };
}

/** The first pieces, parked ones before others, by when they are due. */
export async function listWork(database: Database, limit: number, only?: 'parked'): Promise<ListedWork[]> {
  return database.rows<ListedWork>(
    `SELECT id, state, kind, work_key AS 'key', attempts, run_at AS 'runAt', created_at AS 'createdAt',
            last_error AS 'lastError'
     FROM work ${only === undefined ? '' : 'WHERE state = ?'} ORDER BY state, run_at, id LIMIT ${limit}`,
    only === undefined ? [] : [only],
  );
}

/** Makes parked work due now, with all its attempts before it. @param id one piece, or null for all. @returns how many. */
export async function retryParked(database: Database, id: number | null, now: number): Promise<number> {
  return database.transaction((db) =>
    db.run(
      `UPDATE work SET state = 'ready', attempts = 0, run_at = ?, leased_by = NULL, leased_until = NULL
       WHERE state = 'parked'${id === null ? '' : ' AND id = ?'}`,
      id === null ? [now] : [now, id],
    ),
  );
}
