import { SERVER } from '../support/databases';
import { House, paid } from '../support/house';
import { tellTo } from '../support/parallel';
import { endAll, startApi, until } from '../support/processes';
import { Door } from '../support/proxy';
import { confirm, ShopperView } from '../support/shopper';

jest.setTimeout(240_000);

const embedded = SERVER === null ? it : it.skip;
const onServer = SERVER === null ? it.skip : it;
const NOW = '2026-09-02T12:00:00+08:00';

describe('a process says how it is', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open(NOW);
  });
  afterAll(async () => {
    await endAll();
    await house?.close();
  });

  it('alive and ready, to anyone', async () => {
    expect(await house.call('GET', '/health/live')).toEqual({ status: 200, body: { status: 'ok' } });
    expect(await house.call('GET', '/health/ready')).toEqual({ status: 200, body: { status: 'ok' } });
  });

  it('counts events told, verifications and requests by route, never by address', async () => {
    const good = paid('lin', 'A-1', '2026-09-02T11:00:00+08:00');
    await house.tell([good, good, { ...good, paidFen: 1 }, { ...good, kind: 'nothing' }]);
    await house.settle();
    const lin = await ShopperView.of(house, 'lin');
    const [coupon] = await lin.coupons();
    await lin.detail(coupon?.id ?? '');
    const code = await lin.codeOf('复购专享券');
    await confirm(house, code, 1);
    await confirm(house, code, 10_000);
    await confirm(house, code, 10_000, { requestKey: 'another' });

    const answer = await house.app.inject({ method: 'GET', url: '/metrics' });
    expect(answer.headers['content-type']).toContain('text/plain');
    const lines = answer.body.split('\n');
    for (const result of ['new', 'duplicate', 'conflict', 'rejected']) {
      expect(lines).toContain(`fanchang_order_events_total{result="${result}"} 1`);
    }
    for (const result of ['confirmed', 'BELOW_THRESHOLD', 'COUPON_USED']) {
      expect(lines).toContain(`fanchang_verifications_total{result="${result}"} 1`);
    }
    const seconds = 'fanchang_http_request_seconds_count';
    expect(lines).toContain(`${seconds}{method="POST",route="/open/orders",status="200"} 1`);
    expect(answer.body).toContain(`${seconds}{method="GET",route="/me/coupons/:id",status="200"}`);
    expect(answer.body).not.toContain(code);
    expect(answer.body).toContain('fanchang_process_cpu_seconds_total');
  });

  embedded('not ready once its database is gone, though alive', async () => {
    const other = await House.open(NOW);
    await other.database.close();
    expect(await other.call('GET', '/health/live')).toMatchObject({ status: 200 });
    expect(await other.call('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: {
        code: 'NOT_READY',
        message: '服务正在准备，请稍后再试',
        requestId: expect.any(String) as string,
      },
    });
    await other.close();
  });

  onServer(
    'not ready while its server is away, busy to whoever asks, and well again afterwards',
    async () => {
      const url = new URL(house.databaseUrl);
      const door = await Door.before(url);
      const env = { DATABASE_URL: door.through(url), FIXED_NOW: NOW, LOG_LEVEL: 'silent' };
      const api = await startApi(env);
      const statusOf = async (path: string, init: RequestInit = {}) =>
        (await fetch(`${api.url}${path}`, init)).status;
      const event = paid('mei', 'B-1', '2026-09-02T11:00:00+08:00');
      expect(await statusOf('/health/ready')).toBe(200);

      await door.shut();
      expect(await statusOf('/health/ready')).toBe(503);
      expect(await statusOf('/health/live')).toBe(200);
      const away = await tellTo(house, api.url, [event]);
      expect(away).toMatchObject({ status: 503, body: { code: 'BUSY', message: '系统繁忙，请稍后再试' } });

      await door.open();
      await until(async () => (await statusOf('/health/ready')) === 200, 200);
      expect(await tellTo(house, api.url, [event])).toMatchObject({ status: 200 });
      await until(
        async () =>
          (
            await house.database.rows(
              "SELECT id FROM work WHERE kind LIKE 'orders.%' OR kind LIKE 'customers.%'",
            )
          ).length === 0,
        200,
      );
      expect(await house.database.rows("SELECT id FROM orders WHERE order_no = 'B-1'")).toHaveLength(1);
      await api.process.stop();
      await door.shut();
    },
  );
});
