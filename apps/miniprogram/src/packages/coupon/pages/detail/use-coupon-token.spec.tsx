import { act, renderHook } from '@testing-library/react';
import { fake } from '../../../../../test/stubs/taro';
import { signIn } from '@/session';
import { useCouponToken } from './use-coupon-token';

const LIFE_SECONDS = 60;
let issued = 0;

function nextToken() {
  issued += 1;
  return Promise.resolve({
    statusCode: 200,
    data: {
      token: `token-${issued}`,
      expiresAt: new Date(Date.now() + LIFE_SECONDS * 1000).toISOString(),
      serverNow: new Date().toISOString(),
      lifeSeconds: LIFE_SECONDS,
    },
  });
}

const pass = (seconds: number) => act(() => jest.advanceTimersByTimeAsync(seconds * 1000));

beforeEach(async () => {
  jest.useFakeTimers();
  fake.reset();
  issued = 0;
  fake.answer = () =>
    Promise.resolve({ statusCode: 200, data: { accessToken: 't', expiresAt: '', person: { id: 'p' } } });
  await signIn();
  fake.answer = nextToken;
});

afterEach(() => jest.useRealTimers());

it('renews the code before it ends, once a minute', async () => {
  const { result } = renderHook(() => useCouponToken('c1'));
  await pass(1);
  expect(result.current.token).toBe('token-1');
  await pass(30);
  expect(result.current.token).toBe('token-1');
  expect(result.current.part).toBeLessThan(0.55);
  await pass(30);
  expect(result.current.token).toBe('token-2');
  expect(issued).toBe(2);
});

it('takes the code away when it ended and no new one came, and tries again when asked', async () => {
  const { result } = renderHook(() => useCouponToken('c1'));
  await pass(1);
  fake.answer = () => Promise.reject(new Error('down'));
  await pass(62);
  expect(result.current.token).toBeNull();
  expect(result.current.error?.message).toBe('网络没有连上，请检查后再试');
  const before = fake.asked.length;
  await pass(10);
  expect(fake.asked).toHaveLength(before);

  fake.answer = nextToken;
  act(() => result.current.retry());
  await pass(1);
  expect(result.current.token).toBe('token-2');
});
