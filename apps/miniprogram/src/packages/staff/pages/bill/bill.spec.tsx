import { act, fireEvent, render, screen } from '@testing-library/react';
import { fake } from '../../../../../test/stubs/taro';
import { signals } from '../../../../../test/stubs/platform';
import { signInStaff } from '@/session';
import BillPage from './index';

const coupon = {
  id: 'c1',
  name: '复购专享券',
  kind: 'percent',
  rateBasisPoints: 9000,
  capFen: 3000,
  thresholdFen: 5900,
  scope: '全场零食',
  shops: '全部门店',
  state: 'granted',
};

interface Sent {
  requestKey?: string;
  proof?: string;
  billFen?: number | null;
}

const ok = (data: unknown) => Promise.resolve({ statusCode: 200, data });
const sentTo = (path: string): Sent[] =>
  fake.asked.filter(({ url }) => url === path).map(({ data }) => data as Sent);

function quote(billFen: number | null, refusal: { code: string; message: string } | null = null) {
  const price =
    billFen === null ? null : { billFen, memberOffFen: 0, couponOffFen: 1280, payableFen: billFen - 1280 };
  return {
    ticket: 'ticket-1',
    coupon,
    customer: { name: '林*满', phoneTail: '5561' },
    usable: refusal === null,
    refusal,
    price: refusal === null ? price : null,
    memberPrice: null,
  };
}

/** Lets timers and answers come in. */
const settle = () => act(() => jest.advanceTimersByTimeAsync(400));

async function type(keys: string): Promise<void> {
  for (const key of keys) fireEvent.click(screen.getByText(key));
  await settle();
}

beforeEach(async () => {
  jest.useFakeTimers();
  fake.reset();
  signals.length = 0;
  fake.answer = () => ok({ accessToken: 's', expiresAt: '', staff: { id: 's1' } });
  await signInStaff({ account: 'qing', password: 'secret' });
  fake.params = { proof: 'qr-token' };
});

afterEach(() => jest.useRealTimers());

it('quotes with the scanned proof first and with the ticket from then on', async () => {
  fake.answer = (asked) => ok(quote((asked.data as Sent).billFen ?? null));
  render(<BillPage />);
  await settle();
  await type('128');
  expect(sentTo('/staff/verifications/quote')).toEqual([
    { proof: 'qr-token', billFen: null },
    { proof: 'ticket-1', billFen: 12800 },
  ]);
  expect(document.body.textContent).toContain('¥115.20');
});

it('keeps the request key and the amount when the answer to a confirmation is lost', async () => {
  let lost = true;
  fake.answer = (asked) => {
    if (asked.url.endsWith('/quote')) return ok(quote((asked.data as Sent).billFen ?? null));
    if (lost) return Promise.reject(new Error('gone'));
    return ok({ id: 'r1' });
  };
  render(<BillPage />);
  await settle();
  await type('128');
  fireEvent.click(screen.getByText('确认核销'));
  await settle();
  expect(document.body.textContent).toContain('不会重复核销');
  await type('9');
  lost = false;
  fireEvent.click(screen.getByText('确认核销'));
  await settle();
  const [first, again] = sentTo('/staff/verifications');
  expect(again).toEqual(first);
  expect(again?.billFen).toBe(12800);
  expect(signals).toEqual(['refusal', 'success']);
  expect(fake.ways).toEqual(['replace /packages/staff/pages/receipt/index?id=r1']);
});

it('says plainly when the coupon cannot be used at all', async () => {
  fake.answer = () => ok(quote(null, { code: 'USED', message: '这张券已被使用' }));
  render(<BillPage />);
  await settle();
  expect(document.body.textContent).toContain('这张券已被使用');
  expect(screen.queryByText('确认核销')).toBeNull();
  expect(signals).toEqual(['refusal']);
});

it('lets the amount grow when only the threshold is missing', async () => {
  fake.answer = (asked) => {
    const { billFen = null } = asked.data as Sent;
    const low = billFen !== null && billFen < 5900;
    return ok(quote(billFen, low ? { code: 'THRESHOLD', message: '满 ¥59 才能用' } : null));
  };
  render(<BillPage />);
  await settle();
  await type('20');
  expect(document.body.textContent).toContain('满 ¥59 才能用');
  await type('0');
  expect(document.body.textContent).toContain('¥187.20');
});
