import { randomInt } from 'node:crypto';
import { addTemplate } from '../../src/outcomes/coupons';
import { addItem } from '../../src/outcomes/mall';
import { sizeOfBooks } from '../../src/insight/verify-books';
import { CrashLoad } from '../support/crash-load';
import { SERVER } from '../support/databases';
import { House } from '../support/house';
import { type Api, endAll, startApi, until } from '../support/processes';
import { publishPoints } from '../support/programs';
import { faultsOf } from '../support/verify';

jest.setTimeout(900_000);

const START = '2026-09-02T20:00:00+08:00';
const KILLS = 32;
const PROCESSES = SERVER === null ? 1 : 2;
const DAY_MS = 86_400_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe(`API processes under load, killed ${KILLS} times at random moments`, () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open(START);
    await stockTheMall(house);
    // Short lives, so that points run out while the test lasts.
    await publishPoints(house, { version: 2, since: 0, returnDays: 2, validMonths: 1 });
  });
  afterAll(async () => {
    await endAll();
    await house?.close();
  });

  it('come back with clean books, and keep every promise they made', async () => {
    const load = new CrashLoad(12);
    let now = Date.parse(START);
    let killed = 0;
    while (killed < KILLS) {
      const apis = await startAll(house, now);
      await load.meet(
        apis.map((api) => api.url),
        now,
      );
      expect(await load.checkPromises()).toEqual([]);

      const running = load.run(8);
      for (const api of apis) {
        await wait(randomInt(200, 900));
        api.process.kill('SIGKILL');
        await api.process.ended;
        killed += 1;
      }
      load.stop();
      await running;
      // Whatever is committed is right at every moment, not only when the dust has settled.
      expect(await faultsOf(house)).toEqual([]);
      now += 2.5 * DAY_MS;
    }

    const [last] = await startAll(house, now);
    if (last === undefined) throw new Error('no process started');
    await load.meet([last.url], now);
    expect(await load.checkPromises()).toEqual([]);
    await until(async () => (await dueWork(house, now)) === 0, 250);
    await last.process.stop();

    expect(await faultsOf(house)).toEqual([]);
    expect(
      Number(
        (await house.database.one<{ n: number }>("SELECT COUNT(*) AS n FROM work WHERE state = 'parked'"))?.n,
      ),
    ).toBe(0);
    expect(load.counts['5xx'] ?? 0).toBe(0);
    // A quiet load proves nothing: every kind of thing was done, and was cut off, too.
    for (const what of [
      'order event',
      'verification',
      'undo',
      'checkout hold',
      'checkout redeem',
      'checkout return',
      'points spent',
      'interaction',
    ]) {
      expect([what, (load.counts[`${what}: ok`] ?? 0) > 0]).toEqual([what, true]);
    }
    expect(load.counts['asked again']).toBeGreaterThan(10);
    process.stdout.write(
      `${JSON.stringify({ killed, ...load.counts, books: await sizeOfBooks(house.database) })}\n`,
    );
    const moves = await house.database.rows<{ move: string }>(
      "SELECT DISTINCT CONCAT(from_state, '>', to_state) AS move FROM coupon_moves",
    );
    expect(moves.map((row) => row.move)).toEqual(
      expect.arrayContaining([
        'granted>held',
        'held>used',
        'held>granted',
        'granted>used',
        'used>granted',
        'granted>expired',
        'granted>revoked',
      ]),
    );
    const kinds = await house.database.rows<{ kind: string }>('SELECT DISTINCT kind FROM points_entries');
    expect(kinds.map((row) => row.kind)).toEqual(
      expect.arrayContaining(['earn', 'release', 'spend', 'take-back', 'expire', 'give-back']),
    );
  });
});

async function startAll(house: House, now: number): Promise<Api[]> {
  const env = {
    DATABASE_URL: house.databaseUrl,
    FIXED_NOW: new Date(now).toISOString(),
    LOG_LEVEL: 'error',
  };
  return Promise.all(Array.from({ length: PROCESSES }, () => startApi(env)));
}

async function dueWork(house: House, now: number): Promise<number> {
  const row = await house.database.one<{ n: number }>(
    "SELECT COUNT(*) AS n FROM work WHERE state = 'ready' AND run_at <= ?",
    [now],
  );
  return Number(row?.n);
}

/** Cheap things with stock and limits, so that points are spent and run out. */
async function stockTheMall(house: House): Promise<void> {
  await house.database.transaction(async (db) => {
    await addTemplate(db, {
      key: 'crash-coupon',
      name: '满减券',
      worth: { kind: 'cash', offFen: 500 },
      thresholdFen: 0,
      scope: '全场',
      shops: null,
      validity: { days: 5 },
      stock: 200,
      perPerson: 40,
    });
    await addItem(db, {
      key: 'crash-coupon',
      name: '满减券',
      gives: { kind: 'coupon', template: 'crash-coupon' },
      points: 5,
      worthFen: 500,
      stock: 250,
      description: '',
    });
    await addItem(db, {
      key: 'crash-bowl',
      name: '粗陶碗',
      gives: { kind: 'gift' },
      points: 50,
      worthFen: 3_000,
      stock: 25,
      perPerson: 5,
      description: '',
    });
  });
}
