import { act, renderHook } from '@testing-library/react';
import { fake } from '../../../../../test/stubs/taro';
import { ApiError } from '@/http';
import { asShopper, signIn } from '@/session';
import { claimProblem, orderNoOf, refusedWords, tailOf } from './claim-words';
import { useClaim } from './use-claim';

const pair = (name: string) => ({
  accessToken: name,
  expiresAt: '2099-01-01T00:00:00.000+08:00',
  refreshToken: `r-${name}`,
  refreshExpiresAt: '2099-01-01T00:00:00.000+08:00',
});

beforeEach(async () => {
  fake.reset();
  fake.answer = () => Promise.resolve({ statusCode: 200, data: { ...pair('mine'), person: { id: 'p' } } });
  await signIn();
  fake.asked = [];
});

async function claim(orderNo: string, tail: string) {
  const { result } = renderHook(() => useClaim());
  await act(() => result.current.claim(orderNo, tail));
  return result.current.state;
}

it('takes a number as it was copied, blanks and all', () => {
  expect(orderNoOf(' 6925 0000\t0001 ')).toBe('692500000001');
  expect(tailOf('尾号 88-26 9')).toBe('8826');
});

it('says what is missing before it asks anybody', async () => {
  expect(claimProblem('', '')).toBe('先填上订单编号');
  expect(claimProblem('订单 6925', '8826')).toContain('整段复制');
  expect(claimProblem('6925000000000000001', '882')).toContain('后 4 位');
  expect(claimProblem('6925000000000000001', '8826')).toBeNull();
  expect(await claim('', '8826')).toMatchObject({ is: 'refused', words: { title: '先填上订单编号' } });
  expect(fake.asked).toEqual([]);
});

it('goes on with the tokens that came with the order', async () => {
  fake.answer = () =>
    Promise.resolve({
      statusCode: 200,
      data: { claimedOrders: 2, orderNo: '6925000000000000001', tokens: pair('merged') },
    });
  expect(await claim('6925000000000000001 ', '8826')).toMatchObject({
    is: 'claimed',
    claimed: { claimedOrders: 2 },
  });
  expect(fake.asked[0]).toMatchObject({
    url: '/me/orders/claim',
    data: { orderNo: '6925000000000000001', phoneTail: '8826' },
  });
  await expect(asShopper((token) => Promise.resolve(token))).resolves.toBe('merged');
});

it('says of each refusal what happened and what helps', async () => {
  fake.answer = () =>
    Promise.resolve({ statusCode: 404, data: { code: 'CLAIM_NOT_FOUND', message: '没有找到' } });
  expect(await claim('6925000000000000001', '0000')).toMatchObject({
    is: 'refused',
    words: { title: '没有找到这笔订单', phoneHelps: true },
  });
  const often = new ApiError('CLAIM_TOO_OFTEN', '核对次数过多，请 58 分钟后再试', 429);
  expect(refusedWords(often)).toMatchObject({ text: '核对次数过多，请 58 分钟后再试', phoneHelps: false });
  expect(refusedWords(new ApiError('CLAIM_TAKEN', '', 409)).title).toBe('这笔订单已经有主人了');
  expect(refusedWords(new ApiError('NETWORK', '网络没有连上', 0)).text).toBe('网络没有连上');
});
