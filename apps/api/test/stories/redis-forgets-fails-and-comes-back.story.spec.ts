import { createServer } from 'node:net';
import { Queue } from 'bullmq';
import { enqueue, enqueueAll } from '../../src/platform/queue/work';
import type { Worker } from '../../src/platform/queue/worker';
import { HouseRedis, overBull, workerOf } from '../support/dispatchers';
import { House, paid } from '../support/house';
import { tellTo } from '../support/parallel';
import { command, endAll, said, start, startApi, until } from '../support/processes';
import { Door } from '../support/proxy';

jest.setTimeout(240_000);

const NOW = '2026-09-02T12:00:00+08:00';
const now = Date.parse(NOW);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

overBull('Redis', (redisUrl) => {
  let house: House;
  let redis: HouseRedis;
  let team: Worker[] = [];

  beforeAll(async () => {
    house = await House.open(NOW);
    redis = new HouseRedis(house);
  });
  afterAll(async () => {
    await redis.close();
    await house.close();
  });
  afterEach(async () => {
    await endAll();
    await Promise.all(team.map((worker) => worker.onApplicationShutdown()));
    team = [];
    await house.database.transaction((db) => db.run('DELETE FROM work'));
    await redis.forget();
  });

  const hire = (url: string, works: boolean, work: (payload: unknown) => Promise<void>): Worker => {
    const worker = workerOf(house, url, works);
    worker.handle('test.work', (_, payload) => work(payload));
    worker.onApplicationBootstrap();
    team.push(worker);
    return worker;
  };
  const addMany = (count: number) => {
    const works = Array.from({ length: count }, (_, n) => ({ kind: 'test.work', payload: n, runAt: now }));
    return house.database.transaction((db) => enqueueAll(db, works, now));
  };
  /** What is due; what an order causes for later is not. */
  const left = () =>
    house.database.rows<{ leased_by: string | null }>('SELECT leased_by FROM work WHERE run_at <= ?', [now]);
  const isDone = async () => (await left()).length === 0;

  it('loses everything in the middle, and no work is lost or done twice', async () => {
    const done: unknown[] = [];
    await addMany(400);
    for (let n = 0; n < 3; n += 1) {
      hire(redisUrl, true, async (payload) => {
        await pause(2);
        done.push(payload);
      });
    }
    await until(() => done.length > 60, 1);
    await redis.forget();
    await until(async () => (await left()).every((row) => row.leased_by !== null) || done.length === 400, 5);
    // A minute later.
    await house.database.transaction((db) => db.run('UPDATE work SET leased_until = ?', [Date.now() - 1]));
    await until(isDone, 10);
    expect(done.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 400 }, (_, n) => n));
  });

  it('says the same job five times, and it is done once', async () => {
    let done = 0;
    await addMany(20);
    const claimed = await workerOf(house, null, false).table.claim(100);
    expect(claimed.length).toBeGreaterThan(0);
    const queue = new Queue('work', { connection: { url: redisUrl }, prefix: redis.prefix });
    const jobs = claimed.flatMap(({ id, lease }) => Array.from({ length: 5 }, () => ({ id, lease })));
    await queue.addBulk(jobs.map((data) => ({ name: 'work', data, opts: { removeOnComplete: true } })));
    for (let n = 0; n < 3; n += 1) {
      hire(redisUrl, true, async () => {
        await pause(20);
        done += 1;
      });
    }
    await until(isDone, 10);
    await until(async () => (await queue.getJobCountByTypes('waiting', 'active')) === 0, 10);
    await queue.close();
    expect(done).toBe(20);
  });

  it('holds nothing but where the work is', async () => {
    await house.database.transaction((db) =>
      enqueue(db, { kind: 'test.work', payload: { phone: '13812345678' } }, now, now),
    );
    hire(redisUrl, false, async () => undefined).nudge();
    await until(async () => (await redis.waiting()).length === 1, 5);
    const [job] = await redis.waiting();
    const kept = await redis.client.hgetall(`${redis.prefix}:work:${job}`);
    expect(Object.keys(JSON.parse(kept.data ?? ''))).toEqual(['id', 'lease']);
    expect(JSON.stringify(kept)).not.toContain('1381234');
  });

  it('gets work at once from a process that does none itself, for those who do', async () => {
    const idle = hire(redisUrl, false, () => Promise.reject(new Error('not me')));
    await until(async () => (await redis.keys()).length > 0, 5);
    await addMany(3);
    await pause(700);
    // It does not look by itself; its workers do.
    expect(await redis.waiting()).toEqual([]);
    idle.nudge();
    await until(async () => (await redis.waiting()).length === 3, 5);
    let done = 0;
    hire(redisUrl, true, async () => {
      done += 1;
    });
    await until(isDone, 5);
    expect(done).toBe(3);
  });

  it('serves two brands that never meet', async () => {
    const other = await House.open(NOW);
    const seen: string[] = [];
    hire(redisUrl, true, async () => {
      seen.push('ours');
    });
    const theirs = workerOf(other, redisUrl);
    theirs.handle('test.work', async () => {
      seen.push('theirs');
    });
    theirs.onApplicationBootstrap();
    await until(async () => (await redis.keys()).length > 0, 5);
    await addMany(30);
    await until(isDone, 5);
    expect(seen).toEqual(Array.from({ length: 30 }, () => 'ours'));
    await theirs.onApplicationShutdown();
    const otherRedis = new HouseRedis(other);
    expect(otherRedis.prefix).not.toBe(redis.prefix);
    await otherRedis.close();
    await other.close();
  });

  it('cannot be reached, comes, goes and comes back, and work is done all the time', async () => {
    const door = await Door.before(new URL(redisUrl));
    await door.shut();
    let done = 0;
    const url = door.through(new URL(redisUrl));
    for (let n = 0; n < 2; n += 1) {
      hire(url, true, async () => {
        await pause(5);
        done += 1;
      });
    }
    let asked = 0;
    const allDone = async () => {
      await addMany(40);
      asked += 40;
      team.forEach((worker) => worker.nudge());
      await until(isDone, 5);
      expect(done).toBe(asked);
    };
    await allDone();
    expect(await redis.keys()).toEqual([]);
    for (let round = 0; round < 2; round += 1) {
      await door.open();
      const before = await redis.steps();
      await until(async () => {
        await allDone();
        return (await redis.steps()) > before;
      }, 100);
      await addMany(200);
      asked += 200;
      await pause(30);
      await door.shut();
      // What was on its way is due when its lease has run out.
      await until(async () => {
        await house.database.transaction((db) =>
          db.run('UPDATE work SET leased_until = ? WHERE leased_until IS NOT NULL', [Date.now() - 1]),
        );
        return isDone();
      }, 300);
      expect(done).toBe(asked);
      await allDone();
    }
    const ending = Date.now();
    await Promise.all(team.map((worker) => worker.onApplicationShutdown()));
    expect(Date.now() - ending).toBeLessThan(5_000);
    team = [];
  });

  it('brings work from an API process to a worker process; both stop at once and leave nothing leased', async () => {
    const env = {
      DATABASE_URL: house.databaseUrl,
      FIXED_NOW: NOW,
      LOG_LEVEL: 'error',
      REDIS_URL: redisUrl,
    };
    const worker = start('worker', env);
    await said(worker, /at work/);
    const api = await startApi({ ...env, WORKER: 'off' });
    await until(async () => (await redis.keys()).length > 0, 10);
    for (let n = 0; n < 20; n += 1) {
      await tellTo(house, api.url, [paid(`p-${n}`, `P-${n}`, '2026-09-02T11:00:00+08:00')]);
    }
    await until(isDone, 10);
    expect(await redis.steps()).toBeGreaterThan(0);
    await tellTo(house, api.url, [paid('late', 'P-late', '2026-09-02T11:00:00+08:00')]);
    const ended = await Promise.all([worker.stop(), api.process.stop()]);
    expect(ended).toMatchObject([1, 2].map(() => ({ code: 0, signal: null, stderr: '' })));
    expect((await left()).filter((row) => row.leased_by !== null)).toEqual([]);
  });

  it('that cannot be reached is said once, and processes serve and stop as ever', async () => {
    const env = { DATABASE_URL: house.databaseUrl, FIXED_NOW: NOW, REDIS_URL: 'redis://127.0.0.1:1' };
    const api = await startApi({ ...env, LOG_LEVEL: 'error' });
    await tellTo(house, api.url, [paid('lin', 'L-1', '2026-09-02T11:00:00+08:00')]);
    await until(isDone, 10);
    await pause(5_000);
    expect((await fetch(`${api.url}/health/ready`)).status).toBe(200);
    const ended = await api.process.stop();
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.match(/Redis cannot be used/g)).toHaveLength(1);
    expect(ended.stdout).toContain('ECONNREFUSED');
  });

  it('is never asked by the command line', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const env = { DATABASE_URL: house.databaseUrl, REDIS_URL: `redis://127.0.0.1:${port}` };
    for (const words of [['work', 'list'], ['client', 'add', 'other'], ['openapi']]) {
      expect(await command(words, env)).toMatchObject({ code: 0, stderr: '' });
    }
    expect(connections).toBe(0);
    await new Promise((resolve) => server.close(resolve));
  });
});
