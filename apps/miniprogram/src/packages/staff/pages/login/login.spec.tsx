import { act, fireEvent, render, screen } from '@testing-library/react';
import { fake } from '../../../../../test/stubs/taro';
import { signedInStaff } from '@/session';
import { whyLoginAgain } from '../../role-words';
import LoginPage from './index';

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve)));
const type = (placeholder: string, value: string) =>
  fireEvent.change(screen.getByPlaceholderText(placeholder), { target: { value } });
const said = () => document.body.textContent ?? '';

beforeEach(() => {
  fake.reset();
  fake.answer = ({ data }) => {
    const { totp, password } = data as { totp?: string; password: string };
    const refuse = (code: string, message: string, statusCode = 403) =>
      Promise.resolve({ statusCode, data: { code, message } });
    if (password !== 'secret') return refuse('WRONG', '账号或密码不对', 401);
    if (totp === undefined) return refuse('TOTP_REQUIRED', '请输入动态验证码');
    if (totp !== '123456') return refuse('TOTP_WRONG', '动态验证码不对');
    return Promise.resolve({ statusCode: 200, data: { accessToken: 't', staff: { id: 's', name: '阿青' } } });
  };
});

async function enter(password: string): Promise<void> {
  type('店员账号', ' qing ');
  type('密码', password);
  fireEvent.click(screen.getByText('登录'));
  await settle();
}

it('asks for the code only where the account has one, and for nothing twice', async () => {
  render(<LoginPage />);
  await enter('wrong');
  expect(said()).toContain('账号或密码不对');
  await enter('secret');
  expect(said()).toContain('还差一步');
  type('6 位数字', '11 11 11');
  fireEvent.click(screen.getByText('进入核销台'));
  await settle();
  expect(said()).toContain('动态验证码不对');
  type('6 位数字', '123456');
  fireEvent.click(screen.getByText('进入核销台'));
  await settle();
  expect(signedInStaff()?.name).toBe('阿青');
  expect(fake.ways).toEqual(['replace /packages/staff/pages/home/index']);
  expect(fake.asked.map(({ data }) => data).slice(2)).toEqual([
    { account: 'qing', password: 'secret', totp: '111111', device: 'spec' },
    { account: 'qing', password: 'secret', totp: '123456', device: 'spec' },
  ]);
});

it('logs in to the shop one asked for', async () => {
  fake.params = { shop: '7' };
  render(<LoginPage />);
  expect(said()).toContain('换门店要再登录一次');
  await enter('secret');
  expect(fake.asked[0]?.data).toMatchObject({ shopId: 7 });
});

it('says why one stands here again, in our words only', () => {
  expect(whyLoginAgain('SESSION_REVOKED')).toContain('在别处被退出');
  expect(whyLoginAgain('<b>给我打电话</b>')).toBe('请再登录一次');
  expect(whyLoginAgain(undefined)).toBe('');
});
