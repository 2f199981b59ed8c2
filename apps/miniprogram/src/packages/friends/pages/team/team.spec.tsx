import { act, fireEvent, render, screen } from '@testing-library/react';
import { personDoes } from '../../../../../test/stubs/platform';
import { fake } from '../../../../../test/stubs/taro';
import { keepServerNow } from '@/clock';
import { signIn } from '@/session';
import type { MyTeam } from '../../friends-types';
import {
  answers,
  leader,
  me,
  NOW,
  paidActivity,
  paymentOf,
  posted,
  settle,
  teamOf,
} from '../../spec-support';
import TeamPage from './index';

const JOIN = '/me/teams/T1/join';
const joined = teamOf({
  state: 'filled',
  seats: [leader, me],
  left: 0,
  mySeat: 'taken',
  role: 'member',
  couponId: 'c9',
});

beforeEach(() => {
  fake.reset();
  Object.assign(personDoes, { needsAgreement: true, pays: 'paid', singlePage: false, shared: [] });
  fake.params = { no: 'T1' };
  keepServerNow(NOW);
});

async function open(): Promise<void> {
  render(<TeamPage />);
  await settle();
}

async function tap(text: string): Promise<void> {
  fireEvent.click(screen.getByText(text));
  await settle();
}

/** One team that changes as the spec says. */
function team(first: MyTeam): { now: (next: MyTeam) => void } {
  let current = first;
  answers({
    'GET /group-buys/teams/T1': () => current,
    'GET /me/teams/T1': () => current,
    [`POST ${JOIN}`]: () => {
      current = joined;
      return current;
    },
  });
  return { now: (next) => void (current = next) };
}

it('shows a friend everything before anything happens, then agrees, signs in and joins by one tap', async () => {
  team(teamOf());
  await open();
  expect(document.body.textContent).toContain('2 人拼团，每人立减 ¥30');
  expect(document.body.textContent).toContain('还差 1 位就成团');
  expect(document.body.textContent).toContain('把这个团发给一位朋友');
  expect(document.body.textContent).toMatch(/还剩21:47:0\d/);
  expect(fake.asked.map(({ url }) => url)).toEqual(['/group-buys/teams/T1']);

  await tap('参团');
  expect(fake.asked).toHaveLength(1);
  await tap('同意并参团');
  expect(posted('/auth/login')).toHaveLength(1);
  expect(posted(JOIN)).toHaveLength(1);
  expect(document.body.textContent).toContain('拼成了');
  await tap('去看看这张券');
  expect(fake.ways).toEqual(['open /packages/coupon/pages/detail/index?id=c9']);
});

it('does nothing when they do not agree', async () => {
  team(teamOf());
  await open();
  await tap('参团');
  await tap('先不同意');
  expect([...posted('/auth/login'), ...posted(JOIN)]).toEqual([]);
  expect(screen.getByText('参团')).toBeTruthy();
});

it('says that the last seat went to somebody else, and offers a team of their own', async () => {
  await signedIn();
  let full = false;
  answers({
    'GET /me/teams/T1': () =>
      full
        ? teamOf({
            state: 'filled',
            left: 0,
            canJoin: false,
            refusal: { code: 'GROUP_FULL', message: '已满，可自己开团' },
          })
        : teamOf(),
    [`POST ${JOIN}`]: () => {
      full = true;
      return { refused: 'GROUP_FULL', message: '已满，可自己开团' };
    },
  });
  await open();
  await tap('参团');
  expect(screen.getAllByText(/已满|可自己开团/).map((said) => said.textContent)).toEqual([
    '已满，',
    '可自己开团',
  ]);
  await tap('自己开一个团');
  expect(fake.ways).toEqual(['open /packages/friends/pages/activity/index?key=pair-30']);
});

it('asks again under the same key when no answer came', async () => {
  await signedIn();
  let tries = 0;
  answers({
    'GET /me/teams/T1': () => (tries > 1 ? joined : teamOf()),
    [`POST ${JOIN}`]: () => {
      tries += 1;
      return tries === 1 ? 'lost' : joined;
    },
  });
  await open();
  await tap('参团');
  expect(screen.getByText('没收到结果，请再点一次，不会重复')).toBeTruthy();
  await tap('参团');
  const [first, second] = posted(JOIN) as { requestKey: string }[];
  expect(first?.requestKey).toMatch(/^g-/);
  expect(second).toEqual(first);
});

