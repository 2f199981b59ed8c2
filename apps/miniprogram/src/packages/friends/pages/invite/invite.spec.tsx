import { act, fireEvent, render, screen } from '@testing-library/react';
import { personDoes } from '../../../../../test/stubs/platform';
import { fake } from '../../../../../test/stubs/taro';
import { keepServerNow } from '@/clock';
import { signIn } from '@/session';
import type { Invitation, InvitationProgress } from '../../friends-types';
import { stepsOf } from './progress-words';
import InvitePage from './index';

const NOW = '2026-09-05T12:00:00.000+08:00';
const LATER = '2099-01-01T00:00:00.000+08:00';

const invitation: Invitation = {
  serverNow: NOW,
  code: 'K7QM2XPA',
  title: '邀请朋友，两人各得 ¥20 券',
  state: 'open',
  rewardMine: '¥20 立减券',
  rewardFriend: '¥30 立减券（满 ¥49 可用）',
  rules: ['只邀请还没下过单的新朋友', '朋友下单后两人各得奖励'],
  link: 'packages/friends/pages/invited/index?code=K7QM2XPA',
  counts: { accepted: 2, ordered: 1, settled: 0 },
  brought: { people: 1, orders: 3 },
  monthLeft: 7,
};

const friend = (id: string, more: Partial<InvitationProgress>): InvitationProgress => ({
  id,
  friend: '林*满',
  acceptedAt: '2026-09-01T10:00:00.000+08:00',
  state: 'bound',
  sentence: '等朋友下第一单。',
  orderedAt: null,
  dueAt: null,
  settledAt: null,
  reward: null,
  ...more,
});

let mine = invitation;
let friends: InvitationProgress[] = [];
let money: object[] = [];

beforeEach(async () => {
  fake.reset();
  personDoes.file = 'data:image/png;base64,code';
  personDoes.shared = [];
  mine = invitation;
  friends = [];
  money = [];
  fake.answer = ({ url }) => {
    const ok = (data: object) => Promise.resolve({ statusCode: 200, data });
    if (url === '/auth/login') return ok({ accessToken: 't', expiresAt: LATER, person: { id: 'p' } });
    if (url === '/me/invitation') return ok(mine);
    if (url === '/me/invitations') return ok({ items: friends, nextCursor: null });
    return ok({ items: money, nextCursor: null });
  };
  await signIn();
  keepServerNow(NOW);
});

async function open(): Promise<string> {
  render(<InvitePage />);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  return document.body.textContent ?? '';
}

it('says the code in fours, what both get, and the rules before the button', async () => {
  const said = await open();
  expect(said).toContain('K7QM 2XPA');
  expect(said.indexOf('朋友下单后两人各得奖励')).toBeLessThan(said.lastIndexOf('邀请朋友'));
  expect(said).toMatch(/朋友的见面礼¥30 立减券满 ¥49 可用您的谢礼¥20 立减券/);
  expect(said).toContain('还能得 7 位朋友的谢礼');
  expect(said).not.toContain('分享得');
  expect(said).not.toContain('现金奖励');
});

it('gives the link of the landing page, and nothing else, to the friend', async () => {
  await open();
  fireEvent.click(screen.getByText('邀请朋友'));
  expect(personDoes.shared).toEqual([invitation.link]);
});

it('says when the month is full, and that the friend gets theirs all the same', async () => {
  mine = { ...invitation, monthLeft: 0 };
  expect(await open()).toContain('朋友的见面礼照样有');
});

it('offers nothing more when the program is over, and still shows what came of it', async () => {
  mine = { ...invitation, state: 'over' };
  friends = [friend('1', { sentence: '等朋友下第一单' })];
  expect(await open()).toMatch(/等朋友下第一单.*邀请活动已结束/);
  expect(screen.queryByText('邀请朋友')).toBeNull();
  fireEvent.click(screen.getByText('邀请活动已结束'));
  expect(personDoes.shared).toEqual([]);
});

it('shows each friend with one line of why', async () => {
  friends = [
    friend('3', { state: 'settled', sentence: '两人的奖励都到账了。', reward: '¥20 立减券' }),
    friend('2', { state: 'void', sentence: '朋友在接受之前已经下过单，不算新朋友。' }),
    friend('1', {}),
  ];
  expect(await open()).toMatch(/已到账.*两人的奖励都到账了.*没有生效.*不算新朋友.*等朋友下单/);
  expect(document.body.textContent).toContain('他们一共下了 3 单');
});

it('marks the steps that happened, that are to come, and that will not come any more', () => {
  const nowMs = Date.parse(NOW);
  const orderedAt = '2026-09-03T10:00:00.000+08:00';
  const dueAt = '2026-09-12T00:00:00.000+08:00';
  const steps = (item: InvitationProgress) =>
    stepsOf(item, nowMs).map(({ is, day }) => `${is} ${day}`.trim());
  expect(steps(friend('1', {}))).toEqual(['done 9 月 1 日', 'next', 'next']);
  expect(steps(friend('1', { state: 'pending', orderedAt, dueAt }))).toEqual([
    'done 9 月 1 日',
    'done 9 月 3 日',
    'next 9 月 12 日起',
  ]);
  expect(steps(friend('1', { state: 'late' }))).toEqual(['done 9 月 1 日', 'never', 'never']);
});

it('opens the sheet of cash that waits, and shows what is over without a button', async () => {
  const cash = { sentence: '谢谢您。', endsAt: LATER, confirmUntil: null, doneAt: null, failReason: null };
  money = [
    { ...cash, id: '2', amountFen: 1000, state: 'ready', confirm: null },
    { ...cash, id: '1', amountFen: 500, state: 'expired', confirm: null },
  ];
  expect(await open()).toMatch(/¥10.*还剩.*领取.*¥5.*过了领取期限/);
  fireEvent.click(screen.getByText('领取'));
  expect(document.body.textContent).toMatch(/领取现金奖励.*您的微信零钱.*收进零钱/);
});

it('keeps the code usable when WeChat drew no picture', async () => {
  personDoes.file = null;
  expect(await open()).toMatch(/K7QM 2XPA.*没画出来.*左边的码照样能用/s);
});
