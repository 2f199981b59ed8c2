import { House } from '../support/house';
import { ShopperView } from '../support/shopper';

/** First order on 2 September: seven days end when the 9th ends. */
const FIRST = '2026-09-02T00:00:00.000+08:00';

describe('a window of seven days', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open('2026-09-02T21:00:00+08:00');
  });
  afterAll(() => house.close());

  it.each([
    ['bought at the first moment of the day', 'early', FIRST],
    ['bought at the last moment of the day', 'late', '2026-09-02T23:59:59.999+08:00'],
  ])('ends at the same midnight when %s', async (_, who, at) => {
    house.at('2026-09-02T23:59:59.999+08:00');
    await house.buys(who, `first-${who}`, at);
    const view = await ShopperView.of(house, who);
    expect(await view.coupons()).toMatchObject([{ endsAt: '2026-09-10T00:00:00.000+08:00' }]);
  });

  it('counts an order at 23:59:59.999 of its last day, and not the one at 00:00', async () => {
    house.at('2026-09-10T12:00:00+08:00');
    await house.buys('just', 'just-1', FIRST);
    await house.buys('just', 'just-2', '2026-09-09T23:59:59.999+08:00');
    await house.buys('over', 'over-1', FIRST);
    await house.buys('over', 'over-2', '2026-09-10T00:00:00.000+08:00');
    expect((await (await ShopperView.of(house, 'just')).steps())[0]).toBe('7d: 1/1 reached');
    expect((await (await ShopperView.of(house, 'over')).steps())[0]).toBe('7d: 0/1 missed');
  });

  it('counts an order at 00:00 of the next day, and not one at 23:59:59.999 of the same', async () => {
    house.at('2026-09-04T12:00:00+08:00');
    await house.buys('next', 'next-1', '2026-09-02T23:59:59.999+08:00');
    await house.buys('next', 'next-2', '2026-09-03T00:00:00.000+08:00');
    await house.buys('same', 'same-1', FIRST);
    await house.buys('same', 'same-2', '2026-09-02T23:59:59.999+08:00');
    expect((await (await ShopperView.of(house, 'next')).steps())[0]).toBe('7d: 1/1 reached');
    expect((await (await ShopperView.of(house, 'same')).steps())[0]).toBe('7d: 0/1 running');
  });

  it('lets the coupon be used at 23:59:59.999 and not at 00:00', async () => {
    house.at('2026-09-03T12:00:00+08:00');
    await house.buys('a', 'a-1', FIRST);
    await house.buys('b', 'b-1', FIRST);
    const a = await ShopperView.of(house, 'a');
    const b = await ShopperView.of(house, 'b');
    const code = await b.codeOf('复购专享券');

    house.at('2026-09-09T23:59:59.999+08:00');
    expect(await a.uses('复购专享券', 10_000)).toMatchObject({ status: 200 });
    house.at('2026-09-10T00:00:00.000+08:00');
    const late = await house.call('POST', '/staff/verifications', {
      token: await house.staff(),
      body: { requestKey: 'too-late-01', proof: code, billFen: 10_000 },
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'COUPON_EXPIRED', message: '券已过期' } });
    expect(await b.coupons()).toEqual([]);
    expect(await b.coupons('ended')).toMatchObject([{ state: 'expired' }]);
  });

  it('writes down a step that was over before we heard of it, without giving a dead coupon', async () => {
    house.at('2026-10-20T12:00:00+08:00');
    await house.buys('old', 'old-1', FIRST);
    const old = await ShopperView.of(house, 'old');
    expect([...(await old.coupons()), ...(await old.coupons('ended'))]).toEqual([]);
    const grant = await house.database.one(
      "SELECT state FROM grants g JOIN customer_identities i ON i.customer_id = g.customer_id WHERE i.value = 'old'",
    );
    expect(grant).toEqual({ state: 'lapsed' });
  });
});

describe('a window across a change of the clocks', () => {
  it('is as long as its days in London, though one of them has 25 hours', async () => {
    const house = await House.open('2026-10-20T12:00:00+01:00', { businessZone: 'Europe/London' });
    await house.buys('jo', 'jo-1', '2026-10-20T10:00:00+01:00');
    const jo = await ShopperView.of(house, 'jo');
    expect(await jo.coupons()).toMatchObject([{ endsAt: '2026-10-28T00:00:00.000+00:00' }]);
    house.at('2026-10-28T12:00:00+00:00');
    await house.buys('jo', 'jo-2', '2026-10-27T23:59:59.999+00:00');
    const later = await ShopperView.of(house, 'jo');
    expect((await later.steps())[0]).toBe('7d: 1/1 reached');
    await house.close();
  });
});
