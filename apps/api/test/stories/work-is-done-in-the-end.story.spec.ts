import { enqueue, enqueueAll } from '../../src/platform/queue/work';
import { Worker } from '../../src/platform/queue/worker';
import { forgetIn, HouseRedis, overDispatchers, workerOf } from '../support/dispatchers';
import { House } from '../support/house';
import { tally } from '../support/parallel';
import { command, until } from '../support/processes';

jest.setTimeout(240_000);

const NOW = '2026-09-02T12:00:00+08:00';
const now = Date.parse(NOW);
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface WorkRow {
  id: number;
  state: string;
  attempts: number;
  run_at: number;
  leased_by: string | null;
  last_error: string | null;
}

overDispatchers('work', (redisUrl) => {
  let house: House;
  let team: Worker[] = [];

  beforeAll(async () => {
    house = await House.open(NOW);
  });
  afterAll(async () => {
    await forgetIn(redisUrl, house);
    await house.close();
  });
  beforeEach(() => house.at(NOW));
  afterEach(async () => {
    await Promise.all(team.map((worker) => worker.onApplicationShutdown()));
    team = [];
    await house.database.transaction((db) => db.run('DELETE FROM work'));
  });

  /** Workers of their own names and leases, as many processes would be, at work. */
  const hire = (count: number, teach: (worker: Worker, n: number) => void): Worker[] => {
    const hired = Array.from({ length: count }, () => workerOf(house, redisUrl));
    hired.forEach(teach);
    for (const worker of hired) worker.onApplicationBootstrap();
    team.push(...hired);
    return hired;
  };
  const add = (kind: string, runAt = now) =>
    house.database.transaction((db) => enqueue(db, { kind, payload: {} }, runAt, now));
  const addMany = (kind: string, count: number) => {
    const works = Array.from({ length: count }, (_, n) => ({ kind, payload: { n }, runAt: now }));
    return house.database.transaction((db) => enqueueAll(db, works, now));
  };
  const rows = (kind: string) =>
    house.database.rows<WorkRow>(
      'SELECT id, state, attempts, run_at, leased_by, last_error FROM work WHERE kind = ? ORDER BY id',
      [kind],
    );
  const isDone = (kind: string) => async () => (await rows(kind)).length === 0;
  const nudge = () => team.forEach((worker) => worker.nudge());

  it('that fails is tried again after growing pauses, parked after its last attempt, and done when asked again', async () => {
    let tries = 0;
    let broken = true;
    hire(2, (worker) =>
      worker.handle('test.fails', async (db) => {
        tries += 1;
        await db.insert('shops', ['shop_key', 'name'], [[`half-done-${tries}`, '半途']]);
        if (broken) throw new Error(`failed ${tries} times`);
      }),
    );
    const halfDone = () => house.database.rows("SELECT shop_key FROM shops WHERE shop_key LIKE 'half-done%'");
    await add('test.fails');
    nudge();
    let elapsed = 0;
    for (const [n, seconds] of [1, 5, 30, 120, 600, 3_600].entries()) {
      await until(async () => (await rows('test.fails'))[0]?.attempts === n + 1, 10);
      expect(await rows('test.fails')).toMatchObject([
        {
          state: 'ready',
          run_at: Date.parse(at(elapsed + seconds)),
          leased_by: null,
          last_error: `failed ${n + 1} times`,
        },
      ]);
      house.at(at(elapsed + seconds - 0.001));
      nudge();
      await pause(150);
      expect(tries).toBe(n + 1);
      elapsed += seconds;
      house.at(at(elapsed));
      nudge();
    }
    await until(async () => (await rows('test.fails'))[0]?.attempts === 7, 10);
    const parked = { state: 'parked', leased_by: null, last_error: 'failed 7 times' };
    expect(await rows('test.fails')).toMatchObject([parked]);
    house.at(at(100_000));
    nudge();
    await pause(150);
    expect(tries).toBe(7);
    expect(await halfDone()).toEqual([]);

    broken = false;
    const [{ id } = { id: 0 }] = await rows('test.fails');
    const env = { DATABASE_URL: house.databaseUrl, FIXED_NOW: at(100_000) };
    const list = await command(['work', 'list', '--parked', '--json'], env);
    expect(JSON.parse(list.stdout)).toMatchObject({
      counts: { ready: 0, due: 0, parked: 1 },
      items: [{ id, state: 'parked', kind: 'test.fails', attempts: 7, lastError: 'failed 7 times' }],
    });
    expect((await command(['work', 'list', '--parked'], env)).stdout).toContain(`${id}\t停放\ttest.fails`);
    expect(await command(['work', 'retry', String(id + 1)], env)).toMatchObject({ code: 1, stdout: '' });
    expect(await command(['work', 'retry', String(id)], env)).toMatchObject({
      code: 0,
      stdout: '再试 1 件\n',
    });
    nudge();
    await until(isDone('test.fails'), 10);
    expect(await halfDone()).toEqual([{ shop_key: 'half-done-8' }]);
  });

  it('that fails does not keep other work waiting, nor does work that nobody knows', async () => {
    let done = 0;
    await addMany('test.poison', 40);
    await add('test.unknown');
    await addMany('test.works', 100);
    hire(1, (worker) => {
      worker.handle('test.poison', async () => {
        throw new Error('poisoned');
      });
      worker.handle('test.works', async () => {
        done += 1;
      });
    });
    await until(isDone('test.works'), 10);
    expect(done).toBe(100);
    expect(await rows('test.unknown')).toMatchObject([{ state: 'ready', attempts: 1 }]);
    expect(tally((await rows('test.poison')).map((row) => `${row.state} ${row.attempts}`))).toEqual({
      'ready 1': 40,
    });
  });

  it('for later waits for its time', async () => {
    const done: string[] = [];
    hire(2, (worker) =>
      worker.handle('test.later', async (_, payload) => {
        done.push(JSON.stringify(payload));
      }),
    );
    await add('test.later', now + 60_000);
    house.at(at(59.999));
    nudge();
    await pause(700);
    expect(done).toEqual([]);
    house.at(at(60));
    // Nobody nudges: a worker looks by itself.
    await until(isDone('test.later'), 10);
    expect(done).toEqual(['{}']);
  });

  it('is shared by four workers, each piece done once', async () => {
    const began: string[] = [];
    await addMany('test.many', 500);
    hire(4, (worker, n) =>
      worker.handle('test.many', async (db, payload) => {
        began.push(`worker ${n}`);
        await db.insert('shops', ['shop_key', 'name'], [[`many-${JSON.stringify(payload)}`, '一次']]);
        await pause(1);
      }),
    );
    await until(isDone('test.many'), 10);
    const [shops] = await house.database.rows<{ n: number }>(
      "SELECT COUNT(*) AS n FROM shops WHERE shop_key LIKE 'many-%'",
    );
    expect(Number(shops?.n)).toBe(500);
    expect(began).toHaveLength(500);
    expect(Object.keys(tally(began)).length).toBeGreaterThan(1);
    if (redisUrl === null) return;
    const redis = new HouseRedis(house);
    expect(await redis.steps()).toBeGreaterThan(500);
    await redis.close();
  });

  it('that somebody held when he died is done by another once the lease has run out', async () => {
    let done = 0;
    await add('test.held');
    // Claimed and never done: this is all that a killed process leaves.
    const dead = workerOf(house, null, false);
    expect(await dead.table.claim(10)).toHaveLength(1);
    hire(2, (worker) =>
      worker.handle('test.held', async () => {
        done += 1;
      }),
    );
    nudge();
    await pause(700);
    expect(done).toBe(0);
    // A minute later.
    await house.database.transaction((db) => db.run('UPDATE work SET leased_until = ?', [Date.now() - 1]));
    await until(isDone('test.held'), 10);
    expect(done).toBe(1);
  });

  it('is finished or left to others by a worker that stops', async () => {
    let begun = 0;
    let ended = 0;
    await addMany('test.slow', 60);
    const slow = (worker: Worker) =>
      worker.handle('test.slow', async () => {
        begun += 1;
        await pause(60);
        ended += 1;
      });
    const [first] = hire(1, slow);
    await until(() => begun >= 5, 1);
    await first?.onApplicationShutdown();
    const atStop = begun;
    expect(ended).toBe(atStop);
    const left = await rows('test.slow');
    expect(left).toHaveLength(60 - atStop);
    expect(left.length).toBeGreaterThan(20);
    expect(tally(left.map((row) => `${row.state} ${row.leased_by}`))).toEqual({
      'ready null': left.length,
    });
    await pause(200);
    expect(begun).toBe(atStop);
    hire(1, slow);
    await until(isDone('test.slow'), 10);
    expect(ended).toBe(60);
  });

  it('that could be put off is counted for Prometheus', async () => {
    await add('test.due');
    await add('test.later', now + 1);
    await addMany('test.parked', 2);
    await house.database.transaction((db) =>
      db.run("UPDATE work SET state = 'parked' WHERE kind = 'test.parked'"),
    );
    const metrics = async () => (await house.app.inject({ method: 'GET', url: '/metrics' })).payload;
    const text = await metrics();
    expect(text).toContain('fanchang_work{state="ready"} 1');
    expect(text).toContain('fanchang_work{state="due"} 1');
    expect(text).toContain('fanchang_work{state="parked"} 2');
    await house.database.transaction((db) => db.run('DELETE FROM work'));
    expect(await metrics()).toContain('fanchang_work{state="parked"} 0');
  });
});
