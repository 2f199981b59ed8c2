import { createHash } from 'node:crypto';
import type { Config } from '../../config';
import type { Log } from '../log';
import type { Distribution, Hands } from './distribution';
import { Loop } from './loop';
import { type Job, Link, type LinkOptions } from './redis-link';

const POLL_MS = 500;
/** Jobs kept waiting in Redis, and how soon to look again when there are as many. */
const AHEAD = 256;
const AHEAD_LOOK_MS = 50;
const RELAYED_AT_ONCE = 64;
const RECONNECT_MS = 2_000;
const FIRST_WAIT_MS = 1_000;

/**
 * Relays due rows to Redis, where BullMQ gives them to whichever process is free. A job only names a row and the lease
 * it was claimed under; the table stays the truth. What Redis forgets is due again when its lease runs out, what it
 * says twice is done once, and while it is away each process does work as it would without it.
 */
export class ByBull implements Distribution {
  private readonly loop: Loop;
  private readonly options: LinkOptions;
  private readonly giveUp = new AbortController();
  private link: Link | null = null;
  private opening: Promise<void> = Promise.resolve();
  private ending: Promise<unknown> = Promise.resolve();
  private retry: NodeJS.Timeout | undefined;
  private told = false;

  constructor(
    private readonly hands: Hands,
    private readonly config: { redisUrl: string; database: Config['database']; works: boolean },
    private readonly log: Log,
  ) {
    const consumer = { atOnce: hands.atOnce, consume: (job: Job) => this.consume(job) };
    this.options = {
      redisUrl: config.redisUrl,
      prefix: prefixOf(config.database),
      consumer: config.works ? consumer : null,
    };
    this.loop = new Loop(
      () => this.pass(),
      (error) => {
        log.error('worker cannot reach its work', error);
        return POLL_MS;
      },
    );
  }

  start(): void {
    this.connect();
    // Most often Redis is there a moment later; work does not wait long for it.
    const waited = new Promise<void>((resolve) => setTimeout(resolve, FIRST_WAIT_MS).unref());
    void Promise.race([this.opening, waited]).then(() => this.loop.start());
  }

  nudge(): void {
    this.loop.nudge();
  }

  async stop(): Promise<void> {
    this.giveUp.abort();
    clearTimeout(this.retry);
    await this.loop.stop();
    await this.opening;
    await this.link?.end(false);
    await this.ending;
  }

  private async pass(): Promise<number | null> {
    const { link } = this;
    if (link !== null) return this.relay(link);
    if (!this.config.works) return null;
    await this.hands.drain();
    return POLL_MS;
  }

  /** Who does no work itself relays when nudged, once; its workers see to the rest. */
  private async relay(link: Link): Promise<number | null> {
    const waiting = await this.ask(link, () => link.waiting());
    if (waiting === null) return 0;
    const { works } = this.config;
    if (waiting >= AHEAD) return works ? AHEAD_LOOK_MS : null;
    const claimed = await this.hands.table.claim(Math.min(RELAYED_AT_ONCE, AHEAD - waiting));
    const [first] = claimed;
    if (first === undefined) return works ? POLL_MS : null;
    const jobs = claimed.map(({ id, lease }) => ({ id, lease }));
    const added = await this.ask(link, async () => {
      await link.add(jobs);
      return true;
    });
    // Some may have reached Redis: without their lease they are jobs that do nothing.
    if (added === null) await this.hands.table.release(first.lease);
    return 0;
  }

  private async consume(job: Job): Promise<void> {
    try {
      const work = await this.hands.table.held(job.id, job.lease);
      if (work !== null && !this.giveUp.signal.aborted) await this.hands.perform(work);
    } catch (error) {
      // The job ends here; the row is relayed again when its lease has run out.
      this.log.error('worker cannot reach its work', error);
    }
  }

  private async ask<T>(link: Link, question: () => Promise<T>): Promise<T | null> {
    try {
      return await question();
    } catch (error) {
      this.lost(link, error);
      return null;
    }
  }

  private connect(): void {
    this.opening = Link.open(this.options, this.giveUp.signal).then(
      (link) => {
        if (this.told) this.log.info('Redis is back');
        this.told = false;
        this.link = link;
        link.onTrouble((error) => this.lost(link, error));
        this.loop.nudge();
      },
      (error: unknown) => this.away(error),
    );
  }

  private lost(link: Link, error: unknown): void {
    if (this.link !== link) return;
    this.link = null;
    this.ending = Promise.all([this.ending, link.end(true).catch(() => undefined)]);
    this.away(error);
    this.loop.nudge();
  }

  /** Says so once, and tries again. */
  private away(error: unknown): void {
    if (this.giveUp.signal.aborted) return;
    const meanwhile = this.config.works
      ? 'this process looks for work by itself'
      : 'workers look for work by themselves';
    if (!this.told) this.log.error(`Redis cannot be used: ${meanwhile} until it can`, error);
    this.told = true;
    this.retry = setTimeout(() => this.connect(), RECONNECT_MS);
  }
}

/** The same for every process on one database, another for every other. Accounts and passwords are left out. */
export function prefixOf(database: Config['database']): string {
  const name = database.kind === 'sqlite' ? database.path : placeOf(new URL(database.url));
  return `fanchang:${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}

function placeOf(url: URL): string {
  return `${url.hostname}:${url.port || '3306'}${url.pathname}`;
}
