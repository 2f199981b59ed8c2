import { act, fireEvent, render, screen } from '@testing-library/react';
import { fake } from '../../../../../test/stubs/taro';
import { personDoes } from '../../../../../test/stubs/platform';
import { asShopper, signIn, signedInPerson } from '@/session';
import ProfilePage from './index';
import { nicknameProblem } from './nickname';

const LATER = '2099-01-01T00:00:00.000+08:00';
const pair = (name: string) => ({
  accessToken: name,
  expiresAt: LATER,
  refreshToken: `r-${name}`,
  refreshExpiresAt: LATER,
});
const profile = {
  id: 'p',
  nickname: '小满',
  avatar: null as string | null,
  phone: null as string | null,
  joinedAt: LATER,
};
let refuse: { code: string; message: string } | null = null;

const ok = (data: object) => Promise.resolve({ statusCode: 200, data });
const sent = (path: string) =>
  fake.asked.filter(({ url, method }) => url === path && method === 'POST').map(({ data }) => data);
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));
const said = () => document.body.textContent ?? '';

beforeEach(async () => {
  fake.reset();
  refuse = null;
  Object.assign(profile, { nickname: '小满', avatar: null, phone: null });
  fake.answer = ({ url, method, data }) => {
    if (url === '/auth/login') return ok({ ...pair('mine'), person: { id: 'p', nickname: '小满' } });
    if (method === 'POST' && refuse !== null) return Promise.resolve({ statusCode: 422, data: refuse });
    if (url === '/me/phone') {
      profile.phone = '138****8826';
      return ok({ profile, merged: true, tokens: pair('merged') });
    }
    const change = (data ?? {}) as { nickname?: string; avatar?: { type: string; data: string } };
    if (change.nickname !== undefined) profile.nickname = change.nickname;
    if (change.avatar !== undefined)
      profile.avatar = `data:${change.avatar.type};base64,${change.avatar.data}`;
    return ok({ ...profile });
  };
  await signIn();
  render(<ProfilePage />);
  await settle();
});

it('says what is wrong with a nickname', () => {
  expect(nicknameProblem('  ')).toContain('还空着');
  expect(nicknameProblem('一二三四五六七八九十一二三四五六七八九十一')).toContain('最多 20 个字');
  expect(nicknameProblem('👨‍👩‍👧')).toBeNull();
});

it('reads the name when the form is sent, and is called so at once', async () => {
  const field = screen.getByPlaceholderText('怎么称呼您');
  fireEvent.focus(field);
  // As WeChat's own offer does it: no input event.
  (field as HTMLInputElement).value = ' 灯下的小满 ';
  fireEvent.click(screen.getByText('保存昵称'));
  await settle();
  expect(sent('/me/profile')).toEqual([{ nickname: '灯下的小满' }]);
  expect(signedInPerson()?.nickname).toBe('灯下的小满');
  expect(screen.queryByText('保存昵称')).toBeNull();
});

it('says why a name was not taken, and keeps what was typed', async () => {
  refuse = { code: 'NICKNAME_RISKY', message: '昵称里有不合适的内容，换一个吧' };
  const field = screen.getByPlaceholderText<HTMLInputElement>('怎么称呼您');
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: '坏名字' } });
  fireEvent.click(screen.getByText('保存昵称'));
  await settle();
  expect(said()).toContain('不合适的内容');
  expect(field.value).toBe('坏名字');
});

it('sends a chosen face, and goes back to the old one when it is refused', async () => {
  refuse = { code: 'AVATAR_INVALID', message: '请选一张 200 KB 以内的图片' };
  fireEvent.click(document.querySelector('.face__button') as HTMLElement);
  await settle();
  expect(said()).toContain('200 KB 以内');
  expect(document.querySelector('.avatar__picture')).toBeNull();
  refuse = null;
  fireEvent.click(document.querySelector('.face__button') as HTMLElement);
  await settle();
  expect(document.querySelector('.avatar__picture')?.getAttribute('src')).toContain('data:image/png;base64');
});

it('asks nothing of the API when the person gives no number, and goes on as who they turn out to be', async () => {
  personDoes.phone = null;
  fireEvent.click(screen.getByText('用微信手机号绑定'));
  await settle();
  expect(sent('/me/phone')).toEqual([]);

  personDoes.phone = 'phone:p:1';
  fireEvent.click(screen.getByText('用微信手机号绑定'));
  await settle();
  expect(sent('/me/phone')).toEqual([{ code: 'phone:p:1' }]);
  expect(said()).toContain('找到您以前的档案');
  expect(said()).toContain('138****8826');
  await expect(asShopper((token) => Promise.resolve(token))).resolves.toBe('merged');
});
