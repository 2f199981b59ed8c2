import type { Clock } from '../clock';
import type { Database } from '../database/database';
import type { Db, Value } from '../database/db';
import { random } from '../random';

/** A piece of work and the lease under which somebody may do it. */
export interface Claimed {
  id: number;
  kind: string;
  payload: string;
  attempts: number;
  lease: string;
}

const LEASE_MS = 60_000;
const PAUSES_MS = [1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000];

// Due by the clock of the business, which may stand still; leases run by the real one.
const DUE = `state = 'ready' AND run_at <= ? AND (leased_until IS NULL OR leased_until < ?)`;

/**
 * The table of work, which is the truth about it whoever does it. A claim gives a lease with a name of its own; only
 * who holds that lease can cross the work off or put it back, so a piece that reached two is done by one.
 */
export class WorkTable {
  private readonly name = random.id();
  private claims = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Leases what is due, oldest first, at most `limit` pieces. Several may claim at once; none waits for another. */
  async claim(limit: number): Promise<Claimed[]> {
    const [first] = await this.database.rows<{ id: number }>(
      `SELECT id FROM work WHERE ${DUE} ORDER BY run_at, id LIMIT 1`,
      this.moment(),
    );
    if (first === undefined) return [];
    this.claims += 1;
    const lease = `${this.name}.${this.claims}`;
    const claimed = await this.database.transaction(async (db) => {
      const sql = `SELECT id, kind, payload, attempts FROM work WHERE ${DUE} ORDER BY run_at, id`;
      const rows = await db.rows<Claimed>(`${sql} LIMIT ${limit}${skipLocked(db)}`, this.moment());
      return this.lease(db, rows, lease);
    });
    return claimed.length > 0 ? claimed : this.waitFor(first.id, lease);
  }

  /** The piece, while this lease on it holds; null when it is done or somebody else's by now. */
  async held(id: number, lease: string): Promise<Claimed | null> {
    const sql = 'SELECT id, kind, payload, attempts FROM work WHERE id = ? AND leased_by = ?';
    const row = await this.database.one<Claimed>(sql, [id, lease]);
    return row === null ? null : { ...row, lease };
  }

  /** @returns whether it was still there and ours. */
  async crossOff(db: Db, work: Claimed): Promise<boolean> {
    return (await db.run('DELETE FROM work WHERE id = ? AND leased_by = ?', [work.id, work.lease])) === 1;
  }

  /** How long work that failed this often waits; null when it has failed often enough. */
  pauseAfter(work: Claimed): number | null {
    return PAUSES_MS[work.attempts] ?? null;
  }

  /** Gives work that failed back: for another time, or parked with the reason. */
  async putBack(work: Claimed, reason: string): Promise<void> {
    const pause = this.pauseAfter(work);
    await this.database.transaction((db) =>
      db.run(
        `UPDATE work SET state = ?, attempts = attempts + 1, run_at = ?, leased_by = NULL, leased_until = NULL, last_error = ?
         WHERE id = ? AND leased_by = ?`,
        [
          pause === null ? 'parked' : 'ready',
          this.clock.now() + (pause ?? 0),
          reason.slice(0, 255),
          work.id,
          work.lease,
        ],
      ),
    );
  }

  /** Lets go of what one claim leased, or of everything: others need not wait for the leases to run out. */
  async release(lease?: string): Promise<void> {
    if (this.claims === 0) return;
    const ours = lease ?? `${this.name}.%`;
    const rows = await this.database.rows<{ id: number }>(
      `SELECT id FROM work WHERE state = 'ready' AND leased_by LIKE ?`,
      [ours],
    );
    if (rows.length === 0) return;
    await this.database.transaction(async (db) => {
      // What somebody is doing at this moment is locked; letting go of it would only wait for him.
      const sql = `SELECT id FROM work WHERE id IN (?) AND leased_by LIKE ?${skipLocked(db)}`;
      const idle = await db.rowsIn<{ id: number }>(
        sql,
        [],
        rows.map((row) => row.id),
        [ours],
      );
      for (const { id } of idle) {
        await db.run('UPDATE work SET leased_by = NULL, leased_until = NULL WHERE id = ?', [id]);
      }
    });
  }

  /** Who asks for work again holds its row for a moment; many of them could hold it for ever. This waits its turn. */
  private async waitFor(id: number, lease: string): Promise<Claimed[]> {
    const until = Date.now() + LEASE_MS;
    const mine = await this.database.transaction((db) =>
      db.run(`UPDATE work SET leased_by = ?, leased_until = ? WHERE id = ? AND ${DUE}`, [
        lease,
        until,
        id,
        ...this.moment(),
      ]),
    );
    const work = mine === 1 ? await this.held(id, lease) : null;
    return work === null ? [] : [work];
  }

  private async lease(db: Db, rows: readonly Claimed[], lease: string): Promise<Claimed[]> {
    if (rows.length === 0) return [];
    const marks = Array.from(rows, () => '?').join(',');
    await db.run(`UPDATE work SET leased_by = ?, leased_until = ? WHERE id IN (${marks})`, [
      lease,
      Date.now() + LEASE_MS,
      ...rows.map((row) => row.id),
    ]);
    return rows.map((row) => ({ ...row, lease }));
  }

  private moment(): Value[] {
    return [this.clock.now(), Date.now()];
  }
}

/** The embedded database has one writer at a time, and no such words. */
function skipLocked(db: Db): string {
  return db.dialect === 'mysql' ? ' FOR UPDATE SKIP LOCKED' : '';
}
