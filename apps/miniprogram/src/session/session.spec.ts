import { fake } from '../../test/stubs/taro';
import { ApiError } from '../http';
import { keepServerNow } from '../clock';
import {
  adoptTokens,
  asShopper,
  asStaff,
  rememberNickname,
  signIn,
  signInStaff,
  signOut,
  signedInPerson,
  signedInStaff,
  staffMay,
} from './index';

const person = { id: 'p1', nickname: '林小满' };
const staff = {
  id: 's1',
  name: '阿青',
  role: 'cashier',
  rights: ['coupon.verify'],
  shopId: '1',
  shopName: '武康路店',
};
const LATER = '2099-01-01T00:00:00.000+08:00';

/** A server in small: tokens of the newest pair are good, a refresh token once. */
const server = {
  turn: 0,
  logins: 0,
  refreshes: 0,
  ended: [] as string[],
  /** What refreshing answers instead of new tokens. */
  over: null as { statusCode: number; code: string } | null,
  expiresAt: LATER,
};

const newPair = () => {
  server.turn += 1;
  const { turn, expiresAt } = server;
  return {
    accessToken: `token-${turn}`,
    expiresAt,
    refreshToken: `refresh-${turn}`,
    refreshExpiresAt: LATER,
  };
};

const ok = (data: unknown) => ({ statusCode: 200, data });
const sentTo = (path: string) => fake.asked.filter(({ url }) => url === path);

function answer({ url, data, header }: (typeof fake.asked)[number]) {
  if (url === '/auth/login' || url === '/staff/login') {
    server.logins += 1;
    return ok({ ...newPair(), person, staff, places: [] });
  }
  if (url === '/auth/refresh' || url === '/staff/refresh') {
    server.refreshes += 1;
    const { refreshToken } = data as { refreshToken: string };
    if (server.over !== null) return { statusCode: server.over.statusCode, data: { code: server.over.code } };
    if (refreshToken !== `refresh-${server.turn}`)
      return { statusCode: 401, data: { code: 'SESSION_REUSED', message: '被用了两次' } };
    return ok({ ...newPair(), person, staff, places: [] });
  }
  if (url.endsWith('/logout')) server.ended.push(header.authorization ?? '');
  return ok({});
}

const ended = () => new ApiError('SESSION_EXPIRED', '请重新登录', 401);
/** A call that only the newest access token may make. */
const seen = (token: string): Promise<string> =>
  token === `token-${server.turn}` ? Promise.resolve(token) : Promise.reject(ended());
const spoil = (): void => void (server.turn += 0.5);

beforeEach(() => {
  fake.reset();
  Object.assign(server, { turn: 0, logins: 0, refreshes: 0, ended: [], over: null, expiresAt: LATER });
  fake.answer = (asked) => Promise.resolve(answer(asked));
  keepServerNow('2026-09-05T12:00:00.000+08:00');
});

/** The access token is refused though its refresh token is good. */
const spent = (token: string): Promise<string> =>
  token === 'token-1' ? Promise.reject(ended()) : Promise.resolve(token);

