import { Mall } from '../support/checkout';
import { House, paid } from '../support/house';
import { ShopperView } from '../support/shopper';
import { booksAreRight } from '../support/verify';

const NOON = '2026-09-02T12:00:00+08:00';

describe('a coupon in a checkout, from check to return', () => {
  let house: House;
  let mall: Mall;
  beforeEach(async () => {
    house = await House.open(NOON);
    mall = new Mall(house);
  });
  afterEach(async () => {
    await house.settle();
    await booksAreRight(house);
    await house.close();
  });

  it.each([
    ['return', 'granted', ['granted>held client', 'held>used client', 'used>granted client']],
    ['keep', 'used', ['granted>held client', 'held>used client']],
    ['revoke', 'revoked', ['granted>held client', 'held>used client', 'used>revoked client']],
  ] as const)('comes back as its template says: %s → %s', async (onReturn, became, moves) => {
    const code = await mall.gives('lin', { onReturn });
    const checked = await mall.check('lin');
    expect(checked).toMatchObject({ status: 200, body: { price: { payableFen: 10_000 } } });
    expect(checked.body.offers).toMatchObject([{ code, usable: true, takesOffFen: 1_000, refusal: null }]);
    const priced = await mall.check('lin', { codes: [code] });
    expect(priced).toMatchObject({ status: 200, body: { price: { payableFen: 9_000 }, offers: [] } });

    const held = await mall.hold('T-1', 'lin', [code]);
    expect(held).toMatchObject({
      status: 200,
      body: {
        orderNo: 'T-1',
        expiresAt: '2026-09-02T12:15:00.000+08:00',
        billFen: 10_000,
        couponOffFen: 1_000,
        payableFen: 9_000,
        coupons: [{ code, offFen: 1_000, linesOffFen: [800, 200] }],
        lines: [
          { lineKey: '1', payableFen: 7_200 },
          { lineKey: '2', payableFen: 1_800 },
        ],
      },
    });
    const lin = await ShopperView.of(house, 'lin');
    expect((await lin.coupons()).map(({ state }) => state)).toEqual(['held']);

    const redeemed = await mall.redeem('T-1', { paidFen: 9_000 });
    expect(redeemed).toMatchObject({ status: 200, body: { orderNo: 'T-1', payableFen: 9_000 } });
    expect(redeemed.body.redeemedAt).toBe('2026-09-02T12:00:00.000+08:00');
    await house.settle();
    expect((await lin.archive()).totals.savedFen).toBe(1_000);

    const returned = await mall.return('T-1', { reason: '七天无理由' });
    expect(returned).toMatchObject({
      status: 200,
      body: { orderNo: 'T-1', result: 'returned', coupons: [{ code, became }] },
    });
    await house.settle();
    expect((await lin.archive()).totals.savedFen).toBe(0);
    expect(await mall.bookOf(code)).toEqual({ state: became, moves });
    const again = await mall.return('T-1', { reason: '七天无理由' });
    expect(again).toEqual(returned);
    expect(await mall.hold('T-1', 'lin', [code])).toMatchObject({
      status: 409,
      body: { code: 'HOLD_RETURNED' },
    });
    expect(await mall.redeem('T-1')).toMatchObject({ status: 409, body: { code: 'HOLD_RETURNED' } });
  });

  it('counts the member price as at the counter, before the coupons', async () => {
    const startsAt = Date.parse('2026-09-01T00:00:00+08:00');
    await mall.grants('lin', { kind: 'member-price', name: '九五折', rate: 9_500, startsAt, endsAt: null });
    const percent = await mall.gives('lin', {
      worth: { kind: 'percent', rate: 9_000, capFen: null },
      goods: { kind: 'category', keys: ['food'] },
      stackingGroup: 'food',
    });
    const cash = await mall.gives('lin', { thresholdFen: 9_500 });
    const held = await mall.hold('T-1', 'lin', [cash, percent]);
    // ¥100 − 5% = ¥95; food ¥76 − 10% = ¥68.40; ¥87.40 − ¥10 = ¥77.40
    expect(held).toMatchObject({
      status: 200,
      body: {
        memberOffFen: 500,
        couponOffFen: 1_760,
        payableFen: 7_740,
        memberPrice: { name: '九五折', rateBasisPoints: 9_500 },
        coupons: [
          { code: cash, offFen: 1_000 },
          { code: percent, offFen: 760, linesOffFen: [760, 0] },
        ],
      },
    });
    expect((await mall.redeem('T-1')).status).toBe(200);
    await house.settle();
    const lin = await ShopperView.of(house, 'lin');
    expect((await lin.archive()).totals.savedFen).toBe(500 + 1_760);
    const rows = await house.database.rows<{ payable_fen: number }>(
      'SELECT payable_fen FROM redemptions ORDER BY payable_fen',
    );
    expect(rows[0]?.payable_fen).toBe(7_740);
    await mall.return('T-1');
    await house.settle();
    expect((await lin.archive()).totals.savedFen).toBe(0);
  });

  it('a member-price coupon and a gift are redeemed like the others', async () => {
    const price = await mall.gives('lin', { worth: { kind: 'member', rate: 8_500 }, stackingGroup: 'price' });
    const gift = await mall.gives('lin', {
      worth: { kind: 'gift', giftName: '杯垫' },
      stackingGroup: 'gift',
    });
    const held = await mall.hold('T-1', 'lin', [gift, price]);
    expect(held).toMatchObject({
      status: 200,
      body: {
        memberOffFen: 1_500,
        couponOffFen: 0,
        coupons: [{ giftName: '杯垫', offFen: 0 }, { offFen: 1_500 }],
      },
    });
    expect((await mall.redeem('T-1')).status).toBe(200);
  });

  it.each([
    [
      { kind: 'phone', value: '13800001234' },
      { kind: 'phone', value: '+86 138-0000-1234' },
    ],
    [
      { kind: 'external', value: 'C-7' },
      { kind: 'external', value: 'C-7' },
    ],
  ])('knows the buyer of an order told before: %j', async (told, asked) => {
    await house.tell([{ ...paid('', 'A-1', '2026-09-02T11:00:00+08:00'), buyer: told }]);
    await house.settle();
    const { offers } = (await mall.check('', { buyer: asked })).body;
    expect(offers).toMatchObject([{ name: '复购专享券', usable: true, takesOffFen: 1_000 }]);
    const held = await mall.hold('T-1', '', [offers?.[0]?.code ?? ''], { buyer: asked });
    expect(held).toMatchObject({ status: 200, body: { payableFen: 9_000 } });
  });

  it('is let go when the order is not paid after all', async () => {
    const code = await mall.gives('lin');
    await mall.hold('T-1', 'lin', [code]);
    const released = await mall.return('T-1');
    expect(released).toMatchObject({
      status: 200,
      body: { result: 'released', coupons: [{ became: 'granted' }] },
    });
    expect(await mall.return('T-1')).toEqual(released);
    expect(await mall.redeem('T-1')).toMatchObject({ status: 409, body: { code: 'HOLD_RETURNED' } });
    expect(await mall.hold('T-2', 'lin', [code])).toMatchObject({ status: 200 });
    expect((await mall.redeem('T-2')).status).toBe(200);
  });

  it('is expired when its end passed before it was returned', async () => {
    const endsAt = Date.parse('2026-09-02T13:00:00+08:00');
    const code = await mall.gives('lin', {}, { endsAt });
    await mall.hold('T-1', 'lin', [code]);
    await mall.redeem('T-1');
    house.at('2026-09-02T13:00:00+08:00');
    expect((await mall.return('T-1')).body).toMatchObject({ coupons: [{ code, became: 'expired' }] });
    await house.settle();
    expect(await mall.bookOf(code)).toMatchObject({ state: 'expired' });
    expect(await mall.hold('T-2', 'lin', [code])).toMatchObject({ body: { code: 'COUPON_EXPIRED' } });
  });

  it('is redeemed once: asked again under another key, the receipt is the same', async () => {
    const code = await mall.gives('lin');
    await mall.hold('T-1', 'lin', [code]);
    const first = await mall.redeem('T-1');
    house.at('2026-09-02T12:40:00+08:00');
    expect(await mall.redeem('T-1')).toEqual(first);
    expect(await mall.hold('T-1', 'lin', [code])).toMatchObject({
      status: 409,
      body: { code: 'HOLD_REDEEMED' },
    });
    const written = await house.database.rows('SELECT id FROM redemptions');
    expect(written).toHaveLength(1);
  });
});