it('invites by the link of this team, and gives the seat up after a second look', async () => {
  await signedIn();
  const mine = teamOf({
    role: 'leader',
    mySeat: 'taken',
    canJoin: false,
    canLeave: true,
    seats: [{ ...leader, isMe: true }],
  });
  answers({ 'GET /me/teams/T1': mine, 'POST /me/teams/T1/leave': mine });
  await open();
  await tap('邀请朋友一起拼');
  expect(personDoes.shared).toEqual(['/packages/friends/pages/team/index?no=T1']);
  await tap('退出这个团');
  expect(document.body.textContent).toContain('这个团会关掉');
  await tap('再等等朋友');
  expect(posted('/me/teams/T1/leave')).toHaveLength(0);
  await tap('退出这个团');
  await tap('退出');
  expect(posted('/me/teams/T1/leave')).toHaveLength(1);
});

describe('a seat that costs something', () => {
  const open3 = (more: Partial<MyTeam> = {}) => teamOf({ activity: paidActivity, size: 3, left: 2, ...more });
  const paying = open3({ mySeat: 'paying', canJoin: false, payment: paymentOf() });
  const seated = open3({ mySeat: 'taken', canJoin: false, left: 1, seats: [leader, me] });
  const CHECK = '/me/payments/P1/check';

  it('is paid by the same tap, and shown when the API knows of the money', async () => {
    await signedIn();
    let current = open3();
    answers({
      'GET /me/teams/T1': () => current,
      [`POST ${JOIN}`]: () => (current = paying),
      [`POST ${CHECK}`]: () => {
        current = seated;
        return paymentOf({ state: 'paid' });
      },
    });
    await open();
    expect(document.body.textContent).toContain('每人付 ¥9.9，没拼成全部退回');
    await tap('付 ¥9.9 参团');
    expect(posted(CHECK)).toHaveLength(1);
    expect(screen.getByText('邀请朋友一起拼')).toBeTruthy();
  });

  it('stays free while nobody paid, and can be paid later', async () => {
    await signedIn();
    personDoes.pays = 'cancelled';
    let current = open3();
    answers({
      'GET /me/teams/T1': () => current,
      [`POST ${JOIN}`]: () => (current = paying),
      [`POST ${CHECK}`]: paymentOf(),
    });
    await open();
    await tap('付 ¥9.9 参团');
    expect(screen.getByText('还没付款，座位还没占上')).toBeTruthy();
    expect(posted(CHECK)).toHaveLength(0);
    await tap('付 ¥9.9 参团');
    expect(posted(JOIN)).toHaveLength(1);
    expect(posted(CHECK)).toHaveLength(1);
  });

  it('is not paid twice when the money was on its way all the time', async () => {
    await signedIn();
    personDoes.pays = 'failed';
    let current = paying;
    answers({
      'GET /me/teams/T1': () => current,
      [`POST ${CHECK}`]: () => {
        current = seated;
        return paymentOf({ state: 'paid' });
      },
    });
    await open();
    await tap('付 ¥9.9 参团');
    expect(screen.queryByText('没有付成功，请再试一次')).toBeNull();
    expect(screen.getByText('邀请朋友一起拼')).toBeTruthy();
  });

  it('that was taken by somebody else gives the money back, and says so', async () => {
    await signedIn();
    answers({
      'GET /me/teams/T1': open3({
        state: 'filled',
        left: 0,
        canJoin: false,
        mySeat: 'released',
        payment: paymentOf({ state: 'refunding' }),
        refund: 'refunding',
      }),
    });
    await open();
    expect(document.body.textContent).toContain('您付的 ¥9.9 正在原路退回');
    expect(screen.getByText('再开一个团')).toBeTruthy();
  });
});

it('is only looked at on somebody’s timeline', async () => {
  personDoes.singlePage = true;
  team(teamOf());
  await open();
  expect(screen.queryByText('参团')).toBeNull();
  expect(document.body.textContent).toContain('前往小程序');
});

async function signedIn(): Promise<void> {
  personDoes.needsAgreement = false;
  answers({});
  await act(async () => {
    await signIn();
  });
}
