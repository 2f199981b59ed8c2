import type {
  Archive,
  CouponDetail,
  CouponPage,
  CouponShelf,
  CouponToken,
  MallOrder,
  MallOrderPage,
  Page,
  Points,
  PointsEntry,
  Privacy,
  Profile,
  ShopperLogin,
  StaffLogin,
  StoryItem,
} from './api-types';
import { keepServerNow } from './clock';
import { send, withQuery } from './http';
import { platform } from './platform';

/** Every answer that carries the server's time sets the clock that countdowns run on. */
export async function timed<T extends { serverNow: string }>(answer: Promise<T>): Promise<T> {
  const body = await answer;
  keepServerNow(body.serverNow);
  return body;
}

/** Lists grow by `id`; an order's is its number. */
export interface ListedOrder extends MallOrder {
  id: string;
}

export function listed({ items, nextCursor }: MallOrderPage): Page<ListedOrder> {
  return { items: items.map((order) => ({ ...order, id: order.orderNo })), nextCursor };
}

/** Who comes to the counter. */
export interface StaffCredentials {
  account: string;
  password: string;
  /** Six digits, once the answer was TOTP_REQUIRED. */
  totp?: string;
  /** Where to work; the first of their shops when left out. */
  shopId?: number;
}

/** Typed calls, one per route; those of one package alone stand there. Each throws ApiError (see http.ts). */
export const api = {
  login: (code: string) =>
    send<ShopperLogin>({
      method: 'POST',
      path: '/auth/login',
      body: { code, device: platform.deviceName() },
    }),

  refresh: (refreshToken: string) =>
    send<ShopperLogin>({ method: 'POST', path: '/auth/refresh', body: { refreshToken } }),

  logout: (token: string) => send<void>({ method: 'POST', path: '/auth/logout', token, body: {} }),

  profile: (token: string) => send<Profile>({ method: 'GET', path: '/me/profile', token }),

  privacy: (token: string) => timed(send<Privacy>({ method: 'GET', path: '/me/privacy', token })),

  agree: (token: string, policyVersion: string) =>
    timed(send<Privacy>({ method: 'POST', path: '/me/privacy/agreement', token, body: { policyVersion } })),

  unread: async (token: string): Promise<number> =>
    (await send<{ unread: number }>({ method: 'GET', path: '/me/inbox/unread', token })).unread,

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

  points: (token: string) => timed(send<Points>({ method: 'GET', path: '/me/points', token })),

  pointsEntries: (token: string, cursor: string | null) =>
    send<Page<PointsEntry>>({ method: 'GET', path: withQuery('/me/points/entries', { cursor }), token }),

  staffLogin: (who: StaffCredentials) =>
    send<StaffLogin>({
      method: 'POST',
      path: '/staff/login',
      body: { ...who, device: platform.deviceName() },
    }),

  staffRefresh: (refreshToken: string) =>
    send<StaffLogin>({ method: 'POST', path: '/staff/refresh', body: { refreshToken } }),

  staffLogout: (token: string) => send<void>({ method: 'POST', path: '/staff/logout', token, body: {} }),
};
