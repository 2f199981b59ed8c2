import { booksOf } from '../support/books';
import { forgetIn, HouseRedis, overDispatchers } from '../support/dispatchers';
import { House, paid } from '../support/house';
import { endAll, said, start, until } from '../support/processes';

jest.setTimeout(240_000);

const NOW = '2026-09-02T12:00:00+08:00';
const CUSTOMERS = 120;

overDispatchers('worker processes', (redisUrl) => {
  let house: House;
  let calm: House;

  beforeEach(async () => {
    house = await House.open(NOW);
    calm = await House.open(NOW);
    const events = Array.from({ length: CUSTOMERS }, (_, n) => [
      paid(`c-${n}`, `C-${n}-1`, '2026-09-01T12:00:00+08:00'),
      paid(`c-${n}`, `C-${n}-2`, '2026-09-02T11:00:00+08:00'),
    ]);
    for (const pair of events) await house.tell(pair);
    await calm.tell(events.flat());
    await calm.settle();
  });
  afterEach(async () => {
    await endAll();
    await forgetIn(redisUrl, house);
    await house.close();
    await calm.close();
  });

  const env = () => ({
    DATABASE_URL: house.databaseUrl,
    FIXED_NOW: NOW,
    LOG_LEVEL: 'error',
    ...(redisUrl !== null && { REDIS_URL: redisUrl }),
  });
  /** What is due; what an order causes for later is not. */
  const left = () =>
    house.database.rows<{ leased_by: string | null }>('SELECT leased_by FROM work WHERE run_at <= ?', [
      Date.parse(NOW),
    ]);
  const set = (state: string) =>
    house.database.transaction((db) => db.run('UPDATE work SET state = ?', [state]));

  /** Lets the work out a piece at a time, for longer than either sleeps between two looks. */
  const trickle = async (look: () => Promise<unknown>) => {
    const ids = await house.database.rows<{ id: number }>(
      "SELECT id FROM work WHERE state = 'held' ORDER BY id",
    );
    for (const { id } of ids) {
      await house.database.transaction((db) => db.run("UPDATE work SET state = 'ready' WHERE id = ?", [id]));
      const until = Date.now() + 25;
      while (Date.now() < until) await look();
    }
  };

  it('do each piece once between them', async () => {
    expect(await left()).toHaveLength(CUSTOMERS);
    // Held until both are there, or the first to start might have done it all.
    await set('held');
    const workers = [start('worker', env()), start('worker', env())];
    for (const worker of workers) await said(worker, /at work/);
    const redis = redisUrl === null ? null : new HouseRedis(house);
    // A worker that waits for Redis for long begins without it.
    if (redis !== null) await until(async () => (await redis.keys()).length > 0);
    const claimers = new Set<string>();
    const look = async () => {
      const rows = await left();
      for (const { leased_by: by } of rows) if (by !== null) claimers.add(by.split('.')[0] ?? '');
      return rows.length === 0;
    };
    await trickle(look);
    await until(look, 1);
    expect(await booksOf(house)).toEqual(await booksOf(calm));
    if (redis === null) expect(claimers.size).toBe(2);
    else {
      expect(await redis.steps()).toBeGreaterThan(0);
      await redis.close();
    }
    const ended = await Promise.all(workers.map((worker) => worker.stop()));
    expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      [1, 2].map(() => ({ code: 0, stderr: '' })),
    );
  });

  it('take over what one of them held when it died', async () => {
    const dead = start('worker', env());
    await said(dead, /at work/);
    await until(async () => (await left()).some((row) => row.leased_by !== null), 1);
    await dead.stop('SIGKILL');
    const held = (await left()).filter((row) => row.leased_by !== null);

    // Nobody takes what is leased.
    await house.settle();
    expect(await left()).toEqual(held);
    const other = start('worker', env());
    await said(other, /at work/);
    // A minute later.
    await house.database.transaction((db) => db.run('UPDATE work SET leased_until = ?', [Date.now() - 1]));
    await until(async () => (await left()).length === 0, 10);
    expect(await booksOf(house)).toEqual(await booksOf(calm));
    expect(await other.stop()).toMatchObject({ code: 0, stderr: '' });
  });
});
