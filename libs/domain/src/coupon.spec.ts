import fc from 'fast-check';
import { priceBill } from './coupon';
import type { CouponWorth, Price, PricedCoupon } from './coupon';

const rate = fc.integer({ min: 0, max: 10_000 });
const lines = fc.array(fc.oneof(fc.constantFrom(0, 1, 99), fc.nat(200_000)), { maxLength: 8 });
const member = fc.option(rate, { nil: null });
const worth: fc.Arbitrary<CouponWorth> = fc.oneof(
  fc.record({
    kind: fc.constant('percent' as const),
    rate,
    capFen: fc.option(fc.nat(50_000), { nil: null }),
  }),
  fc.record({ kind: fc.constant('cash' as const), offFen: fc.nat(100_000) }),
  fc.constant({ kind: 'gift' as const, giftName: '礼盒' }),
);
const free = (of: CouponWorth): PricedCoupon => ({ worth: of, thresholdFen: 0 });
const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);

/** Prices a bill that is not refused, and checks on the way that every part adds up. */
function priced(linesFen: readonly number[], memberRate: number | null, coupon: PricedCoupon | null): Price {
  const price = priceBill(linesFen, memberRate, coupon);
  if ('refused' in price) throw new Error(`refused: ${price.details?.short} short`);
  expect(price.billFen).toBe(sum(linesFen));
  expect(price.payableFen).toBe(price.billFen - price.memberOffFen - price.couponOffFen);
  expect(sum(price.linesOffFen)).toBe(price.memberOffFen + price.couponOffFen);
  return price;
}

describe('the price of a bill', () => {
  it('adds up on every line and is never below zero, whatever the coupon', () => {
    fc.assert(
      fc.property(lines, member, worth, (linesFen, memberRate, of) => {
        const price = priced(linesFen, memberRate, free(of));
        expect(Math.min(price.payableFen, price.memberOffFen, price.couponOffFen)).toBeGreaterThanOrEqual(0);
        expect(price.linesOffFen).toHaveLength(linesFen.length);
        expect(price.linesOffFen.every((off, index) => off >= 0 && off <= linesFen[index]!)).toBe(true);
      }),
    );
  });

  it('is the bill itself without membership and coupon', () => {
    expect(priced([1999, 1], null, null)).toEqual({
      billFen: 2000,
      memberOffFen: 0,
      couponOffFen: 0,
      payableFen: 2000,
      linesOffFen: [0, 0],
    });
  });

  it('takes the member price first and the coupon from what is left', () => {
    const price = priced([10_000], 9500, free({ kind: 'percent', rate: 9000, capFen: null }));
    expect([price.memberOffFen, price.couponOffFen, price.payableFen]).toEqual([500, 950, 8550]);
  });

  it('rounds what comes off down: 9折 of ¥0.19 takes one fen off', () => {
    expect(priced([19], null, free({ kind: 'percent', rate: 9000, capFen: null })).payableFen).toBe(18);
  });

  it('takes off a percentage no more than its cap, and all of it below the cap', () => {
    const capped = free({ kind: 'percent', rate: 8000, capFen: 3000 });
    expect(priced([15_000], null, capped).couponOffFen).toBe(3000);
    expect(priced([90_000], null, capped).couponOffFen).toBe(3000);
    expect(priced([14_999], null, capped).couponOffFen).toBe(2999);
    expect(priced([15_000], null, free({ kind: 'percent', rate: 8000, capFen: 0 })).couponOffFen).toBe(0);
  });

  it('takes off in cash no more than there is to pay', () => {
    expect(priced([1500], null, free({ kind: 'cash', offFen: 2000 })).payableFen).toBe(0);
    expect(priced([2500], null, free({ kind: 'cash', offFen: 2000 })).payableFen).toBe(500);
  });

  it('takes nothing off for a gift', () => {
    expect(priced([1500], null, free({ kind: 'gift', giftName: '礼盒' })).payableFen).toBe(1500);
  });

  it('splits what comes off in proportion, a free line losing nothing', () => {
    expect(priced([6000, 0, 3000], null, free({ kind: 'cash', offFen: 100 })).linesOffFen).toEqual([
      67, 0, 33,
    ]);
  });

  it('prices an empty bill at nothing', () => {
    expect(priced([], 9500, free({ kind: 'cash', offFen: 2000 })).payableFen).toBe(0);
  });
});

describe('the threshold of a coupon', () => {
  const over100: PricedCoupon = { worth: { kind: 'cash', offFen: 2000 }, thresholdFen: 10_000 };

  it('is met exactly at its amount and refused one fen below, saying what is short', () => {
    expect(priced([10_000], null, over100).payableFen).toBe(8000);
    expect(priceBill([9_999], null, over100)).toEqual({
      refused: 'BELOW_THRESHOLD',
      details: { short: '¥0.01' },
    });
  });

  it('is measured after the member price, not before', () => {
    expect(priceBill([10_000], 9500, over100)).toEqual({
      refused: 'BELOW_THRESHOLD',
      details: { short: '¥5' },
    });
    expect(priced([10_527], 9500, over100).payableFen).toBe(8001);
  });

  it('holds for a gift as well', () => {
    const gift: PricedCoupon = { worth: { kind: 'gift', giftName: '礼盒' }, thresholdFen: 100 };
    expect(priceBill([99], null, gift)).toEqual({ refused: 'BELOW_THRESHOLD', details: { short: '¥0.01' } });
  });

  it('says short what, added after the member price, is just enough', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 500_000 }), worth, (linesFen, thresholdFen, of) => {
        const price = priceBill(linesFen, null, { worth: of, thresholdFen });
        if (!('refused' in price)) return expect(sum(linesFen)).toBeGreaterThanOrEqual(thresholdFen);
        priced([...linesFen, Math.round(Number(price.details?.short?.slice(1)) * 100)], null, {
          worth: of,
          thresholdFen,
        });
      }),
    );
  });
});

describe('a larger bill', () => {
  it('never pays less with the same coupon, once its threshold is met', () => {
    fc.assert(
      fc.property(
        lines,
        fc.nat(50_000),
        member,
        worth,
        fc.nat(60_000),
        (linesFen, more, rate_, of, thresholdFen) => {
          const smaller = priceBill(linesFen, rate_, { worth: of, thresholdFen });
          fc.pre(!('refused' in smaller));
          const larger = priced([...linesFen, more], rate_, { worth: of, thresholdFen });
          if (!('refused' in smaller)) expect(larger.payableFen).toBeGreaterThanOrEqual(smaller.payableFen);
        },
      ),
    );
  });

  it('may pay less by meeting the threshold: that is what a threshold is for', () => {
    const over100: PricedCoupon = { worth: { kind: 'cash', offFen: 2000 }, thresholdFen: 10_000 };
    expect(priced([9_999], null, null).payableFen).toBe(9_999);
    expect(priced([10_000], null, over100).payableFen).toBe(8_000);
  });

  it('never pays more for having a coupon or being a member', () => {
    fc.assert(
      fc.property(lines, rate, worth, (linesFen, memberRate, of) => {
        const plain = priced(linesFen, null, free(of)).payableFen;
        expect(priced(linesFen, memberRate, free(of)).payableFen).toBeLessThanOrEqual(plain);
        expect(plain).toBeLessThanOrEqual(sum(linesFen));
      }),
    );
  });
});
