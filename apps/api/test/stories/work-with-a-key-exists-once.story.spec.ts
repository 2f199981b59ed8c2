import { enqueue, enqueueAll } from '../../src/platform/queue/work';
import { Worker } from '../../src/platform/queue/worker';
import { House } from '../support/house';

const NOW = '2026-09-02T12:00:00+08:00';
const now = Date.parse(NOW);
const HOUR_MS = 3_600_000;

describe('work with a key', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open(NOW);
  });
  afterAll(() => house.close());
  beforeEach(() => house.at(NOW));

  const ask = (key: string, runAt: number, n = 0) =>
    house.database.transaction((db) => enqueue(db, { kind: 'test.keyed', payload: { n }, key }, runAt, now));
  const rows = (prefix: string) =>
    house.database.rows<{ work_key: string; run_at: number; payload: string }>(
      'SELECT work_key, run_at, payload FROM work WHERE work_key LIKE ? ORDER BY work_key',
      [`${prefix}%`],
    );

  it('exists once, though twenty ask for it at the same moment', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => ask('once', now + HOUR_MS, n)));
    expect(await rows('once')).toHaveLength(1);
  });

  it('exists once each, though twenty ask for many in different orders', async () => {
    const keys = Array.from({ length: 30 }, (_, n) => `many-${String(n).padStart(2, '0')}`);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const turned = [...keys.slice(n), ...keys.slice(0, n)];
        const works = turned.map((key) => ({ kind: 'test.keyed', payload: {}, key, runAt: now + HOUR_MS }));
        return house.database.transaction((db) => enqueueAll(db, works, now));
      }),
    );
    expect((await rows('many')).map((row) => row.work_key)).toEqual(keys);
  });

  it('is due at the earliest time anybody asked for', async () => {
    await ask('early', now + 2 * HOUR_MS);
    await ask('early', now + 3 * HOUR_MS);
    expect(await rows('early')).toMatchObject([{ run_at: now + 2 * HOUR_MS }]);
    await ask('early', now + HOUR_MS);
    expect(await rows('early')).toMatchObject([{ run_at: now + HOUR_MS }]);
    const twice = [2, 1].map((hours) => ({
      kind: 'test.keyed',
      payload: {},
      key: 'early-2',
      runAt: now + hours * HOUR_MS,
    }));
    await house.database.transaction((db) => enqueueAll(db, twice, now));
    expect(await rows('early-2')).toMatchObject([{ run_at: now + HOUR_MS }]);
  });

  it('leaves work without a key as often as it was asked for', async () => {
    const work = { kind: 'test.keyed', payload: { free: true }, runAt: now + HOUR_MS };
    await house.database.transaction((db) => enqueueAll(db, [work, work, work], now));
    const found = await house.database.rows('SELECT id FROM work WHERE payload = \'{"free":true}\'');
    expect(found).toHaveLength(3);
  });

  it('may ask for itself again while it is done', async () => {
    let times = 0;
    house.app.get(Worker).handle('test.again', async (db) => {
      times += 1;
      const work = { kind: 'test.again', payload: {}, key: 'again' };
      if (times < 4) await enqueue(db, work, now, now);
    });
    await house.database.transaction((db) =>
      enqueue(db, { kind: 'test.again', payload: {}, key: 'again' }, now, now),
    );
    await house.settle();
    expect(times).toBe(4);
    expect(await rows('again')).toEqual([]);
  });

  it('is there again for who asked while it was being done, because that one was not seen', async () => {
    let begun = () => undefined as void;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    const seen: number[] = [];
    house.app.get(Worker).handle('test.look', async (db) => {
      seen.push((await db.rows("SELECT id FROM shops WHERE shop_key = 'late'")).length);
      begun();
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    const look = { kind: 'test.look', payload: {}, key: 'look' };
    await house.database.transaction((db) => enqueue(db, look, now, now));
    const working = house.settle();
    await beginning;
    await house.database.transaction(async (db) => {
      await db.insert('shops', ['shop_key', 'name'], [['late', '晚到']]);
      await enqueue(db, look, now, now);
    });
    await working;
    await house.settle();
    expect(seen).toEqual([0, 1]);
  });
});
