import { act, renderHook, waitFor } from '@testing-library/react';
import { ApiError } from '../http';
import { useSaying } from './use-saying';

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));

it('says one thing after the other, so that they arrive in their order', async () => {
  const arrived: string[] = [];
  const release: (() => void)[] = [];
  const { result } = renderHook(() =>
    useSaying(
      async ({ words }) => {
        await new Promise<void>((resolve) => release.push(resolve));
        return words;
      },
      (words) => arrived.push(words),
    ),
  );
  act(() => result.current.say('一', []));
  act(() => result.current.say('二', []));
  await settle();
  expect(release).toHaveLength(1);
  expect(result.current.sayings.map(({ words, state }) => [words, state])).toEqual([
    ['一', 'sending'],
    ['二', 'sending'],
  ]);
  release[0]?.();
  await waitFor(() => expect(release).toHaveLength(2));
  release[1]?.();
  await waitFor(() => expect(result.current.sayings).toEqual([]));
  expect(arrived).toEqual(['一', '二']);
});

it('tries again under the same key, which the API knows', async () => {
  const keys: string[] = [];
  let isDown = true;
  const { result } = renderHook(() =>
    useSaying(
      async ({ requestKey }) => {
        keys.push(requestKey);
        await Promise.resolve();
        if (isDown) throw new ApiError('NETWORK', '网络没有连上，请检查后再试', 0);
      },
      () => undefined,
    ),
  );
  act(() => result.current.say('在吗', []));
  await waitFor(() => expect(result.current.sayings[0]?.state).toBe('lost'));
  expect(result.current.sayings[0]?.said).toBe('网络没有连上，请检查后再试');
  isDown = false;
  act(() => result.current.again(result.current.sayings[0]?.key ?? ''));
  await waitFor(() => expect(result.current.sayings).toEqual([]));
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

it('gives back what was refused, to be said otherwise', async () => {
  const { result } = renderHook(() =>
    useSaying(
      () => Promise.reject(new ApiError('WORDS_MARKUP', '文字里不能有网页代码', 422)),
      () => undefined,
    ),
  );
  act(() => result.current.say('<b>坏了</b>', []));
  await waitFor(() => expect(result.current.sayings[0]?.state).toBe('refused'));
  act(() => result.current.again(result.current.sayings[0]?.key ?? ''));
  expect(result.current.sayings).toEqual([]);
  expect(result.current.draft?.words).toBe('<b>坏了</b>');
});
