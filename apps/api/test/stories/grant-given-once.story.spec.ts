import { setBudget } from '../../src/outcomes/grants';
import { giveOne, people, said, thanks, withTemplate } from '../support/benefits';
import { House } from '../support/house';
import { booksAreRight } from '../support/verify';

describe('a grant', () => {
  let house: House;
  let lin: number;
  beforeEach(async () => {
    house = await House.open('2026-09-02T12:00:00+08:00');
    await withTemplate(house);
    [lin = 0] = await people(house, 3);
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const count = async (table: string) =>
    Number((await house.database.one<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))?.n);

  it('is given once: the same key with the same content changes nothing', async () => {
    expect(said(await giveOne(house, thanks(lin, 'tonight')))).toBe('given');
    expect(said(await giveOne(house, thanks(lin, 'tonight')))).toBe('already');
    const many = await Promise.all(Array.from({ length: 30 }, () => giveOne(house, thanks(lin, 'tonight'))));
    expect(new Set(many.map(said))).toEqual(new Set(['already']));
    expect([await count('grants'), await count('coupons')]).toEqual([1, 1]);
  });

  it('is given once when thirty say so at the same moment', async () => {
    const many = await Promise.all(Array.from({ length: 30 }, () => giveOne(house, thanks(lin, 'tonight'))));
    expect(many.map(said).filter((one) => one === 'given')).toHaveLength(1);
    expect([await count('grants'), await count('coupons')]).toEqual([1, 1]);
  });

  it('with a known key and other content is refused loudly, and nothing changes', async () => {
    const first = thanks(lin, 'tonight');
    await giveOne(house, first);
    const other = { ...first, outcome: { ...first.outcome, endsAt: 1_900_000_000_000 } } as typeof first;
    await expect(giveOne(house, other)).rejects.toThrow('given with other content');
    const lied = { ...first, why: { ...first.why, sentence: '因为您是会员。' } };
    await expect(giveOne(house, lied)).rejects.toThrow('given with other content');
    expect(await house.database.one('SELECT ends_at FROM coupons')).toEqual({
      ends_at: Date.parse('2026-10-01T00:00:00+08:00'),
    });
  });

  it('that is over before it is given is written down and gives nothing', async () => {
    house.at('2026-10-01T00:00:00+08:00');
    expect(said(await giveOne(house, thanks(lin, 'tonight')))).toBe('lapsed');
    expect(await count('coupons')).toBe(0);
  });

  it('beyond a budget is refused with the reason, and given once there is more', async () => {
    const budget = (mostCount: number | null, mostFen: number | null, mostPerPerson: number | null) =>
      house.database.transaction((db) => setBudget(db, 'thanks', { mostCount, mostFen, mostPerPerson }));
    await budget(1, null, null);
    expect(said(await giveOne(house, thanks(lin, 'first')))).toBe('given');
    expect(said(await giveOne(house, thanks(lin, 'second')))).toBe('BUDGET_SPENT');
    expect(said(await giveOne(house, thanks(lin, 'second')))).toBe('BUDGET_SPENT');
    expect(await count('coupons')).toBe(1);
    await budget(5, 1_999, null);
    expect(said(await giveOne(house, thanks(lin, 'second')))).toBe('BUDGET_SPENT');
    await budget(5, 2_000, null);
    expect(said(await giveOne(house, thanks(lin, 'second')))).toBe('given');
    await budget(null, null, 2);
    expect(said(await giveOne(house, thanks(lin, 'third')))).toBe('PERSON_LIMIT_REACHED');
    expect(said(await giveOne(house, thanks(lin + 1, 'third')))).toBe('given');
    expect(await house.database.rows("SELECT refusal FROM grants WHERE state = 'unfunded'")).toEqual([
      { refusal: 'PERSON_LIMIT_REACHED' },
    ]);
  });

  it('a budget below what is given already is refused, and the old one stays', async () => {
    await giveOne(house, thanks(lin, 'first'));
    await giveOne(house, thanks(lin, 'second'));
    const set = (mostCount: number) =>
      house.database.transaction((db) =>
        setBudget(db, 'thanks', { mostCount, mostFen: null, mostPerPerson: null }),
      );
    await set(2);
    await expect(set(1)).rejects.toThrow('has given count 2, more than 1');
    expect(said(await giveOne(house, thanks(lin, 'third')))).toBe('BUDGET_SPENT');
  });

  it('of a template with stock and a limit per person says which of the two ended', async () => {
    await withTemplate(house, { key: 'scarce', stock: 2, perPerson: 1 });
    const scarce = (person: number, moment: string) => {
      const grant = thanks(person, moment);
      return { ...grant, outcome: { ...grant.outcome, template: 'scarce' } } as typeof grant;
    };
    expect(said(await giveOne(house, scarce(lin, 'a')))).toBe('given');
    expect(said(await giveOne(house, scarce(lin, 'b')))).toBe('COUPON_LIMIT_REACHED');
    expect(said(await giveOne(house, scarce(lin + 1, 'c')))).toBe('given');
    expect(said(await giveOne(house, scarce(lin + 2, 'd')))).toBe('COUPON_SOLD_OUT');
  });
});
