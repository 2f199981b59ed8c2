import fc from 'fast-check';
import { Calendar, DAY_MS } from './calendar';
import { REPURCHASE_LADDER } from './default-ladders';
import { climb } from './ladder';
import type { Ladder, LadderOrder } from './ladder';
import { placeOnLadder, rulesOf, viewLadder } from './ladder-view';

const calendar = new Calendar('Asia/Shanghai');
const at = (text: string) => Date.parse(`${text}+08:00`);
const order = (orderNo: string, paidAt: number): LadderOrder => ({
  orderNo,
  paidAt,
  netFen: 9900,
  voided: false,
});
/** The first order at noon of 1 November, and one at noon of each day given. */
const bought = (...days: number[]) =>
  [1, ...days].map((day) => order(`T${day}`, at('2026-11-01T12:00') + (day - 1) * DAY_MS));
const view = (orders: readonly LadderOrder[], now: number, ladder = REPURCHASE_LADDER) =>
  viewLadder(ladder, climb(ladder, orders, calendar), calendar, now);
const states = (orders: readonly LadderOrder[], now: number) =>
  view(orders, now).steps.map((step) => step.state);

describe('the ladder as a shopper sees it', () => {
  it('is locked before the first order, with its conditions and nothing to lose', () => {
    const seen = view([], at('2026-11-01T12:00'));
    expect(seen.next).toBeNull();
    expect(seen.steps.map((step) => [step.state, step.done, step.needed, step.endsAt])).toEqual([
      ['locked', 0, 1, null],
      ['locked', 0, 3, null],
      ['locked', 0, 5, null],
    ]);
    expect(seen.steps.map((step) => step.condition)).toEqual(['7 天内复购', '30 天内 3 次', '90 天内 5 次']);
  });

  it('runs from the first order on', () => {
    expect(states(bought(), at('2026-11-01T12:00'))).toEqual(['running', 'running', 'running']);
  });

  it('misses a step when its last day is over, not a millisecond before', () => {
    expect(states(bought(), at('2026-11-08T23:59:59.999'))).toEqual(['running', 'running', 'running']);
    expect(states(bought(), at('2026-11-09T00:00'))).toEqual(['missed', 'running', 'running']);
    expect(states(bought(), at('2027-01-31T00:00'))).toEqual(['missed', 'missed', 'missed']);
  });

  it('has reached a step for ever', () => {
    expect(states(bought(8), at('2027-06-01T00:00'))).toEqual(['reached', 'missed', 'missed']);
    expect(states(bought(8, 9, 10, 11, 12), at('2026-11-13T00:00'))).toEqual([
      'reached',
      'reached',
      'reached',
    ]);
  });

  it('shows how far it is and until when', () => {
    const seen = view(bought(3, 5), at('2026-11-06T00:00'));
    expect(seen.steps.map((step) => [step.step, step.title, step.done, step.endsAt])).toEqual([
      ['7d', '9 折券', 1, at('2026-11-09T00:00')],
      ['30d', '8 折券 + 赠品', 2, at('2026-12-02T00:00')],
      ['90d', '终身会员价', 2, at('2027-01-31T00:00')],
    ]);
  });
});

