import fc from 'fast-check';
import type { CustomerId, LocalDay } from './brand';
import { Calendar, DAY_MS } from './calendar';
import { REPURCHASE_LADDER } from './default-ladders';
import { climb, decideLadder } from './ladder';
import type { Ladder, LadderOrder } from './ladder';

const CUSTOMER = 7 as CustomerId;
const MINIMUM = REPURCHASE_LADDER.minimumFen;

/** Zones and a start from which a hundred days cross a change of clocks. */
const worlds = [
  { calendar: new Calendar('Asia/Shanghai'), from: Date.parse('2026-11-11T00:00:00+08:00') },
  { calendar: new Calendar('Europe/London'), from: Date.parse('2026-03-20T00:00:00Z') },
  { calendar: new Calendar('Europe/London'), from: Date.parse('2026-10-15T00:00:00+01:00') },
  { calendar: new Calendar('America/Sao_Paulo'), from: Date.parse('2018-10-25T00:00:00-03:00') },
  { calendar: new Calendar('America/Sao_Paulo'), from: Date.parse('2019-02-01T00:00:00-02:00') },
];

const laterBy = fc
  .tuple(
    fc.oneof(fc.nat(9), fc.nat(40), fc.nat(110)),
    fc.oneof(fc.constantFrom(0, DAY_MS - 1), fc.nat(DAY_MS)),
  )
  .map(([days, ms]) => days * DAY_MS + ms);
const amount = fc.oneof(fc.constantFrom(0, MINIMUM - 1, MINIMUM), fc.integer({ min: MINIMUM, max: 30_000 }));
const purchase = fc.record({ laterBy, netFen: amount, voided: fc.constantFrom(false, false, false, true) });

/** A shopper somewhere, and what they bought. */
const shopper = fc
  .tuple(fc.constantFrom(...worlds), fc.array(purchase, { maxLength: 12 }))
  .map(([{ calendar, from }, list]) => ({
    calendar,
    from,
    orders: list.map(({ laterBy: by, netFen, voided }, index) => ({
      orderNo: `T${index}`,
      paidAt: from + by,
      netFen,
      voided,
    })),
  }));

const NEW_YEAR: Ladder = {
  ...REPURCHASE_LADDER,
  program: 'new-year',
  name: '年货节',
  campaign: { firstDay: '2026-11-20', lastDay: '2026-12-31' },
  steps: [
    { step: 'box', title: '礼盒', repurchases: 2, withinDays: null, given: 'when-reached', rewards: [] },
    { step: 'year', title: '85 折', repurchases: 3, withinDays: null, given: 'when-reached', rewards: [] },
  ],
};

const decide = (orders: readonly LadderOrder[], calendar: Calendar, ladder = REPURCHASE_LADDER) =>
  decideLadder(ladder, CUSTOMER, orders, calendar);
const doneOf = (orders: readonly LadderOrder[], calendar: Calendar) =>
  climb(REPURCHASE_LADDER, orders, calendar)?.steps.map((step) => step.done) ?? [0, 0, 0];

const dates = new Map(
  worlds.map(({ calendar: { zone } }) => [
    zone,
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }),
  ]),
);

/** The rule as the product page says it, on dates as text: no instants, no offsets. */
function byTheBook(ladder: Ladder, orders: readonly LadderOrder[], calendar: Calendar) {
  const date = dates.get(calendar.zone)!;
  const qualifying = orders.filter((order) => !order.voided && order.netFen >= ladder.minimumFen);
  if (qualifying.length === 0) return null;
  const [anchorDay, ...days] = [...new Set(qualifying.map((order) => date.format(order.paidAt)))].sort();
  return ladder.steps.map(({ repurchases, withinDays }) => {
    const first = ladder.campaign?.firstDay ?? anchorDay!;
    const nth = new Date(Date.parse(anchorDay!) + (withinDays ?? 0) * DAY_MS).toISOString().slice(0, 10);
    const last = ladder.campaign?.lastDay ?? nth;
    return Math.min(repurchases, days.filter((day) => day >= first && day <= last).length);
  });
}

