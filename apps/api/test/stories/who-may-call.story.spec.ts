import { createHmac } from 'node:crypto';
import { House, PASSWORD } from '../support/house';

const OPENED = '2026-09-02T08:00:00+08:00';

/** Which operation is for whom: authorisation-matrix.story.spec.ts. */
describe('who may call what', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open(OPENED);
    await house.buys('lin', 'A-1', '2026-09-02T07:30:00+08:00');
  });
  beforeEach(() => house.at(OPENED));
  afterAll(() => house.close());

  it('a session that was forged is no session', async () => {
    const [head = '', claims = '', signature = ''] = (await house.shopper('lin')).split('.');
    const richer = encode({ s: { kind: 'staff', staffId: 1, shopId: 1, role: 'manager' }, exp: 4e9 });
    const ours = createHmac('sha256', 'a guess').update(`${head}.${richer}`).digest('base64url');
    const forged = [
      `${head}.${richer}.${signature}`,
      `${head}.${richer}.${ours}`,
      `${encode({ alg: 'none', typ: 'JWT' })}.${richer}.`,
      `${head}.${claims}.${signature.slice(0, -2)}`,
      'nonsense',
      '',
    ];
    for (const token of forged) {
      const answer = await house.call('GET', '/staff/verifications/today', { token });
      expect(answer).toMatchObject({ status: 401, body: { code: 'LOGIN_REQUIRED' } });
    }
  });

  it('a login code that is not one is refused', async () => {
    const answer = await house.call('POST', '/auth/login', { body: { code: 'lin' } });
    expect(answer).toMatchObject({ status: 401, body: { code: 'LOGIN_CODE_INVALID' } });
    expect(await house.call('POST', '/auth/login', { body: {} })).toMatchObject({
      status: 400,
      body: { code: 'BODY_INVALID', message: '请求内容有误：code' },
    });
  });

  it('a wrong password is refused as an unknown account is, and five wrong ones make a pause', async () => {
    const login = (account: string, password: string) =>
      house.call('POST', '/staff/login', { body: { account, password } });
    const unknown = await login('nobody', PASSWORD);
    const wrong = await login('boss', 'a guess');
    expect(unknown).toMatchObject({ status: 401, body: { code: 'PASSWORD_WRONG' } });
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });

    for (let n = 0; n < 4; n += 1) await login('boss', 'a guess');
    expect(await login('boss', PASSWORD)).toMatchObject({
      status: 429,
      body: { code: 'LOGIN_TOO_OFTEN', message: '尝试次数过多，请 5 分钟后再试' },
    });
    expect((await login('boss ', PASSWORD)).status).not.toBe(200);
    house.at('2026-09-02T08:05:01+08:00');
    expect((await login('boss', PASSWORD)).status).toBe(200);
  });

  it.each([
    ['GET', '/no/such/place'],
    ['POST', '/me/archive'],
    ['GET', '/open/orders'],
    ['GET', '/../../etc/passwd'],
  ] as const)('%s %s is answered in the one shape of refusals', async (method, url) => {
    const answer = await house.call(method, url);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({
      code: 'NOT_FOUND',
      message: '没有找到这个地址',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
  });
});

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
