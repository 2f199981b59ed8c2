import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../../config';
import { CONFIG } from '../tokens';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Db } from '../database/db';
import { Log } from '../log';
import { random } from '../random';

/** Does one kind of work inside the transaction that also crosses it off: all of it happens, or none. */
export type Handler = (db: Db, payload: unknown) => Promise<void>;

interface Claimed {
  id: number;
  kind: string;
  payload: string;
  attempts: number;
}

const LEASE_MS = 60_000;
const POLL_MS = 500;
const PAUSES_MS = [1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000];

/**
 * Takes due work, one piece at a time, by a conditional update with a lease. A worker that dies loses its lease and
 * another takes over; work that keeps failing is parked with its last error, for people to see.
 */
@Injectable()
export class Worker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly handlers = new Map<string, Handler>();
  private readonly name = random.id();
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;
  private woken = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  handle(kind: string, handler: Handler): void {
    this.handlers.set(kind, handler);
  }

  onApplicationBootstrap(): void {
    if (this.config.worker) this.running = this.loop();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  /** Says that work was just committed, so that it need not wait for the next look. */
  nudge(): void {
    this.woken = true;
    this.wake();
  }

  /** Does everything that is due now. For tests, the command line and the demo; the loop uses it too. */
  async drain(): Promise<number> {
    let done = 0;
    while (!this.stopping) {
      const claimed = await this.claim();
      if (claimed === null) return done;
      await this.perform(claimed);
      done += 1;
    }
    return done;
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      try {
        await this.drain();
      } catch (error) {
        this.log.error('worker cannot reach its work', error);
      }
      if (!this.stopping && !this.woken) await this.sleep();
    }
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async claim(): Promise<Claimed | null> {
    const now = this.clock.now();
    const due = await this.database.rows<Claimed>(
      `SELECT id, kind, payload, attempts FROM work
       WHERE state = 'ready' AND run_at <= ? AND (leased_until IS NULL OR leased_until < ?)
       ORDER BY run_at, id LIMIT 8`,
      [now, Date.now()],
    );
    for (const work of due) {
      const mine = await this.database.transaction((db) =>
        db.run(
          `UPDATE work SET leased_by = ?, leased_until = ?
           WHERE id = ? AND state = 'ready' AND (leased_until IS NULL OR leased_until < ?)`,
          [this.name, Date.now() + LEASE_MS, work.id, Date.now()],
        ),
      );
      if (mine === 1) return work;
    }
    return null;
  }

  private async perform(work: Claimed): Promise<void> {
    try {
      const handler = this.handlers.get(work.kind);
      if (handler === undefined) throw new Error(`nobody does work of kind ${work.kind}`);
      await this.database.transaction(async (db) => {
        const crossedOff = await db.run('DELETE FROM work WHERE id = ? AND leased_by = ?', [
          work.id,
          this.name,
        ]);
        if (crossedOff === 1) await handler(db, JSON.parse(work.payload));
      });
    } catch (error) {
      await this.putBack(work, error);
    }
  }

  private async putBack(work: Claimed, error: unknown): Promise<void> {
    const pause = PAUSES_MS[work.attempts];
    const message = error instanceof Error ? error.message : String(error);
    this.log.error(`work ${work.kind} #${work.id} failed${pause === undefined ? ', parked' : ''}`, error);
    await this.database.transaction((db) =>
      db.run(
        `UPDATE work SET state = ?, attempts = attempts + 1, run_at = ?, leased_by = NULL, leased_until = NULL, last_error = ?
         WHERE id = ? AND leased_by = ?`,
        [
          pause === undefined ? 'parked' : 'ready',
          this.clock.now() + (pause ?? 0),
          message.slice(0, 255),
          work.id,
          this.name,
        ],
      ),
    );
  }
}
