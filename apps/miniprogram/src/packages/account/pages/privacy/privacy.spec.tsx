import { act, fireEvent, render, screen } from '@testing-library/react';
import { fake } from '../../../../../test/stubs/taro';
import { personDoes } from '../../../../../test/stubs/platform';
import { keepServerNow } from '@/clock';
import { signIn, signedInPerson } from '@/session';
import PrivacyPage from './index';

const NOW = '2026-09-05T12:00:00.000+08:00';
const LATER = '2099-01-01T00:00:00.000+08:00';
const ok = (data: object) => Promise.resolve({ statusCode: 200, data });

const state = {
  given: { service: true, marketing_sms: true } as Record<string, boolean>,
  agreedVersion: '2026-09' as string | null,
  exports: [] as object[],
  nextAt: null as string | null,
  refuse: null as string | null,
};

const privacy = () => ({
  serverNow: NOW,
  policyVersion: '2026-09',
  agreedVersion: state.agreedVersion,
  agreedAt: null,
  subscriptions: [],
  consents: ['service', 'marketing_sms'].map((purpose) => ({
    purpose,
    title: purpose,
    use: '用来做什么',
    without: '没有它会怎样',
    required: purpose === 'service',
    given: state.given[purpose],
    since: NOW,
  })),
});

const anExport = (how: string) => ({
  exportNo: 'E1',
  state: how,
  askedAt: NOW,
  readyAt: how === 'ready' ? NOW : null,
  expiresAt: how === 'ready' ? '2026-09-12T12:00:00.000+08:00' : null,
  bytes: how === 'ready' ? 84_213 : null,
});

function answer({ url, method, data }: (typeof fake.asked)[number]) {
  if (url === '/auth/login')
    return ok({
      accessToken: 't',
      expiresAt: LATER,
      refreshToken: 'r',
      refreshExpiresAt: LATER,
      person: { id: 'p', nickname: '小满' },
    });
  if (state.refuse === url)
    return Promise.resolve({ statusCode: 409, data: { code: 'NO', message: '现在不行' } });
  if (url === '/me/privacy/consents') {
    const { purpose, given } = data as { purpose: string; given: boolean };
    state.given[purpose] = given;
    return ok(privacy());
  }
  if (url === '/me/privacy/agreement') {
    state.agreedVersion = '2026-09';
    return ok(privacy());
  }
  if (url === '/me/privacy/exports' && method === 'POST') {
    state.exports = [anExport('waiting')];
    return ok(anExport('waiting'));
  }
  if (url === '/me/privacy/exports')
    return ok({ serverNow: NOW, items: state.exports, nextAt: state.nextAt });
  return ok(privacy());
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(50));
const said = () => document.body.textContent ?? '';
const toggle = () => document.querySelector('.toggle') as HTMLElement;

beforeEach(async () => {
  jest.useFakeTimers({ now: Date.parse(NOW) });
  fake.reset();
  Object.assign(state, { agreedVersion: '2026-09', exports: [], nextAt: null, refuse: null });
  state.given = { service: true, marketing_sms: true };
  personDoes.file = null;
  fake.answer = answer;
  await signIn();
  keepServerNow(NOW);
  render(<PrivacyPage />);
  await settle();
});

afterEach(() => jest.useRealTimers());

it('has a switch for what may be withdrawn and none for what the service needs', async () => {
  expect(document.querySelectorAll('.toggle')).toHaveLength(1);
  expect(said()).toContain('服务必需');
  fireEvent.click(toggle());
  await settle();
  expect(state.given.marketing_sms).toBe(false);
  expect(toggle().className).not.toContain('toggle--on');
  fireEvent.click(toggle());
  await settle();
  expect(state.given.marketing_sms).toBe(true);
});

it('stays as it was when the server refuses, and says so there', async () => {
  state.refuse = '/me/privacy/consents';
  fireEvent.click(toggle());
  await settle();
  expect(toggle().className).toContain('toggle--on');
  expect(said()).toContain('现在不行');
});

it('waits for the file and offers it when it is there', async () => {
  fireEvent.click(screen.getByText('打包一份'));
  await settle();
  expect(said()).toContain('正在打包');
  state.exports = [anExport('ready')];
  await act(() => jest.advanceTimersByTimeAsync(3000));
  expect(said()).toContain('83 KB');

  fireEvent.click(screen.getByText('下载'));
  await settle();
  expect(said()).toContain('没有下载下来');
  personDoes.file = 'somewhere';
  fireEvent.click(screen.getByText('下载'));
  await settle();
  expect(screen.getByText('保存')).toBeTruthy();
});

it('erases only for the typed word, and forgets the person then', async () => {
  fireEvent.click(screen.getByText('我要注销'));
  fireEvent.change(screen.getByPlaceholderText('写下 注销'), { target: { value: '退出' } });
  fireEvent.click(screen.getByText('确认注销'));
  await settle();
  expect(fake.asked.some(({ url }) => url === '/me/privacy/erase')).toBe(false);

  state.refuse = '/me/privacy/erase';
  fireEvent.change(screen.getByPlaceholderText('写下 注销'), { target: { value: '注销' } });
  fireEvent.click(screen.getByText('确认注销'));
  await settle();
  expect(said()).toContain('现在不行');
  expect(signedInPerson()).not.toBeNull();

  state.refuse = null;
  fireEvent.click(screen.getByText('确认注销'));
  await settle();
  expect(said()).toContain('已经注销了');
  expect(signedInPerson()).toBeNull();
});
