import { act, fireEvent, render, screen } from '@testing-library/react';
import { fake } from '../../../../../test/stubs/taro';
import { keepServerNow } from '@/clock';
import { signIn } from '@/session';
import GroupsPage from '../groups';
import { activity, answers, NOW, settle, teamOf } from '../../spec-support';
import MyTeamsPage from './index';

beforeEach(async () => {
  fake.reset();
  keepServerNow(NOW);
});

async function signedIn(): Promise<void> {
  answers({});
  await act(async () => {
    await signIn();
  });
}

it('says of each team what it needs or what became of it, and opens it', async () => {
  await signedIn();
  const items = [
    teamOf({ teamNo: 'T3', mySeat: 'taken' }),
    teamOf({ teamNo: 'T2', state: 'expired', refund: 'refunded', activity: { ...activity, priceFen: 990 } }),
    teamOf({ teamNo: 'T1', mySeat: 'left' }),
  ];
  answers({ 'GET /me/teams': { serverNow: NOW, items, nextCursor: null } });
  render(<MyTeamsPage />);
  await settle();
  const said = document.body.textContent ?? '';
  expect(said).toMatch(/拼团中.*还差 1 位，还剩 21:47:0\d.*未成团.*您付的 ¥9.9 已原路退回.*您已退出/);
  fireEvent.click(screen.getByText('未成团'));
  expect(fake.ways).toEqual(['open /packages/friends/pages/team/index?no=T2']);
});

it('has one sentence and one next step for who never was in a team', async () => {
  await signedIn();
  answers({ 'GET /me/teams': { serverNow: NOW, items: [], nextCursor: null } });
  render(<MyTeamsPage />);
  await settle();
  fireEvent.click(screen.getByText('看看拼团活动'));
  expect(fake.ways).toEqual(['replace /packages/friends/pages/groups/index']);
});

it('shows what can be bought together to anybody, and what is over as over', async () => {
  const items = [
    { ...activity, teamsLeft: 4 },
    { ...activity, key: 'old', title: '旧活动', state: 'over' },
  ];
  answers({ 'GET /group-buys': { serverNow: NOW, items, nextCursor: null } });
  render(<GroupsPage />);
  await settle();
  expect(document.body.textContent).toMatch(/2 人团 · 24 小时 · 免费还能开 4 个团.*旧活动.*活动已结束/);
  expect(document.querySelectorAll('.ticket--over')).toHaveLength(1);
  fireEvent.click(screen.getByText('旧活动'));
  expect(fake.ways).toEqual(['open /packages/friends/pages/activity/index?key=old']);
  expect(fake.asked.map(({ url }) => url)).toEqual(['/group-buys']);
});
