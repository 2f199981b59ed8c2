import fc from 'fast-check';
import type { BillLine, CouponScope, CouponWorth, Price, PricedCoupon } from './coupon';
import { priceBill } from './price-bill';

const rate = fc.integer({ min: 0, max: 10_000 });
const member = fc.option(rate, { nil: null });
const amount = fc.oneof(fc.constantFrom(0, 1, 99), fc.nat(200_000));
const key = fc.constantFrom('a', 'b', 'c');
const line: fc.Arbitrary<BillLine> = fc.record({
  amountFen: amount,
  productId: fc.option(key, { nil: undefined }),
  category: fc.option(key, { nil: null }),
});
const lines = fc.array(line, { maxLength: 8 });
const plainLines = fc.array(
  amount.map((amountFen) => ({ amountFen })),
  { maxLength: 8 },
);
const worth: fc.Arbitrary<CouponWorth> = fc.oneof(
  fc.record({
    kind: fc.constant('percent' as const),
    rate,
    capFen: fc.option(fc.nat(50_000), { nil: null }),
  }),
  fc.record({ kind: fc.constant('cash' as const), offFen: fc.nat(100_000) }),
  fc.constant({ kind: 'gift' as const, giftName: '礼盒' }),
  fc.record({ kind: fc.constant('member' as const), rate }),
);
const scope: fc.Arbitrary<CouponScope> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc.record({
    kind: fc.constantFrom('product' as const, 'category' as const),
    keys: fc.uniqueArray(key, { minLength: 1 }),
  }),
);
/** Coupons that stack: whether they may is another question than what they take off. */
const coupons = fc
  .array(fc.record({ name: fc.constantFrom('甲', '乙', '丙'), worth, scope }), { maxLength: 5 })
  .map((list) =>
    list.map((one, index): PricedCoupon => ({
      ...one,
      thresholdFen: 0,
      scopeText: '',
      stackingGroup: `${index}`,
    })),
  );

const ALL: CouponScope = { kind: 'all' };
let group = 0;
const coupon = (of: CouponWorth, changes: Partial<PricedCoupon> = {}): PricedCoupon => ({
  name: '券',
  worth: of,
  thresholdFen: 0,
  scope: ALL,
  scopeText: '全场',
  stackingGroup: `group-${(group += 1)}`,
  ...changes,
});
const bill = (...amounts: number[]): BillLine[] => amounts.map((amountFen) => ({ amountFen }));
const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);

/** Prices a bill that is not refused, and checks on the way that down and across every part adds up. */
function priced(of: readonly BillLine[], memberRate: number | null, using: readonly PricedCoupon[]): Price {
  const price = priceBill(of, memberRate, using);
  if ('refused' in price) throw new Error(`refused: ${JSON.stringify(price)}`);
  const { billFen, memberOffFen, couponOffFen, payableFen } = price;
  expect(billFen).toBe(sum(of.map(({ amountFen }) => amountFen)));
  expect(payableFen).toBe(billFen - memberOffFen - couponOffFen);

  expect(price.lines).toHaveLength(of.length);
  expect(price.lines.map(({ amountFen }) => amountFen)).toEqual(of.map(({ amountFen }) => amountFen));
  for (const one of price.lines) {
    expect(one.payableFen).toBe(one.amountFen - one.memberOffFen - one.couponOffFen);
    expect(Math.min(one.memberOffFen, one.couponOffFen, one.payableFen)).toBeGreaterThanOrEqual(0);
  }
  expect(sum(price.lines.map((one) => one.memberOffFen))).toBe(memberOffFen);
  expect(sum(price.lines.map((one) => one.couponOffFen))).toBe(couponOffFen);

  expect(price.coupons).toHaveLength(using.length);
  for (const one of price.coupons) {
    expect(sum(one.linesOffFen)).toBe(one.offFen);
    expect(one.linesOffFen).toHaveLength(of.length);
    expect(Math.min(0, ...one.linesOffFen)).toBe(0);
  }
  const others = price.coupons.filter((_, index) => using[index]!.worth.kind !== 'member');
  expect(sum(others.map(({ offFen }) => offFen))).toBe(couponOffFen);
  of.forEach((_, at) => {
    expect(sum(others.map(({ linesOffFen }) => linesOffFen[at]!))).toBe(price.lines[at]!.couponOffFen);
  });
  return price;
}

/** Those of a list that fit the bill at all. */
const fitting = (of: readonly BillLine[], list: readonly PricedCoupon[]) =>
  list.filter((one) => !('refused' in priceBill(of, null, [one])));

