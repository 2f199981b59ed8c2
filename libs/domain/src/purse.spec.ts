import fc from 'fast-check';
import {
  availableOf,
  earn,
  expire,
  giveBack,
  type Leg,
  type Lot,
  pendingOf,
  type PointsAccount,
  type Purse,
  release,
  resize,
  spend,
  type Turned,
} from './purse';

const EMPTY: Purse = { lots: [], owed: 0 };
const DAY = 86_400_000;

/** A purse with its ledger: every account is the sum of its legs, and nothing else. */
class Books {
  purse: Purse = EMPTY;
  readonly balances: Record<PointsAccount, number> = {
    customer: 0,
    pending: 0,
    debt: 0,
    program: 0,
    spent: 0,
    expired: 0,
  };
  private readonly lots = new Map<string, number>();

  do(turned: Turned): Turned {
    this.purse = turned.purse;
    for (const { legs, kind } of turned.postings) {
      expect(legs.length).toBeGreaterThan(0);
      if (kind === 'earn' || kind === 'release') expect(legs).toHaveLength(1);
      for (const leg of legs) this.move(leg);
    }
    return turned;
  }

  private move({ from, to, points, lot }: Leg): void {
    expect(Number.isSafeInteger(points) && points > 0).toBe(true);
    this.balances[from] -= points;
    this.balances[to] += points;
    const own = (account: PointsAccount) => (account === 'customer' || account === 'pending' ? 1 : 0);
    const change = (own(to) - own(from)) * points;
    if (own(from) + own(to) > 0) expect(lot).not.toBeNull();
    if (lot !== null) this.lots.set(lot, (this.lots.get(lot) ?? 0) + change);
  }

  /** What must hold after anything. */
  check(): void {
    const { customer, pending, debt, spent, expired } = this.balances;
    expect({ customer, pending, owed: 0 - debt }).toEqual({
      customer: availableOf(this.purse),
      pending: pendingOf(this.purse),
      owed: this.purse.owed,
    });
    for (const balance of [customer, pending, spent, expired]) expect(balance).toBeGreaterThanOrEqual(0);
    expect(debt).toBeLessThanOrEqual(0);
    expect(Object.values(this.balances).reduce((sum, balance) => sum + balance, 0)).toBe(0);
    for (const lot of this.purse.lots) {
      expect(lot.left).toBe(this.lots.get(lot.key) ?? 0);
      expect(lot.left).toBeGreaterThanOrEqual(0);
      expect(lot.expired).toBeGreaterThanOrEqual(0);
    }
    // Who owes has nothing to spend: what is available pays first.
    if (this.purse.owed > 0) expect(customer).toBe(0);
    // Nothing comes from nowhere: what they have is what grants give, less what they spent and let run out.
    const given = this.purse.lots.reduce((sum, lot) => sum + lot.points - lot.expired, 0);
    expect(customer + pending + debt).toBe(given - spent);
  }
}

const legsOf = (turned: Turned, kind: string) =>
  turned.postings.find((posting) => posting.kind === kind)?.legs.map((leg) => [leg.lot, leg.points]) ?? [];
const grant = (key: string, points: number, availableAt: number | null, expiresAt: number | null) => ({
  key,
  points,
  availableAt,
  expiresAt,
});
const filled = (...lots: ReturnType<typeof grant>[]): Books => {
  const books = new Books();
  for (const lot of lots) books.do(earn(books.purse, lot, 0));
  return books;
};
const spends = (books: Books, points: number, now = 1): Turned => {
  const turned = spend(books.purse, points, now);
  if ('short' in turned) throw new Error(`short of ${turned.short}`);
  return books.do(turned);
};

