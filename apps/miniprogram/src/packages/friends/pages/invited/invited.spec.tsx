import { act, fireEvent, render, screen } from '@testing-library/react';
import { personDoes } from '../../../../../test/stubs/platform';
import { fake } from '../../../../../test/stubs/taro';
import { signIn } from '@/session';
import { codeOfParams, codeOfTyped, spelled } from '../../code-words';
import InvitedPage from './index';

const NOW = '2026-09-05T12:00:00.000+08:00';
const LATER = '2099-01-01T00:00:00.000+08:00';
const accepted = {
  code: 'K7QM2XPA',
  inviter: '林*满',
  acceptedAt: '2026-09-05T12:00:00.000+08:00',
  state: 'bound',
  sentence: '30 天内下第一单，见面礼就来。',
  rewardFriend: '¥20 券（满 ¥49 可用）',
  orderBy: LATER,
};

let landing: { statusCode: number; data: object };
let before: object | null = null;
let answer: { statusCode: number; data: object };

const ok = (data: object) => Promise.resolve({ statusCode: 200, data });
const refusal = (statusCode: number, code: string) => ({
  statusCode,
  data: { code, message: `说法 ${code}` },
});
const said = () => document.body.textContent ?? '';
const paths = () => fake.asked.map(({ url }) => url);
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));

beforeEach(() => {
  fake.reset();
  fake.params = { code: 'K7QM2XPA' };
  Object.assign(personDoes, { needsAgreement: false, singlePage: false });
  before = null;
  answer = { statusCode: 200, data: accepted };
  landing = {
    statusCode: 200,
    data: {
      serverNow: NOW,
      code: 'K7QM2XPA',
      inviter: '林*满',
      title: '邀请朋友，两人各得 ¥20 券',
      rewardFriend: '¥20 立减券（满 ¥49 可用）',
      rules: ['只邀请还没下过单的新朋友'],
      state: 'open',
    },
  };
  fake.answer = ({ url }) => {
    if (url === '/auth/login') return ok({ accessToken: 't', expiresAt: LATER, person: { id: 'p' } });
    if (url === '/me/invitations/accepted') return ok({ serverNow: NOW, accepted: before });
    if (url === '/me/invitations/accept') return Promise.resolve(answer);
    if (url.startsWith('/invitations/')) return Promise.resolve(landing);
    return ok({ policyVersion: '1', agreedVersion: '1' });
  };
});

async function open(): Promise<void> {
  render(<InvitedPage />);
  await settle();
}

async function tap(words: string): Promise<void> {
  fireEvent.click(screen.getByText(words));
  await settle();
}

it('shows who invites, what for and the rules, and asks nothing of who only looks', async () => {
  await open();
  expect(said()).toMatch(/林\*满 邀请您.*¥20 立减券.*只邀请还没下过单的新朋友.*接受邀请/);
  expect(paths()).toEqual(['/invitations/K7QM2XPA']);
});

it('signs in and accepts in one tap, after the agreement', async () => {
  personDoes.needsAgreement = true;
  await open();
  await tap('接受邀请');
  expect(paths()).toEqual(['/invitations/K7QM2XPA']);
  await tap('同意并接受邀请');
  expect(paths()).toContain('/auth/login');
  const sent = fake.asked.find(({ url }) => url === '/me/invitations/accept');
  expect(sent?.data).toEqual({ code: 'K7QM2XPA' });
  expect(said()).toMatch(/接受好了.*30 天内下第一单.*下第一单，得 ¥20 券/);
  await tap('去看看');
  expect(fake.ways).toEqual(['tab /pages/archive/index']);
});

it('does nothing when the agreement was turned down', async () => {
  personDoes.needsAgreement = true;
  await open();
  await tap('接受邀请');
  await tap('先不同意');
  expect(paths()).toEqual(['/invitations/K7QM2XPA']);
  expect(screen.getByText('接受邀请')).toBeTruthy();
});

it.each([
  ['INVITATION_SELF', '这是您自己的邀请', '去邀请我的朋友'],
  ['INVITATION_NOT_NEW', '您已经是老朋友了', '去邀请我的朋友'],
  ['INVITATION_BOUND', '您已经接受过另一位朋友的邀请', '去看看'],
  ['INVITATION_OVER', '邀请活动已结束', '去看看'],
  ['INVITATION_TOO_OFTEN', '说法 INVITATION_TOO_OFTEN', '接受邀请'],
])('says of %s what it means and what to do', async (code, words, button) => {
  await open();
  answer = refusal(409, code);
  await tap('接受邀请');
  expect(said()).toContain(words);
  expect(screen.getByText(button)).toBeTruthy();
});

it('says that a lost answer may be asked for again', async () => {
  await open();
  answer = refusal(503, 'BUSY');
  await tap('接受邀请');
  expect(said()).toContain('只会接受一次');
  answer = { statusCode: 200, data: accepted };
  await tap('接受邀请');
  expect(said()).toContain('接受好了');
});

it('knows what was accepted before, here and elsewhere', async () => {
  await signIn();
  before = { ...accepted, state: 'pending', sentence: '下单了，签收 7 天后到账。' };
  await open();
  expect(said()).toMatch(/下过单了，等到账.*签收 7 天后到账/);
  document.body.innerHTML = '';
  before = { ...accepted, code: 'OTHER123' };
  await open();
  expect(said()).toContain('您已经接受过另一位朋友的邀请');
  expect(screen.queryByText('接受邀请')).toBeNull();
});

it('asks for the code where it was told by mouth, and again where it is unknown', async () => {
  fake.params = {};
  await open();
  await tap('看看这份邀请');
  expect(said()).toContain('先填上邀请码');
  landing = refusal(404, 'INVITATION_UNKNOWN');
  fireEvent.change(screen.getByPlaceholderText('朋友告诉您的那几位'), { target: { value: 'k7qm 2xpb' } });
  await tap('看看这份邀请');
  expect(paths()).toEqual(['/invitations/K7QM2XPB']);
  expect(said()).toContain('说法 INVITATION_UNKNOWN');
});

it('on a timeline is there to be read: nobody is asked for, and no button is offered', async () => {
  await signIn();
  fake.asked = [];
  personDoes.singlePage = true;
  await open();
  expect(paths()).toEqual(['/invitations/K7QM2XPA']);
  expect(said()).toMatch(/林\*满 邀请您.*只邀请还没下过单的新朋友.*前往小程序/);
  expect(screen.queryByText('先去逛逛')).toBeNull();
  expect(document.querySelector('button')).toBeNull();
});

it('reads a code as it comes', () => {
  expect(codeOfParams({ scene: 'K7QM2XPA' })).toBe('K7QM2XPA');
  expect(codeOfParams({ code: 'K7QM%202XPA', scene: 'other' })).toBe('K7QM2XPA');
  expect(codeOfParams({})).toBe('');
  expect(codeOfTyped(' k7qm-2xpa ')).toBe('K7QM2XPA');
  expect([spelled('K7QM2XPA'), spelled('K7QM2')]).toEqual(['K7QM 2XPA', 'K7QM2']);
});
