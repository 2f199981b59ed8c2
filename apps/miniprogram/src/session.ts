import Taro from '@tarojs/taro';
import { api } from './api';
import type { Person, ShopperLogin, Staff, StaffLogin } from './api-types';
import { ApiError, SIGN_IN_NEEDED } from './http';
import { platform } from './platform';

const SHOPPER_KEY = 'fanchang.shopper';
const STAFF_KEY = 'fanchang.staff';
/** Set once a person has signed in by a tap and cleared when they leave: from then on an ended session renews itself. */
const WELCOME_KEY = 'fanchang.welcome';

type Welcome = 'in' | 'out' | '';

const kept = <T>(key: string): T | null => (Taro.getStorageSync<T | ''>(key) || null) as T | null;

/** Signing in, one at a time: two pages that notice an ended session together share one login. */
let signingIn: Promise<ShopperLogin> | null = null;

/** Signs the shopper in, by a tap or silently. @throws ApiError */
export function signIn(): Promise<ShopperLogin> {
  signingIn ??= platform
    .loginCode()
    .then((code) => api.login(code))
    .then((login) => {
      Taro.setStorageSync(SHOPPER_KEY, login);
      Taro.setStorageSync(WELCOME_KEY, 'in');
      return login;
    })
    .finally(() => {
      signingIn = null;
    });
  return signingIn;
}

/** Forgets the shopper on this phone until they sign in again. */
export function signOut(): void {
  Taro.removeStorageSync(SHOPPER_KEY);
  Taro.setStorageSync(WELCOME_KEY, 'out');
}

/** The person signed in on this phone, if any. */
export function signedInPerson(): Person | null {
  return kept<ShopperLogin>(SHOPPER_KEY)?.person ?? null;
}

function maySignInSilently(): boolean {
  const welcome = kept<Welcome>(WELCOME_KEY);
  return welcome === 'in' || (welcome === null && platform.knowsShopper());
}

async function shopperToken(): Promise<string> {
  const session = kept<ShopperLogin>(SHOPPER_KEY);
  if (session !== null) return session.accessToken;
  if (!maySignInSilently()) throw new ApiError(SIGN_IN_NEEDED, '登录后就能看到您的档案', 401);
  return (await signIn()).accessToken;
}

/** Runs a call as the shopper. An ended session is renewed once, silently. @throws ApiError, SIGN_IN_NEEDED among them */
export async function asShopper<T>(call: (token: string) => Promise<T>): Promise<T> {
  await launched;
  const token = await shopperToken();
  try {
    return await call(token);
  } catch (thrown) {
    if (!(thrown instanceof ApiError) || thrown.status !== 401) throw thrown;
    // Somebody else may have renewed it while this call was on its way.
    if (kept<ShopperLogin>(SHOPPER_KEY)?.accessToken === token) Taro.removeStorageSync(SHOPPER_KEY);
    return call(await shopperToken());
  }
}

export const STAFF_LOGIN_PAGE = '/packages/staff/pages/login/index';
export const STAFF_HOME_PAGE = '/packages/staff/pages/home/index';

/** Signs a staff member in. @throws ApiError */
export async function signInStaff(account: string, password: string): Promise<Staff> {
  const login = await api.staffLogin(account, password);
  Taro.setStorageSync(STAFF_KEY, login);
  return login.staff;
}

export function signOutStaff(): void {
  Taro.removeStorageSync(STAFF_KEY);
}

/** The staff member on this phone, if any. */
export function signedInStaff(): Staff | null {
  return kept<StaffLogin>(STAFF_KEY)?.staff ?? null;
}

/** Runs a call as staff. Without a valid session the counter goes to its login page and the call fails. @throws ApiError */
export async function asStaff<T>(call: (token: string) => Promise<T>): Promise<T> {
  await launched;
  const session = kept<StaffLogin>(STAFF_KEY);
  try {
    if (session === null) throw new ApiError(SIGN_IN_NEEDED, '请先登录店员账号', 401);
    return await call(session.accessToken);
  } catch (thrown) {
    if (thrown instanceof ApiError && thrown.status === 401) {
      signOutStaff();
      await Taro.redirectTo({ url: STAFF_LOGIN_PAGE });
    }
    throw thrown;
  }
}

/** Calls wait for this: a link may name who is opening the app. */
let launched: Promise<void> = Promise.resolve();

async function followLaunchWish(): Promise<void> {
  const wish = platform.launchWish();
  if (wish.shopperCode !== null) {
    Taro.removeStorageSync(SHOPPER_KEY);
    Taro.removeStorageSync(WELCOME_KEY);
  }
  if (wish.staff === null) return;
  signOutStaff();
  const url = await signInStaff(wish.staff.account, wish.staff.password).then(
    () => STAFF_HOME_PAGE,
    () => STAFF_LOGIN_PAGE,
  );
  await Taro.reLaunch({ url });
}

/** Call once, when the app opens. */
export function launchSession(): void {
  launched = followLaunchWish().catch(() => undefined);
}