describe('a shopper', () => {
  it('is asked to sign in when nobody knows them', async () => {
    await expect(asShopper(seen)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect(server.logins).toBe(0);
  });

  it('goes on with the refresh token when the access token is refused, and notices nothing', async () => {
    await signIn();
    await expect(asShopper(spent)).resolves.toBe('token-2');
    expect(server).toMatchObject({ logins: 1, refreshes: 1 });
    await expect(asShopper(seen)).resolves.toBe('token-2');
    expect(server.refreshes).toBe(1);
  });

  it('is renewed before a call that could not succeed', async () => {
    server.expiresAt = '2026-09-05T11:59:59.000+08:00';
    await signIn();
    server.expiresAt = LATER;
    const call = jest.fn(seen);
    await expect(asShopper(call)).resolves.toBe('token-2');
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('renews once for calls that notice the end together', async () => {
    await signIn();
    await expect(Promise.all([asShopper(spent), asShopper(spent), asShopper(spent)])).resolves.toEqual([
      'token-2',
      'token-2',
      'token-2',
    ]);
    expect(server).toMatchObject({ logins: 1, refreshes: 1 });
  });

  it('signs in again by itself when the refresh token is spent, too', async () => {
    await signIn();
    spoil();
    await expect(asShopper(seen)).resolves.toBe('token-2.5');
    expect(server).toMatchObject({ logins: 2, refreshes: 1 });
  });

  it('keeps the session while the server is in trouble', async () => {
    await signIn();
    for (const statusCode of [429, 503]) {
      server.over = { statusCode, code: 'BUSY' };
      await expect(asShopper(spent)).rejects.toMatchObject({ status: statusCode });
    }
    fake.answer = () => Promise.reject(new Error('down'));
    await expect(asShopper(spent)).rejects.toMatchObject({ code: 'NETWORK' });
    expect(signedInPerson()).toEqual(person);
    fake.answer = (asked) => Promise.resolve(answer(asked));
    server.over = null;
    await expect(asShopper(spent)).resolves.toBe('token-2');
    expect(server.logins).toBe(1);
  });

  it('is not renewed over and over', async () => {
    await signIn();
    const call = jest.fn(() => Promise.reject(ended()));
    await expect(asShopper(call)).rejects.toMatchObject({ status: 401 });
    expect(call).toHaveBeenCalledTimes(2);
    expect(server).toMatchObject({ logins: 1, refreshes: 1 });
  });

  it('goes on as who they have become when tokens come with an answer', async () => {
    await signIn();
    adoptTokens(null);
    await expect(asShopper((token) => Promise.resolve(token))).resolves.toBe('token-1');
    adoptTokens(newPair());
    await expect(asShopper(seen)).resolves.toBe('token-2');
    expect(server.refreshes).toBe(0);
  });

  it('keeps tokens adopted while a renewal was on its way', async () => {
    await signIn();
    let letGo = (): void => undefined;
    fake.answer = (asked) =>
      asked.url === '/auth/refresh'
        ? new Promise((resolve) => {
            letGo = () => resolve(answer(asked));
          })
        : Promise.resolve(answer(asked));
    const waiting = asShopper(spent);
    await new Promise((resolve) => setTimeout(resolve));
    adoptTokens({ accessToken: 'adopted', expiresAt: LATER, refreshToken: 'r', refreshExpiresAt: LATER });
    letGo();
    await expect(waiting).resolves.toBe('adopted');
    await expect(asShopper((token) => Promise.resolve(token))).resolves.toBe('adopted');
  });

  it('stays out after leaving, and the server is told', async () => {
    await signIn();
    signOut();
    await expect(asShopper(seen)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect(server.ended).toEqual(['Bearer token-1']);
  });

  it('sees other failures as they are', async () => {
    await signIn();
    const busy = new ApiError('BUSY', '服务有点忙', 503);
    await expect(asShopper(() => Promise.reject(busy))).rejects.toBe(busy);
    expect(server.refreshes).toBe(0);
  });

  it('is called by the new name at once', async () => {
    await signIn();
    rememberNickname('小满');
    expect(signedInPerson()?.nickname).toBe('小满');
  });

  it('names its installation to the API, always alike', async () => {
    await signIn();
    await asShopper(seen);
    signOut();
    const names = new Set(fake.asked.map(({ header }) => header['x-device-id']));
    expect(names.size).toBe(1);
    expect([...names][0]).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  });
});

describe('staff', () => {
  const LOGIN = 'replace /packages/staff/pages/login/index';
  const come = () => signInStaff({ account: 'qing', password: 'secret' });

  it('goes to the login page without a session', async () => {
    await expect(asStaff(seen)).rejects.toMatchObject({ status: 401 });
    expect(fake.ways).toEqual([LOGIN]);
  });

  it('is renewed silently while the session lasts', async () => {
    await come();
    await expect(Promise.all([asStaff(spent), asStaff(spent)])).resolves.toEqual(['token-2', 'token-2']);
    expect(server).toMatchObject({ logins: 1, refreshes: 1 });
    expect(fake.ways).toEqual([]);
  });

  it('goes to the login page with the reason when it is over, and is forgotten', async () => {
    await come();
    expect(signedInStaff()?.name).toBe('阿青');
    expect([staffMay('coupon.verify'), staffMay('coupon.undo')]).toEqual([true, false]);
    spoil();
    await expect(asStaff(seen)).rejects.toMatchObject({ code: 'SESSION_REUSED' });
    expect(signedInStaff()).toBeNull();
    expect(fake.ways).toEqual([`${LOGIN}?because=SESSION_REUSED`]);
  });

  it('stays at the counter when something is refused, or the server is in trouble', async () => {
    await come();
    const wrong = new ApiError('OLD_PASSWORD_WRONG', '当前密码不对', 403);
    await expect(asStaff(() => Promise.reject(wrong))).rejects.toBe(wrong);
    server.over = { statusCode: 503, code: 'BUSY' };
    await expect(asStaff(spent)).rejects.toMatchObject({ status: 503 });
    expect(signedInStaff()?.name).toBe('阿青');
    expect(fake.ways).toEqual([]);
  });

  it('says which shop and which code only when there are any', async () => {
    await come();
    await signInStaff({ account: 'qing', password: 'secret', totp: '123456', shopId: 2 });
    expect(sentTo('/staff/login').map(({ data }) => data)).toEqual([
      { account: 'qing', password: 'secret', device: 'spec' },
      { account: 'qing', password: 'secret', totp: '123456', shopId: 2, device: 'spec' },
    ]);
  });
});
