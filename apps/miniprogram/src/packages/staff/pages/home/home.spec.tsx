import { act, fireEvent, render, screen } from '@testing-library/react';
import { fake } from '../../../../../test/stubs/taro';
import type { Staff } from '@/api-types';
import { signInStaff } from '@/session';
import HomePage from './index';

const NOW = '2026-09-05T12:00:00.000+08:00';
const LATER = '2099-01-01T00:00:00.000+08:00';
const RIGHTS: Record<string, Staff['rights']> = {
  cashier: ['account.own', 'coupon.verify', 'coupon.history'],
  manager: ['account.own', 'coupon.verify', 'coupon.undo', 'coupon.history', 'gift.ship'],
  agent: ['account.own', 'coupon.history'],
};
const here = { shopId: '1', shopName: '武康路店', role: 'cashier' };
const there = { shopId: '2', shopName: '湖滨店', role: 'cashier' };

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve)));
const shown = (text: string) => screen.queryByText(text) !== null;

async function comeAs(role: string, places: object[] = [here]): Promise<void> {
  fake.answer = ({ url }) =>
    Promise.resolve({
      statusCode: 200,
      data:
        url === '/staff/login'
          ? {
              accessToken: 't',
              expiresAt: LATER,
              refreshToken: 'r',
              refreshExpiresAt: LATER,
              places,
              staff: { id: 's', name: '阿青', role, rights: RIGHTS[role], shopId: '1', shopName: '武康路店' },
            }
          : { serverNow: NOW, items: [], nextCursor: null, totals: { count: 0, billFen: 0, offFen: 0 } },
    });
  await signInStaff({ account: 'qing', password: 'secret' });
  fake.asked = [];
  render(<HomePage />);
  await settle();
}

beforeEach(() => fake.reset());

it('lets a cashier verify, and nothing a manager may', async () => {
  await comeAs('cashier');
  expect([shown('扫一扫核销'), shown('今日核销'), shown('待寄礼品'), shown('我的账号')]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(shown('阿青 · 店员')).toBe(true);
});

it('shows a manager the gifts besides', async () => {
  await comeAs('manager');
  expect([shown('扫一扫核销'), shown('待寄礼品'), shown('阿青 · 店长')]).toEqual([true, true, true]);
});

it('asks nothing for an agent that only a cashier may ask', async () => {
  await comeAs('agent');
  expect([shown('扫一扫核销'), shown('待寄礼品'), shown('我的账号')]).toEqual([false, false, true]);
  expect(fake.asked.map(({ url }) => url)).toEqual(['/staff/me']);
});

it('leads to another shop through its login, and offers none to who works in one', async () => {
  await comeAs('cashier');
  expect(shown('换门店')).toBe(false);
  document.body.innerHTML = '';
  await comeAs('cashier', [here, there]);
  fireEvent.click(screen.getByText('换门店'));
  fireEvent.click(screen.getByText('湖滨店'));
  expect(fake.ways).toEqual(['replace /packages/staff/pages/login/index?shop=2']);
});
