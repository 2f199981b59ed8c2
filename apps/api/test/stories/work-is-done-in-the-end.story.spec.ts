import { Worker } from '../../src/platform/queue/worker';
import { enqueue } from '../../src/platform/queue/work';
import { booksOf } from '../support/books';
import { House, paid } from '../support/house';
import { endAll, said, start, until } from '../support/processes';

jest.setTimeout(240_000);

const NOW = '2026-09-02T12:00:00+08:00';
const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();

interface WorkRow {
  state: string;
  attempts: number;
  run_at: number;
  last_error: string | null;
}

describe('work that fails', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open(NOW);
  });
  afterAll(() => house.close());

  const add = (kind: string) =>
    house.database.transaction((db) => enqueue(db, { kind, payload: {} }, Date.parse(NOW), Date.parse(NOW)));
  const row = (kind: string) =>
    house.database.one<WorkRow>('SELECT state, attempts, run_at, last_error FROM work WHERE kind = ?', [
      kind,
    ]);

  it('is tried again after growing pauses, and parked after its last attempt with the reason', async () => {
    let tries = 0;
    house.app.get(Worker).handle('test.fails', async (db) => {
      tries += 1;
      await db.insert('shops', ['shop_key', 'name'], [[`half-done-${tries}`, '半途']]);
      throw new Error(`failed ${tries} times`);
    });
    await add('test.fails');
    let elapsed = 0;
    for (const [n, pause] of [1, 5, 30, 120, 600, 3_600].entries()) {
      await house.settle();
      expect(await row('test.fails')).toEqual({
        state: 'ready',
        attempts: n + 1,
        run_at: Date.parse(at(elapsed + pause)),
        last_error: `failed ${n + 1} times`,
      });
      house.at(at(elapsed + pause - 0.001));
      await house.settle();
      expect(tries).toBe(n + 1);
      elapsed += pause;
      house.at(at(elapsed));
    }
    await house.settle();
    expect(await row('test.fails')).toMatchObject({
      state: 'parked',
      attempts: 7,
      last_error: 'failed 7 times',
    });
    house.at(at(100_000));
    await house.settle();
    expect(tries).toBe(7);
  });

  it('leaves nothing half done', async () => {
    expect(await house.database.rows("SELECT id FROM shops WHERE shop_key LIKE 'half-done%'")).toEqual([]);
  });

  it('does not keep other work waiting, nor does work that nobody knows', async () => {
    house.at(NOW);
    let done = 0;
    house.app.get(Worker).handle('test.works', async () => {
      done += 1;
    });
    await add('test.unknown');
    await add('test.works');
    await house.settle();
    expect(done).toBe(1);
    expect(await row('test.works')).toBeNull();
    expect(await row('test.unknown')).toMatchObject({ state: 'ready', attempts: 1 });
  });
});

describe('several workers', () => {
  const CUSTOMERS = 120;
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
    await house.close();
    await calm.close();
  });

  const env = () => ({ DATABASE_URL: house.databaseUrl, FIXED_NOW: NOW, LOG_LEVEL: 'error' });
  const left = () => house.database.rows<{ leased_by: string | null }>('SELECT leased_by FROM work');

  it('share the work, each piece done once', async () => {
    expect(await left()).toHaveLength(CUSTOMERS);
    // Held until both are there, or the first to start might have done it all.
    const set = (state: string) =>
      house.database.transaction((db) => db.run('UPDATE work SET state = ?', [state]));
    await set('held');
    const workers = [start('worker', env()), start('worker', env())];
    for (const worker of workers) await said(worker, /at work/);
    await set('ready');
    const seen = new Set<string>();
    await until(async () => {
      const rows = await left();
      for (const { leased_by: by } of rows) if (by !== null) seen.add(by);
      return rows.length === 0;
    }, 1);
    expect(seen.size).toBe(2);
    expect(await booksOf(house)).toEqual(await booksOf(calm));
    const ended = await Promise.all(workers.map((worker) => worker.stop()));
    expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      [1, 2].map(() => ({ code: 0, stderr: '' })),
    );
  });

  it('take over what one of them held when it died, once its lease has run out', async () => {
    const dead = start('worker', env());
    await said(dead, /at work/);
    await until(async () => (await left()).some((row) => row.leased_by !== null), 1);
    await dead.stop('SIGKILL');
    const held = (await left()).filter((row) => row.leased_by !== null);

    await house.settle();
    expect(await left()).toEqual(held);
    // A minute later.
    await house.database.transaction((db) => db.run('UPDATE work SET leased_until = ?', [Date.now() - 1]));
    await house.settle();
    expect(await left()).toEqual([]);
    expect(await booksOf(house)).toEqual(await booksOf(calm));
  });
});