describe('the ladder, whatever a shopper bought', () => {
  it.each([
    ['from the first order', REPURCHASE_LADDER],
    ['of a campaign', NEW_YEAR],
  ])('%s counts exactly what the product page says', (_, ladder) => {
    fc.assert(
      fc.property(shopper, ({ orders, calendar }) => {
        const done = climb(ladder, orders, calendar)?.steps.map((step) => step.done) ?? null;
        expect(done).toEqual(byTheBook(ladder, orders, calendar));
      }),
      { numRuns: 200 },
    );
  });

  it('hands a benefit out at the first order, and each other exactly when its step is full', () => {
    fc.assert(
      fc.property(shopper, ({ orders, calendar }) => {
        const progress = climb(REPURCHASE_LADDER, orders, calendar);
        const full = (progress?.steps ?? []).filter((step, at) => at === 0 || step.done === step.needed);
        expect([...new Set(decide(orders, calendar).map((grant) => grant.step))]).toEqual(
          full.map((step) => step.step),
        );
        for (const step of progress?.steps ?? [])
          expect(step.reachedAt !== null).toBe(step.done === step.needed);
      }),
    );
  });

  it('is the same in any order the orders are known, and known twice', () => {
    const shuffled = shopper.chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.shuffledSubarray(one.orders, { minLength: one.orders.length }),
        fc.subarray(one.orders),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([{ orders, calendar }, mixed, again]) => {
        expect(climb(REPURCHASE_LADDER, [...again, ...mixed], calendar)).toEqual(
          climb(REPURCHASE_LADDER, orders, calendar),
        );
        expect(decide([...again, ...mixed], calendar)).toEqual(decide(orders, calendar));
      }),
    );
  });

  it('never earns less by one more order that is not before the first', () => {
    fc.assert(
      fc.property(shopper, purchase, ({ orders, calendar, from }, more) => {
        const anchorAt = climb(REPURCHASE_LADDER, orders, calendar)?.anchorAt ?? from;
        const extra = { ...more, orderNo: 'EXTRA', paidAt: anchorAt + more.laterBy };
        const before = doneOf(orders, calendar);
        doneOf([...orders, extra], calendar).forEach((done, at) =>
          expect(done).toBeGreaterThanOrEqual(before[at]!),
        );
        const keys = decide([...orders, extra], calendar).map((grant) => grant.key);
        expect(keys).toEqual(expect.arrayContaining(decide(orders, calendar).map((grant) => grant.key)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('one order split into several on its local day', () => {
  const cuts = fc.array(fc.tuple(fc.nat(1000), fc.nat(999)), { minLength: 1, maxLength: 4 });

  /** The parts of an order: amounts that add up to it, each at some moment of the same local day. */
  function split(order: LadderOrder, at: readonly [number, number][], calendar: Calendar): LadderOrder[] {
    const day = calendar.dayOf(order.paidAt);
    const start = calendar.startOf(day);
    const length = calendar.startOf((day + 1) as LocalDay) - start;
    let left = order.netFen;
    return at.map(([share, moment], index) => {
      const netFen = index === at.length - 1 ? left : Math.floor((left * share) / 1000);
      left -= netFen;
      return {
        ...order,
        orderNo: `${order.orderNo}-${index}`,
        netFen,
        paidAt: start + Math.floor((length * moment) / 1000),
      };
    });
  }

  // The anchor's split must leave a part that qualifies. Otherwise no order was placed on that day as far as the
  // ladder can see, and the next one is the first: see the last story of this block.
  it('never earns more, as long as the first order keeps a part that qualifies', () => {
    fc.assert(
      fc.property(shopper, fc.nat(11), cuts, ({ orders, calendar }, at, pieces) => {
        const whole = orders[at % Math.max(1, orders.length)];
        fc.pre(whole !== undefined);
        const parts = split(whole!, pieces, calendar);
        const anchorNo = climb(REPURCHASE_LADDER, orders, calendar)?.anchorNo;
        fc.pre(anchorNo !== whole!.orderNo || parts.some((part) => part.netFen >= MINIMUM));

        const cut = [...orders.filter((order) => order !== whole), ...parts];
        const most = doneOf(orders, calendar);
        doneOf(cut, calendar).forEach((done, step) => expect(done).toBeLessThanOrEqual(most[step]!));
        const keys = decide(orders, calendar).map((grant) => grant.key);
        expect(keys).toEqual(expect.arrayContaining(decide(cut, calendar).map((grant) => grant.key)));
      }),
      { numRuns: 200 },
    );
  });

  it('into parts below the minimum is no order at all: the next one is the first', () => {
    const { calendar, from } = worlds[0]!;
    const order = (orderNo: string, days: number, netFen: number) => ({
      orderNo,
      paidAt: from + days * DAY_MS,
      netFen,
      voided: false,
    });
    const rest = [order('B', 10, 500), order('C', 12, 500)];
    expect(climb(REPURCHASE_LADDER, [order('A', 0, 120), ...rest], calendar)!.steps[0]!.done).toBe(0);
    const cut = climb(REPURCHASE_LADDER, [order('A-1', 0, 60), order('A-2', 0, 60), ...rest], calendar);
    expect([cut!.anchorNo, cut!.steps[0]!.done]).toEqual(['B', 1]);
  });
});
