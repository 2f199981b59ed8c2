import { checkHolds } from '../../src/insight/verify-books/holds';
import { Mall } from '../support/checkout';
import { House } from '../support/house';

const COUPON_OF = (orderNo: string) =>
  `(SELECT l.coupon_id FROM hold_coupons l JOIN coupon_holds h ON h.id = l.hold_id WHERE h.order_no = '${orderNo}')`;
const HOLD_OF = (orderNo: string) => `(SELECT id FROM coupon_holds WHERE order_no = '${orderNo}')`;

describe('the books of holds', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open('2026-09-02T12:00:00+08:00');
    const mall = new Mall(house);
    for (const orderNo of ['HELD', 'USED', 'BACK', 'KEPT', 'FREE', 'OVER']) {
      const code = await mall.gives(`of-${orderNo}`, { onReturn: orderNo === 'KEPT' ? 'keep' : 'return' });
      const holdSeconds = orderNo === 'OVER' ? 60 : 1_800;
      expect((await mall.hold(orderNo, `of-${orderNo}`, [code], { holdSeconds })).status).toBe(200);
    }
    for (const orderNo of ['USED', 'BACK', 'KEPT']) await mall.redeem(orderNo);
    for (const orderNo of ['BACK', 'KEPT', 'FREE']) await mall.return(orderNo);
    house.at('2026-09-02T12:10:00+08:00');
    await house.settle();
  });
  afterAll(() => house.close());

  it('are right when nobody touched them', async () => {
    const states = await house.database.rows<{ state: string }>(
      'SELECT state FROM coupon_holds ORDER BY state',
    );
    expect(states.map(({ state }) => state)).toEqual([
      'expired',
      'held',
      'redeemed',
      'released',
      'returned',
      'returned',
    ]);
    expect(await checkHolds(house.database)).toEqual([]);
  });

  it.each([
    [
      'a held coupon whose hold is over',
      `UPDATE coupon_holds SET state = 'expired' WHERE order_no = 'HELD'`,
      /^coupon \d+ is held by no live hold that lists it \(\d+\)$/,
    ],
    [
      'a held coupon that names nobody',
      `UPDATE coupons SET hold_id = NULL WHERE state = 'held'`,
      /^coupon \d+ is held by no live hold that lists it \(none\)$/,
    ],
    [
      'a held coupon its hold does not list',
      `DELETE FROM hold_coupons WHERE hold_id = ${HOLD_OF('HELD')}`,
      /^coupon \d+ is held by no live hold that lists it/,
    ],
    [
      'a coupon held longer than its hold',
      `UPDATE coupons SET held_until = held_until + 1 WHERE state = 'held'`,
      /^coupon \d+ is held by no live hold that lists it/,
    ],
    [
      "a held coupon of somebody else's order",
      `UPDATE coupon_holds SET customer_id = customer_id + 1 WHERE order_no = 'HELD'`,
      /^coupon \d+ is held by no live hold that lists it/,
    ],
    [
      'a free coupon that still names a hold',
      `UPDATE coupons SET hold_id = 1 WHERE id = ${COUPON_OF('FREE')}`,
      /^coupon \d+ is granted and names hold 1$/,
    ],
    [
      'a hold whose coupons take off something else',
      `UPDATE hold_coupons SET off_fen = off_fen + 1 WHERE hold_id = ${HOLD_OF('HELD')}`,
      /^hold \d+: what its 1 coupons take off does not add up to it$/,
    ],
    [
      'a hold that does not add up',
      `UPDATE coupon_holds SET payable_fen = payable_fen + 1 WHERE order_no = 'FREE'`,
      /^hold \d+: bill less what comes off is not payable$/,
    ],
    [
      'a coupon used without a redemption',
      `UPDATE coupons SET state = 'used' WHERE id = ${COUPON_OF('FREE')}`,
      /^coupon \d+ is used with 0 standing redemptions$/,
    ],
    [
      'a standing redemption of a coupon that is free',
      `UPDATE coupons SET state = 'granted' WHERE id = ${COUPON_OF('KEPT')}`,
      /^redemption \d+ stands, its coupon \d+ is granted$/,
    ],
    [
      'a redemption that does not add up',
      `UPDATE redemptions SET payable_fen = payable_fen - 1 WHERE order_no = 'BACK'`,
      /^redemption \d+: bill less what comes off is not payable$/,
    ],
    [
      'a redeemed order without its redemption',
      `DELETE FROM redemptions WHERE order_no = 'USED'`,
      /^hold \d+: coupon \d+ lacks the redemption it should have$/,
    ],
    [
      'a returned order whose redemption was not undone',
      `UPDATE redemptions SET undone_at = NULL WHERE order_no = 'KEPT'`,
      /^hold \d+: coupon \d+ lacks the redemption it should have$/,
    ],
    [
      'a redemption of an order that never paid',
      `UPDATE redemptions SET hold_id = ${HOLD_OF('FREE')} WHERE order_no = 'BACK'`,
      /^redemption \d+ is of hold \d+, which is released or does not list its coupon$/,
    ],
    [
      'redemptions that are another sum than the order',
      `UPDATE redemptions SET coupon_off_fen = coupon_off_fen - 1, payable_fen = payable_fen + 1 WHERE order_no = 'USED'`,
      /^hold \d+: its redemptions do not add up to it$/,
    ],
  ])('are wrong with %s', async (_, corruption, fault) => {
    let faults: string[] = [];
    const corrupted = house.database.transaction(async (db) => {
      expect(await db.run(corruption)).toBeGreaterThan(0);
      faults = await checkHolds(db);
      throw new Error('never mind');
    });
    await expect(corrupted).rejects.toThrow('never mind');
    expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  });
});
