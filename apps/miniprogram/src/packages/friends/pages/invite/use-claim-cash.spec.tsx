import { act, renderHook } from '@testing-library/react';
import { personDoes, platform } from '../../../../../test/stubs/platform';
import { fake } from '../../../../../test/stubs/taro';
import { signIn } from '@/session';
import type { Cash } from '../../friends-types';
import { cashEnd, cashEndText, claimNote, isClaimable } from './cash-words';
import { useClaimCash } from './use-claim-cash';

const LATER = '2099-01-01T00:00:00.000+08:00';
const confirm = { mchId: '1', appId: 'wx', package: 'sealed' };
const gift: Cash = {
  id: '7',
  amountFen: 1000,
  sentence: '您邀请的朋友下单了。',
  state: 'ready',
  endsAt: LATER,
  confirmUntil: null,
  doneAt: null,
  failReason: null,
  confirm: null,
};

/** What the API answers to claim, and then to each look. */
let claimed: Partial<Cash> | 'lost' | 'refused' = {};
let looks: Partial<Cash>[] = [];

const ok = (data: object) => Promise.resolve({ statusCode: 200, data });
const paths = () => fake.asked.map(({ url }) => url);

beforeEach(async () => {
  fake.reset();
  Object.assign(personDoes, { takes: true });
  platform.tellsOfAccepts = true;
  claimed = { state: 'confirming', confirmUntil: LATER, confirm };
  looks = [{ state: 'done', doneAt: LATER }];
  fake.answer = ({ url }) => {
    if (url === '/auth/login') return ok({ accessToken: 't', expiresAt: LATER, person: { id: 'p' } });
    if (url === '/me/cash/7/check') return ok({ ...gift, ...(looks.shift() ?? { state: 'confirming' }) });
    if (url !== '/me/cash/7/claim') return ok({});
    if (claimed === 'lost') return Promise.reject(new Error('gone'));
    if (claimed === 'refused')
      return Promise.resolve({
        statusCode: 409,
        data: { code: 'CASH_STATE', message: '这笔现金奖励已过期' },
      });
    return ok({ ...gift, ...claimed });
  };
  await signIn();
  fake.asked = [];
});

afterEach(() => {
  jest.useRealTimers();
});

async function claim() {
  const { result } = renderHook(() => useClaimCash('7'));
  await act(() => result.current.claim());
  return result.current.state;
}

/** Lets ten seconds pass meanwhile. */
async function patiently(run: () => Promise<void>): Promise<void> {
  await act(async () => {
    const running = run();
    await jest.advanceTimersByTimeAsync(10_000);
    await running;
  });
}

it('is taken when WeChat asked, the person said yes and the API heard of it', async () => {
  expect(await claim()).toMatchObject({ is: 'taken', cash: { state: 'done' } });
  expect(paths()).toEqual(['/me/cash/7/claim', '/me/cash/7/check']);
});

it('tells the sandbox where there is no WeChat that would', async () => {
  platform.tellsOfAccepts = false;
  await claim();
  expect(paths()).toEqual(['/me/cash/7/claim', '/demo/transfer', '/me/cash/7/check']);
  expect(fake.asked[1]?.data).toEqual({ package: 'sealed' });
});

it('stays to be taken when the person closed the page', async () => {
  personDoes.takes = false;
  expect(await claim()).toEqual({ is: 'left' });
  expect(paths()).toEqual(['/me/cash/7/claim']);
});

it('is never said to be lost or refused as if it were the same', async () => {
  claimed = 'lost';
  const lost = await claim();
  expect(lost).toEqual({ is: 'lost' });
  expect(claimNote(lost, gift)).toContain('不会重复到账');
  claimed = 'refused';
  const refused = await claim();
  expect(refused).toMatchObject({ is: 'refused', error: { code: 'CASH_STATE' } });
  expect(claimNote(refused, gift)).toBe('这笔现金奖励已过期');
});

it('looks again while WeChat has not told, and leaves it to WeChat when it takes long', async () => {
  jest.useFakeTimers();
  looks = [{ state: 'confirming' }, { state: 'confirming' }, { state: 'done' }];
  const soon = renderHook(() => useClaimCash('7'));
  await patiently(soon.result.current.claim);
  expect(soon.result.current.state).toMatchObject({ is: 'taken', cash: { state: 'done' } });

  looks = [];
  const late = renderHook(() => useClaimCash('7'));
  await patiently(late.result.current.claim);
  expect(late.result.current.state).toMatchObject({ is: 'taken', cash: { state: 'confirming' } });
});

it('asks for a second tap when WeChat has nothing prepared yet', async () => {
  claimed = { state: 'ready', confirm: null };
  expect(await claim()).toEqual({ is: 'lost' });
  claimed = { state: 'done', confirm: null };
  expect(await claim()).toMatchObject({ is: 'taken', cash: { state: 'done' } });
});

it('counts to the end that comes first, and says what is over', () => {
  const sooner = '2026-09-06T12:00:00.000+08:00';
  expect(cashEnd(gift)).toBe(LATER);
  expect(cashEnd({ ...gift, state: 'confirming', confirmUntil: sooner })).toBe(sooner);
  expect(isClaimable(gift)).toBe(true);
  expect(isClaimable({ ...gift, state: 'expired' })).toBe(false);
  const now = Date.parse('2026-09-07T12:00:00.000+08:00');
  expect(cashEndText({ ...gift, state: 'done', doneAt: sooner }, now)).toBe('9 月 6 日到零钱');
  expect(cashEndText({ ...gift, state: 'withdrawn' }, now)).toBe('已收回');
  expect(claimNote({ is: 'open' }, { ...gift, failReason: '微信支付还没有实名' })).toBe('微信支付还没有实名');
});
