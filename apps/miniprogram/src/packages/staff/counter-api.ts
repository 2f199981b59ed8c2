import { listed, timed, type ListedOrder } from '@/api';
import type {
  CouponHistory,
  MallOrder,
  MallOrderPage,
  OwnSession,
  Page,
  Quote,
  Receipt,
  StaffMallOrder,
  StaffMe,
  Today,
  TotpSetUp,
} from '@/api-types';
import { send, withQuery } from '@/http';

const part = encodeURIComponent;

/** The counter's calls, one per route. Each throws ApiError (see http.ts). */
export const counter = {
  quote: (token: string, proof: string, billFen: number | null) =>
    send<Quote>({ method: 'POST', path: '/staff/verifications/quote', token, body: { proof, billFen } }),

  verify: (token: string, requestKey: string, proof: string, billFen: number) =>
    send<Receipt>({
      method: 'POST',
      path: '/staff/verifications',
      token,
      body: { requestKey, proof, billFen },
    }),

  undo: (token: string, id: string, reason: string) =>
    send<Receipt>({
      method: 'POST',
      path: `/staff/verifications/${part(id)}/undo`,
      token,
      body: { reason },
    }),

  today: (token: string, cursor: string | null) =>
    timed(send<Today>({ method: 'GET', path: withQuery('/staff/verifications/today', { cursor }), token })),

  couponHistory: (token: string, couponId: string) =>
    timed(send<CouponHistory>({ method: 'GET', path: `/staff/coupons/${part(couponId)}/history`, token })),

  gifts: async (
    token: string,
    state: 'placed' | 'shipped',
    cursor: string | null,
  ): Promise<Page<ListedOrder>> =>
    listed(
      await timed(
        send<MallOrderPage>({
          method: 'GET',
          path: withQuery('/staff/mall/orders', { state, cursor }),
          token,
        }),
      ),
    ),

  /** With the whole address; the server keeps on record who looked. */
  giftToShip: (token: string, orderNo: string) =>
    timed(send<StaffMallOrder>({ method: 'GET', path: `/staff/mall/orders/${part(orderNo)}`, token })),

  ship: (token: string, orderNo: string, carrier: string, trackingNo: string) =>
    send<MallOrder>({
      method: 'POST',
      path: `/staff/mall/orders/${part(orderNo)}/ship`,
      token,
      body: { carrier, trackingNo },
    }),

  me: (token: string) => send<StaffMe>({ method: 'GET', path: '/staff/me', token }),

  sessions: async (token: string): Promise<OwnSession[]> =>
    (await send<{ items: OwnSession[] }>({ method: 'GET', path: '/staff/sessions', token })).items,

  endSession: (token: string, id: string) =>
    send<void>({ method: 'POST', path: `/staff/sessions/${part(id)}/revoke`, token, body: {} }),

  changePassword: (token: string, oldPassword: string, newPassword: string) =>
    send<void>({ method: 'POST', path: '/staff/password', token, body: { oldPassword, newPassword } }),

  setUpTotp: (token: string) =>
    send<TotpSetUp>({ method: 'POST', path: '/staff/totp/setup', token, body: {} }),

  confirmTotp: (token: string, code: string) =>
    send<void>({ method: 'POST', path: '/staff/totp/confirm', token, body: { code } }),

  removeTotp: (token: string, password: string) =>
    send<void>({ method: 'POST', path: '/staff/totp/remove', token, body: { password } }),

  cancelGift: (token: string, orderNo: string, reason: string) =>
    send<MallOrder>({
      method: 'POST',
      path: `/staff/mall/orders/${part(orderNo)}/cancel`,
      token,
      body: { reason },
    }),
};
