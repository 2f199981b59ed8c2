import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app';
import { House, PASSWORD, testConfig } from '../support/house';
import { logInStaff, refresh, saidTo } from '../support/login';
import { until } from '../support/processes';

const OPENED = '2026-09-02T08:00:00+08:00';

interface SessionSeen {
  id: string;
  shopName: string;
  device: string | null;
  isThis: boolean;
}

describe('sessions of staff', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open(OPENED);
  });
  afterEach(() => house.close());

  const sessionsOf = async (token: string) =>
    (await house.call<{ items: SessionSeen[] }>('GET', '/staff/sessions', { token })).body.items;
  const idOf = async (account: string) =>
    (await house.database.one<{ id: number }>('SELECT id FROM staff WHERE account = ?', [account]))?.id ?? 0;

  it('are seen by whose they are, and ended one by one', async () => {
    const { body: till } = await logInStaff(house, 'lake', { device: '收银台' });
    const { body: lost } = await logInStaff(house, 'lake', { device: '丢了的平板' });
    const seen = await sessionsOf(till.accessToken);
    expect(seen.map(({ device, shopName, isThis }) => ({ device, shopName, isThis }))).toEqual(
      expect.arrayContaining([
        { device: '收银台', shopName: '湖边店', isThis: true },
        { device: '丢了的平板', shopName: '湖边店', isThis: false },
      ]),
    );
    const id = seen.find(({ isThis }) => !isThis)?.id ?? '';
    const revoke = () => house.call('POST', `/staff/sessions/${id}/revoke`, { token: till.accessToken });
    expect((await revoke()).status).toBe(200);
    expect(await saidTo(house, 'staff', lost.accessToken)).toBe('SESSION_REVOKED');
    expect((await refresh(house, 'staff', lost.refreshToken)).body.code).toBe('SESSION_REVOKED');
    expect(await sessionsOf(till.accessToken)).toHaveLength(1);
    expect(await revoke()).toMatchObject({ status: 404, body: { code: 'SESSION_NOT_FOUND' } });
  });

  it('of others are not found', async () => {
    const { body: lake } = await logInStaff(house, 'lake');
    const { body: hill } = await logInStaff(house, 'hill');
    const [theirs] = await sessionsOf(hill.accessToken);
    const url = `/staff/sessions/${theirs?.id ?? ''}/revoke`;
    expect((await house.call('POST', url, { token: lake.accessToken })).status).toBe(404);
    expect(await saidTo(house, 'staff', hill.accessToken)).toBe(200);
  });

  it('end when the password changes, but for the one it was changed in', async () => {
    const { body: here } = await logInStaff(house, 'lake');
    const { body: there } = await logInStaff(house, 'lake');
    const change = (oldPassword: string) =>
      house.call<{ ended?: number; code?: string }>('POST', '/staff/password', {
        token: here.accessToken,
        body: { oldPassword, newPassword: 'a longer and newer one' },
      });
    expect((await change('a guess')).body.code).toBe('OLD_PASSWORD_WRONG');
    expect((await change(PASSWORD)).body).toEqual({ ended: 1 });
    expect(await saidTo(house, 'staff', here.accessToken)).toBe(200);
    expect(await saidTo(house, 'staff', there.accessToken)).toBe('SESSION_REVOKED');
    expect((await logInStaff(house, 'lake')).body.code).toBe('PASSWORD_WRONG');
    expect((await logInStaff(house, 'lake', { password: 'a longer and newer one' })).status).toBe(200);
  });

  it('are ended by an owner, and all of them with the account', async () => {
    const owner = await house.staff('owner');
    const lake = await idOf('lake');
    const ask = (url: string, token = owner) => house.call('POST', `/staff/members/${lake}${url}`, { token });
    const { body: one } = await logInStaff(house, 'lake');
    const { body: two } = await logInStaff(house, 'lake');
    const [latest] = await sessionsOf(one.accessToken);
    expect((await ask(`/sessions/${latest?.id ?? ''}/revoke`)).body).toEqual({ ended: 1 });
    expect((await ask('/sessions/revoke')).body).toEqual({ ended: 1 });
    for (const { accessToken } of [one, two]) {
      expect(await saidTo(house, 'staff', accessToken)).toBe('SESSION_REVOKED');
    }
    const { body: last } = await logInStaff(house, 'lake');
    expect((await ask('/deactivate')).body).toEqual({ ended: 1 });
    expect(await saidTo(house, 'staff', last.accessToken)).toBe('SESSION_REVOKED');
    expect((await refresh(house, 'staff', last.refreshToken)).body.code).toBe('SESSION_REVOKED');
    expect((await logInStaff(house, 'lake')).body.code).toBe('PASSWORD_WRONG');
    await ask('/activate');
    expect((await logInStaff(house, 'lake')).status).toBe(200);

    const log = await house.database.rows<{ action: string; actor_kind: string }>(
      'SELECT action, actor_kind FROM audit_log WHERE subject = ? ORDER BY seq',
      [`staff:${lake}`],
    );
    expect(log.map(({ action }) => action)).toEqual([
      'staff.session-revoked',
      'staff.sessions-revoked',
      'staff.deactivated',
      'staff.activated',
    ]);
    expect(new Set(log.map(({ actor_kind: kind }) => kind))).toEqual(new Set(['staff']));
  });

  it('that ended in one process have ended in the other within seconds', async () => {
    const { body: lake } = await logInStaff(house, 'lake');
    const { body: before } = await logInStaff(house, 'hill');
    await house.call('POST', '/staff/logout', { token: before.accessToken });

    const other = await createApp(testConfig(house.databaseUrl, OPENED));
    try {
      await other.init();
      // What was revoked before it started is known to it from its first request on.
      expect(await statusIn(other, before.accessToken)).toBe('SESSION_REVOKED');
      expect(await statusIn(other, lake.accessToken)).toBe(200);
      await house.call('POST', '/staff/logout', { token: lake.accessToken });
      const revokedAt = Date.now();
      await until(async () => (await statusIn(other, lake.accessToken)) === 'SESSION_REVOKED');
      expect(Date.now() - revokedAt).toBeLessThan(10_000);
    } finally {
      await other.close();
    }
  });
});

async function statusIn(app: NestFastifyApplication, token: string): Promise<string | number> {
  await app.getHttpAdapter().getInstance().ready();
  const headers = { authorization: `Bearer ${token}` };
  const answer = await app.inject({ method: 'GET', url: '/staff/me', headers });
  return (JSON.parse(answer.body) as { code?: string }).code ?? answer.statusCode;
}
