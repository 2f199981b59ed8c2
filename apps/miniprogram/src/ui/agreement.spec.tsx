import { act, fireEvent, render, screen } from '@testing-library/react';
import { fake } from '../../test/stubs/taro';
import { personDoes } from '../../test/stubs/platform';
import { AgreementGate } from './agreement-gate';
import { SignIn } from './sign-in';

const LATER = '2099-01-01T00:00:00.000+08:00';
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve)));

beforeEach(() => {
  fake.reset();
  personDoes.needsAgreement = true;
  fake.answer = ({ url }) =>
    Promise.resolve({
      statusCode: 200,
      data: url.startsWith('/me/privacy')
        ? { serverNow: LATER, policyVersion: '2', agreedVersion: null }
        : { accessToken: 't', expiresAt: LATER, refreshToken: 'r', refreshExpiresAt: LATER, person: {} },
    });
});

it('reads nothing before the person agreed', async () => {
  const onDone = jest.fn();
  render(<SignIn onDone={onDone} />);
  fireEvent.click(screen.getByText('一键登录'));
  await settle();
  fireEvent.click(screen.getByText('先不同意'));
  await settle();
  expect(fake.asked).toEqual([]);
  expect(onDone).not.toHaveBeenCalled();

  fireEvent.click(screen.getByText('一键登录'));
  await settle();
  fireEvent.click(screen.getByText('同意并登录'));
  await settle();
  expect(onDone).toHaveBeenCalledTimes(1);
  expect(fake.asked.map(({ url }) => url)).toEqual(['/auth/login', '/me/privacy', '/me/privacy/agreement']);
  expect(fake.asked[2]?.data).toEqual({ policyVersion: '2' });
});

it('asks no second time who agreed before', async () => {
  personDoes.needsAgreement = false;
  const onDone = jest.fn();
  render(<SignIn onDone={onDone} />);
  fireEvent.click(screen.getByText('一键登录'));
  await settle();
  expect(onDone).toHaveBeenCalledTimes(1);
});

it('stands in the way of what is private until it is answered, either way', async () => {
  render(<AgreementGate />);
  for (const [button, expected] of [
    ['同意并继续', true],
    ['先不同意', false],
  ] as const) {
    const answer = jest.fn();
    act(() => personDoes.asked?.(answer));
    fireEvent.click(screen.getByText(button));
    await settle();
    expect(answer.mock.calls).toEqual([[expected]]);
    expect(screen.queryByText(button)).toBeNull();
  }
});
