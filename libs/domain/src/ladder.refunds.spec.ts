import fc from 'fast-check';
import type { CustomerId } from './brand';
import { Calendar, DAY_MS } from './calendar';
import { REPURCHASE_LADDER } from './default-ladders';
import { contentOf, endOf, isOver, reconcile } from './grant';
import type { GivenGrant, GrantMove, Outcome } from './grant';
import { decideLadder } from './ladder';
import type { LadderOrder } from './ladder';

type Held = GivenGrant & { outcome: Outcome };

const calendar = new Calendar('Europe/London');
const FROM = Date.parse('2026-10-20T10:00:00+01:00');
const COUPON = 'ladder:repurchase:7d:7:coupon';

/** One shopper's benefits, brought in line by `reconcile`; refuses to give anything twice. */
class Shelf {
  readonly held = new Map<string, Held>();

  settle(orders: readonly LadderOrder[], now: number): GrantMove[] {
    const should = decideLadder(REPURCHASE_LADDER, 7 as CustomerId, orders, calendar);
    const moves = reconcile(should, [...this.held.values()], now, REPURCHASE_LADDER.onRefund);
    for (const move of moves) {
      const key = 'grant' in move ? move.grant.key : move.key;
      const before = this.held.get(key);
      if ((move.move === 'give') !== (before === undefined))
        throw new Error(`${move.move} of ${key} twice or too soon`);
      if ('grant' in move) {
        const { cause, version, outcome } = move.grant;
        const content = contentOf(move.grant);
        this.held.set(key, {
          key,
          cause,
          version,
          content,
          outcome,
          state: move.state,
          used: before?.used ?? false,
        });
      } else this.held.set(key, { ...before!, state: move.move === 'keep' ? 'kept' : 'withdrawn' });
    }
    return moves;
  }

  usable(now: number): Held[] {
    return [...this.held.values()].filter(
      (one) => one.state === 'standing' && !one.used && !isOver(one.outcome, now),
    );
  }

  use(key: string): void {
    this.held.set(key, { ...this.held.get(key)!, used: true });
  }
}

const order = (orderNo: string, days: number, more: Partial<LadderOrder> = {}): LadderOrder => {
  return { orderNo, paidAt: FROM + days * DAY_MS, netFen: 9900, voided: false, ...more };
};
const causeOf = (one: LadderOrder) => `${one.orderNo}@${one.paidAt}`;
const refunded = (one: LadderOrder): LadderOrder => ({ ...one, netFen: 0, voided: true });

const action = fc.record({
  does: fc.constantFrom('buy', 'buy', 'buy', 'refund', 'refund in part', 'use', 'wait'),
  which: fc.nat(20),
  days: fc.constantFrom(0, 0, 1, 1, 2, 5, 9),
});

