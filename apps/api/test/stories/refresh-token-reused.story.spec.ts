import { House } from '../support/house';
import { logInShopper, logInStaff, refresh, saidTo } from '../support/login';
import { atOnce, tally } from '../support/parallel';

const OPENED = '2026-09-02T08:00:00+08:00';

describe('a refresh token that is used twice', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open(OPENED);
  });
  afterEach(() => house.close());

  it('ends the session, for whoever holds the newer one as well', async () => {
    const stolen = await logInShopper(house, 'lin');
    const thief = await refresh(house, 'auth', stolen.refreshToken);
    expect(thief.status).toBe(200);

    expect(await refresh(house, 'auth', stolen.refreshToken)).toMatchObject({
      status: 401,
      body: { code: 'SESSION_REUSED', message: '登录凭证被用了两次，为了安全已退出，请重新登录' },
    });
    expect(await saidTo(house, 'auth', thief.body.accessToken)).toBe('SESSION_REVOKED');
    expect(await saidTo(house, 'auth', stolen.accessToken)).toBe('SESSION_REVOKED');
    expect((await refresh(house, 'auth', thief.body.refreshToken)).body.code).toBe('SESSION_REVOKED');
    const row = await house.database.one('SELECT revoked_reason FROM sessions');
    expect(row).toEqual({ revoked_reason: 'reused' });
  });

  it('leaves the other sessions of the same person alone', async () => {
    const { body: till } = await logInStaff(house, 'lake');
    const { body: tablet } = await logInStaff(house, 'lake');
    await refresh(house, 'staff', till.refreshToken);
    expect((await refresh(house, 'staff', till.refreshToken)).body.code).toBe('SESSION_REUSED');
    expect(await saidTo(house, 'staff', tablet.accessToken)).toBe(200);
    expect((await refresh(house, 'staff', tablet.refreshToken)).status).toBe(200);
  });

  it('is seen however old it is', async () => {
    let tokens = await logInShopper(house, 'lin');
    const first = tokens.refreshToken;
    for (let n = 0; n < 3; n += 1) tokens = (await refresh(house, 'auth', tokens.refreshToken)).body;
    expect((await refresh(house, 'auth', first)).body.code).toBe('SESSION_REUSED');
    expect(await saidTo(house, 'auth', tokens.accessToken)).toBe('SESSION_REVOKED');
  });

  it('lets exactly one of twenty at once win, and ends the session for the others', async () => {
    const { refreshToken } = await logInShopper(house, 'lin');
    const seen = await atOnce(20, [''], () => refresh(house, 'auth', refreshToken));
    const codes = tally(seen.map(({ status, body }) => body.code ?? String(status)));
    expect(codes['200']).toBe(1);
    expect(codes.SESSION_REUSED).toBe(1);
    expect(codes.SESSION_REVOKED).toBe(18);
    const winner = seen.find(({ status }) => status === 200);
    expect(await saidTo(house, 'auth', winner?.body.accessToken ?? '')).toBe('SESSION_REVOKED');
  });
});