describe('a purse', () => {
  it('keeps pending points apart until their moment, and not a millisecond less', () => {
    const books = filled(grant('a', 100, 10, 50));
    expect(spend(books.purse, 1, 9)).toEqual({ short: 1 });
    expect(release(books.purse, 9).postings).toEqual([]);
    books.do(release(books.purse, 10));
    expect(availableOf(books.purse)).toBe(100);
    expect(release(books.purse, 11).postings).toEqual([]);
    books.check();
  });

  it('spends what ends first first', () => {
    const books = filled(
      grant('late', 10, 0, 90),
      grant('soon', 10, 0, 20),
      grant('b', 10, 0, 50),
      grant('a', 10, 0, 50),
    );
    expect(legsOf(spends(books, 25), 'spend')).toEqual([
      ['soon', 10],
      ['a', 10],
      ['b', 5],
    ]);
    books.check();
  });

  it('lets points be spent until their end, and lets them run out at it, once', () => {
    const books = filled(grant('a', 10, 0, 20));
    expect(spend(books.purse, 10, 19)).not.toHaveProperty('short');
    expect(spend(books.purse, 10, 20)).toEqual({ short: 10 });
    books.do(expire(books.purse, 20));
    expect(books.purse.lots[0]).toMatchObject({ left: 0, expired: 10 });
    expect(expire(books.purse, 21).postings).toEqual([]);
    books.check();
  });

  it('says how many are missing, and changes nothing', () => {
    const books = filled(grant('a', 10, 0, 20));
    expect(spend(books.purse, 13, 1)).toEqual({ short: 3 });
  });

  it('gives back into the lots they came from', () => {
    const books = filled(grant('a', 10, 0, 20), grant('b', 10, 0, 30));
    const legs = spends(books, 15).postings.flatMap((posting) => posting.legs);
    books.do(giveBack(books.purse, legs, null, 5));
    expect(books.purse.lots.map((lot) => [lot.key, lot.left])).toEqual([
      ['a', 10],
      ['b', 10],
    ]);
    books.check();
  });

  it('lets what is given back after its end run out at once, or live as long as the brand grants', () => {
    for (const [graceEnd, left] of [
      [null, 0],
      [40, 10],
    ] as const) {
      const books = filled(grant('a', 10, 0, 20));
      const legs = spends(books, 10).postings.flatMap((posting) => posting.legs);
      books.do(giveBack(books.purse, legs, graceEnd, 25));
      expect(availableOf(books.purse)).toBe(left);
      books.check();
      books.do(expire(books.purse, 40));
      expect(availableOf(books.purse)).toBe(0);
      books.check();
    }
  });
});

describe('a lot that ran out in two parts', () => {
  it('remembers both, so that nothing of it is asked back', () => {
    const books = filled(grant('a', 100, 0, 20));
    const legs = spends(books, 60).postings.flatMap((posting) => posting.legs);
    books.do(expire(books.purse, 20));
    books.do(giveBack(books.purse, legs, null, 25));
    expect(books.purse.lots[0]).toMatchObject({ left: 0, expired: 100 });
    books.do(resize(books.purse, grant('a', 0, 0, 20), 30));
    expect(books.purse.owed).toBe(0);
    books.check();
  });
});

describe('a refund', () => {
  it('takes back pending points before they ever were available', () => {
    const books = filled(grant('a', 100, 10, 50));
    books.do(resize(books.purse, grant('a', 30, 10, 50), 5));
    books.do(release(books.purse, 10));
    expect(availableOf(books.purse)).toBe(30);
    books.check();
  });

  it('takes from its own lot, then from others, and the rest is owed', () => {
    const books = filled(grant('a', 100, 0, 50), grant('b', 30, 0, 90));
    spends(books, 80);
    const turned = books.do(resize(books.purse, grant('a', 0, 0, 50), 2));
    expect(legsOf(turned, 'take-back')).toEqual([
      ['a', 20],
      ['b', 30],
    ]);
    expect(books.purse.owed).toBe(50);
    books.check();
  });

  it('is paid first by what is earned later', () => {
    const books = filled(grant('a', 100, 0, 50));
    spends(books, 100);
    books.do(resize(books.purse, grant('a', 0, 0, 50), 2));
    expect(books.purse.owed).toBe(100);
    books.do(earn(books.purse, grant('b', 30, 0, 50), 3));
    books.check();
    books.do(earn(books.purse, grant('c', 80, 10, 50), 3));
    books.do(release(books.purse, 10));
    expect([books.purse.owed, availableOf(books.purse)]).toEqual([0, 10]);
    books.check();
  });

  it('asks nothing for what ran out unspent', () => {
    const books = filled(grant('a', 100, 0, 20), grant('b', 50, 0, 90));
    spends(books, 40);
    books.do(expire(books.purse, 20));
    books.do(resize(books.purse, grant('a', 0, 0, 20), 30));
    // Forty were spent; sixty had run out.
    expect([availableOf(books.purse), books.purse.owed]).toEqual([10, 0]);
    books.check();
  });

  it('is the same before and after the end was noticed', () => {
    const noticed = filled(grant('a', 100, 0, 20), grant('b', 50, 0, 90));
    spends(noticed, 40);
    noticed.do(expire(noticed.purse, 25));
    noticed.do(resize(noticed.purse, grant('a', 10, 0, 20), 30));
    const unnoticed = filled(grant('a', 100, 0, 20), grant('b', 50, 0, 90));
    spends(unnoticed, 40);
    unnoticed.do(resize(unnoticed.purse, grant('a', 10, 0, 20), 30));
    expect(unnoticed.purse).toEqual(noticed.purse);
  });

  it('of an order whose points paid a debt finds the rest elsewhere', () => {
    const books = filled(grant('a', 100, 0, 50));
    spends(books, 100);
    books.do(resize(books.purse, grant('a', 0, 0, 50), 2));
    books.do(earn(books.purse, grant('b', 100, 0, 50), 3));
    books.do(resize(books.purse, grant('b', 0, 0, 50), 4));
    expect([availableOf(books.purse), books.purse.owed]).toEqual([0, 100]);
    books.check();
  });

  it('undone by a cancelled redemption leaves nobody owing', () => {
    const books = filled(grant('a', 100, 0, 50));
    const legs = spends(books, 100).postings.flatMap((posting) => posting.legs);
    books.do(resize(books.purse, grant('a', 0, 0, 50), 2));
    books.do(giveBack(books.purse, legs, null, 3));
    expect([availableOf(books.purse), books.purse.owed]).toEqual([0, 0]);
    books.check();
  });

  it('repeated changes nothing, and what is restored is earned again', () => {
    const books = filled(grant('a', 100, 0, 50));
    books.do(resize(books.purse, grant('a', 40, 0, 50), 2));
    expect(resize(books.purse, grant('a', 40, 0, 50), 3).postings).toEqual([]);
    books.do(resize(books.purse, grant('a', 100, 0, 50), 4));
    expect(availableOf(books.purse)).toBe(100);
    books.check();
  });
});

