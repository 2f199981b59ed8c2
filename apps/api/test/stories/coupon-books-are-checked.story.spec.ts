import { setBudget } from '../../src/outcomes/grants';
import { giveOne, people, thanks, withTemplate } from '../support/benefits';
import { House } from '../support/house';
import { confirm, ShopperView } from '../support/shopper';
import { booksAreRight, faultsOf } from '../support/verify';

/** Each spoils one thing the books must not hold; what is said of it must name it. */
const SPOILED: [string, string, RegExp][] = [
  [
    'a coupon used without a move',
    "UPDATE coupons SET state = 'used', used_at = 1 WHERE code = ?",
    /coupon \d+ is used, its moves lead to granted/,
  ],
  [
    'a coupon in a state nobody knows',
    "UPDATE coupons SET state = 'eaten' WHERE code = ?",
    /template thanks: \d issued, \d in a known state/,
  ],
  [
    'a move that starts elsewhere',
    `INSERT INTO coupon_moves (coupon_id, from_state, to_state, at, by_kind, by_id)
     SELECT id, 'used', 'granted', 1, 'staff', '1' FROM coupons WHERE code = ?`,
    /starts at used, but it was granted/,
  ],
  [
    'a move off the diagram',
    `INSERT INTO coupon_moves (coupon_id, from_state, to_state, at, by_kind, by_id)
     SELECT id, 'granted', 'eaten', 1, 'staff', '1' FROM coupons WHERE code = ?`,
    /granted>eaten is not on the diagram/,
  ],
  [
    'a stock that lost count',
    "UPDATE quotas SET taken = taken - 1 WHERE quota_key LIKE 'template:%:stock' AND ? <> ''",
    /template scarce: stock 2, counted 0, coupons 1/,
  ],
  [
    'a stock that was exceeded',
    "UPDATE coupon_templates SET stock = 0 WHERE template_key = 'scarce' AND ? <> ''",
    /template scarce: stock 0, counted 1, coupons 1/,
  ],
  [
    'a share that lost count',
    "UPDATE quotas SET taken = 5 WHERE quota_key LIKE 'template:%:person:%' AND ? <> ''",
    /template scarce: customer \d+ counted 5, coupons 1/,
  ],
  [
    'a budget by count that lost count',
    "UPDATE quotas SET taken = 7 WHERE quota_key = 'program:thanks:count' AND ? <> ''",
    /program thanks: count at most 9, counted 7, given 2/,
  ],
  [
    'a budget of money that was exceeded',
    "UPDATE program_budgets SET most_fen = 1999 WHERE program = 'thanks' AND ? <> ''",
    /program thanks: fen at most 1999, counted 2000, given 2000/,
  ],
  [
    'a share of a budget that lost count',
    "UPDATE quotas SET taken = 9 WHERE quota_key LIKE 'program:thanks:person:%' AND ? <> ''",
    /program thanks: customer \d+ counted 9, given 2/,
  ],
  [
    'a grant whose coupon is gone',
    'DELETE FROM coupons WHERE code = ?',
    /grant thanks:first:\d+ stands with 0 coupons/,
  ],
  [
    'a coupon no grant knows of',
    'UPDATE coupons SET grant_id = 999999 WHERE code = ?',
    /template thanks: \d coupons from \d grants/,
  ],
  [
    'a withdrawn grant whose coupon stayed',
    "UPDATE grants SET state = 'withdrawn' WHERE id = (SELECT grant_id FROM coupons WHERE code = ?)",
    /grant thanks:first:\d+ is withdrawn, its coupon granted/,
  ],
];

describe('the books of grants and coupons', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open('2026-09-02T12:00:00+08:00');
    await withTemplate(house);
    await withTemplate(house, { key: 'scarce', stock: 2, perPerson: 1 });
    await house.database.transaction((db) =>
      setBudget(db, 'thanks', { mostCount: 9, mostFen: 9_000, mostPerPerson: 3 }),
    );
    const [person = 0] = await people(house, 1);
    const scarce = thanks(person, 'second');
    await giveOne(house, thanks(person, 'first'));
    await giveOne(house, {
      ...scarce,
      outcome: { ...scarce.outcome, template: 'scarce' } as typeof scarce.outcome,
    });
    // Beside them a coupon with a history: used, undone, used again.
    await house.buys('lin', 'A-1', '2026-09-02T11:00:00+08:00');
    const code = await (await ShopperView.of(house, 'lin')).codeOf('复购专享券');
    const receipt = await confirm(house, code, 10_000, { requestKey: 'first-use' });
    await house.call('POST', `/staff/verifications/${String(receipt.body['id'])}/undo`, {
      token: await house.staff('boss'),
      body: {},
    });
    await confirm(house, code, 10_000, { requestKey: 'second-use' });
    await house.settle();
  });
  afterEach(() => house.close());

  it('are right after everything was done as it should be', () => booksAreRight(house));

  it.each(SPOILED)('name %s', async (_, sql, sentence) => {
    const coupon = await house.database.one<{ code: string }>(
      `SELECT c.code FROM coupons c JOIN grants g ON g.id = c.grant_id
       JOIN coupon_templates t ON t.id = c.template_id WHERE t.template_key = 'thanks'`,
    );
    expect(await house.database.transaction((db) => db.run(sql, [coupon?.code ?? '']))).toBeGreaterThan(0);
    expect((await faultsOf(house)).join('\n')).toMatch(sentence);
  });
});
