import { lookInto, tablesOf } from '../support/books';
import { freshDatabase, type TestDatabase } from '../support/databases';
import { House, PASSWORD } from '../support/house';
import { post } from '../support/parallel';
import { command, endAll, said, start, startApi } from '../support/processes';
import { ShopperView } from '../support/shopper';
import { MIGRATIONS } from '../../src/migrations';

jest.setTimeout(240_000);

const NOW = '2026-09-02T12:00:00+08:00';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('processes on a fresh database', () => {
  let database: TestDatabase;
  const env = () => ({ DATABASE_URL: database.url, LOG_LEVEL: 'error' });

  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    await endAll();
    await database.drop();
  });

  it('that start together migrate it once, set it up once, and all of them work', async () => {
    const apis = await Promise.all(Array.from({ length: 3 }, () => startApi(env())));
    for (const { url } of apis) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    await lookInto(database.url, async (books) => {
      expect(await books.rows('SELECT name FROM migrations')).toHaveLength(MIGRATIONS.length);
      expect(await books.rows('SELECT program FROM programs ORDER BY program')).toEqual([
        { program: 'after-sales' },
        { program: 'after-signing' },
        { program: 'invite-20' },
        { program: 'pair-30' },
        { program: 'points' },
        { program: 'repurchase' },
      ]);
      const templates = await books.rows<{ template_key: string }>(
        'SELECT template_key FROM coupon_templates',
      );
      expect(templates.map((row) => row.template_key).sort()).toEqual([
        'group-30',
        'invite-20',
        'repurchase-80',
        'repurchase-90',
        'repurchase-gift',
      ]);
    });
    const ended = await Promise.all(apis.map((api) => api.process.stop()));
    expect(ended.map(({ code, signal }) => ({ code, signal }))).toEqual(
      apis.map(() => ({ code: 0, signal: null })),
    );
  });

  it('migrate up, down and up again, leaving nothing but the list of migrations in between', async () => {
    const tables = () => lookInto(database.url, tablesOf);
    const migrate = async (direction: 'up' | 'down') => {
      const ended = await command(['migrate', direction], env());
      expect(ended).toMatchObject({ code: 0, stderr: '' });
    };
    await migrate('up');
    const full = await tables();
    expect(full).toEqual(expect.arrayContaining(['coupons', 'events', 'migrations', 'work']));
    await migrate('up');
    expect(await tables()).toEqual(full);
    await migrate('down');
    expect(await tables()).toEqual(['migrations']);
    await migrate('up');
    expect(await tables()).toEqual(full);
    const digest = await command(['report', 'books'], env());
    expect(JSON.parse(digest.stdout)).toMatchObject({ tables: { events: { rows: 0 } } });
  });

  it('a command works on the database it was told, not on the default one', async () => {
    const other = await freshDatabase();
    await command(['migrate', 'up'], env());
    await command(['migrate', 'up', '--database', other.url], env());
    const down = await command(['migrate', 'down', '--database', other.url], env());
    expect(down.code).toBe(0);
    expect(await lookInto(other.url, tablesOf)).toEqual(['migrations']);
    expect(await lookInto(database.url, tablesOf)).toContain('coupons');
    await other.drop();
  });

  it('a worker ends by itself when asked', async () => {
    const worker = start('worker', env());
    await said(worker, /at work/);
    expect(await worker.stop('SIGTERM')).toMatchObject({ code: 0, signal: null, stderr: '' });
  });
});

describe('a process asked to stop while it answers', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open(NOW);
    for (const who of ['SIGTERM', 'SIGINT']) await house.buys(who, `A-${who}`, '2026-09-02T11:00:00+08:00');
  });
  afterAll(async () => {
    await endAll();
    await house?.close();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '(%s) finishes the answer, takes nothing new and ends with 0',
    async (signal) => {
      const api = await startApi({ DATABASE_URL: house.databaseUrl, FIXED_NOW: NOW, LOG_LEVEL: 'error' });
      const body = { account: 'lake', password: PASSWORD };
      const login = await post<{ accessToken: string }>(`${api.url}/staff/login`, { body });
      const shopper = await ShopperView.of(house, signal);
      const proof = await shopper.codeOf('复购专享券');
      const confirm = () =>
        post(`${api.url}/staff/verifications`, {
          token: login.body.accessToken,
          body: { requestKey: `stopping-${signal}`, proof, billFen: 10_000 },
        });

      // Whoever holds the coupon's row (on the embedded database: the pen) keeps the confirmation waiting.
      const answering = await house.database.transaction(async (db) => {
        await db.rows(`SELECT id FROM coupons${db.forUpdate}`);
        const sent = confirm();
        await pause(1_000);
        api.process.kill(signal);
        await pause(1_000);
        expect(api.process.isRunning).toBe(true);
        return { sent };
      });
      expect(await answering.sent).toMatchObject({ status: 200, body: { payableFen: 9_000 } });
      const answeredAt = Date.now();
      expect(await api.process.ended).toMatchObject({ code: 0, signal: null });
      // Whoever runs it would kill it soon after: it must not wait for connections to fall asleep.
      expect(Date.now() - answeredAt).toBeLessThan(20_000);
      await expect(fetch(`${api.url}/health/live`)).rejects.toThrow();
    },
  );
});
