import Taro from '@tarojs/taro';
import { api } from '../api';
import type { Person, ShopperLogin, Tokens } from '../api-types';
import { serverTime } from '../clock';
import { hasCome } from '../format';
import { ApiError, SIGN_IN_NEEDED } from '../http';
import { platform } from '../platform';
import { KeptSession, isOver } from './kept-session';
import { whenLaunched } from './launched';

const kept = new KeptSession<ShopperLogin>('fanchang.shopper', (refreshToken) => api.refresh(refreshToken));

/** Set once a person has signed in by a tap and cleared when they leave: from then on an ended session begins anew by itself. */
const WELCOME_KEY = 'fanchang.welcome';

/** Signing in, one at a time: two pages that notice an ended session together share one login. */
let signingIn: Promise<ShopperLogin> | null = null;

/** Signs the shopper in, by a tap or silently. @throws ApiError */
export function signIn(): Promise<ShopperLogin> {
  signingIn ??= platform
    .loginCode()
    .then((code) => api.login(code))
    .then((login) => {
      kept.keep(login);
      Taro.setStorageSync(WELCOME_KEY, 'in');
      return login;
    })
    .finally(() => {
      signingIn = null;
    });
  return signingIn;
}

/** Tells the server what the person agreed to. It is asked for again on the privacy page, so a failure here stops nobody. */
export async function tellAgreement(): Promise<void> {
  await asShopper(async (token) => {
    const { policyVersion, agreedVersion } = await api.privacy(token);
    if (agreedVersion !== policyVersion) await api.agree(token, policyVersion);
  }).catch(() => undefined);
}

/** Forgets the shopper on this phone until they sign in again, and ends their session on the server if it can be told. */
export function signOut(): void {
  const session = kept.read();
  kept.forget();
  Taro.setStorageSync(WELCOME_KEY, 'out');
  if (session !== null) void api.logout(session.accessToken).catch(() => undefined);
}

/** Forgets the shopper who closed their account: there is no session left to end. */
export function forgetErased(): void {
  kept.forget();
  Taro.setStorageSync(WELCOME_KEY, 'out');
}

/** Another person opens the app on this phone, named by the address. */
export function forgetShopper(): void {
  kept.forget();
  Taro.removeStorageSync(WELCOME_KEY);
}

/** The person signed in on this phone, if any. */
export function signedInPerson(): Person | null {
  return kept.read()?.person ?? null;
}

/** Tokens that came with another answer: joining two customers ends the session that asked for it. */
export function adoptTokens(tokens: Tokens | null): void {
  if (tokens === null) return;
  const { accessToken, expiresAt, refreshToken, refreshExpiresAt } = tokens;
  kept.change({ accessToken, expiresAt, refreshToken, refreshExpiresAt });
}

/** How the person is called from now on. */
export function rememberNickname(nickname: string): void {
  const person = signedInPerson();
  if (person !== null) kept.change({ person: { ...person, nickname } });
}

function maySignInSilently(): boolean {
  const welcome: string = Taro.getStorageSync(WELCOME_KEY) || '';
  return welcome === 'in' || (welcome === '' && platform.knowsShopper());
}

function enter(): Promise<ShopperLogin> {
  if (!maySignInSilently()) throw new ApiError(SIGN_IN_NEEDED, '登录后就能看到您的档案', 401);
  return signIn();
}

/** Renewed by its refresh token; when that is spent too, by signing in again, which WeChat lets us do without a tap. */
async function renewed(spent: string): Promise<ShopperLogin> {
  const session = await kept.renewed(spent).catch((thrown: unknown) => {
    if (isOver(thrown)) return null;
    throw thrown;
  });
  return session ?? enter();
}

/** @throws ApiError, SIGN_IN_NEEDED among them */
async function ready(): Promise<ShopperLogin> {
  const session = kept.read();
  if (session === null) return enter();
  return hasCome(session.expiresAt, serverTime()) ? renewed(session.accessToken) : session;
}

/** Lets a page that asks nothing by itself find out whether somebody is there to ask for. @throws ApiError, SIGN_IN_NEEDED among them */
export async function knowShopper(): Promise<void> {
  await whenLaunched();
  await ready();
}

/** Runs a call as the shopper. An ended session is renewed once, silently. @throws ApiError, SIGN_IN_NEEDED among them */
export async function asShopper<T>(call: (token: string) => Promise<T>): Promise<T> {
  await whenLaunched();
  const { accessToken } = await ready();
  try {
    return await call(accessToken);
  } catch (thrown) {
    if (!(thrown instanceof ApiError) || thrown.status !== 401) throw thrown;
    return call((await renewed(accessToken)).accessToken);
  }
}
