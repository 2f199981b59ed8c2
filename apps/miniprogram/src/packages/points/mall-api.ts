import { listed, timed, type ListedOrder } from '@/api';
import type { Address, MallItemDetail, MallItems, MallOrder, MallOrderPage, Page } from '@/api-types';
import { send, withQuery } from '@/http';

const part = encodeURIComponent;
const ORDERS = '/me/mall/orders';

const act = (token: string, orderNo: string, what: string, body: object = {}) =>
  timed(send<MallOrder>({ method: 'POST', path: `${ORDERS}/${part(orderNo)}/${what}`, token, body }));

/** The mall's calls, one per route. Each throws ApiError (see http.ts). */
export const mall = {
  items: (token: string, cursor: string | null) =>
    timed(send<MallItems>({ method: 'GET', path: withQuery('/mall/items', { cursor }), token })),

  item: (token: string, id: string) =>
    timed(send<MallItemDetail>({ method: 'GET', path: `/mall/items/${part(id)}`, token })),

  redeem: (token: string, requestKey: string, itemId: string, address: Address | null) =>
    timed(
      send<MallOrder>({
        method: 'POST',
        path: ORDERS,
        token,
        body: { requestKey, itemId, ...(address === null ? {} : { address }) },
      }),
    ),

  orders: async (token: string, cursor: string | null): Promise<Page<ListedOrder>> =>
    listed(await timed(send<MallOrderPage>({ method: 'GET', path: withQuery(ORDERS, { cursor }), token }))),

  order: (token: string, orderNo: string) =>
    timed(send<MallOrder>({ method: 'GET', path: `${ORDERS}/${part(orderNo)}`, token })),

  giveAddress: (token: string, orderNo: string, address: Address) => act(token, orderNo, 'address', address),
  cancel: (token: string, orderNo: string) => act(token, orderNo, 'cancel'),
  received: (token: string, orderNo: string) => act(token, orderNo, 'received'),
};
