import { timed } from '@/api';
import type {
  Claimed,
  DataExport,
  DataExports,
  InboxPage,
  PhoneGiven,
  Privacy,
  Profile,
  Purpose,
  Subscriptions,
} from '@/api-types';
import { send, withQuery } from '@/http';
import type { Picture, SubscriptionAnswer } from '@/platform/types';

const part = encodeURIComponent;
const EXPORTS = '/me/privacy/exports';

/** Where an export's file lies; it is fetched by the platform, not as JSON. */
export function exportFilePath(exportNo: string): string {
  return `${EXPORTS}/${part(exportNo)}/file`;
}

/** The account's calls, one per route. Each throws ApiError (see http.ts). */
export const account = {
  changeProfile: (token: string, change: { nickname?: string; avatar?: Picture }) =>
    send<Profile>({ method: 'POST', path: '/me/profile', token, body: change }),

  givePhone: (token: string, code: string) =>
    send<PhoneGiven>({ method: 'POST', path: '/me/phone', token, body: { code } }),

  claim: (token: string, orderNo: string, phoneTail: string) =>
    send<Claimed>({ method: 'POST', path: '/me/orders/claim', token, body: { orderNo, phoneTail } }),

  setConsent: (token: string, purpose: Purpose, given: boolean) =>
    timed(send<Privacy>({ method: 'POST', path: '/me/privacy/consents', token, body: { purpose, given } })),

  exports: (token: string) => timed(send<DataExports>({ method: 'GET', path: EXPORTS, token })),
  askExport: (token: string) => send<DataExport>({ method: 'POST', path: EXPORTS, token, body: {} }),

  erase: (token: string, confirm: string) =>
    send<{ erasedAt: string }>({ method: 'POST', path: '/me/privacy/erase', token, body: { confirm } }),

  inbox: (token: string, cursor: string | null) =>
    timed(send<InboxPage>({ method: 'GET', path: withQuery('/me/inbox', { cursor }), token })),

  read: (token: string, what: { ids?: string[] }) =>
    send<void>({ method: 'POST', path: '/me/inbox/read', token, body: what }),

  subscriptions: (token: string) => send<Subscriptions>({ method: 'GET', path: '/me/subscriptions', token }),

  subscribed: (token: string, requestKey: string, results: Record<string, SubscriptionAnswer>) =>
    send<Subscriptions>({
      method: 'POST',
      path: '/me/subscriptions',
      token,
      body: { requestKey, results },
    }),

  /** Only the preview's API knows this: it tells the sandbox, as a phone tells WeChat. */
  allowedHere: (token: string, templateIds: readonly string[]) =>
    send<{ accepted: number }>({ method: 'POST', path: '/demo/accept', token, body: { templateIds } }),
};
