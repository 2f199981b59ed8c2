import { act, renderHook } from '@testing-library/react';
import { fake } from '../../../../../test/stubs/taro';
import type { MallItem } from '@/api-types';
import { signIn } from '@/session';
import { useRedeem } from './use-redeem';

const nuts = { id: '7', mine: 0, points: 480 } as MallItem;
const address = { name: '林小满', phone: '13800005561', region: '浙江省', detail: '湖滨 18 号' };

interface Sent {
  requestKey: string;
  itemId: string;
  address?: unknown;
}

const sent = (): Sent[] =>
  fake.asked.filter(({ url }) => url === '/me/mall/orders').map(({ data }) => data as Sent);
const keys = (): string[] => sent().map(({ requestKey }) => requestKey);

const lose = () => Promise.reject(new Error('gone'));
const refuse = () =>
  Promise.resolve({ statusCode: 409, data: { code: 'ITEM_SOLD_OUT', message: '这件礼品已兑完' } });
const order = () =>
  Promise.resolve({
    statusCode: 200,
    data: { orderNo: 'M1', serverNow: '2026-09-05T12:00:00.000+08:00' },
  });

beforeEach(async () => {
  fake.reset();
  fake.answer = () =>
    Promise.resolve({ statusCode: 200, data: { accessToken: 't', expiresAt: '', person: { id: 'p' } } });
  await signIn();
});

async function redeem(item: MallItem = nuts): Promise<{ lost: boolean; refused: string | null }> {
  const { result, unmount } = renderHook(() => useRedeem(item));
  await act(() => result.current.redeem(address));
  const { lost, refused } = result.current;
  unmount();
  return { lost, refused: refused?.message ?? null };
}

it('keeps its key while no answer came, even when the page was left, and drops it with the answer', async () => {
  fake.answer = lose;
  expect(await redeem()).toEqual({ lost: true, refused: null });
  fake.answer = () => Promise.resolve({ statusCode: 503, data: { code: 'BUSY', message: '忙' } });
  expect(await redeem()).toEqual({ lost: true, refused: null });
  fake.answer = order;
  expect(await redeem()).toEqual({ lost: false, refused: null });
  const [first, second, third] = keys();
  expect(second).toBe(first);
  expect(third).toBe(first);
  expect(sent()[2]).toEqual({ requestKey: first, itemId: '7', address });

  await redeem();
  expect(keys()[3]).not.toBe(first);
});

it('begins anew after a refusal: nothing was taken', async () => {
  fake.answer = refuse;
  expect(await redeem()).toEqual({ lost: false, refused: '这件礼品已兑完' });
  fake.answer = order;
  await redeem();
  expect(keys()[1]).not.toBe(keys()[0]);
});

it('begins anew when the shopper has one more by now: the lost request was done', async () => {
  fake.answer = lose;
  await redeem();
  fake.answer = order;
  await redeem({ ...nuts, mine: 1 });
  expect(keys()[1]).not.toBe(keys()[0]);
});

it('keeps its promise when the page learns meanwhile that the lost request was done', async () => {
  fake.answer = lose;
  const { result, rerender } = renderHook((item: MallItem) => useRedeem(item), { initialProps: nuts });
  await act(() => result.current.redeem(address));
  rerender({ ...nuts, mine: 1 });
  expect(result.current.lost).toBe(true);
  fake.answer = order;
  await act(() => result.current.redeem(address));
  expect(keys()[1]).toBe(keys()[0]);
});

it('keeps the keys of two things apart', async () => {
  fake.answer = lose;
  await redeem();
  await redeem({ ...nuts, id: '8' });
  expect(new Set(keys()).size).toBe(2);
});
