import Taro from '@tarojs/taro';
import { api, type StaffCredentials } from '../api';
import type { Right, Staff, StaffLogin, StaffPlace } from '../api-types';
import { serverTime } from '../clock';
import { hasCome } from '../format';
import { ApiError, SIGN_IN_NEEDED } from '../http';
import { KeptSession, isOver } from './kept-session';
import { whenLaunched } from './launched';

export const STAFF_LOGIN_PAGE = '/packages/staff/pages/login/index';
export const STAFF_HOME_PAGE = '/packages/staff/pages/home/index';

const kept = new KeptSession<StaffLogin>('fanchang.staff', (refreshToken) => api.staffRefresh(refreshToken));

/** Signs a staff member in. @throws ApiError, TOTP_REQUIRED among them */
export async function signInStaff(who: StaffCredentials): Promise<Staff> {
  const login = await api.staffLogin(who);
  kept.keep(login);
  return login.staff;
}

/** Ends the shift on this phone, and the session on the server if it can be told. */
export function signOutStaff(): void {
  const session = kept.read();
  kept.forget();
  if (session !== null) void api.staffLogout(session.accessToken).catch(() => undefined);
}

/** The staff member on this phone, if any. */
export function signedInStaff(): Staff | null {
  return kept.read()?.staff ?? null;
}

/** The shops the staff member may log in to, the one they are in among them. */
export function staffPlaces(): readonly StaffPlace[] {
  return kept.read()?.places ?? [];
}

/** Pages show what somebody may; the API refuses the rest whatever a page shows. */
export function staffMay(right: Right): boolean {
  return signedInStaff()?.rights.includes(right) ?? false;
}

async function ready(): Promise<StaffLogin> {
  const session = kept.read();
  if (session === null) throw new ApiError(SIGN_IN_NEEDED, '请先登录店员账号', 401);
  return hasCome(session.expiresAt, serverTime()) ? renewed(session.accessToken) : session;
}

/** @throws ApiError; nobody can be signed in without their password */
async function renewed(spent: string): Promise<StaffLogin> {
  const session = await kept.renewed(spent);
  if (session === null) throw new ApiError(SIGN_IN_NEEDED, '请先登录店员账号', 401);
  return session;
}

/** To the login page, which says why. The code stands in the address, never a sentence: an address can be written by anybody. */
async function toLogin(because: ApiError): Promise<void> {
  const why = because.code === SIGN_IN_NEEDED ? '' : `?because=${encodeURIComponent(because.code)}`;
  await Taro.redirectTo({ url: STAFF_LOGIN_PAGE + why });
}

/** Runs a call as staff, its session renewed silently while it lasts. Without one the counter goes to its login page and the call fails. @throws ApiError */
export async function asStaff<T>(call: (token: string) => Promise<T>): Promise<T> {
  await whenLaunched();
  try {
    const { accessToken } = await ready();
    try {
      return await call(accessToken);
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.status !== 401) throw thrown;
      return await call((await renewed(accessToken)).accessToken);
    }
  } catch (thrown) {
    if (isOver(thrown) && (thrown.status === 401 || kept.read() === null)) {
      kept.forget();
      await toLogin(thrown);
    }
    throw thrown;
  }
}
