import { timed } from '@/api';
import type { Page } from '@/api-types';
import { send, withQuery } from '@/http';
import type {
  AcceptedInvitation,
  Cash,
  GroupBuyDetail,
  GroupBuyPage,
  Invitation,
  InvitationLanding,
  InvitationProgress,
  MyAcceptedInvitation,
  MyGroupBuy,
  MyTeam,
  MyTeamPage,
  Payment,
  Team,
} from './friends-types';

const part = encodeURIComponent;

const post = <T>(token: string, path: string, body: object = {}) =>
  send<T>({ method: 'POST', path, token, body });

/** 拼团: one call per route. What takes no token is there for anybody. Each throws ApiError (see http.ts). */
export const groups = {
  list: (cursor: string | null) =>
    timed(send<GroupBuyPage>({ method: 'GET', path: withQuery('/group-buys', { cursor }) })),

  activity: (key: string) => timed(send<GroupBuyDetail>({ method: 'GET', path: `/group-buys/${part(key)}` })),

  team: (teamNo: string) => timed(send<Team>({ method: 'GET', path: `/group-buys/teams/${part(teamNo)}` })),

  myActivity: (token: string, key: string) =>
    send<MyGroupBuy>({ method: 'GET', path: `/me/group-buys/${part(key)}`, token }),

  open: (token: string, key: string, requestKey: string) =>
    timed(post<MyTeam>(token, `/me/group-buys/${part(key)}/teams`, { requestKey })),

  myTeams: (token: string, cursor: string | null) =>
    timed(send<MyTeamPage>({ method: 'GET', path: withQuery('/me/teams', { cursor }), token })),

  myTeam: (token: string, teamNo: string) =>
    timed(send<MyTeam>({ method: 'GET', path: `/me/teams/${part(teamNo)}`, token })),

  join: (token: string, teamNo: string, requestKey: string) =>
    timed(post<MyTeam>(token, `/me/teams/${part(teamNo)}/join`, { requestKey })),

  leave: (token: string, teamNo: string) => timed(post<MyTeam>(token, `/me/teams/${part(teamNo)}/leave`)),
};

/** Paying, from the page's side: WeChat takes the money, the API hears of it. */
export const payments = {
  /** The API asks WeChat: whether it is paid, or for what the phone pays it with. */
  check: (token: string, payNo: string) => timed(post<Payment>(token, `/me/payments/${part(payNo)}/check`)),

  /** Only the preview's API knows this: it tells the sandbox, as a phone tells WeChat. */
  paidHere: (token: string, payNo: string) => post<{ paid: boolean }>(token, '/demo/pay', { payNo }),
};

/** 邀请有礼. */
export const invitations = {
  mine: (token: string) => timed(send<Invitation>({ method: 'GET', path: '/me/invitation', token })),

  progress: (token: string, cursor: string | null) =>
    send<Page<InvitationProgress>>({ method: 'GET', path: withQuery('/me/invitations', { cursor }), token }),

  landing: (code: string) =>
    timed(send<InvitationLanding>({ method: 'GET', path: `/invitations/${part(code)}` })),

  accepted: (token: string) =>
    timed(send<MyAcceptedInvitation>({ method: 'GET', path: '/me/invitations/accepted', token })),

  accept: (token: string, code: string) =>
    post<AcceptedInvitation>(token, '/me/invitations/accept', { code }),
};

/** Where the mini-program code of my invitation lies; it is fetched by the platform, not as JSON. */
export const INVITATION_IMAGE_PATH = '/me/invitation/image';

/** Cash 现金奖励. */
export const cash = {
  list: (token: string, cursor: string | null) =>
    send<Page<Cash>>({ method: 'GET', path: withQuery('/me/cash', { cursor }), token }),

  claim: (token: string, id: string) => post<Cash>(token, `/me/cash/${part(id)}/claim`),
  check: (token: string, id: string) => post<Cash>(token, `/me/cash/${part(id)}/check`),

  /** Only the preview's API knows this: it tells the sandbox, as a phone tells WeChat. */
  confirmedHere: (token: string, packageInfo: string) =>
    post<{ confirmed: boolean }>(token, '/demo/transfer', { package: packageInfo }),
};
