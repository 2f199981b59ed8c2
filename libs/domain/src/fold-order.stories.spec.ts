import { buyerKey, foldOrder } from './fold-order';
import type { OrderEvent, OrderEventData, OrderEventKind } from './order';

let serial = 0;
/** One event of order T1, at the next second unless told. */
function happens(
  kind: OrderEventKind,
  said: OrderEventData = {},
  more: Partial<OrderEvent> = {},
): OrderEvent {
  serial += 1;
  return {
    eventId: `x${serial}`,
    kind,
    orderNo: 'T1',
    happenedAt: serial * 1000,
    buyer: null,
    data: said,
    ...more,
  };
}
const paid = (paidFen: number) => happens('order.paid', { paidFen });
const refunded = (said: OrderEventData) => happens('order.refunded', said);
const line = (lineKey: string, quantity: number, amountFen: number) => ({
  lineKey,
  productId: `P-${lineKey}`,
  title: '面膜',
  quantity,
  amountFen,
});

describe('what the events of an order say', () => {
  it('keeps the first time of each step, though the step is told again later', () => {
    const shipped = happens('order.shipped');
    const state = foldOrder([
      happens('order.shipped'),
      shipped,
      happens('order.signed'),
      happens('order.completed'),
    ]);
    expect(state.shippedAt).toBe(shipped.happenedAt);
    expect([state.signedAt, state.completedAt].includes(null)).toBe(false);
    expect([state.paidAt, state.closedAt]).toEqual([null, null]);
  });

  it('takes the amount said last, by when it happened and not by when it came', () => {
    const [first, second] = [paid(5000), paid(4000)];
    expect(foldOrder([second, first])).toMatchObject({ paidFen: 4000, paidAt: first.happenedAt });
  });

  it('breaks a tie in time by the event id', () => {
    const at = { happenedAt: 5 };
    const a = happens('order.paid', { paidFen: 1 }, { eventId: 'a', ...at });
    const b = happens('order.paid', { paidFen: 2 }, { eventId: 'b', ...at });
    expect([foldOrder([a, b]).paidFen, foldOrder([b, a]).paidFen]).toEqual([2, 2]);
  });

  it('adds up its lines where no total is said; a line told again replaces itself', () => {
    const state = foldOrder([
      happens('order.paid', { lines: [line('2', 1, 900)] }),
      happens('order.paid', { lines: [line('1', 2, 1000)] }),
      happens('order.paid', { lines: [line('2', 3, 2500)] }),
    ]);
    expect(state).toMatchObject({ paidFen: 3500, listFen: 3500, items: 5 });
    expect(state.lines.map((each) => each.lineKey)).toEqual(['1', '2']);
  });

  it('knows the buyer from the payment, or from any event while no payment names one', () => {
    const named = (kind: OrderEventKind, value: string) =>
      happens(kind, {}, { buyer: { kind: 'openid', value } });
    const payment = named('order.paid', 'payer');
    const later = named('order.shipped', 'receiver');
    expect(foldOrder([later, happens('order.paid')]).buyer?.value).toBe('receiver');
    expect(foldOrder([later, payment, happens('order.signed')]).buyer?.value).toBe('payer');
    expect(buyerKey(foldOrder([payment]).buyer!)).toBe('openid:payer');
  });

  it('remembers the livestream from whichever event knew it', () => {
    const state = foldOrder([
      paid(1),
      happens('order.shipped', { liveSession: 'S1', liveRoom: 'R1' }),
      happens('order.signed'),
    ]);
    expect(state).toMatchObject({ liveSession: 'S1', liveRoom: 'R1' });
  });
});

describe('refunds of an order', () => {
  it.each([
    ['single refunds add up', [{ refundFen: 300 }, { refundFen: 400 }], 700, false],
    [
      'of running totals the largest counts',
      [{ refundedTotalFen: 700 }, { refundedTotalFen: 300 }],
      700,
      false,
    ],
    [
      'a total that holds the single refund does not count it twice',
      [{ refundFen: 300 }, { refundedTotalFen: 300 }],
      300,
      false,
    ],
    ['more than was paid is as much as was paid', [{ refundFen: 800 }, { refundFen: 800 }], 1000, true],
    ['one fen short of everything is still a part', [{ refundFen: 999 }], 999, false],
    ['parts that come to everything void the order', [{ refundFen: 999 }, { refundFen: 1 }], 1000, true],
    ['"whole" voids it, whatever amount stands beside', [{ whole: true, refundFen: 1 }], 1000, true],
    ['"not whole" is only the amount beside it', [{ whole: false, refundFen: 1 }], 1, false],
    ['a refund that names no amount gives nothing back', [{}], 0, false],
  ])('%s', (_, said: OrderEventData[], refundedFen, voided) => {
    expect(foldOrder([paid(1000), ...said.map(refunded)])).toMatchObject({
      paidFen: 1000,
      refundedFen,
      voided,
    });
  });

  it('told again are the same refund, not another', () => {
    const refund = refunded({ refundFen: 300 });
    expect(foldOrder([refund, paid(1000), refund, { ...refund }]).refundedFen).toBe(300);
  });

  it('that arrive before the payment count once the payment is known', () => {
    const early = refunded({ refundFen: 300 });
    expect(foldOrder([early])).toMatchObject({ refundedFen: 0, voided: false });
    expect(foldOrder([early, paid(1000)])).toMatchObject({ refundedFen: 300, voided: false });
  });

  it('come whole with a close, even before the payment arrived', () => {
    const closed = happens('order.closed');
    expect(foldOrder([closed])).toMatchObject({ voided: true, refundedFen: 0, closedAt: closed.happenedAt });
    expect(foldOrder([closed, refunded({ refundFen: 1 }), paid(1000)])).toMatchObject({
      refundedFen: 1000,
      voided: true,
    });
  });

  it('do not void an order that cost nothing', () => {
    expect(foldOrder([paid(0)])).toMatchObject({ paidFen: 0, refundedFen: 0, voided: false });
  });
});