describe('what is at stake next', () => {
  const next = (orders: readonly LadderOrder[], now: string) => view(orders, at(now)).next;

  it('is the coupon in hand, which would be lost', () => {
    expect(next(bought(), '2026-11-02T00:00')).toEqual({
      step: '7d',
      title: '9 折券',
      remaining: 1,
      endsAt: at('2026-11-09T00:00'),
      text: '9 折券在手，再买 1 次就能用',
    });
  });

  it('is the step to unlock, once the coupon is reached or missed', () => {
    const text = { step: '30d', endsAt: at('2026-12-02T00:00') };
    expect(next(bought(3), '2026-11-04T00:00')).toMatchObject({
      ...text,
      text: '再买 2 次解锁 8 折券 + 赠品',
    });
    expect(next(bought(), '2026-11-09T00:00')).toMatchObject({
      ...text,
      text: '再买 3 次解锁 8 折券 + 赠品',
    });
  });

  it('is nothing when every step is reached or missed', () => {
    expect(next(bought(2, 3, 4, 5, 6), '2026-11-07T00:00')).toBeNull();
    expect(next(bought(), '2027-03-01T00:00')).toBeNull();
  });

  it('promises only what the days left allow: three repurchases need three days, the last one included', () => {
    expect(next(bought(), '2026-11-29T23:59:59.999')).toMatchObject({ step: '30d', remaining: 3 });
    expect(next(bought(), '2026-11-30T00:00')).toMatchObject({ step: '90d', remaining: 5 });
  });

  it('does not count today where something counted today already', () => {
    expect(next(bought(3, 29), '2026-11-29T23:00')).toMatchObject({ step: '30d', remaining: 1 });
    expect(next(bought(29, 30), '2026-11-30T23:00')).toMatchObject({ step: '30d', remaining: 1 });
    expect(next(bought(3, 4), '2026-12-01T23:00')).toMatchObject({ step: '30d', remaining: 1 });
    expect(next(bought(4, 30), '2026-12-01T00:00')).toMatchObject({ step: '30d', remaining: 1 });
    expect(next(bought(30), '2026-11-30T23:00')).toMatchObject({ step: '90d', remaining: 4 });
  });

  it('promises a step exactly when buying on every day left would reach it', () => {
    const day = fc.integer({ min: 0, max: 95 });
    fc.assert(
      fc.property(fc.uniqueArray(day, { maxLength: 6 }), day, fc.nat(DAY_MS - 1), (days, today, ms) => {
        const midnight = at('2026-11-01T00:00');
        const now = midnight + today * DAY_MS + ms;
        const orders = [0, ...days]
          .map((each) => order(`T${each}`, midnight + each * DAY_MS))
          .filter((one) => one.paidAt <= now);
        const future = Array.from({ length: 100 }, (_, n) => order(`F${n}`, now + n * DAY_MS));
        const open = climb(REPURCHASE_LADDER, orders, calendar)!.steps.map((step) => step.reachedAt === null);
        const could = climb(REPURCHASE_LADDER, [...orders, ...future], calendar)!.steps;
        const first = could.find((step, index) => open[index] && step.reachedAt !== null);
        expect(view(orders, now).next?.step).toBe(first?.step);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the ladder of a campaign', () => {
  const box = {
    step: '2',
    title: '礼盒',
    repurchases: 2,
    withinDays: null,
    given: 'when-reached',
    rewards: [],
  } as const;
  const campaign: Ladder = {
    ...REPURCHASE_LADDER,
    name: '年货节',
    campaign: { firstDay: '2027-01-10', lastDay: '2027-01-31' },
    minimumFen: 0,
    onRefund: 'keep',
    steps: [box],
  };

  it('ends for everyone with its last day', () => {
    expect(view(bought(), at('2027-01-31T23:59:59.999'), campaign).steps[0]).toMatchObject({
      condition: '活动期间复购 2 次',
      state: 'running',
      endsAt: at('2027-02-01T00:00'),
    });
    expect(view(bought(), at('2027-02-01T00:00'), campaign).steps[0]!.state).toBe('missed');
    expect(view(bought(), at('2027-01-30T00:00'), campaign).next?.text).toBe('再买 2 次解锁礼盒');
    expect(view(bought(), at('2027-01-31T00:00'), campaign).next).toBeNull();
  });

  // Fault, reported: an order today would not count. Remove `.failing` when it is mended.
  it('asks nobody to buy for it before its first day', () => {
    expect(view(bought(), at('2026-12-01T00:00'), campaign).next).toBeNull();
  });

  it('states its dates, and that refunds take nothing back where they do not', () => {
    expect(rulesOf(campaign)).toEqual([
      '2027-01-10 至 2027-01-31 复购满 2 次，得礼盒',
      '首单不算复购；同一天的多笔订单算一次',
      '期限到最后一天的 24:00 为止',
      '订单退款不影响已获得的奖励',
    ]);
  });
});

describe('the rules in sentences', () => {
  it('say what the definition says', () => {
    expect(rulesOf(REPURCHASE_LADDER)).toEqual([
      '首单即送 9 折券，7 天内再次购买可用',
      '首单后 30 天内复购满 3 次，得 8 折券 + 赠品',
      '首单后 90 天内复购满 5 次，得终身会员价',
      '首单不算复购；同一天的多笔订单算一次',
      '实付（扣除退款）满 ¥1 的订单计入',
      '期限到最后一天的 24:00 为止',
      '订单退款后条件不再满足的，未使用的奖励会收回，已使用的保留',
    ]);
  });

  it.each([
    [1050, '¥10.50'],
    [9, '¥0.09'],
    [12_300, '¥123'],
  ])('write a minimum of %d fen as %s', (minimumFen, text) => {
    expect(rulesOf({ ...REPURCHASE_LADDER, minimumFen })).toContain(`实付（扣除退款）满 ${text} 的订单计入`);
  });
});

describe('what one order does for a ladder', () => {
  const bought = (orderNo: string, day: string, netFen = 9_900): LadderOrder => ({
    orderNo,
    paidAt: at(`${day}T12:00`),
    netFen,
    voided: false,
  });
  const place = (orderNo: string, orders: readonly LadderOrder[]) =>
    placeOnLadder(REPURCHASE_LADDER, climb(REPURCHASE_LADDER, orders, calendar), orderNo);
  const three = [bought('A', '2026-11-18'), bought('B', '2026-11-20'), bought('C', '2026-11-22')];

  it('begins it, unlocks a step, or counts towards the next', () => {
    expect(three.map(({ orderNo }) => place(orderNo, three))).toEqual([
      '「复购阶梯」从这一单开始',
      '这一单解锁了「9 折券」',
      '计入「8 折券 + 赠品」，第 2 / 3 次',
    ]);
  });

  it('is nothing where it does not count', () => {
    expect(place('D', [...three, bought('D', '2026-11-22')])).toBeNull();
    expect(place('E', [...three, bought('E', '2026-11-25', 50)])).toBeNull();
    expect(placeOnLadder(REPURCHASE_LADDER, null, 'A')).toBeNull();
  });
});
