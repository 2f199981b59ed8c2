import type { CustomerId } from '@fanchang/domain';
import { holdPerson } from '../../src/facts/customers';
import { Grants, setBudget } from '../../src/outcomes/grants';
import { giveOne, people, said, thanks, withCallers, withTemplate } from '../support/benefits';
import { House } from '../support/house';
import { tally } from '../support/parallel';
import { booksAreRight } from '../support/verify';

jest.setTimeout(240_000);

const TRIES = 500;
const N = 37;

describe('a limit of N', () => {
  let house: House;
  let persons: number[];
  beforeEach(async () => {
    house = await House.open('2026-09-02T12:00:00+08:00');
    persons = await people(house, 50);
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const tries = (refusal: string, template = 'thanks') =>
    Array.from({ length: TRIES }, (_, n) => async () => {
      const grant = thanks(persons[n % persons.length] ?? 0, `try-${n}`);
      const outcome = { ...grant.outcome, template } as typeof grant.outcome;
      const word = said(await giveOne(house, { ...grant, outcome }));
      return word === refusal ? 'refused' : word;
    });
  const winners = { given: N, refused: TRIES - N };

  it.each([1, 10, 50])('a budget by count: 500 tries by %i callers give exactly N', async (callers) => {
    await withTemplate(house);
    await house.database.transaction((db) =>
      setBudget(db, 'thanks', { mostCount: N, mostFen: null, mostPerPerson: null }),
    );
    expect(tally(await withCallers(callers, tries('BUDGET_SPENT')))).toEqual(winners);
  });

  it.each([1, 10, 50])('a budget of money: 500 tries by %i callers give exactly N', async (callers) => {
    await withTemplate(house);
    await house.database.transaction((db) =>
      setBudget(db, 'thanks', { mostCount: null, mostFen: N * 1_000 + 999, mostPerPerson: null }),
    );
    expect(tally(await withCallers(callers, tries('BUDGET_SPENT')))).toEqual(winners);
  });

  it.each([1, 10, 50])('a template’s stock: 500 tries by %i callers give exactly N', async (callers) => {
    await withTemplate(house, { key: 'scarce', stock: N });
    expect(tally(await withCallers(callers, tries('COUPON_SOLD_OUT', 'scarce')))).toEqual(winners);
  });

  it.each([1, 10, 50])(
    'a limit per person: 500 tries by %i callers give everyone theirs',
    async (callers) => {
      await withTemplate(house, { key: 'two-each', perPerson: 2 });
      const seen = tally(await withCallers(callers, tries('COUPON_LIMIT_REACHED', 'two-each')));
      expect(seen).toEqual({ given: 2 * persons.length, refused: TRIES - 2 * persons.length });
    },
  );

  it('a hundred given and a hundred taken back at once end on the exact count', async () => {
    await withTemplate(house, { key: 'scarce', stock: 120 });
    const grants = house.app.get(Grants);
    const stands = (person: number, given: boolean) => {
      const grant = thanks(person, 'story', { program: 'story' });
      const outcome = { ...grant.outcome, template: 'scarce' } as typeof grant.outcome;
      const should = new Map([[person as CustomerId, given ? [{ ...grant, outcome }] : []]]);
      return house.database.transaction(async (db) => {
        await holdPerson(db, person as CustomerId);
        await grants.reconcile(db, 'story', should, 'take-back-unused');
      });
    };
    const [first, second] = [await people(house, 100), await people(house, 100)];
    await withCallers(
      10,
      first.map((person) => () => stands(person, true)),
    );
    await withCallers(50, [
      ...first.map((person) => () => stands(person, false)),
      ...second.map((person) => () => stands(person, true)),
    ]);
    // Some of the second hundred may have come while the stock was short; once more, and everyone has theirs.
    await withCallers(
      10,
      second.map((person) => () => stands(person, true)),
    );
    const taken = await house.database.one<{ taken: number }>(
      "SELECT taken FROM quotas WHERE quota_key LIKE 'template:%:stock'",
    );
    expect(Number(taken?.taken)).toBe(100);
    const states = await house.database.rows<{ state: string; n: number }>(
      'SELECT state, COUNT(*) AS n FROM coupons GROUP BY state ORDER BY state',
    );
    expect(states.map(({ state, n }) => `${state} ${Number(n)}`)).toEqual(['granted 100', 'revoked 100']);
  });
});
