import type { CustomerId } from '@fanchang/domain';
import { giveOne, people, said, withCallers } from '../support/benefits';
import { House } from '../support/house';
import {
  fund,
  giveBackOf,
  interaction,
  pointsFromEver,
  pointsGrant,
  PointsView,
  spendOf,
  tellInteractions,
} from '../support/points';
import { tally } from '../support/parallel';
import { booksAreRight } from '../support/verify';

jest.setTimeout(240_000);

const NOW = '2026-09-02T22:00:00+08:00';
const TRIES = 500;
const N = 37;

describe('points under contention', () => {
  let house: House;
  let persons: CustomerId[];
  beforeEach(async () => {
    house = await House.open(NOW);
    await pointsFromEver(house);
    persons = (await people(house, 50)) as CustomerId[];
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const balanceOf = async (kind: string, owner: string) => {
    const row = await house.database.one<{ balance: number }>(
      'SELECT balance FROM points_accounts WHERE kind = ? AND owner = ?',
      [kind, owner],
    );
    return Number(row?.balance ?? 0);
  };
  const give = (
    person: CustomerId,
    moment: string,
    points: number,
    expiresAt = '2030-01-01T00:00:00+08:00',
  ) =>
    giveOne(
      house,
      pointsGrant(person, moment, points, {
        outcome: { kind: 'points', points, availableAt: 0, expiresAt: Date.parse(expiresAt) },
      }),
    );

  it.each([1, 10, 50])('a budget for N grants: 500 tries by %i callers give exactly N', async (callers) => {
    await fund(house, 'cheers', N * 10 + 9, 'tonight');
    const tries = Array.from({ length: TRIES }, (_, n) => async () => {
      return said(await give(persons[n % persons.length] ?? (0 as CustomerId), `try-${n}`, 10));
    });
    expect(tally(await withCallers(callers, tries))).toEqual({ given: N, BUDGET_SPENT: TRIES - N });
    expect(await balanceOf('program', 'cheers')).toBe(9);
  });

  it('a budget that is funded while it is spent is given to the last point', async () => {
    await fund(house, 'cheers', 100, 'first');
    const tries = Array.from({ length: 300 }, (_, n) => async () => {
      if (n % 30 === 10) await fund(house, 'cheers', 10, `more-${n}`);
      return said(await give(persons[n % persons.length] ?? (0 as CustomerId), `try-${n}`, 10));
    });
    const seen = tally(await withCallers(20, tries));
    expect((seen.given ?? 0) * 10 + (await balanceOf('program', 'cheers'))).toBe(200);
  });

  it('fifty spendings at once of a balance for twenty: exactly twenty', async () => {
    const [lin = 0 as CustomerId] = persons;
    for (let n = 0; n < 7; n += 1) await give(lin, `lot-${n}`, 29);
    const spends = Array.from({ length: 50 }, (_, n) => () => spendOf(house, lin, 10, `s${n}`));
    expect(tally(await withCallers(50, spends))).toEqual({ spent: 20, POINTS_SHORT: 30 });
    expect(await balanceOf('customer', String(lin))).toBe(3);
    const backs = Array.from({ length: 50 }, (_, n) => () => giveBackOf(house, lin, `s${n}`));
    await withCallers(50, [...backs, ...backs]);
    expect(await balanceOf('customer', String(lin))).toBe(203);
  });

  it('one spending sent fifty times at once spends once', async () => {
    const [lin = 0 as CustomerId] = persons;
    await give(lin, 'lot', 100);
    const spends = Array.from({ length: 50 }, () => () => spendOf(house, lin, 10, 'the-same'));
    expect(tally(await withCallers(50, spends))).toEqual({ spent: 50 });
    expect(await balanceOf('customer', String(lin))).toBe(90);
  });

  it('spendings that meet the end of the day spend what there is, and only that', async () => {
    const end = '2026-09-03T00:00:00+08:00';
    for (const person of persons) {
      await give(person, 'old', 10, end);
      await give(person, 'new', 5);
    }
    house.at(end);
    const spends = persons.map((person) => () => spendOf(house, person, 10, `over-${person}`));
    const some = persons.map((person) => () => spendOf(house, person, 5, `some-${person}`));
    const sweeps = Array.from({ length: 5 }, () => async () => {
      await house.settle();
      return 'swept';
    });
    const seen = tally(await withCallers(30, [...spends, ...sweeps, ...some]));
    expect(seen).toEqual({ POINTS_SHORT: 50, spent: 50, swept: 5 });
    await house.settle();
    for (const person of persons) {
      expect(await balanceOf('customer', String(person))).toBe(0);
      expect(await balanceOf('expired', String(person))).toBe(10);
    }
  });

  it('the cap of a day holds under fifty batches at once', async () => {
    const batches = Array.from({ length: 50 }, (_, b) => async () => {
      const events = Array.from({ length: 4 }, (_, n) => interaction(`p${(b + n) % 5}`, `B${b}-${n}`, NOW));
      const { body } = await tellInteractions(house, events);
      if (b % 2 === 0) await house.settle();
      return body.results.every(({ result }) => result === 'new') ? 'told' : JSON.stringify(body);
    });
    expect(tally(await withCallers(50, batches))).toEqual({ told: 50 });
    await house.settle();
    for (let n = 0; n < 5; n += 1) {
      const one = await PointsView.of(house, `p${n}`);
      expect(await one.short()).toBe('5/0/0');
    }
  });

  it('points for many that end at one moment all run out, in batches', async () => {
    const end = Date.parse('2026-09-03T00:00:00+08:00');
    const many = (await people(house, 1_200)) as CustomerId[];
    await withCallers(
      8,
      many.map((person) => () => give(person, 'old', 3, '2026-09-03T00:00:00+08:00')),
    );
    const due = () => house.database.rows('SELECT id FROM work WHERE run_at <= ?', [end]);
    expect(await due()).toHaveLength(1);
    house.at('2026-09-03T00:00:00+08:00');
    await house.settle();
    const row = await house.database.one<{ n: number }>(
      "SELECT SUM(balance) AS n FROM points_accounts WHERE kind = 'expired'",
    );
    expect(Number(row?.n)).toBe(3_600);
    expect(await due()).toEqual([]);
  });
});
