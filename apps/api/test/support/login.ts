import { type Answer, type House, PASSWORD } from './house';

/** What every login and refresh answers. */
export interface TokensSeen {
  accessToken: string;
  expiresAt: string;
  refreshToken: string;
  refreshExpiresAt: string;
  code?: string;
}

export type Kind = 'auth' | 'staff';

/** Logs a shopper in, with everything the answer says. */
export async function logInShopper(house: House, openid: string): Promise<TokensSeen> {
  const body = { code: `demo:${openid}` };
  return (await house.call<TokensSeen>('POST', '/auth/login', { body })).body;
}

/** Logs a member of staff in. @param more `shopId`, `totp`, `device`. */
export function logInStaff<T = TokensSeen>(
  house: House,
  account: string,
  more: Record<string, unknown> = {},
): Promise<Answer<T>> {
  return house.call<T>('POST', '/staff/login', { body: { account, password: PASSWORD, ...more } });
}

export function refresh<T = TokensSeen>(house: House, kind: Kind, refreshToken: string): Promise<Answer<T>> {
  return house.call<T>('POST', `/${kind}/refresh`, { body: { refreshToken } });
}

/** What the API says to an access token: a code, or 200. */
export async function saidTo(house: House, kind: Kind, token: string): Promise<string | number> {
  const url = kind === 'auth' ? '/me/archive' : '/staff/me';
  const answer = await house.call<{ code?: string }>('GET', url, { token, asIs: true });
  return answer.body.code ?? answer.status;
}
