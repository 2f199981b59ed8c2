import type { CustomerId } from './brand';
import { Calendar } from './calendar';
import { REPURCHASE_LADDER } from './default-ladders';
import { endOf } from './grant';
import { climb, decideLadder } from './ladder';
import type { Ladder, LadderOrder } from './ladder';

const shanghai = new Calendar('Asia/Shanghai');
const CUSTOMER = 7 as CustomerId;
const order = (orderNo: string, at: string, more: Partial<LadderOrder> = {}): LadderOrder => {
  return { orderNo, paidAt: Date.parse(at), netFen: 9900, voided: false, ...more };
};
const on = (orderNo: string, day: string, more: Partial<LadderOrder> = {}) =>
  order(orderNo, `${day}T12:00:00+08:00`, more);
const first = (orders: LadderOrder[], calendar = shanghai) =>
  climb(REPURCHASE_LADDER, orders, calendar)!.steps[0]!;

describe('the default ladder', () => {
  const dates = ['2026-11-01', '2026-11-03', '2026-11-05', '2026-11-07', '2026-11-20', '2026-12-24'];
  const orders = dates.map((day, index) => on('ABCDEF'[index]!, day));
  const grants = decideLadder(REPURCHASE_LADDER, CUSTOMER, orders, shanghai);

  it('gives 9折 in hand, 8折 and a gift at the third repurchase, member price for life at the fifth', () => {
    expect(
      grants.map((grant) => [grant.key, grant.outcome.kind === 'coupon' && grant.outcome.template]),
    ).toEqual([
      ['ladder:repurchase:7d:7:coupon', 'repurchase-90'],
      ['ladder:repurchase:30d:7:coupon', 'repurchase-80'],
      ['ladder:repurchase:30d:7:gift', 'repurchase-gift'],
      ['ladder:repurchase:90d:7:member-price', false],
    ]);
    expect(grants[3]!.outcome).toMatchObject({ kind: 'member-price', rate: 9500, endsAt: null });
  });

  it('dates each from what caused it: the first order, or the repurchase that reached the step', () => {
    const told = (at: number) => `${orders[at]!.orderNo}@${orders[at]!.paidAt}`;
    expect(grants.map((grant) => [grant.cause, (grant.outcome as { startsAt: number }).startsAt])).toEqual([
      [told(0), orders[0]!.paidAt],
      [`${told(0)}>${told(3)}`, orders[3]!.paidAt],
      [`${told(0)}>${told(3)}`, orders[3]!.paidAt],
      [`${told(0)}>${told(5)}`, orders[5]!.paidAt],
    ]);
  });

  it('ends the 9折 with its window and the 8折 thirty days after it was reached', () => {
    const ends = grants.slice(0, 2).map((grant) => shanghai.iso(endOf(grant.outcome)!));
    expect(ends).toEqual(['2026-11-09T00:00:00.000+08:00', '2026-12-08T00:00:00.000+08:00']);
  });

  it('tells the shopper why in one sentence', () => {
    expect(grants.map((grant) => grant.why.sentence)).toEqual([
      '11 月 1 日首单后，7 天内再次购买可享 9 折券。',
      '11 月 1 日首单后 30 天内第 3 次复购（11 月 7 日），解锁 8 折券 + 赠品。',
      '11 月 1 日首单后 30 天内第 3 次复购（11 月 7 日），解锁 8 折券 + 赠品。',
      '11 月 1 日首单后 90 天内第 5 次复购（12 月 24 日），解锁终身会员价。',
    ]);
  });

  // Fault, reported: `why.orders` promises the orders that were counted and names only the first and the last.
  // Remove `.failing` when it is mended.
  it('names every order it counted, so that staff can see why', () => {
    expect(grants[1]!.why.orders).toEqual(['A', 'B', 'C', 'D']);
  });

  it('names the first order, and last the one that reached the step; what is in hand hangs on the first alone', () => {
    expect(grants.map((grant) => [grant.why.orders[0], grant.why.orders.at(-1)])).toEqual([
      ['A', 'A'],
      ['A', 'D'],
      ['A', 'D'],
      ['A', 'F'],
    ]);
  });

  it('counts net of refunds: at the minimum an order qualifies, one fen below it does not', () => {
    const minimum = REPURCHASE_LADDER.minimumFen;
    expect(first([on('A', '2026-11-01'), on('B', '2026-11-02', { netFen: minimum })]).done).toBe(1);
    expect(first([on('A', '2026-11-01'), on('B', '2026-11-02', { netFen: minimum - 1 })]).done).toBe(0);
    expect(first([on('A', '2026-11-01'), on('B', '2026-11-02', { voided: true })]).done).toBe(0);
  });

  it('takes the next order for the first when the first was refunded whole, or below the minimum', () => {
    const rest = [on('B', '2026-11-05'), on('C', '2026-11-12')];
    for (const gone of [{ voided: true }, { netFen: REPURCHASE_LADDER.minimumFen - 1 }]) {
      const progress = climb(REPURCHASE_LADDER, [on('A', '2026-11-01', gone), ...rest], shanghai)!;
      expect(progress).toMatchObject({ anchorNo: 'B', anchorAt: rest[0]!.paidAt });
      expect(progress.steps[0]).toMatchObject({ done: 1, reachedBy: 'C' });
    }
    expect(climb(REPURCHASE_LADDER, [on('A', '2026-11-01', { voided: true })], shanghai)).toBeNull();
  });

  it('names the earliest order of a day, and of one moment the smaller number', () => {
    const day = [
      order('B2', '2026-11-02T09:00:00+08:00'),
      order('B1', '2026-11-02T09:00:00+08:00'),
      on('B0', '2026-11-02'),
    ];
    expect(first([on('A', '2026-11-01'), ...day]).reachedBy).toBe('B1');
    expect(climb(REPURCHASE_LADDER, [on('A', '2026-11-01'), ...day], shanghai)!.lastCountedAt).toBe(
      day[1]!.paidAt,
    );
  });
});

