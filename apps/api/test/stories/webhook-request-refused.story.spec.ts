import { House, paid } from '../support/house';

const AT = '2026-09-02T20:00:00+08:00';
const EVENT = paid('lin', 'A-1', '2026-09-02T19:00:00+08:00');

/** What every refusal looks like. */
interface Refused {
  code: string;
  message: string;
  requestId: string;
}

describe('a webhook request that must be refused as a whole', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open(AT);
  });
  afterAll(() => house.close());

  /** Tells one good event with spoilt headers. */
  const spoilt = async (changes: Record<string, string>) =>
    house.tellText<Refused>(JSON.stringify({ events: [EVENT] }), changes);

  const secondsFromNow = (seconds: number) => String(Math.floor(Date.parse(AT) / 1000) + seconds);

  it.each(['client', 'timestamp', 'nonce', 'signature'])(
    'names the missing header x-fanchang-%s',
    async (name) => {
      const answer = await spoilt({ [`x-fanchang-${name}`]: '' });
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({
        code: 'SIGNATURE_MISSING',
        message: `缺少签名信息：x-fanchang-${name}`,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      });
    },
  );

  it.each([
    ['a client nobody added', { 'x-fanchang-client': 'stranger' }, 401, 'CLIENT_UNKNOWN'],
    ['a signature that is not ours', { 'x-fanchang-signature': 'ab'.repeat(32) }, 401, 'SIGNATURE_WRONG'],
    ['a signature of the wrong length', { 'x-fanchang-signature': 'ab' }, 401, 'SIGNATURE_WRONG'],
    ['a nonce too short to be one', { 'x-fanchang-nonce': 'short' }, 401, 'SIGNATURE_MISSING'],
    ['a timestamp six minutes old', { 'x-fanchang-timestamp': secondsFromNow(-360) }, 401, 'REQUEST_STALE'],
    ['a timestamp six minutes ahead', { 'x-fanchang-timestamp': secondsFromNow(360) }, 401, 'REQUEST_STALE'],
    ['a timestamp that is no number', { 'x-fanchang-timestamp': 'yesterday' }, 401, 'REQUEST_STALE'],
    [
      'a timestamp it was not signed with',
      { 'x-fanchang-timestamp': secondsFromNow(-60) },
      401,
      'SIGNATURE_WRONG',
    ],
  ])('refuses %s', async (_, changes, status, code) => {
    const answer = await spoilt(changes);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('refuses a body that was changed after signing', async () => {
    const headers = house.signed(JSON.stringify({ events: [EVENT] }));
    const answer = await house.tell([{ ...EVENT, paidFen: 1 }], headers);
    expect(answer).toMatchObject({ status: 401, body: { code: 'SIGNATURE_WRONG' } });
  });

  it('says of an unsigned request that it is unsigned, whatever its body', async () => {
    const answer = await house.call('POST', '/open/orders', { body: { nothing: 'we know' } });
    expect(answer).toMatchObject({ status: 401, body: { code: 'SIGNATURE_MISSING' } });
  });

  it('takes a signed request once and refuses its replay', async () => {
    const body = JSON.stringify({ events: [paid('mei', 'A-2', '2026-09-02T19:00:00+08:00')] });
    const headers = house.signed(body);
    expect(await house.tellText(body, headers)).toMatchObject({
      status: 200,
      body: { results: [{ result: 'new' }] },
    });
    expect(await house.tellText(body, headers)).toMatchObject({
      status: 409,
      body: { code: 'REQUEST_REPLAYED' },
    });
  });

  it('lets a request that was refused for its content be mended under the same nonce', async () => {
    const nonce = 'nonce-used-for-nothing';
    const empty = JSON.stringify({ events: [] });
    expect(await house.tellText(empty, house.signed(empty, nonce))).toMatchObject({ status: 400 });
    const full = JSON.stringify({ events: [paid('mei', 'A-3', '2026-09-02T19:00:00+08:00')] });
    expect(await house.tellText(full, house.signed(full, nonce))).toMatchObject({ status: 200 });
  });

  it.each([
    ['JSON cut off in the middle', '{"events":[{"eventId":"A', 400, 'BODY_INVALID'],
    ['no body at all', '', 400, 'BODY_INVALID'],
    ['events that are no list', '{"events":{"0":{}}}', 400, 'BODY_INVALID'],
    ['a bare list', '[]', 400, 'BODY_INVALID'],
    ['events that are no objects', '{"events":["A-1",null]}', 400, 'BODY_INVALID'],
    ['an empty list', '{"events":[]}', 400, 'BATCH_EMPTY'],
    ['a body that is not an object', '"events"', 400, 'BODY_INVALID'],
  ])('refuses %s, though rightly signed', async (_, body, status, code) => {
    expect(await house.tellText(body)).toMatchObject({
      status,
      body: { code, requestId: expect.any(String) as string },
    });
  });

  it('refuses 501 events and takes none of them', async () => {
    const events = Array.from({ length: 501 }, (_, n) => paid('many', `M-${n}`, '2026-09-02T19:00:00+08:00'));
    const answer = await house.tell(events);
    expect(answer).toMatchObject({
      status: 413,
      body: { code: 'BATCH_TOO_LARGE', message: '一次最多 500 个事件' },
    });
    expect(await ordersNamed('M-%')).toBe(0);
  });

  it('takes 500 events', async () => {
    const events = Array.from({ length: 500 }, (_, n) => paid('many', `N-${n}`, '2026-09-02T19:00:00+08:00'));
    const answer = await house.tell(events);
    expect(answer.status).toBe(200);
    expect(answer.body.results.every(({ result }) => result === 'new')).toBe(true);
  });

  it('refuses a body of 3 MB', async () => {
    const answer = await house.tell([{ ...EVENT, eventId: 'big', title: 'x'.repeat(3 * 1024 * 1024) }]);
    expect(answer).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
  });

  it('has stored nothing of anything it refused', async () => {
    expect(await ordersNamed('A-1%')).toBe(0);
    expect(await ordersNamed('N-%')).toBe(500);
  });

  async function ordersNamed(pattern: string): Promise<number> {
    const sql = 'SELECT COUNT(*) AS n FROM events WHERE order_no LIKE ?';
    return Number((await house.database.one<{ n: number }>(sql, [pattern]))?.n);
  }
});
