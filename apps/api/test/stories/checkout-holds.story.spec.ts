import { addApiClient } from '../../src/facts/orders';
import { Keys } from '../../src/platform/auth/keys';
import { Mall } from '../support/checkout';
import { House, SECRET } from '../support/house';
import { confirm, ShopperView } from '../support/shopper';
import { booksAreRight } from '../support/verify';

const NOON = '2026-09-02T12:00:00+08:00';
const AFTER = '2026-09-02T12:15:00+08:00';

describe('a hold', () => {
  let house: House;
  let mall: Mall;
  let code: string;
  beforeEach(async () => {
    house = await House.open(NOON);
    mall = new Mall(house);
    code = await mall.gives('lin');
  });
  afterEach(async () => {
    await house.settle();
    await booksAreRight(house);
    await house.close();
  });
  const refusedWith = (refusal: string) => ({ status: 409, body: { code: refusal } });

  it('keeps the coupon from other orders and from the counter', async () => {
    await mall.hold('T-1', 'lin', [code]);
    expect(await mall.hold('T-2', 'lin', [code])).toMatchObject(refusedWith('COUPON_HELD'));
    expect(await confirm(house, code, 10_000)).toMatchObject(refusedWith('COUPON_HELD'));
    expect((await mall.check('lin', { codes: [code] })).body).toMatchObject({ code: 'COUPON_HELD' });
    const { offers } = (await mall.check('lin')).body;
    expect(offers).toMatchObject([{ code, usable: false, takesOffFen: 0, refusal: { code: 'COUPON_HELD' } }]);
    expect((await mall.check('lin', { orderNo: 'T-1' })).body.offers).toMatchObject([{ code, usable: true }]);
  });

  it('ends by itself, and another order takes the coupon', async () => {
    await mall.hold('T-1', 'lin', [code], { holdSeconds: 60 });
    house.at('2026-09-02T12:00:59.999+08:00');
    await house.settle();
    expect(await mall.bookOf(code)).toMatchObject({ state: 'held' });
    house.at('2026-09-02T12:01:00+08:00');
    await house.settle();
    expect(await mall.bookOf(code)).toEqual({
      state: 'granted',
      moves: ['granted>held client', 'held>granted time'],
    });
    expect(await mall.redeem('T-1')).toMatchObject(refusedWith('HOLD_EXPIRED'));
    expect(await mall.hold('T-2', 'lin', [code])).toMatchObject({ status: 200 });
    expect((await mall.redeem('T-2')).status).toBe(200);
    expect((await mall.return('T-1')).body).toMatchObject({
      result: 'released',
      coupons: [{ became: 'granted' }],
    });
    expect(await mall.bookOf(code)).toMatchObject({ state: 'used' });
  });

  it('is over at its end although nobody swept: the order is refused, another one and the counter are served', async () => {
    await mall.hold('T-1', 'lin', [code]);
    house.at(AFTER);
    expect(await mall.redeem('T-1')).toMatchObject(refusedWith('HOLD_EXPIRED'));
    expect(await mall.hold('T-2', 'lin', [code])).toMatchObject({ status: 200 });
    expect(await mall.hold('T-1', 'lin', [code])).toMatchObject(refusedWith('COUPON_HELD'));
    house.at('2026-09-02T12:30:00+08:00');
    expect(await confirm(house, code, 10_000)).toMatchObject({ status: 200 });
    await house.settle();
    expect(await mall.redeem('T-2')).toMatchObject(refusedWith('HOLD_EXPIRED'));
    expect((await mall.bookOf(code)).moves).toEqual([
      'granted>held client',
      'held>granted time',
      'granted>held client',
      'held>granted time',
      'granted>used staff',
    ]);
  });

  it('is made again by the same order, which never stands in its own way', async () => {
    const second = await mall.gives('lin', { worth: { kind: 'cash', offFen: 300 }, stackingGroup: 'second' });
    await mall.hold('T-1', 'lin', [code]);
    house.at('2026-09-02T12:10:00+08:00');
    const both = await mall.hold('T-1', 'lin', [second, code]);
    expect(both).toMatchObject({
      status: 200,
      body: { expiresAt: '2026-09-02T12:25:00.000+08:00', couponOffFen: 1_300 },
    });
    house.at(AFTER);
    await house.settle();
    expect(await mall.bookOf(code)).toEqual({ state: 'held', moves: ['granted>held client'] });
    const other = await mall.hold('T-1', 'lin', [second], { lines: [{ lineKey: 'x', amountFen: 200 }] });
    expect(other).toMatchObject({ status: 200, body: { couponOffFen: 200, payableFen: 0 } });
    expect(await mall.bookOf(code)).toMatchObject({ state: 'granted' });
    expect((await mall.redeem('T-1')).body).toMatchObject({ couponOffFen: 200, coupons: [{ code: second }] });
    expect(await mall.bookOf(code)).toMatchObject({ state: 'granted' });
  });

  it('is made again by the same order after its time, swept or not', async () => {
    await mall.hold('T-1', 'lin', [code]);
    house.at(AFTER);
    expect(await mall.hold('T-1', 'lin', [code])).toMatchObject({ status: 200 });
    await house.settle();
    expect(await mall.bookOf(code)).toMatchObject({ state: 'held' });
    house.at('2026-09-02T13:00:00+08:00');
    await house.settle();
    expect(await mall.bookOf(code)).toMatchObject({ state: 'granted' });
    expect(await mall.hold('T-1', 'lin', [code])).toMatchObject({ status: 200 });
    expect((await mall.redeem('T-1')).status).toBe(200);
  });

  it('is of all its coupons or of none', async () => {
    const second = await mall.gives('lin', { stackingGroup: 'second' });
    await mall.hold('T-1', 'lin', [second]);
    expect(await mall.hold('T-2', 'lin', [code, second])).toMatchObject(refusedWith('COUPON_HELD'));
    expect(await mall.bookOf(code)).toEqual({ state: 'granted', moves: [] });
    expect(await mall.redeem('T-2')).toMatchObject({ status: 404, body: { code: 'HOLD_NOT_FOUND' } });
  });

  it('a refused change leaves what was held before', async () => {
    const late = await mall.gives(
      'lin',
      { stackingGroup: 'late' },
      { startsAt: Date.parse('2026-09-03T00:00:00+08:00') },
    );
    await mall.hold('T-1', 'lin', [code]);
    expect(await mall.hold('T-1', 'lin', [code, late])).toMatchObject(refusedWith('COUPON_NOT_STARTED'));
    expect((await mall.redeem('T-1')).body).toMatchObject({ coupons: [{ code }], couponOffFen: 1_000 });
  });

  it('is honoured when the coupon itself ends meanwhile, but not made again', async () => {
    const ending = await mall.gives('lin', {}, { endsAt: Date.parse('2026-09-02T12:05:00+08:00') });
    await mall.hold('T-1', 'lin', [ending]);
    house.at('2026-09-02T12:10:00+08:00');
    await house.settle();
    expect(await mall.hold('T-1', 'lin', [ending])).toMatchObject(refusedWith('COUPON_EXPIRED'));
    expect(await mall.redeem('T-1')).toMatchObject({ status: 200 });
    expect(await mall.bookOf(ending)).toMatchObject({ state: 'used' });
  });

  it('that ran out after the end of its coupon leaves it expired', async () => {
    const ending = await mall.gives('lin', {}, { endsAt: Date.parse('2026-09-02T12:05:00+08:00') });
    await mall.hold('T-1', 'lin', [ending]);
    house.at(AFTER);
    await house.settle();
    expect(await mall.bookOf(ending)).toEqual({
      state: 'expired',
      moves: ['granted>held client', 'held>expired time'],
    });
    expect((await mall.return('T-1')).body).toMatchObject({ coupons: [{ became: 'expired' }] });
  });

  it('that ends gives back what is no longer deserved, which is then taken back', async () => {
    await house.buys('mei', 'A-1', '2026-09-02T11:00:00+08:00');
    const mei = await ShopperView.of(house, 'mei');
    const ladder = await mei.codeOf('复购专享券');
    await mall.hold('T-1', 'mei', [ladder]);
    await house.refundsWhole('A-1', '2026-09-02T11:30:00+08:00');
    expect(await mall.bookOf(ladder)).toMatchObject({ state: 'held' });
    house.at(AFTER);
    await house.settle();
    expect(await mall.bookOf(ladder)).toMatchObject({ state: 'revoked' });
  });

  it('of one client is unknown to another, whose orders may have the same number', async () => {
    await house.database.transaction((db) =>
      addApiClient(db, house.app.get(Keys), { clientKey: 'other', secret: SECRET, source: 'other' }),
    );
    const other = { headers: { 'x-fanchang-client': 'other' } };
    await mall.hold('T-1', 'lin', [code]);
    expect(await mall.redeem('T-1', {}, other)).toMatchObject({
      status: 404,
      body: { code: 'HOLD_NOT_FOUND' },
    });
    expect(await mall.return('T-1', {}, other)).toMatchObject({
      status: 404,
      body: { code: 'HOLD_NOT_FOUND' },
    });
    expect(await mall.hold('T-1', 'lin', [code], {}, other)).toMatchObject(refusedWith('COUPON_HELD'));
    expect((await mall.redeem('T-1')).status).toBe(200);
  });
});
