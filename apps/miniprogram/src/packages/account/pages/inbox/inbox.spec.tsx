import { act, fireEvent, render, screen } from '@testing-library/react';
import { fake } from '../../../../../test/stubs/taro';
import { keepServerNow } from '@/clock';
import { signIn } from '@/session';
import InboxPage from './index';
import { wayOf } from './open-link';

const NOW = '2026-09-05T12:00:00.000+08:00';
const LATER = '2099-01-01T00:00:00.000+08:00';

const message = (id: string, at: string, more: object = {}) => ({
  id,
  kind: 'benefit',
  title: `消息 ${id}`,
  text: '一句话',
  link: null,
  at,
  readAt: null,
  ...more,
});

const inbox = [
  message('3', '2026-09-05T09:00:00.000+08:00', { link: '/pages/wallet/index' }),
  message('2', '2026-09-04T09:00:00.000+08:00'),
  message('1', '2026-08-01T09:00:00.000+08:00', { readAt: NOW }),
];

let subscriptions: object[] = [];
const sent = (path: string) => fake.asked.filter(({ url, method }) => url === path && method === 'POST');

beforeEach(async () => {
  fake.reset();
  subscriptions = [];
  fake.answer = ({ url }) => {
    const ok = (data: object) => Promise.resolve({ statusCode: 200, data });
    if (url === '/auth/login')
      return ok({
        accessToken: 't',
        expiresAt: LATER,
        refreshToken: 'r',
        refreshExpiresAt: LATER,
        person: {},
      });
    if (url === '/me/subscriptions') return ok({ templates: subscriptions });
    if (url === '/me/inbox') return ok({ items: inbox, nextCursor: null });
    return ok({});
  };
  await signIn();
  keepServerNow(NOW);
});

async function open(): Promise<void> {
  render(<InboxPage />);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}

it('knows its own pages and no others', () => {
  expect(wayOf('/pages/me/index?a=1')).toEqual({ url: '/pages/me/index', tab: true });
  expect(wayOf('packages/coupon/pages/detail/index?id=c1')).toEqual({
    url: '/packages/coupon/pages/detail/index?id=c1',
    tab: false,
  });
  for (const link of [null, '', 'https://elsewhere.example', '//elsewhere.example', '/pages/../x', '/docs'])
    expect(wayOf(link)).toBeNull();
});

it('gathers messages by day and marks what is new', async () => {
  await open();
  expect(document.body.textContent).toMatch(/今天.*消息 3.*昨天.*消息 2.*8 月 1 日.*消息 1/);
  expect(document.querySelectorAll('.message--new')).toHaveLength(2);
});

it('a tap marks as read, once, and goes where the message leads', async () => {
  await open();
  fireEvent.click(screen.getByText('消息 3'));
  fireEvent.click(screen.getByText('消息 3'));
  fireEvent.click(screen.getByText('消息 1'));
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  expect(sent('/me/inbox/read').map(({ data }) => data)).toEqual([{ ids: ['3'] }]);
  expect(fake.ways).toEqual(['tab /pages/wallet/index', 'tab /pages/wallet/index']);
  expect(document.querySelectorAll('.message--new')).toHaveLength(1);
});

it('all can be read at once', async () => {
  await open();
  fireEvent.click(screen.getByText('全部看过了'));
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  expect(sent('/me/inbox/read').map(({ data }) => data)).toEqual([{}]);
  expect(screen.queryByText('全部看过了')).toBeNull();
});

it('offers reminders only where templates are set up, and tells what was answered', async () => {
  await open();
  expect(screen.queryByText('提醒我')).toBeNull();

  document.body.innerHTML = '';
  subscriptions = ['order', 'benefit'].map((name) => ({ name, templateId: `T-${name}`, left: 0 }));
  await open();
  fireEvent.click(screen.getByText('提醒我'));
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  const told = sent('/me/subscriptions').map(({ data }) => data as { requestKey: string });
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ results: { 'T-order': 'accept', 'T-benefit': 'accept' } });
  expect(told[0]?.requestKey).toMatch(/^s-/);
  expect(screen.getByText('记下了，有动静就告诉您')).toBeTruthy();
});