describe('a campaign ladder 年货节 beside the default', () => {
  const member = {
    name: 'member',
    gives: { kind: 'member-price', name: '85 折会员价', rate: 8500, lastDay: '2027-12-31' },
  } as const;
  const box = { name: 'gift', gives: { kind: 'coupon', template: 'new-year-box', validDays: 30 } } as const;
  const ladder: Ladder = {
    ...REPURCHASE_LADDER,
    program: 'new-year',
    name: '年货节',
    campaign: { firstDay: '2027-01-10', lastDay: '2027-01-31' },
    steps: [
      { step: '2', title: '礼盒', repurchases: 2, withinDays: null, given: 'when-reached', rewards: [box] },
      {
        step: '3',
        title: '85 折会员价',
        repurchases: 3,
        withinDays: null,
        given: 'when-reached',
        rewards: [member],
      },
    ],
  };
  const old = on('A', '2026-06-01');
  const done = (...orders: LadderOrder[]) =>
    climb(ladder, [old, ...orders], shanghai)!.steps.map((step) => step.done);

  it('counts from the first millisecond of its first day to the last of its last, whenever the first order was', () => {
    const edge = (at: string) => done(order('B', at))[0];
    expect(edge('2027-01-09T23:59:59.999+08:00')).toBe(0);
    expect(edge('2027-01-10T00:00:00.000+08:00')).toBe(1);
    expect(edge('2027-01-31T23:59:59.999+08:00')).toBe(1);
    expect(edge('2027-02-01T00:00:00.000+08:00')).toBe(0);
  });

  it('does not count the first order of a shopper who begins in the campaign', () => {
    const orders = [on('A', '2027-01-10'), on('B', '2027-01-11'), on('C', '2027-01-12')];
    expect(climb(ladder, orders, shanghai)!.steps.map((step) => step.done)).toEqual([2, 2]);
  });

  it('gives the box at the second repurchase and 85折 until the end of its last day at the third', () => {
    const orders = ['2027-01-10', '2027-01-20', '2027-01-31'].map((day, at) => on('BCD'[at]!, day));
    const told = (one: LadderOrder) => `${one.orderNo}@${one.paidAt}`;
    const [gift, price] = decideLadder(ladder, CUSTOMER, [old, ...orders], shanghai);
    expect(gift).toMatchObject({
      key: 'ladder:new-year:2:7:gift',
      cause: `${told(old)}>${told(orders[1]!)}`,
    });
    expect(gift!.why.sentence).toBe('年货节期间第 2 次复购（1 月 20 日），获得礼盒。');
    expect(price).toMatchObject({
      key: 'ladder:new-year:3:7:member',
      cause: `${told(old)}>${told(orders[2]!)}`,
      outcome: { rate: 8500 },
    });
    expect(shanghai.iso(endOf(price!.outcome)!)).toBe('2028-01-01T00:00:00.000+08:00');
  });

  it('takes nothing from the default ladder: one order counts on both, under keys of their own', () => {
    const orders = [
      on('A', '2027-01-09'),
      on('B', '2027-01-10'),
      on('C', '2027-01-12'),
      on('D', '2027-01-13'),
    ];
    const both = [ladder, REPURCHASE_LADDER].flatMap((each) =>
      decideLadder(each, CUSTOMER, orders, shanghai),
    );
    expect(both.map((grant) => `${grant.program} ${grant.step}`)).toEqual([
      'new-year 2',
      'new-year 3',
      'repurchase 7d',
      'repurchase 30d',
      'repurchase 30d',
    ]);
    expect(new Set(both.map((grant) => grant.key)).size).toBe(both.length);
  });
});
