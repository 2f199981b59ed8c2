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
  ShopperLogin,
  StaffLogin,
  StoryItem,
} from './api-types';
import { keepServerNow } from './clock';
import { send, withQuery } from './http';

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

/** Typed calls, one per route; those of one package alone stand there. Each throws ApiError (see http.ts). */
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

  points: (token: string) => timed(send<Points>({ method: 'GET', path: '/me/points', token })),

  pointsEntries: (token: string, cursor: string | null) =>
    send<Page<PointsEntry>>({ method: 'GET', path: withQuery('/me/points/entries', { cursor }), token }),

  staffLogin: (account: string, password: string) =>
    send<StaffLogin>({ method: 'POST', path: '/staff/login', body: { account, password } }),
};
