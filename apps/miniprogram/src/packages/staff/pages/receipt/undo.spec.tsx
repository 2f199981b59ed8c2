import { act, render, screen, fireEvent } from '@testing-library/react';
import { fake } from '../../../../../test/stubs/taro';
import { signals } from '../../../../../test/stubs/platform';
import type { Receipt } from '@/api-types';
import { signInStaff } from '@/session';
import { handedReceipt } from '../../desk';
import { mayUndo } from './undo';
import { UndoPart } from './undo-part';

const NOW = Date.parse('2026-09-05T12:00:00.000+08:00');
const receipt = {
  id: 'r1',
  payableFen: 11520,
  coupon: { id: 'c1', name: '复购专享券' },
  undoneAt: null,
  undoReason: null,
  undoableUntil: '2026-09-05T12:29:41.000+08:00',
} as Receipt;

beforeEach(async () => {
  jest.useFakeTimers({ now: NOW });
  fake.reset();
  signals.length = 0;
  fake.answer = () =>
    Promise.resolve({ statusCode: 200, data: { accessToken: 's', expiresAt: '', staff: { id: 's1' } } });
  await signInStaff({ account: 'manager', password: 'secret' });
});

afterEach(() => jest.useRealTimers());

const settle = () => act(() => jest.advanceTimersByTimeAsync(100));

it('may be undone by whom the server says, until then, once', () => {
  expect(mayUndo(receipt, NOW)).toBe(true);
  expect(mayUndo(receipt, Date.parse('2026-09-05T12:29:41.000+08:00'))).toBe(false);
  expect(mayUndo({ ...receipt, undoableUntil: null }, NOW)).toBe(false);
  expect(mayUndo({ ...receipt, undoneAt: '2026-09-05T12:01:00.000+08:00' }, NOW)).toBe(false);
});

it('offers nothing to a cashier, and nothing any more when the time is over', async () => {
  const { container, rerender } = render(
    <UndoPart receipt={{ ...receipt, undoableUntil: null }} onUndone={jest.fn()} />,
  );
  expect(container.textContent).toBe('');
  rerender(<UndoPart receipt={receipt} onUndone={jest.fn()} />);
  expect(container.textContent).toContain('还可以撤销 29:41');
  await act(() => jest.advanceTimersByTimeAsync(30 * 60_000));
  expect(container.textContent).toBe('');
});

it('asks for a reason, may be sent again when the answer was lost, and hands the undone receipt on', async () => {
  const onUndone = jest.fn();
  render(<UndoPart receipt={receipt} onUndone={onUndone} />);
  const { asked } = fake;
  asked.length = 0;
  fireEvent.click(screen.getByText('撤销这笔核销'));
  fireEvent.click(screen.getByText('确认撤销'));
  await settle();
  expect(asked).toHaveLength(0);

  fake.answer = () => Promise.reject(new Error('gone'));
  fireEvent.click(screen.getByText('扫错券'));
  fireEvent.click(screen.getByText('确认撤销'));
  await settle();
  expect(document.body.textContent).toContain('网络没有连上');

  fake.answer = () =>
    Promise.resolve({ statusCode: 200, data: { ...receipt, undoneAt: 'now', undoReason: '扫错券' } });
  fireEvent.click(screen.getByText('确认撤销'));
  await settle();
  expect(asked.map(({ url, data }) => [url, data])).toEqual([
    ['/staff/verifications/r1/undo', { reason: '扫错券' }],
    ['/staff/verifications/r1/undo', { reason: '扫错券' }],
  ]);
  expect(onUndone).toHaveBeenCalledTimes(1);
  expect(handedReceipt('r1')?.undoReason).toBe('扫错券');
  expect(signals).toEqual(['refusal', 'success']);
});
