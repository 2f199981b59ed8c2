import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Config } from '../../config';
import type { Log } from '../log';
import { prefixOf } from '../queue/by-bull';
import type { News } from './news';

const AGAIN_MS = 2_000;
const SAID = z.object({ by: z.string(), topic: z.string().max(128), from: z.number().int() });

/** Carries news between the processes of one brand. Without Redis they are lost, and those who wait look by themselves. */
export class RedisRelay {
  private readonly me = randomUUID();
  private readonly channel: string;
  private links: Redis[] = [];
  private sender: Redis | null = null;
  private told = false;

  constructor(
    private readonly redisUrl: string,
    database: Config['database'],
    private readonly log: Log,
    private readonly hear: (news: News) => void,
  ) {
    this.channel = `${prefixOf(database)}:live`;
  }

  start(): void {
    void this.open().catch((error: unknown) => this.away(error));
  }

  /** Tells the others; what cannot be told now is not told later. */
  send({ topic, from }: News): void {
    if (this.sender?.status !== 'ready') return;
    const said = JSON.stringify({ by: this.me, topic, from });
    this.sender.publish(this.channel, said).catch((error: unknown) => this.away(error));
  }

  async stop(): Promise<void> {
    for (const link of this.links) link.disconnect();
    this.links = [];
    this.sender = null;
    await Promise.resolve();
  }

  private async open(): Promise<void> {
    const { Redis } = await import('ioredis');
    const link = (): Redis => {
      // Asked for while it is away is not asked: news are for now.
      const options = { enableOfflineQueue: false, maxRetriesPerRequest: 0, retryStrategy: () => AGAIN_MS };
      const redis = new Redis(this.redisUrl, options);
      redis.on('error', (error: Error) => this.away(error));
      this.links.push(redis);
      return redis;
    };
    const listener = link();
    listener.on('message', (_channel, text) => this.heard(text));
    // Listens again after every reconnection.
    listener.on('ready', () => {
      this.told = false;
      listener.subscribe(this.channel).catch((error: unknown) => this.away(error));
    });
    this.sender = link();
  }

  private heard(text: string): void {
    const said = SAID.safeParse(parsed(text));
    if (said.success && said.data.by !== this.me) this.hear({ topic: said.data.topic, from: said.data.from });
  }

  private away(error: unknown): void {
    if (!this.told) this.log.error('other processes are told no news until Redis can be used', error);
    this.told = true;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
