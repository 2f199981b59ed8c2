import { act } from '@testing-library/react';
import { fake } from '../../../test/stubs/taro';
import type { GroupBuy, GroupBuyDetail, MyTeam, Payment, Seat } from './friends-types';

/** What the specs of 拼团 share: an activity, a team, and an API that answers by its paths. */

export const NOW = '2026-09-05T12:00:00.000+08:00';
const ENDS = '2026-09-06T09:47:09.000+08:00';
const LATER = '2099-01-01T00:00:00.000+08:00';

export const activity: GroupBuy = {
  key: 'pair-30',
  title: '2 人拼团，每人立减 ¥30',
  subtitle: '坚果礼盒可用',
  size: 2,
  hours: 24,
  priceFen: 0,
  coupon: {
    name: '拼团立减券',
    kind: 'cash',
    rateBasisPoints: null,
    offFen: 3000,
    capFen: null,
    thresholdFen: 9900,
    scope: '全场零食',
    shops: '全部门店',
    validDays: 14,
    startsAt: null,
    endsAt: null,
  },
  teamsLeft: null,
  perPersonMonth: 3,
  leads: 'anyone',
  joins: 'anyone',
  startsAt: null,
  endsAt: null,
  state: 'running',
};

export const paidActivity: GroupBuy = { ...activity, key: 'trio', title: '3 人拼', size: 3, priceFen: 990 };

export const detail: GroupBuyDetail = {
  ...activity,
  serverNow: NOW,
  rules: ['把这个团发给一位朋友'],
  filledTeams: 12,
};

export const leader: Seat = { name: '林*满', isLeader: true, joinedAt: NOW, isMe: false };
export const me: Seat = { name: '阿*', isLeader: false, joinedAt: NOW, isMe: true };

export function teamOf(more: Partial<MyTeam> = {}): MyTeam {
  return {
    serverNow: NOW,
    teamNo: 'T1',
    activity,
    state: 'open',
    endReason: null,
    size: 2,
    seats: [leader],
    left: 1,
    openedAt: NOW,
    endsAt: ENDS,
    endedAt: null,
    rules: ['把这个团发给一位朋友'],
    role: 'none',
    mySeat: 'none',
    canJoin: true,
    canLeave: false,
    refusal: null,
    couponId: null,
    payment: null,
    refund: 'none',
    ...more,
  };
}

export function paymentOf(more: Partial<Payment> = {}): Payment {
  return {
    payNo: 'P1',
    description: '拼团',
    amountFen: 990,
    state: 'unpaid',
    expiresAt: ENDS,
    serverNow: NOW,
    params: { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1', signType: 'RSA', paySign: 's' },
    ...more,
  };
}

type Answer = object | { refused: string; message: string; status?: number } | 'lost';

/** Answers `GET /path` and `POST /path`; a list answers one after the other, its last for ever. */
export function answers(routes: Record<string, Answer | (() => Answer)>): void {
  fake.answer = ({ method, url }) => {
    const found = routes[`${method} ${url.split('?')[0]}`];
    const answer = typeof found === 'function' ? found() : found;
    if (url === '/auth/login') return done(200, { ...TOKENS, person: { id: 'p' } });
    if (answer === 'lost' || answer === undefined) return Promise.reject(new Error(`${method} ${url}`));
    if ('refused' in answer)
      return done(answer.status ?? 409, { code: answer.refused, message: answer.message });
    return done(200, answer);
  };
}

const TOKENS = { accessToken: 't', expiresAt: LATER, refreshToken: 'r', refreshExpiresAt: LATER };
const done = (statusCode: number, data: unknown) => Promise.resolve({ statusCode, data });

/** What was posted to a path, in order. */
export function posted(path: string): object[] {
  return fake.asked
    .filter(({ url, method }) => url === path && method === 'POST')
    .map(({ data }) => data as object);
}

/** Lets everything that waits for an answer go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await act(() => new Promise((resolve) => setTimeout(resolve)));
}
