import { generateSync } from 'otplib';
import { Clock } from '../../src/platform/clock';
import { House, PASSWORD } from '../support/house';
import { logInStaff, saidTo, type TokensSeen } from '../support/login';
import { atOnce, tally } from '../support/parallel';

const OPENED = '2026-09-02T08:00:00+08:00';

interface SetUp {
  uri: string;
  secret: string;
}

describe('a second factor for staff', () => {
  let house: House;
  let token: string;
  let secret: string;

  beforeEach(async () => {
    house = await House.open(OPENED);
    token = (await logInStaff(house, 'boss')).body.accessToken;
    secret = (await ask<SetUp>('/staff/totp/setup')).body.secret;
  });
  afterEach(() => house.close());

  const ask = <T = { code?: string }>(url: string, body: object = {}) =>
    house.call<T>('POST', url, { token, body, asIs: true });
  /** What the authenticator shows, some seconds from now. */
  const codeIn = (seconds = 0) =>
    generateSync({ secret, epoch: Math.floor(house.app.get(Clock).now() / 1000) + seconds });
  /** Six digits that are right neither now nor beside now. */
  const wrongCode = () => {
    const right = new Set([-30, 0, 30].map((seconds) => codeIn(seconds)));
    return ['111111', '222222', '333333', '444444'].find((code) => !right.has(code)) ?? '';
  };
  const logIn = async (more: Record<string, unknown> = {}) => {
    const { status, body } = await logInStaff<TokensSeen>(house, 'boss', more);
    return body.code ?? status;
  };
  const turnOn = async () => {
    expect(await ask('/staff/totp/confirm', { code: codeIn() })).toEqual({
      status: 200,
      body: { totpOn: true },
    });
    house.at('2026-09-02T08:01:00+08:00');
  };

  it('is shown once as text and as an address for the authenticator, and is kept sealed', async () => {
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const again = await ask<SetUp>('/staff/totp/setup');
    expect(again.body.secret).not.toBe(secret);
    expect(again.body.uri).toBe(
      `otpauth://totp/${encodeURIComponent('测试铺')}:boss?secret=${again.body.secret}&issuer=${encodeURIComponent('测试铺')}`,
    );
    const row = await house.database.one<{ totp_sealed: string }>(
      "SELECT totp_sealed FROM staff WHERE account = 'boss'",
    );
    expect(row?.totp_sealed).not.toContain(again.body.secret);
  });

  it('asks for nothing until a code has confirmed it', async () => {
    expect(await logIn()).toBe(200);
    expect((await ask('/staff/totp/confirm', { code: wrongCode() })).body.code).toBe('TOTP_WRONG');
    expect(await logIn()).toBe(200);
    await turnOn();
    expect(await logIn()).toBe('TOTP_REQUIRED');
    expect(await logIn({ totp: codeIn() })).toBe(200);
    expect((await ask('/staff/totp/setup')).body.code).toBe('TOTP_IS_ON');
    expect((await ask('/staff/totp/confirm', { code: codeIn(30) })).body.code).toBe('TOTP_IS_ON');
  });

  it('says nothing about the code to who does not know the password', async () => {
    await turnOn();
    const body = { account: 'boss', password: 'a guess', totp: codeIn() };
    const answer = await house.call('POST', '/staff/login', { body });
    expect(answer).toMatchObject({ status: 401, body: { code: 'PASSWORD_WRONG' } });
    expect(await logIn({ totp: codeIn() })).toBe(200);
  });

  it('takes each code once, however many come with it at once', async () => {
    await turnOn();
    const totp = codeIn();
    const seen = await atOnce(5, [''], () => logIn({ totp }));
    expect(tally(seen.map(String))).toEqual({ '200': 1, TOTP_WRONG: 4 });
  });

  it('takes no code older than one that was used', async () => {
    await turnOn();
    const [before, now] = [codeIn(-30), codeIn()];
    expect(await logIn({ totp: now })).toBe(200);
    expect(await logIn({ totp: before })).toBe('TOTP_WRONG');
  });

  it('forgives a clock half a minute off, no more', async () => {
    await turnOn();
    expect(await logIn({ totp: codeIn(-90) })).toBe('TOTP_WRONG');
    expect(await logIn({ totp: codeIn(90) })).toBe('TOTP_WRONG');
    expect(await logIn({ totp: codeIn(-30) })).toBe(200);
    expect(await logIn({ totp: codeIn(30) })).toBe(200);
  });

  it('pauses after five wrong codes, though the password was right each time', async () => {
    await turnOn();
    for (let n = 0; n < 5; n += 1) expect(await logIn({ totp: wrongCode() })).toBe('TOTP_WRONG');
    expect(await logIn({ totp: codeIn() })).toBe('LOGIN_TOO_OFTEN');
    expect(await logIn()).toBe('TOTP_REQUIRED');
    house.at('2026-09-02T08:16:00+08:00');
    expect(await logIn({ totp: codeIn() })).toBe(200);
  });

  it('is removed with the password, and by an owner for who has lost the phone', async () => {
    await turnOn();
    expect(await ask('/staff/totp/remove', { password: 'a guess' })).toMatchObject({
      status: 403,
      body: { code: 'OLD_PASSWORD_WRONG' },
    });
    expect((await ask('/staff/totp/remove', { password: PASSWORD })).body).toEqual({ totpOn: false });
    expect(await logIn()).toBe(200);

    secret = (await ask<SetUp>('/staff/totp/setup')).body.secret;
    expect((await ask('/staff/totp/confirm', { code: codeIn() })).status).toBe(200);
    const owner = await house.staff('owner');
    const boss = await house.database.one<{ id: number }>("SELECT id FROM staff WHERE account = 'boss'");
    const reset = () => house.call('POST', `/staff/members/${boss?.id ?? 0}/totp/reset`, { token: owner });
    expect((await reset()).status).toBe(200);
    expect(await saidTo(house, 'staff', token)).toBe('SESSION_REVOKED');
    expect(await logIn()).toBe(200);
    expect(await reset()).toMatchObject({ status: 409, body: { code: 'TOTP_IS_OFF' } });
  });
});