describe('points told late', () => {
  it('are available at once when their moment is past, and owed ones are paid', () => {
    const books = filled(grant('a', 100, null, null));
    books.do(resize(books.purse, grant('a', 100, 5, 50), 7));
    expect(books.purse.lots[0]).toMatchObject({ state: 'available', left: 100 });
    books.check();
  });

  it('come and run out when even their end is past, and pay nothing', () => {
    const books = filled(grant('a', 100, 0, 50));
    spends(books, 100);
    books.do(resize(books.purse, grant('a', 0, 0, 50), 2));
    books.do(earn(books.purse, grant('b', 10, 0, 1), 3));
    expect(books.purse).toMatchObject({ owed: 100 });
    expect(books.purse.lots[1]).toMatchObject({ left: 0, expired: 10 });
    books.check();
  });
});

type Step =
  | { does: 'grant'; lot: number; points: number; waits: number | null; lives: number }
  | { does: 'spend'; points: number }
  | { does: 'give-back'; which: number; grace: number | null }
  | { does: 'days'; days: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('grant' as const),
    lot: fc.nat(4),
    points: fc.constantFrom(0, 1, 7, 50, 100),
    waits: fc.option(fc.nat(6)),
    lives: fc.integer({ min: 1, max: 20 }),
  }),
  fc.record({ does: fc.constant('spend' as const), points: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ does: fc.constant('give-back' as const), which: fc.nat(5), grace: fc.option(fc.nat(5)) }),
  fc.record({ does: fc.constant('days' as const), days: fc.nat(8) }),
);

describe('whatever happens to a purse', () => {
  it('every balance is the sum of its transfers, and nothing is below zero but what is owed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const books = new Books();
        const spendings: (readonly Leg[])[] = [];
        let now = 0;
        for (const one of steps) {
          if (one.does === 'days') {
            now += one.days * DAY;
            books.do(release(books.purse, now));
            books.do(expire(books.purse, now));
          } else if (one.does === 'grant') {
            const availableAt = one.waits === null ? null : now + (one.waits - 3) * DAY;
            const expiresAt = availableAt === null ? null : availableAt + one.lives * DAY;
            books.do(resize(books.purse, grant(`g${one.lot}`, one.points, availableAt, expiresAt), now));
          } else if (one.does === 'spend') {
            const turned = spend(books.purse, one.points, now);
            if ('short' in turned) {
              const there = expire(books.purse, now).purse;
              expect(availableOf(there) + turned.short).toBe(one.points);
            } else spendings.push(books.do(turned).postings.find(({ kind }) => kind === 'spend')?.legs ?? []);
          } else {
            const [legs] = spendings.splice(one.which % Math.max(1, spendings.length), 1);
            const graceEnd = one.grace === null ? null : now + one.grace * DAY;
            if (legs !== undefined) books.do(giveBack(books.purse, legs, graceEnd, now));
          }
          books.check();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a release and an end come to the same whether noticed daily or late', () => {
    const lots = fc.array(
      fc.record({
        points: fc.integer({ min: 1, max: 50 }),
        waits: fc.nat(9),
        lives: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(lots, fc.nat(60), (some, owed) => {
        const start = some.reduce<Purse>(
          (purse, { points, waits, lives }, n) =>
            earn(purse, grant(`g${n}`, points, (waits + 1) * DAY, (waits + 1 + lives) * DAY), 0).purse,
          { lots: [], owed },
        );
        let daily = start;
        for (let day = 1; day <= 25; day += 1) {
          daily = expire(release(daily, day * DAY).purse, day * DAY).purse;
        }
        const late = expire(release(start, 25 * DAY).purse, 25 * DAY).purse;
        const states = (purse: Purse) => purse.lots.map((lot: Lot) => [lot.key, lot.state, lot.left]);
        expect(states(late)).toEqual(states(daily));
        expect(late.owed).toBe(daily.owed);
      }),
    );
  });
});