describe('buying, refunding and buying again', () => {
  it('gives every benefit at most once, keeps the used ones, and leaves exactly what the orders deserve', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
        const shelf = new Shelf();
        let orders: LadderOrder[] = [];
        let now = FROM;
        for (const { does, which, days } of actions) {
          now += days * DAY_MS;
          if (does === 'buy')
            orders.push({ orderNo: `T${orders.length}`, paidAt: now, netFen: 9900, voided: false });
          const at = which % Math.max(1, orders.length);
          if (does === 'refund') orders = orders.map((one, index) => (index === at ? refunded(one) : one));
          if (does === 'refund in part')
            orders = orders.map((one, index) => (index === at ? { ...one, netFen: 1 } : one));
          const mine = shelf.usable(now);
          if (does === 'use' && mine.length > 0) shelf.use(mine[which % mine.length]!.key);
          shelf.settle(orders, now);

          const afresh = new Shelf();
          afresh.settle(orders, now);
          for (const one of shelf.held.values()) {
            const deserved = afresh.held.get(one.key);
            if (one.used) expect(one.state).toBe(deserved === undefined ? 'kept' : 'standing');
            else if (deserved === undefined) expect(one.state).toBe('withdrawn');
            else expect([one.cause, one.outcome]).toEqual([deserved.cause, deserved.outcome]);
          }
          const unused = afresh.usable(now).filter((one) => shelf.held.get(one.key)?.used !== true);
          expect(
            shelf
              .usable(now)
              .map((one) => one.key)
              .sort(),
          ).toEqual(unused.map((one) => one.key).sort());
        }
      }),
      { numRuns: 150 },
    );
  });

  it('ends the same in whatever order the orders became known, settled after each', () => {
    const known = fc
      .uniqueArray(fc.nat(40), { maxLength: 8 })
      .map((days) => days.map((day, index) => order(`T${index}`, day)))
      .chain((orders) =>
        fc.tuple(fc.constant(orders), fc.shuffledSubarray(orders, { minLength: orders.length })),
      );
    fc.assert(
      fc.property(known, fc.integer({ min: 40, max: 60 }), ([orders, shuffled], days) => {
        const now = FROM + days * DAY_MS;
        const [one, other] = [new Shelf(), new Shelf()];
        orders.forEach((_, upTo) => one.settle(orders.slice(0, upTo + 1), now));
        shuffled.forEach((_, upTo) => other.settle(shuffled.slice(0, upTo + 1), now));
        const standing = (shelf: Shelf) =>
          [...shelf.held.values()].filter((held) => held.state !== 'withdrawn');
        const byKey = (a: Held, b: Held) => (a.key < b.key ? -1 : 1);
        expect(standing(other).sort(byKey)).toEqual(standing(one).sort(byKey));
      }),
    );
  });

  const [a, b] = [order('A', 0), order('B', 2)];
  const moves = (list: readonly GrantMove[]) => list.map((move) => move.move);

  it('refunded whole with the 9折 unused and bought again: the same coupon returns, with a new countdown', () => {
    const shelf = new Shelf();
    expect(moves(shelf.settle([a], FROM))).toEqual(['give']);
    expect(moves(shelf.settle([refunded(a)], FROM + DAY_MS))).toEqual(['take-back']);
    expect(shelf.usable(FROM + DAY_MS)).toEqual([]);
    expect(moves(shelf.settle([refunded(a), b], b.paidAt))).toEqual(['restore']);
    expect(shelf.held.get(COUPON)).toMatchObject({ cause: causeOf(b), state: 'standing', used: false });
    expect(calendar.iso(endOf(shelf.held.get(COUPON)!.outcome)!)).toBe('2026-10-30T00:00:00.000+00:00');
  });

  it('first order refunded after the second: the coupon moves to the second and is neither lost nor doubled', () => {
    const shelf = new Shelf();
    shelf.settle([a, b], b.paidAt);
    expect(moves(shelf.settle([refunded(a), b], b.paidAt + 1))).toEqual(['shift']);
    expect([...shelf.held.values()]).toMatchObject([{ key: COUPON, cause: causeOf(b), state: 'standing' }]);
  });

  it('9折 used, then everything refunded: kept and written down; buying again hands out no second one', () => {
    const shelf = new Shelf();
    shelf.settle([a], FROM);
    shelf.use(COUPON);
    expect(moves(shelf.settle([refunded(a)], FROM + DAY_MS))).toEqual(['keep']);
    expect(moves(shelf.settle([refunded(a), b], b.paidAt))).toEqual(['restore']);
    expect(shelf.usable(b.paidAt)).toEqual([]);
  });

  it('third repurchase refunded: the 8折 goes, the gift already used stays, the 9折 is untouched', () => {
    const climb = [0, 1, 2, 3].map((day) => order(`T${day}`, day));
    const shelf = new Shelf();
    shelf.settle(climb, climb[3]!.paidAt);
    shelf.use('ladder:repurchase:30d:7:gift');
    expect(shelf.settle([...climb.slice(0, 3), refunded(climb[3]!)], climb[3]!.paidAt + 1)).toEqual([
      { move: 'take-back', key: 'ladder:repurchase:30d:7:coupon' },
      { move: 'keep', key: 'ladder:repurchase:30d:7:gift' },
    ]);
  });

  it('orders imported long after: what ended meanwhile is written down, not handed out', () => {
    const shelf = new Shelf();
    expect(shelf.settle([a], FROM + 30 * DAY_MS)).toMatchObject([{ move: 'give', state: 'lapsed' }]);
    expect(shelf.usable(FROM + 30 * DAY_MS)).toEqual([]);
  });

  // A consequence of "state is a function of the set": what was reached earlier also ends earlier.
  it('a repurchase learned late keeps the step, but brings the end of its unused coupon forward', () => {
    const shelf = new Shelf();
    const climb = [0, 1, 2, 20].map((day) => order(`T${day}`, day));
    const end = () => calendar.iso(endOf(shelf.held.get('ladder:repurchase:30d:7:coupon')!.outcome)!);
    shelf.settle(climb, climb[3]!.paidAt);
    expect(end()).toBe('2026-12-10T00:00:00.000+00:00');
    expect(moves(shelf.settle([...climb, order('late', 4)], climb[3]!.paidAt + 1))).toEqual([
      'shift',
      'shift',
    ]);
    expect(end()).toBe('2026-11-24T00:00:00.000+00:00');
  });

  it.each([0, 3])(
    'order %d was paid the day before, as it turns out: the coupons end the same, told at once or later',
    (at) => {
      const right = [0, 2, 4, 6].map((day) => order(`T${day}`, day));
      const wrong = right.map((one, index) => (index === at ? order(one.orderNo, 2 * index + 1) : one));
      const [once, later] = [new Shelf(), new Shelf()];
      for (const orders of [wrong, right]) later.settle(orders, FROM + 7 * DAY_MS);
      once.settle(right, FROM + 7 * DAY_MS);
      expect([...later.held.values()]).toEqual([...once.held.values()]);
    },
  );
});
