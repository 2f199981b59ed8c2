import { fake } from '../test/stubs/taro';
import { ApiError } from './http';
import { asShopper, asStaff, signIn, signInStaff, signOut, signedInStaff } from './session';

const person = { id: 'p1', nickname: '林小满' };
let logins = 0;

const login = () => {
  logins += 1;
  return { statusCode: 200, data: { accessToken: `token-${logins}`, expiresAt: '', person } };
};

const ended = () => new ApiError('UNAUTHORIZED', '请重新登录', 401);

beforeEach(() => {
  fake.reset();
  logins = 0;
  fake.answer = () => Promise.resolve(login());
});

describe('a shopper', () => {
  it('is asked to sign in when nobody knows them', async () => {
    await expect(asShopper(() => Promise.resolve('seen'))).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect(logins).toBe(0);
  });

  it('is signed in again once, silently, when the session ended', async () => {
    await signIn();
    const call = jest.fn((token: string) =>
      token === 'token-1' ? Promise.reject(ended()) : Promise.resolve(token),
    );
    await expect(asShopper(call)).resolves.toBe('token-2');
    expect(logins).toBe(2);
  });

  it('is not signed in over and over', async () => {
    await signIn();
    const call = jest.fn(() => Promise.reject(ended()));
    await expect(asShopper(call)).rejects.toMatchObject({ status: 401 });
    expect(call).toHaveBeenCalledTimes(2);
    expect(logins).toBe(2);
  });

  it('shares one login between calls that notice the end together', async () => {
    await signIn();
    const call = (token: string) => (token === 'token-1' ? Promise.reject(ended()) : Promise.resolve(token));
    await expect(Promise.all([asShopper(call), asShopper(call)])).resolves.toEqual(['token-2', 'token-2']);
    expect(logins).toBe(2);
  });

  it('stays out after leaving', async () => {
    await signIn();
    signOut();
    await expect(asShopper(() => Promise.resolve('seen'))).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  });

  it('sees other failures as they are', async () => {
    await signIn();
    const busy = new ApiError('BUSY', '服务有点忙', 503);
    await expect(asShopper(() => Promise.reject(busy))).rejects.toBe(busy);
    expect(logins).toBe(1);
  });
});

describe('staff', () => {
  const staff = { id: 's1', name: '阿青', role: 'cashier', shopId: '1', shopName: '武康路店' };

  it('goes to the login page without a session', async () => {
    await expect(asStaff(() => Promise.resolve('seen'))).rejects.toMatchObject({ status: 401 });
    expect(fake.ways).toEqual(['replace /packages/staff/pages/login/index']);
  });

  it('goes there as well when the session ended, and is forgotten', async () => {
    fake.answer = () =>
      Promise.resolve({ statusCode: 200, data: { accessToken: 's', expiresAt: '', staff } });
    await signInStaff('qing', 'secret');
    expect(signedInStaff()?.name).toBe('阿青');
    await expect(asStaff(() => Promise.reject(ended()))).rejects.toMatchObject({ status: 401 });
    expect(signedInStaff()).toBeNull();
    expect(fake.ways).toEqual(['replace /packages/staff/pages/login/index']);
  });
});