describe('the price of a bill', () => {
  it('adds up on every line and every coupon and is never below zero', () => {
    fc.assert(
      fc.property(lines, member, coupons, (of, memberRate, list) => {
        expect(priced(of, memberRate, fitting(of, list)).payableFen).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  it('gives no coupon more than the lines in its scope, and nothing of the others', () => {
    fc.assert(
      fc.property(lines, member, coupons, (of, memberRate, list) => {
        const using = fitting(of, list);
        priced(of, memberRate, using).coupons.forEach(({ linesOffFen }, index) => {
          const { kind, keys } = { keys: [], ...using[index]!.scope } as { kind: string; keys: string[] };
          of.forEach(({ amountFen, productId, category }, at) => {
            const named = kind === 'product' ? productId : category;
            const isIn = kind === 'all' || (!productId && !category) || keys.includes(named ?? '');
            expect(linesOffFen[at]!).toBeLessThanOrEqual(isIn ? amountFen : 0);
          });
        });
      }),
    );
  });

  it('does not depend on the order the coupons are given in', () => {
    const both = coupons.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(
          list.map((_, index) => index),
          { minLength: list.length },
        ),
      ),
    );
    fc.assert(
      fc.property(lines, member, both, (of, memberRate, [list, order]) => {
        const using = fitting(of, list);
        const turned = fitting(
          of,
          order.map((index) => list[index]!),
        );
        const a = priced(of, memberRate, using);
        const b = priced(of, memberRate, turned);
        expect({ ...b, coupons: [] }).toEqual({ ...a, coupons: [] });
        using.forEach((one, index) => {
          const same = (other: PricedCoupon) => JSON.stringify(told(other)) === JSON.stringify(told(one));
          // Of two that say the same the first given takes first: which is which cannot be told.
          if (using.filter(same).length > 1) return;
          expect(b.coupons[turned.findIndex(same)]).toEqual(a.coupons[index]);
        });
      }),
      { numRuns: 500 },
    );
    function told({ name, worth: of, scope: where }: PricedCoupon) {
      return [name, of, where];
    }
  });

  it('never pays more for having one coupon more, or being a member', () => {
    fc.assert(
      fc.property(plainLines, rate, worth, (of, memberRate, what) => {
        const plain = priced(of, null, []).payableFen;
        const withCoupon = priced(of, null, [coupon(what)]).payableFen;
        expect(withCoupon).toBeLessThanOrEqual(plain);
        expect(priced(of, memberRate, [coupon(what)]).payableFen).toBeLessThanOrEqual(withCoupon);
      }),
    );
  });

  it('is the bill itself without membership and coupon', () => {
    expect(priced(bill(1999, 1), null, [])).toEqual({
      billFen: 2000,
      memberOffFen: 0,
      couponOffFen: 0,
      payableFen: 2000,
      coupons: [],
      lines: [
        { amountFen: 1999, memberOffFen: 0, couponOffFen: 0, payableFen: 1999 },
        { amountFen: 1, memberOffFen: 0, couponOffFen: 0, payableFen: 1 },
      ],
    });
  });

  it('rounds what comes off down: 9折 of ¥0.19 takes one fen off', () => {
    expect(priced(bill(19), null, [coupon({ kind: 'percent', rate: 9000, capFen: null })]).payableFen).toBe(
      18,
    );
  });

  it('takes off a percentage no more than its cap, and all of it below the cap', () => {
    const capped = [coupon({ kind: 'percent', rate: 8000, capFen: 3000 })];
    expect(priced(bill(15_000), null, capped).couponOffFen).toBe(3000);
    expect(priced(bill(90_000), null, capped).couponOffFen).toBe(3000);
    expect(priced(bill(14_999), null, capped).couponOffFen).toBe(2999);
    expect(
      priced(bill(15_000), null, [coupon({ kind: 'percent', rate: 8000, capFen: 0 })]).couponOffFen,
    ).toBe(0);
  });

  it('takes off in cash no more than there is to pay', () => {
    const cash = [coupon({ kind: 'cash', offFen: 2000 })];
    expect(priced(bill(1500), null, cash).payableFen).toBe(0);
    expect(priced(bill(2500), null, cash).payableFen).toBe(500);
  });

  it('takes nothing off for a gift', () => {
    expect(priced(bill(1500), null, [coupon({ kind: 'gift', giftName: '礼盒' })]).payableFen).toBe(1500);
  });

  it('splits what comes off by largest remainder, a free line losing nothing', () => {
    const split = priced(bill(6000, 0, 3000), null, [coupon({ kind: 'cash', offFen: 100 })]);
    expect(split.coupons[0]).toEqual({ offFen: 100, linesOffFen: [67, 0, 33] });
    expect(split.lines.map(({ payableFen }) => payableFen)).toEqual([5933, 0, 2967]);
  });

  it('prices an empty bill at nothing', () => {
    expect(priced([], 9500, [coupon({ kind: 'cash', offFen: 2000 })]).payableFen).toBe(0);
  });
});

describe('the published order of steps', () => {
  const PERCENT = coupon({ kind: 'percent', rate: 9000, capFen: null }, { name: '九折' });
  const CASH = coupon({ kind: 'cash', offFen: 1000 }, { name: '减十元' });

  it('is member price, then percent, then cash, each of what is left', () => {
    const price = priced(bill(10_000), 9500, [CASH, PERCENT]);
    // 10000 − 5% = 9500; − 10% = 8550; − 1000 = 7550
    expect([price.memberOffFen, price.couponOffFen, price.payableFen]).toEqual([500, 1950, 7550]);
    expect(price.coupons.map(({ offFen }) => offFen)).toEqual([1000, 950]);
  });

  it('takes two of one kind by name: the cap of the first meets the whole bill', () => {
    const a = coupon({ kind: 'percent', rate: 5000, capFen: 100 }, { name: 'A' });
    const b = coupon({ kind: 'percent', rate: 5000, capFen: null }, { name: 'B' });
    expect(priced(bill(1000), null, [b, a]).coupons.map(({ offFen }) => offFen)).toEqual([450, 100]);
  });

  it('takes a coupon of some products from those lines alone', () => {
    const teas = { kind: 'product' as const, keys: ['tea'] };
    const price = priced(
      [
        { amountFen: 8_000, productId: 'tea', category: 'drink' },
        { amountFen: 2_000, productId: 'cup', category: 'ware' },
      ],
      null,
      [
        coupon({ kind: 'cash', offFen: 9_000 }, { scope: teas }),
        coupon({ kind: 'percent', rate: 9000, capFen: null }),
      ],
    );
    expect(price.coupons).toEqual([
      { offFen: 7_200, linesOffFen: [7_200, 0] },
      { offFen: 1_000, linesOffFen: [800, 200] },
    ]);
    expect(price.payableFen).toBe(1_800);
  });
});

describe('a member-price coupon', () => {
  const price85 = coupon({ kind: 'member', rate: 8500 });

  it('counts where it is lower than the own member price, as what it takes off beyond', () => {
    expect(priced(bill(10_000), 9500, [price85])).toMatchObject({
      memberOffFen: 1500,
      couponOffFen: 0,
      payableFen: 8500,
      coupons: [{ offFen: 1000 }],
    });
    expect(priced(bill(10_000), null, [price85]).coupons[0]?.offFen).toBe(1500);
  });

  it('takes nothing where the own member price is as low', () => {
    expect(priced(bill(10_000), 8500, [price85])).toMatchObject({
      memberOffFen: 1500,
      coupons: [{ offFen: 0 }],
    });
    expect(priced(bill(10_000), 8000, [price85])).toMatchObject({
      memberOffFen: 2000,
      coupons: [{ offFen: 0 }],
    });
  });

  it('makes the same bill as being such a member', () => {
    fc.assert(
      fc.property(plainLines, rate, rate, (of, own, lower) => {
        fc.pre(lower < own);
        const asCoupon = priced(of, own, [coupon({ kind: 'member', rate: lower })]);
        expect(asCoupon.payableFen).toBe(priced(of, lower, []).payableFen);
      }),
    );
  });

  it('gives each line its lowest price when several are used', () => {
    const of = [
      { amountFen: 1_000, productId: 'tea' },
      { amountFen: 1_000, productId: 'cup' },
    ];
    const teas = coupon({ kind: 'member', rate: 5000 }, { scope: { kind: 'product', keys: ['tea'] } });
    const price = priced(of, 9000, [coupon({ kind: 'member', rate: 8000 }), teas]);
    expect(price.lines.map(({ payableFen }) => payableFen)).toEqual([500, 800]);
    expect(price.coupons.map(({ offFen }) => offFen)).toEqual([100, 400]);
  });

  it('lowers what other thresholds look at, not its own', () => {
    const over90 = coupon({ kind: 'cash', offFen: 100 }, { thresholdFen: 9_000 });
    expect(priceBill(bill(10_000), null, [price85, over90])).toMatchObject({ details: { short: '¥5' } });
    const own = coupon({ kind: 'member', rate: 8500 }, { thresholdFen: 9_500 });
    expect(priced(bill(10_000), 9500, [own]).payableFen).toBe(8_500);
    expect(priceBill(bill(9_998), 9500, [own])).toMatchObject({ refused: 'BELOW_THRESHOLD' });
  });
});

describe('the threshold of a coupon', () => {
  const over100 = coupon({ kind: 'cash', offFen: 2000 }, { thresholdFen: 10_000 });
  const below = (short: string) => ({ refused: 'BELOW_THRESHOLD', details: { short } });

  it('is met exactly at its amount and refused one fen below, saying what is short', () => {
    expect(priced(bill(10_000), null, [over100]).payableFen).toBe(8000);
    expect(priceBill(bill(9_999), null, [over100])).toEqual(below('¥0.01'));
  });

  it('is measured after the member price, not before', () => {
    expect(priceBill(bill(10_000), 9500, [over100])).toEqual(below('¥5'));
    expect(priced(bill(10_527), 9500, [over100]).payableFen).toBe(8001);
  });

  it('is measured before other coupons', () => {
    const half = coupon({ kind: 'percent', rate: 5000, capFen: null });
    expect(priced(bill(10_000), null, [half, over100]).payableFen).toBe(3_000);
  });

  it('is measured on the lines in scope alone', () => {
    const teas = { ...over100, scope: { kind: 'category' as const, keys: ['tea'] } };
    const of = [
      { amountFen: 9_000, category: 'tea' },
      { amountFen: 9_000, category: 'cup' },
    ];
    expect(priceBill(of, null, [teas])).toEqual(below('¥10'));
  });

  it('holds for a gift as well', () => {
    const gift = coupon({ kind: 'gift', giftName: '礼盒' }, { thresholdFen: 100 });
    expect(priceBill(bill(99), null, [gift])).toEqual(below('¥0.01'));
  });

  it('says short what, added after the member price, is just enough', () => {
    fc.assert(
      fc.property(plainLines, fc.integer({ min: 1, max: 500_000 }), worth, (of, thresholdFen, what) => {
        const using = [coupon(what, { thresholdFen })];
        const price = priceBill(of, null, using);
        const wholeFen = sum(of.map(({ amountFen }) => amountFen));
        if (!('refused' in price)) return expect(wholeFen).toBeGreaterThanOrEqual(thresholdFen);
        const shortFen = Math.round(Number(price.details?.short?.slice(1)) * 100);
        expect(wholeFen + shortFen).toBe(thresholdFen);
        priced([...of, { amountFen: shortFen }], null, using);
      }),
    );
  });
});

describe('the scope of a coupon', () => {
  const teas = coupon(
    { kind: 'cash', offFen: 100 },
    { scope: { kind: 'product', keys: ['tea', 'matcha'] }, scopeText: '茶' },
  );

  it('refuses a bill none of whose lines it fits, saying what it is for', () => {
    expect(priceBill([{ amountFen: 5_000, productId: 'cup' }], null, [teas])).toEqual({
      refused: 'COUPON_OUT_OF_SCOPE',
      details: { scope: '茶' },
    });
    expect(priceBill([], null, [teas])).toMatchObject({ refused: 'COUPON_OUT_OF_SCOPE' });
  });

  it('leaves a line without product and category to the cashier', () => {
    expect(priced([{ amountFen: 5_000, productId: null }], null, [teas]).couponOffFen).toBe(100);
  });

  it('is of products or of categories, which may share a name', () => {
    expect(priceBill([{ amountFen: 5_000, category: 'tea' }], null, [teas])).toMatchObject({
      refused: 'COUPON_OUT_OF_SCOPE',
    });
  });
});

describe('a stacking group', () => {
  const one = coupon({ kind: 'cash', offFen: 100 }, { name: '甲', stackingGroup: 'coupon' });

  it('lets one coupon of it on a bill, naming both when there are two', () => {
    const two = coupon(
      { kind: 'percent', rate: 9000, capFen: null },
      { name: '乙', stackingGroup: 'coupon' },
    );
    const refusal = { refused: 'COUPONS_DO_NOT_STACK', details: { a: '乙', b: '甲' } };
    expect(priceBill(bill(5_000), null, [one, two])).toEqual(refusal);
    expect(priceBill(bill(5_000), null, [two, one])).toEqual(refusal);
  });

  it('does not mind coupons of other groups', () => {
    expect(priced(bill(5_000), null, [one, { ...one, stackingGroup: 'shipping' }]).couponOffFen).toBe(200);
  });
});

describe('a larger bill', () => {
  it('never pays less with the same coupon, once its threshold is met', () => {
    fc.assert(
      fc.property(
        plainLines,
        fc.nat(50_000),
        member,
        worth,
        fc.nat(60_000),
        (of, more, own, what, thresholdFen) => {
          const using = [coupon(what, { thresholdFen })];
          const smaller = priceBill(of, own, using);
          fc.pre(!('refused' in smaller));
          const larger = priced([...of, { amountFen: more }], own, using);
          if (!('refused' in smaller)) expect(larger.payableFen).toBeGreaterThanOrEqual(smaller.payableFen);
        },
      ),
    );
  });

  it('may pay less by meeting the threshold: that is what a threshold is for', () => {
    const over100 = coupon({ kind: 'cash', offFen: 2000 }, { thresholdFen: 10_000 });
    expect(priced(bill(9_999), null, []).payableFen).toBe(9_999);
    expect(priced(bill(10_000), null, [over100]).payableFen).toBe(8_000);
  });
});
