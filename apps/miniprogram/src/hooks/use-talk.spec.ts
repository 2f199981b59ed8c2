import { act, renderHook, waitFor } from '@testing-library/react';
import { fake } from '../../test/stubs/taro';
import type { Message } from '../api-types';
import { joined, settledSeq, type TalkPart, useTalk } from './use-talk';

interface SomeTicket {
  ticketNo: string;
  unread: number;
  lastSeq: number;
}

const said = (seq: number, news: Partial<Message> = {}): Message => ({
  seq,
  by: 'agent',
  name: '小满',
  text: `第 ${seq} 句`,
  photos: [],
  picture: null,
  video: null,
  state: 'passed',
  at: '2026-09-02T10:00:00+08:00',
  ...news,
});

/** An API with one conversation. */
class Desk {
  messages: Message[] = [];
  asked: number[] = [];
  read: number[] = [];
  isDown = false;

  readonly calls = {
    after: async (seq: number): Promise<TalkPart<SomeTicket>> => {
      this.asked.push(seq);
      await Promise.resolve();
      if (this.isDown) throw new Error('down');
      const last = this.messages.at(-1)?.seq ?? 0;
      const messages = this.messages.filter((message) => message.seq > seq).slice(0, 100);
      return { ticket: { ticketNo: 'K1', unread: 1, lastSeq: last }, messages };
    },
    read: async (seq: number) => void this.read.push(seq),
    token: async () => 'a token',
  };
}

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));

async function line() {
  await settle();
  const socket = fake.sockets.at(-1);
  if (socket === undefined) throw new Error('no line was opened');
  return socket;
}

function textsOf({ talk }: ReturnType<typeof useTalk<SomeTicket>>): (string | null)[] {
  return talk.state === 'ready' ? talk.messages.map(({ text }) => text) : [];
}

beforeEach(() => fake.reset());

it('asks again from the first message that may still change', () => {
  expect(settledSeq([])).toBe(0);
  expect(settledSeq([said(1), said(3)])).toBe(3);
  expect(settledSeq([said(1), said(2, { state: 'checking' }), said(3)])).toBe(1);
  const photo = { photoNo: 'p', state: 'checking' as const, path: null, width: 1, height: 1 };
  expect(settledSeq([said(1, { photos: [photo] }), said(2)])).toBe(0);
});

it('keeps the order by number, and the newer word for each', () => {
  const both = joined([said(1), said(2, { text: null })], [said(4), said(2, { text: '好' })]);
  expect(both.map(({ seq, text }) => [seq, text])).toEqual([
    [1, '第 1 句'],
    [2, '好'],
    [4, '第 4 句'],
  ]);
});

it('reads a long conversation to its end, and says what was read', async () => {
  const desk = new Desk();
  desk.messages = Array.from({ length: 230 }, (_, n) => said(n + 1));
  const { result } = renderHook(() => useTalk<SomeTicket>('K1', desk.calls));
  await waitFor(() => expect(textsOf(result.current)).toHaveLength(230));
  expect(desk.asked.slice(0, 3)).toEqual([0, 100, 200]);
  expect(desk.read.at(-1)).toBe(230);
});

it('is told of news on its line: who it is first, then what it is about', async () => {
  const desk = new Desk();
  desk.messages = [said(1)];
  const { result, unmount } = renderHook(() => useTalk<SomeTicket>('K1', desk.calls));
  const socket = await line();
  act(() => socket.opens());
  act(() => socket.says({ type: 'ready' }));
  expect(socket.sent).toEqual([
    { type: 'hello', token: 'a token' },
    { type: 'watch', topic: 'ticket:K1' },
  ]);
  act(() => socket.says({ type: 'watching', topic: 'ticket:K1' }));
  await settle();
  desk.messages.push(said(2));
  act(() => socket.says({ type: 'news', topic: 'ticket:K1', from: 2 }));
  await waitFor(() => expect(textsOf(result.current)).toEqual(['第 1 句', '第 2 句']));
  // An earlier one may be read by now.
  desk.messages[0] = said(1, { text: '改过的' });
  act(() => socket.says({ type: 'news', topic: 'ticket:K1', from: 1 }));
  await waitFor(() => expect(textsOf(result.current)[0]).toBe('改过的'));
  unmount();
  expect(socket.isClosed).toBe(true);
});

it('opens its line again when it breaks, and misses nothing of what was said meanwhile', async () => {
  const desk = new Desk();
  desk.messages = [said(1)];
  const { result, unmount } = renderHook(() => useTalk<SomeTicket>('K1', desk.calls));
  const first = await line();
  act(() => first.opens());
  act(() => first.says({ type: 'watching' }));
  await settle();
  act(() => first.breaks());
  desk.messages.push(said(2));
  await waitFor(() => expect(fake.sockets.length).toBe(2), { timeout: 4_000 });
  const second = await line();
  act(() => second.opens());
  act(() => second.says({ type: 'watching' }));
  await waitFor(() => expect(textsOf(result.current)).toEqual(['第 1 句', '第 2 句']));
  unmount();
});

it('without a line looks by itself', async () => {
  jest.useFakeTimers();
  try {
    const desk = new Desk();
    desk.messages = [said(1)];
    const { result, unmount } = renderHook(() => useTalk<SomeTicket>('K1', desk.calls));
    await act(() => jest.advanceTimersByTimeAsync(10));
    desk.messages.push(said(2));
    await act(() => jest.advanceTimersByTimeAsync(3_100));
    expect(textsOf(result.current)).toEqual(['第 1 句', '第 2 句']);
    unmount();
  } finally {
    jest.useRealTimers();
  }
});

it('shows why it cannot be shown, and stays when it only cannot be renewed', async () => {
  const desk = new Desk();
  desk.isDown = true;
  const { result, unmount } = renderHook(() => useTalk<SomeTicket>('K1', desk.calls));
  await waitFor(() => expect(result.current.talk.state).toBe('failed'));
  desk.isDown = false;
  desk.messages = [said(1)];
  await act(() => result.current.look());
  expect(textsOf(result.current)).toEqual(['第 1 句']);
  desk.isDown = true;
  await act(() => result.current.look());
  expect(textsOf(result.current)).toEqual(['第 1 句']);
  unmount();
});
