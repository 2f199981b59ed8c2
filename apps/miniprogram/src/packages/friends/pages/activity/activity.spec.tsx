import { act, fireEvent, render, screen } from '@testing-library/react';
import { personDoes } from '../../../../../test/stubs/platform';
import { fake } from '../../../../../test/stubs/taro';
import { keepServerNow } from '@/clock';
import { signIn } from '@/session';
import { answers, detail, NOW, paymentOf, posted, settle, teamOf } from '../../spec-support';
import ActivityPage from './index';

const OPEN = '/me/group-buys/pair-30/teams';
const TEAM = '/packages/friends/pages/team/index?no=T1';
const mine = (more: object = {}) => ({
  activity: detail,
  openTeamNo: null,
  leftThisMonth: 2,
  refusal: null,
  ...more,
});

beforeEach(() => {
  fake.reset();
  Object.assign(personDoes, { needsAgreement: true, pays: 'paid', singlePage: false });
  fake.params = { key: 'pair-30' };
  keepServerNow(NOW);
});

async function open(): Promise<void> {
  render(<ActivityPage />);
  await settle();
}

async function tap(text: string): Promise<void> {
  fireEvent.click(screen.getByText(text));
  await settle();
}

async function signedIn(): Promise<void> {
  personDoes.needsAgreement = false;
  answers({});
  await act(async () => {
    await signIn();
  });
}

it('shows the rules above the button to anybody, and opens a team by one tap', async () => {
  answers({ 'GET /group-buys/pair-30': detail, [`POST ${OPEN}`]: teamOf() });
  await open();
  expect(document.body.textContent).toMatch(/2人成团24小时内拼满免费每人付.*怎么拼.*已经拼成12 个团.*开团/);
  await tap('开团');
  await tap('同意并开团');
  expect(posted(OPEN)).toHaveLength(1);
  expect(fake.ways).toEqual([`replace ${TEAM}`]);
});

it('says why nobody, or this one person, can open a team', async () => {
  answers({ 'GET /group-buys/pair-30': { ...detail, teamsLeft: 0 } });
  await open();
  expect(document.querySelector('.group__said')?.textContent).toBe('团已经开完了');
  await tap('开团');
  expect(posted(OPEN)).toHaveLength(0);

  document.body.innerHTML = '';
  await signedIn();
  answers({
    'GET /me/group-buys/pair-30': mine({
      leftThisMonth: 0,
      refusal: { code: 'GROUP_LIMIT_REACHED', message: '这个活动每人每月 3 次，您这个月已用完' },
    }),
  });
  await open();
  expect(document.body.textContent).toContain('我这个月还能拼0 次');
  expect(document.querySelector('.group__said')?.textContent).toContain('您这个月已用完');
});

it('leads to the team that still waits instead of opening another', async () => {
  await signedIn();
  answers({
    'GET /me/group-buys/pair-30': mine({
      openTeamNo: 'T1',
      refusal: { code: 'GROUP_ONE_AT_A_TIME', message: '您在这个活动里还有一个团没拼完' },
    }),
  });
  await open();
  await tap('去看我的团');
  expect(fake.ways).toEqual([`open ${TEAM}`]);
});

it('asks for the price first, and shows the team whether it was paid or not', async () => {
  await signedIn();
  personDoes.pays = 'cancelled';
  const paid = { ...detail, priceFen: 990 };
  answers({
    'GET /me/group-buys/pair-30': mine({ activity: paid }),
    [`POST ${OPEN}`]: teamOf({ state: 'waiting', mySeat: 'paying', payment: paymentOf() }),
  });
  await open();
  await tap('付 ¥9.9 开团');
  expect(fake.ways).toEqual([`replace ${TEAM}`]);
});

it('is only looked at on somebody’s timeline', async () => {
  personDoes.singlePage = true;
  answers({ 'GET /group-buys/pair-30': detail });
  await open();
  expect(screen.queryByText('开团')).toBeNull();
  expect(document.body.textContent).toContain('前往小程序');
});
