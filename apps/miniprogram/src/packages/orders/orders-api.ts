import { timed } from '@/api';
import type { OrderCard, OrderList, OrderPage, Page } from '@/api-types';
import { send, withQuery } from '@/http';

/** The calls of 我的订单, one per route. Each throws ApiError (see http.ts). */
export const orders = {
  page: (token: string, cursor: string | null): Promise<Page<OrderCard>> =>
    timed(send<OrderList>({ method: 'GET', path: withQuery('/me/orders', { cursor }), token })),

  one: (token: string, id: string) =>
    timed(send<OrderPage>({ method: 'GET', path: `/me/orders/${encodeURIComponent(id)}`, token })),
};
