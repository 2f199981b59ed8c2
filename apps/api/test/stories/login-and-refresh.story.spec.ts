import { Sessions } from '../../src/platform/auth/sessions';
import { House } from '../support/house';
import { logInShopper, logInStaff, refresh, saidTo, type TokensSeen } from '../support/login';

const OPENED = '2026-09-02T08:00:00+08:00';

describe('logging in and staying in', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open(OPENED);
  });
  afterEach(() => house.close());

  it('gives a token for a quarter of an hour, and one that gives the next two', async () => {
    const first = await logInShopper(house, 'lin');
    expect(first).toMatchObject({
      expiresAt: '2026-09-02T08:15:00.000+08:00',
      refreshExpiresAt: '2026-10-02T08:00:00.000+08:00',
    });
    house.at('2026-09-02T08:14:59+08:00');
    expect(await saidTo(house, 'auth', first.accessToken)).toBe(200);
    house.at('2026-09-02T08:15:00+08:00');
    expect(await saidTo(house, 'auth', first.accessToken)).toBe('SESSION_EXPIRED');

    const second = await refresh(house, 'auth', first.refreshToken);
    expect(second).toMatchObject({
      status: 200,
      body: {
        expiresAt: '2026-09-02T08:30:00.000+08:00',
        refreshExpiresAt: '2026-10-02T08:15:00.000+08:00',
        person: { id: expect.any(String) as string },
      },
    });
    expect(second.body.refreshToken).not.toBe(first.refreshToken);
    expect(await saidTo(house, 'auth', second.body.accessToken)).toBe(200);
  });

  it('goes on as long as it is used, but not for ever', async () => {
    let { refreshToken } = await logInShopper(house, 'lin');
    for (const at of ['2026-10-01', '2026-10-30', '2026-11-28']) {
      house.at(`${at}T08:00:00+08:00`);
      const { status, body } = await refresh(house, 'auth', refreshToken);
      expect(status).toBe(200);
      refreshToken = body.refreshToken;
      if (at === '2026-11-28') expect(body.refreshExpiresAt).toBe('2026-12-01T08:00:00.000+08:00');
    }
    house.at('2026-12-01T08:00:00+08:00');
    expect(await refresh(house, 'auth', refreshToken)).toMatchObject({
      status: 401,
      body: { code: 'SESSION_EXPIRED' },
    });
  });

  it('ends a shopper’s session after thirty days without them, staff’s after twelve hours', async () => {
    const lin = await logInShopper(house, 'lin');
    const { body: lake } = await logInStaff(house, 'lake');
    expect(lake.refreshExpiresAt).toBe('2026-09-02T20:00:00.000+08:00');
    house.at('2026-09-02T20:00:00+08:00');
    expect((await refresh(house, 'staff', lake.refreshToken)).body.code).toBe('SESSION_EXPIRED');
    house.at('2026-10-02T08:00:00+08:00');
    expect((await refresh(house, 'auth', lin.refreshToken)).body.code).toBe('SESSION_EXPIRED');
  });

  it('tells staff again who they are, and refuses a token of the other door without spending it', async () => {
    const { body: lake } = await logInStaff(house, 'lake');
    const lin = await logInShopper(house, 'lin');
    expect(await refresh(house, 'auth', lake.refreshToken)).toMatchObject({
      status: 401,
      body: { code: 'LOGIN_REQUIRED' },
    });
    expect((await refresh(house, 'staff', lin.refreshToken)).body.code).toBe('LOGIN_REQUIRED');
    expect(await refresh(house, 'staff', lake.refreshToken)).toMatchObject({
      status: 200,
      body: { staff: { role: 'cashier', shopName: '湖边店', rights: expect.any(Array) as string[] } },
    });
    expect((await refresh(house, 'auth', lin.refreshToken)).status).toBe(200);
  });

  it('ends with a logout, here and at once', async () => {
    const lin = await logInShopper(house, 'lin');
    const other = await logInShopper(house, 'lin');
    expect(await house.call('POST', '/auth/logout', { token: lin.accessToken })).toMatchObject({
      status: 200,
      body: { ended: 1 },
    });
    expect(await saidTo(house, 'auth', lin.accessToken)).toBe('SESSION_REVOKED');
    expect((await refresh(house, 'auth', lin.refreshToken)).body.code).toBe('SESSION_REVOKED');
    expect(await saidTo(house, 'auth', other.accessToken)).toBe(200);

    const { body: lake } = await logInStaff(house, 'lake');
    await house.call('POST', '/staff/logout', { token: lake.accessToken });
    expect(await saidTo(house, 'staff', lake.accessToken)).toBe('SESSION_REVOKED');
  });

  it('follows a customer who becomes another: the token of before dies, the next refresh knows', async () => {
    const [lin, su] = [await logInShopper(house, 'lin'), await logInShopper(house, 'su')];
    const idOf = async (openid: string) =>
      (
        await house.database.one<{ customer_id: number }>(
          'SELECT customer_id FROM customer_identities WHERE value = ?',
          [openid],
        )
      )?.customer_id ?? 0;
    const [from, to] = [await idOf('lin'), await idOf('su')];
    const sessions = house.app.get(Sessions);
    const moved = await house.database.transaction((db) => sessions.follow(db, from, to));
    await sessions.heed();
    expect(moved).toHaveLength(1);
    expect(await saidTo(house, 'auth', lin.accessToken)).toBe('SESSION_EXPIRED');
    expect(await saidTo(house, 'auth', su.accessToken)).toBe(200);
    const next = await refresh<TokensSeen & { person: { id: string } }>(house, 'auth', lin.refreshToken);
    expect(next.body.person.id).toBe(String(to));
    expect(await saidTo(house, 'auth', next.body.accessToken)).toBe(200);

    const back = await house.database.transaction((db) => sessions.follow(db, to, from, moved));
    await sessions.heed();
    expect(back).toEqual(moved);
    expect(await saidTo(house, 'auth', next.body.accessToken)).toBe('SESSION_EXPIRED');
    expect(await saidTo(house, 'auth', su.accessToken)).toBe(200);
  });

  it('refuses what it never signed', async () => {
    const { refreshToken } = await logInShopper(house, 'lin');
    const [sessionId = '', , signature = ''] = refreshToken.split('.');
    for (const forged of [
      `${sessionId}.1.${signature}`,
      `${sessionId}.0.${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'A'}`,
      `00000000-0000-4000-8000-000000000000.0.${signature}`,
      'nonsense',
      '..',
      'x'.repeat(256),
    ]) {
      expect(await refresh(house, 'auth', forged)).toMatchObject({
        status: 401,
        body: { code: 'LOGIN_REQUIRED' },
      });
    }
    expect((await refresh(house, 'auth', refreshToken)).status).toBe(200);
  });
});
