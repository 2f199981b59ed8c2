import { spawnSync } from 'node:child_process';
import { Redis } from 'ioredis';
import { Clock } from '../../src/platform/clock';
import { Log } from '../../src/platform/log';
import { prefixOf } from '../../src/platform/queue/by-bull';
import { Worker } from '../../src/platform/queue/worker';
import { databaseOf } from '../../src/config';
import { type House, testConfig } from './house';

/** The Redis stories about work use; each database has a prefix of its own there. */
export const REDIS_URL = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

const reachable = answers(new URL(REDIS_URL));
/** The same cases over both ways of distributing work. */
export function overDispatchers(title: string, cases: (redisUrl: string | null) => void): void {
  describe(`${title}, in process`, () => cases(null));
  overBull(title, cases);
}

/** Cases that are about Redis. */
export function overBull(title: string, cases: (redisUrl: string) => void): void {
  if (reachable) describe(`${title}, by BullMQ`, () => cases(REDIS_URL));
  else withoutRedis(`${title}, by BullMQ`);
}

/** Without a Redis its stories are skipped and say so; where everything must run they fail. */
function withoutRedis(title: string): void {
  const say = process.env.CI === 'true' ? it : it.skip;
  say(`${title}: no Redis at ${REDIS_URL}`, () => {
    throw new Error(`Redis cannot be reached at ${REDIS_URL}`);
  });
}

/** A worker of a house, not started: as another process on the same books would have. */
export function workerOf(house: House, redisUrl: string | null, works = true): Worker {
  const config = { ...testConfig(house.databaseUrl, new Date().toISOString()), worker: works, redisUrl };
  return new Worker(config, house.database, house.app.get(Clock), new Log('silent'));
}

/** Redis as it is for one house. */
export class HouseRedis {
  readonly client = new Redis(REDIS_URL, { disconnectTimeout: 500 });
  readonly prefix: string;

  constructor(house: House) {
    this.prefix = prefixOf(databaseOf(house.databaseUrl));
  }

  keys(): Promise<string[]> {
    return this.client.keys(`${this.prefix}:*`);
  }

  /** Jobs that no consumer has begun. */
  waiting(): Promise<string[]> {
    return this.client.lrange(`${this.prefix}:work:wait`, 0, -1);
  }

  /** How many steps jobs have taken, several each: it grows while Redis distributes work. */
  async steps(): Promise<number> {
    const stream = `${this.prefix}:work:events`;
    if ((await this.client.exists(stream)) === 0) return 0;
    const facts = (await this.client.xinfo('STREAM', stream)) as (string | number)[];
    return Number(facts[facts.indexOf('entries-added') + 1]);
  }

  /** As if Redis had lost what it knew of this house. */
  async forget(): Promise<void> {
    const keys = await this.keys();
    if (keys.length > 0) await this.client.del(...keys);
  }

  async close(): Promise<void> {
    await this.forget();
    this.client.disconnect();
  }
}

/** Leaves nothing of a house in Redis. */
export async function forgetIn(redisUrl: string | null, house: House): Promise<void> {
  if (redisUrl !== null) await new HouseRedis(house).close();
}

function answers(url: URL): boolean {
  const script = `require('node:net').connect(${Number(url.port || 6379)}, ${JSON.stringify(url.hostname)})
    .on('connect', () => process.exit(0)).on('error', () => process.exit(1)).setTimeout(3000, () => process.exit(1))`;
  return spawnSync(process.execPath, ['-e', script]).status === 0;
}
