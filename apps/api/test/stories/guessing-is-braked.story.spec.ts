import { createApp } from '../../src/app';
import { SERVER } from '../support/databases';
import { House, PASSWORD, testConfig } from '../support/house';
import { refresh } from '../support/login';
import { atOnce, tally } from '../support/parallel';

const OPENED = '2026-09-02T08:00:00+08:00';

describe('guessing', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open(OPENED);
  });
  afterEach(() => house.close());

  const said = async (url: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await house.call<{ code?: string }>('POST', url, { body, headers });
    return answer.body.code ?? String(answer.status);
  };
  const password = (account: string, guess = 'a guess', headers: Record<string, string> = {}) =>
    said('/staff/login', { account, password: guess }, headers);
  const loginCode = (code: string, headers: Record<string, string> = {}) =>
    said('/auth/login', { code }, headers);

  describe('passwords', () => {
    it('is exact when two hundred come at once', async () => {
      const seen = await atOnce(200, [''], () => password('boss'));
      expect(tally(seen)).toEqual({ PASSWORD_WRONG: 5, LOGIN_TOO_OFTEN: 195 });
      expect(await password('boss', PASSWORD)).toBe('LOGIN_TOO_OFTEN');
      expect(await password('lake', PASSWORD)).toBe('200');
      house.at('2026-09-02T08:05:00+08:00');
      expect(await password('boss', PASSWORD)).toBe('200');
    });

    it('never hinders those who know it, however many at once', async () => {
      expect(tally(await atOnce(30, [''], () => password('boss', PASSWORD)))).toEqual({ '200': 30 });
      for (let n = 0; n < 4; n += 1) expect(await password('boss')).toBe('PASSWORD_WRONG');
      expect(tally(await atOnce(10, [''], () => password('boss', PASSWORD)))).toEqual({ '200': 10 });
      expect(await password('boss')).toBe('PASSWORD_WRONG');
      expect(await password('boss', PASSWORD)).toBe('LOGIN_TOO_OFTEN');
    });

    it('counts for the address, whatever the account, and for the device', async () => {
      const device = { 'x-device-id': 'tablet-of-the-guesser' };
      for (let n = 0; n < 15; n += 1)
        expect(await password(`who-${n}`, 'a guess', device)).toBe('PASSWORD_WRONG');
      expect(await password('lake', PASSWORD, device)).toBe('LOGIN_TOO_OFTEN');
      for (let n = 15; n < 30; n += 1) expect(await password(`who-${n}`)).toBe('PASSWORD_WRONG');
      expect(await password('lake', PASSWORD)).toBe('LOGIN_TOO_OFTEN');
      house.at('2026-09-02T08:10:00+08:00');
      expect(await password('lake', PASSWORD)).toBe('200');
    });

    it('begins to count with the first wrong one, not with a right one long before', async () => {
      expect(await password('boss', PASSWORD)).toBe('200');
      house.at('2026-09-02T08:04:59+08:00');
      for (let n = 0; n < 5; n += 1) await password('boss');
      house.at('2026-09-02T08:05:01+08:00');
      expect(await password('boss', PASSWORD)).toBe('LOGIN_TOO_OFTEN');
    });
  });

  it('login codes is braked by device and by address, and shoppers are not in its way', async () => {
    const device = { 'x-device-id': 'phone-of-the-guesser' };
    const seen = await atOnce(60, [''], (_, n) => loginCode(`guess-${n}`, device));
    expect(tally(seen)).toEqual({ LOGIN_CODE_INVALID: 20, LOGIN_TOO_OFTEN: 40 });
    expect(await loginCode('demo:lin', device)).toBe('LOGIN_TOO_OFTEN');
    expect(await loginCode('demo:lin')).toBe('200');
    const others = await atOnce(90, [''], (_, n) => loginCode(`guess-${n}`));
    expect(tally(others)).toEqual({ LOGIN_CODE_INVALID: 80, LOGIN_TOO_OFTEN: 10 });
    house.at('2026-09-02T08:10:00+08:00');
    const shoppers = await atOnce(150, [''], (_, n) => loginCode(`demo:shopper-${n}`));
    expect(tally(shoppers)).toEqual({ '200': 150 });
  });

  it('refresh tokens is braked by address, and a real one still refreshes', async () => {
    const login = await house.call<{ refreshToken: string }>('POST', '/auth/login', {
      body: { code: 'demo:lin' },
    });
    const seen = await atOnce(130, [''], async (_, n) => {
      return (await refresh(house, 'auth', `guess-${n}`)).body.code ?? '200';
    });
    expect(tally(seen)).toEqual({ LOGIN_REQUIRED: 100, LOGIN_TOO_OFTEN: 30 });
    expect((await refresh(house, 'auth', login.body.refreshToken)).status).toBe(200);
  });

  it('keeps no address and no device in clear', async () => {
    await password('boss', 'a guess', { 'x-device-id': 'tablet-of-the-guesser' });
    const rows = await house.database.rows<{ brake_key: string }>('SELECT brake_key FROM brakes');
    const keys = rows.map(({ brake_key: key }) => key).join('\n');
    expect(keys).toContain('staff:account:boss');
    expect(keys).not.toContain('127.0.0.1');
    expect(keys).not.toContain('tablet');
  });

  // The embedded database has one owner.
  (SERVER === null ? it.skip : it)('through two processes is exact as well', async () => {
    const other = await createApp(testConfig(house.databaseUrl, OPENED));
    await other.init();
    await other.getHttpAdapter().getInstance().ready();
    try {
      const seen = await atOnce(200, [''], async (_, n) => {
        if (n % 2 === 0) return password('boss');
        const payload = { account: 'boss', password: 'a guess' };
        const answer = await other.inject({ method: 'POST', url: '/staff/login', payload });
        return (JSON.parse(answer.body) as { code?: string }).code ?? '200';
      });
      expect(tally(seen)).toEqual({ PASSWORD_WRONG: 5, LOGIN_TOO_OFTEN: 195 });
    } finally {
      await other.close();
    }
  });
});
