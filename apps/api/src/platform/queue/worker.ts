import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../../config';
import { CONFIG } from '../tokens';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Db } from '../database/db';
import { Log } from '../log';
import { redacted } from '../redact';
import { chooseDistribution, piecesAtOnce } from './choose-distribution';
import type { Distribution, Hands } from './distribution';
import { type Claimed, WorkTable } from './work-table';

/** Does one kind of work inside the transaction that also crosses it off: all of it happens, or none. */
export type Handler = (db: Db, payload: unknown) => Promise<void>;

/**
 * Work that asks the world outside. A process that dies between the two leaves the piece to another, which asks again:
 * the other side is asked at least once, what it said is written down exactly once. Give it no key: asked for again
 * while the call is under way it would be taken for done by a call that began too early.
 */
export interface OutsideHandler<Payload, Said> {
  /** Asks, in no transaction. What it throws puts the piece back for another time. */
  call(payload: Payload): Promise<Said>;
  /** Writes down what was said, in the transaction that crosses the piece off. */
  done(db: Db, payload: Payload, said: Said): Promise<void>;
}

/** Pieces claimed ahead for each that is done at a time: what a process that dies keeps from others for a while. */
const CLAIMED_AHEAD = 8;

/**
 * Does due work. A worker that dies loses its leases and another takes over; work that keeps failing is parked with
 * its last error, for people to see. How work gets here is the distribution's business.
 */
@Injectable()
export class Worker implements Hands, OnApplicationBootstrap, OnApplicationShutdown {
  readonly table: WorkTable;
  readonly atOnce: number;
  private readonly handlers = new Map<string, Handler>();
  private readonly outside = new Map<string, OutsideHandler<unknown, unknown>>();
  private readonly distribution: Distribution;
  private readonly running = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly database: Database,
    clock: Clock,
    private readonly log: Log,
  ) {
    this.table = new WorkTable(database, clock);
    this.atOnce = piecesAtOnce(config.database);
    this.distribution = chooseDistribution(config, this, log);
  }

  handle(kind: string, handler: Handler): void {
    this.handlers.set(kind, handler);
  }

  handleOutside<Payload, Said>(kind: string, handler: OutsideHandler<Payload, Said>): void {
    this.outside.set(kind, handler as OutsideHandler<unknown, unknown>);
  }

  onApplicationBootstrap(): void {
    this.distribution.start();
  }

  /** Finishes what runs, begins nothing, keeps nothing leased. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.distribution.stop();
    await Promise.allSettled(this.running);
    // Leases that cannot be given back run out by themselves.
    await this.table.release().catch((error: unknown) => this.log.error('worker keeps its leases', error));
  }

  /** Says that work was just committed, so that it need not wait for the next look. */
  nudge(): void {
    this.distribution.nudge();
  }

  /** Does everything that is due now and nobody else's. For tests, the command line and the demo, too. */
  async drain(): Promise<number> {
    let done = 0;
    for (;;) {
      const some = await this.sweep();
      if (some === 0) return done;
      done += some;
    }
  }

  async perform(work: Claimed): Promise<void> {
    const performing = this.attempt(work);
    this.running.add(performing);
    await performing.finally(() => this.running.delete(performing));
  }

  /** Side by side until nothing is due; what they caused meanwhile may be. @throws the first error, when all have ended. */
  private async sweep(): Promise<number> {
    const claimed: Claimed[] = [];
    let claiming: Promise<void> | null = null;
    const claim = async () => {
      claimed.push(...(await this.table.claim(this.atOnce * CLAIMED_AHEAD)));
    };
    const next = async (): Promise<Claimed | undefined> => {
      if (this.stopping) return undefined;
      if (claimed.length === 0) {
        claiming ??= claim().finally(() => (claiming = null));
        await claiming;
      }
      return this.stopping ? undefined : claimed.shift();
    };
    let done = 0;
    const lane = async () => {
      for (let work = await next(); work !== undefined; work = await next()) {
        await this.perform(work);
        done += 1;
        // The embedded database answers at once: without a turn of its own nothing else in this process would run.
        await nextTurn();
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: this.atOnce }, lane));
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
    return done;
  }

  private async attempt(work: Claimed): Promise<void> {
    try {
      const handler = await this.handlerOf(work);
      await this.database.transaction(async (db) => {
        if (await this.table.crossOff(db, work)) await handler(db, JSON.parse(work.payload));
      });
    } catch (error) {
      const parked = this.table.pauseAfter(work) === null ? ', parked' : '';
      this.log.error(`work ${work.kind} #${work.id} failed${parked}`, error);
      await this.table.putBack(work, redacted(error instanceof Error ? error.message : String(error)));
    }
  }

  /** What is left to do in a transaction; for work outside, after the other side has been asked. */
  private async handlerOf(work: Claimed): Promise<Handler> {
    const outside = this.outside.get(work.kind);
    if (outside !== undefined) {
      const said = await outside.call(JSON.parse(work.payload));
      return (db, payload) => outside.done(db, payload, said);
    }
    const handler = this.handlers.get(work.kind);
    if (handler === undefined) throw new Error(`nobody does work of kind ${work.kind}`);
    return handler;
  }
}
