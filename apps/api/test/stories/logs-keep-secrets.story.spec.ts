import { House, paid, PASSWORD, SECRET } from '../support/house';
import { post, tellTo } from '../support/parallel';
import { type Api, endAll, SECRET_KEY, startApi, until } from '../support/processes';

jest.setTimeout(180_000);

const NOW = '2026-09-02T12:00:00+08:00';
const PHONE = '13812345678';

describe('the log of a whole day, written at its most talkative', () => {
  let house: House;
  let api: Api;
  let failedRequest: string;
  const secrets = new Map<string, string>();

  beforeAll(async () => {
    house = await House.open(NOW);
    api = await startApi({ DATABASE_URL: house.databaseUrl, FIXED_NOW: NOW, LOG_LEVEL: 'trace' });
    await live();
    await api.process.stop();
  });
  afterAll(async () => {
    await endAll();
    await house?.close();
  });

  it('has a line for every request, with its id, route and status', () => {
    const lines = log()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    const requests = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line.msg === 'request');
    expect(requests.length).toBeGreaterThan(8);
    expect(requests).toContainEqual(
      expect.objectContaining({
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        method: 'POST',
        route: '/staff/verifications',
        status: 200,
        ms: expect.any(Number) as number,
      }),
    );
    expect(requests).toContainEqual(expect.objectContaining({ route: '/me/coupons/:id', status: 200 }));
  });

  it('tells of a failure with the id that was answered', () => {
    expect(log()).toContain(`request ${failedRequest} failed`);
  });

  it('holds no secret', () => {
    expect(secrets.size).toBe(11);
    for (const [name, value] of secrets) {
      expect(value.length).toBeGreaterThan(7);
      if (log().includes(value)) throw new Error(`the log holds the ${name}`);
    }
  });

  const log = () => api.process.stdout + api.process.stderr;

  async function live(): Promise<void> {
    const { url } = api;
    secrets.set('client secret', SECRET).set('password', PASSWORD).set('key', SECRET_KEY).set('phone', PHONE);
    const phone = { ...paid('', 'P-1', '2026-09-02T11:00:00+08:00'), buyer: { kind: 'phone', value: PHONE } };
    await tellTo(house, url, [paid('lin', 'A-1', '2026-09-02T11:00:00+08:00'), phone, { eventId: PHONE }]);
    await until(async () => (await house.database.rows('SELECT id FROM coupons')).length === 2, 100);

    const shopper = await post<{ accessToken: string }>(`${url}/auth/login`, { body: { code: 'demo:lin' } });
    const token = shopper.body.accessToken;
    const get = async <T>(path: string, bearer = token) =>
      (await (await fetch(url + path, { headers: { authorization: `Bearer ${bearer}` } })).json()) as T;
    secrets.set('shopper session', token).set('login code', 'demo:lin');
    await get('/me/archive');
    const { items } = await get<{ items: { id: string }[] }>('/me/coupons?state=usable');
    const id = items[0]?.id ?? '';
    const { code } = await get<{ code: string }>(`/me/coupons/${id}`);
    const qr = await post<{ token: string }>(`${url}/me/coupons/${id}/token`, { token, body: {} });
    secrets.set('coupon code', code).set('QR', qr.body.token);

    await post(`${url}/staff/login`, { body: { account: 'lake', password: `${PASSWORD} no` } });
    const staff = await post<{ accessToken: string }>(`${url}/staff/login`, {
      body: { account: 'lake', password: PASSWORD },
    });
    const by = staff.body.accessToken;
    const quote = await post<{ ticket: string }>(`${url}/staff/verifications/quote`, {
      token: by,
      body: { proof: qr.body.token, billFen: 10_000 },
    });
    secrets.set('staff session', by).set('ticket', quote.body.ticket);
    const body = { requestKey: 'a-request-key-of-ours', proof: code, billFen: 10_000 };
    await post(`${url}/staff/verifications`, { token: by, body });
    await get('/me/archive', `${token}x`);
    await fetch(`${url}/me/coupons/${id}?token=${token}&phone=${PHONE}`);

    const signed = house.signed('{"events":[]}');
    secrets.set('signature', signed['x-fanchang-signature'] ?? '');
    await post(`${url}/open/orders`, { body: '{"events":[]}', headers: signed });

    await house.database.transaction((db) => db.run('ALTER TABLE redemptions RENAME TO redemptions_away'));
    const failed = await post<{ requestId: string }>(`${url}/staff/verifications`, { token: by, body });
    expect(failed).toMatchObject({ status: 500, body: { code: 'UNEXPECTED' } });
    failedRequest = failed.body.requestId;
  }
});
