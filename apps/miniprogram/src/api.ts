import type {
  Archive,
  CouponDetail,
  CouponPage,
  CouponShelf,
  CouponToken,
  Page,
  Quote,
  Receipt,
  ShopperLogin,
  StaffLogin,
  StoryItem,
  Today,
} from './api-types';
import { keepServerNow } from './clock';
import { send, withQuery } from './http';

/** Every answer that carries the server's time sets the clock that countdowns run on. */
async function timed<T extends { serverNow: string }>(answer: Promise<T>): Promise<T> {
  const body = await answer;
  keepServerNow(body.serverNow);
  return body;
}

/** Typed calls, one per route. Each throws ApiError (see http.ts). */
export const api = {
  login: (code: string) => send<ShopperLogin>({ method: 'POST', path: '/auth/login', body: { code } }),

  archive: (token: string) => timed(send<Archive>({ method: 'GET', path: '/me/archive', token })),

  story: (token: string, cursor: string | null, limit: number) =>
    send<Page<StoryItem>>({ method: 'GET', path: withQuery('/me/story', { cursor, limit }), token }),

  coupons: (token: string, state: CouponShelf, cursor: string | null) =>
    timed(send<CouponPage>({ method: 'GET', path: withQuery('/me/coupons', { state, cursor }), token })),

  coupon: (token: string, id: string) =>
    timed(send<CouponDetail>({ method: 'GET', path: `/me/coupons/${encodeURIComponent(id)}`, token })),

  couponToken: (token: string, id: string) =>
    timed(
      send<CouponToken>({
        method: 'POST',
        path: `/me/coupons/${encodeURIComponent(id)}/token`,
        token,
        body: {},
      }),
    ),

  staffLogin: (account: string, password: string) =>
    send<StaffLogin>({ method: 'POST', path: '/staff/login', body: { account, password } }),

  quote: (token: string, proof: string, billFen: number | null) =>
    send<Quote>({ method: 'POST', path: '/staff/verifications/quote', token, body: { proof, billFen } }),

  verify: (token: string, requestKey: string, proof: string, billFen: number) =>
    send<Receipt>({
      method: 'POST',
      path: '/staff/verifications',
      token,
      body: { requestKey, proof, billFen },
    }),

  today: (token: string, cursor: string | null) =>
    timed(send<Today>({ method: 'GET', path: withQuery('/staff/verifications/today', { cursor }), token })),
};
