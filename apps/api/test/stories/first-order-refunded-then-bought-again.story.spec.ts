import { House } from '../support/house';
import { ShopperView } from '../support/shopper';

/** A shopper's grants of one step: what state they are in, the orders they hang on, how many coupons each ever made. */
async function grantsOf(house: House, openid: string, step: string) {
  const rows = await house.database.rows<{ state: string; why: string; coupons: number }>(
    `SELECT g.state, g.why, (SELECT COUNT(*) FROM coupons k WHERE k.grant_id = g.id) AS coupons
     FROM grants g JOIN customer_identities i ON i.customer_id = g.customer_id
     WHERE i.value = ? AND g.step = ? ORDER BY g.grant_key`,
    [openid, step],
  );
  return rows.map(({ state, why, coupons }) => ({
    state,
    coupons: Number(coupons),
    orders: (JSON.parse(why) as { orders: string[] }).orders,
  }));
}

describe('the first order, refunded, then bought again', () => {
  let house: House;
  let lin: ShopperView;

  beforeAll(async () => {
    house = await House.open('2026-09-02T21:00:00+08:00');
    await house.buys('lin', 'A-1', '2026-09-02T20:30:00+08:00');
    lin = await ShopperView.of(house, 'lin');
  });
  afterAll(() => house.close());

  it('gives the first step at the first order', async () => {
    expect(await lin.coupons()).toMatchObject([
      { name: '复购专享券', endsAt: '2026-09-10T00:00:00.000+08:00' },
    ]);
  });

  it('takes the unused coupon back when the order is refunded, and says why', async () => {
    const [before] = await lin.coupons();
    await house.refundsWhole('A-1', '2026-09-02T20:50:00+08:00');
    expect(await lin.coupons()).toEqual([]);
    expect(await lin.steps()).toEqual(['7d: 0/1 locked', '30d: 0/3 locked', '90d: 0/5 locked']);
    const ended = await lin.detail(before?.id ?? '');
    expect(ended).toMatchObject({ state: 'revoked', revokedReason: '订单退款，条件不再满足' });
    const token = await house.call('POST', `/me/coupons/${before?.id}/token`, { token: lin.token });
    expect(token).toMatchObject({
      status: 409,
      body: { code: 'COUPON_REVOKED', message: '券已收回：订单退款，条件不再满足' },
    });
  });

  it('counts neither the order nor its money any more', async () => {
    expect((await lin.archive()).totals).toMatchObject({ orders: 0, items: 0, paidFen: 0, repurchases: 0 });
  });

  it('gives the same coupon back at the next order, with a countdown of its own, and no second one', async () => {
    house.at('2026-09-05T10:00:00+08:00');
    await house.buys('lin', 'A-2', '2026-09-05T09:30:00+08:00');
    expect(await lin.coupons()).toMatchObject([
      { name: '复购专享券', endsAt: '2026-09-13T00:00:00.000+08:00' },
    ]);
    expect(await lin.coupons('ended')).toEqual([]);
    expect(await grantsOf(house, 'lin', '7d')).toEqual([{ state: 'standing', orders: ['A-2'], coupons: 1 }]);
    const [coupon] = await lin.coupons();
    expect((await lin.detail(coupon?.id ?? '')).why).toBe('9 月 5 日首单后，7 天内再次购买可享 9 折券。');
  });
});

describe('a step that a refund breaks', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open('2026-09-09T10:00:00+08:00');
    for (const [who, prefix] of [
      ['mei', 'M'],
      ['hua', 'H'],
    ] as const) {
      for (const day of ['02', '04', '06', '08']) {
        await house.buys(who, `${prefix}-${day}`, `2026-09-${day}T12:00:00+08:00`);
      }
    }
    house.at('2026-09-09T12:00:00+08:00');
  });
  afterAll(() => house.close());

  it('is reached at the third repurchase: 8折 and a gift, explained', async () => {
    const mei = await ShopperView.of(house, 'mei');
    expect(await mei.steps()).toEqual(['7d: 1/1 reached', '30d: 3/3 reached', '90d: 3/5 running']);
    const names = (await mei.coupons()).map((coupon) => coupon.name).sort();
    expect(names).toEqual(['复购专享券', '返场回馈券', '返场赠品'].sort());
    const eighty = (await mei.coupons()).find((coupon) => coupon.name === '返场回馈券');
    expect(await mei.detail(eighty?.id ?? '')).toMatchObject({
      endsAt: '2026-10-09T00:00:00.000+08:00',
      why: '9 月 2 日首单后 30 天内第 3 次复购（9 月 8 日），解锁 8 折券 + 赠品。',
    });
  });

  it('takes both back while they are unused', async () => {
    const mei = await ShopperView.of(house, 'mei');
    await house.refundsWhole('M-08', '2026-09-09T11:00:00+08:00');
    expect(await mei.steps()).toEqual(['7d: 1/1 reached', '30d: 2/3 running', '90d: 2/5 running']);
    expect((await mei.coupons()).map((coupon) => coupon.name)).toEqual(['复购专享券']);
    const ended = (await mei.coupons('ended')).map(({ name, state }) => `${name} ${state}`).sort();
    expect(ended).toEqual(['返场回馈券 revoked', '返场赠品 revoked']);
  });

  it('gives them back when the shopper buys again, each once', async () => {
    const mei = await ShopperView.of(house, 'mei');
    house.at('2026-09-11T12:00:00+08:00');
    await house.buys('mei', 'M-11', '2026-09-11T11:00:00+08:00');
    expect((await mei.coupons()).map((coupon) => coupon.name).sort()).toEqual(
      ['返场回馈券', '返场赠品'].sort(),
    );
    expect(await mei.coupons('ended')).toMatchObject([{ name: '复购专享券', state: 'expired' }]);
    expect(await grantsOf(house, 'mei', '30d')).toEqual([
      { state: 'standing', orders: ['M-02', 'M-04', 'M-06', 'M-11'], coupons: 1 },
      { state: 'standing', orders: ['M-02', 'M-04', 'M-06', 'M-11'], coupons: 1 },
    ]);
  });

  it('leaves what was used with the shopper, and takes the unused part', async () => {
    house.at('2026-09-09T12:00:00+08:00');
    const hua = await ShopperView.of(house, 'hua');
    expect(await hua.uses('返场回馈券', 10_000)).toMatchObject({
      status: 200,
      body: { couponOffFen: 2_000 },
    });
    await house.settle();
    await house.refundsWhole('H-08', '2026-09-09T12:30:00+08:00');

    const states = await grantsOf(house, 'hua', '30d');
    expect(states.map((grant) => grant.state).sort()).toEqual(['kept', 'withdrawn']);
    expect(await hua.coupons('used')).toMatchObject([{ name: '返场回馈券', state: 'used' }]);
    const gift = (await hua.coupons('ended')).filter((coupon) => coupon.name === '返场赠品');
    expect(gift).toMatchObject([{ state: 'revoked' }]);
  });

  it('does not give again what was kept when the step is reached again', async () => {
    const hua = await ShopperView.of(house, 'hua');
    house.at('2026-09-12T12:00:00+08:00');
    await house.buys('hua', 'H-12', '2026-09-12T11:00:00+08:00');
    expect((await hua.coupons()).map((coupon) => coupon.name)).toEqual(['返场赠品']);
    expect(await hua.coupons('used')).toHaveLength(1);
    const grants = await grantsOf(house, 'hua', '30d');
    expect(grants.map(({ state, coupons }) => `${state} ${coupons}`)).toEqual(['standing 1', 'standing 1']);
  });
});

describe('the anchor, refunded when others follow it', () => {
  it('makes the next order the anchor: its day no longer counts as a repurchase, windows move', async () => {
    const house = await House.open('2026-09-12T12:00:00+08:00');
    await house.buys('lin', 'A-1', '2026-09-02T12:00:00+08:00');
    await house.buys('lin', 'A-2', '2026-09-08T12:00:00+08:00');
    await house.buys('lin', 'A-3', '2026-09-11T12:00:00+08:00');
    const lin = await ShopperView.of(house, 'lin');
    expect(await lin.steps()).toEqual(['7d: 1/1 reached', '30d: 2/3 running', '90d: 2/5 running']);
    expect(await lin.coupons()).toEqual([]);

    await house.refundsWhole('A-1', '2026-09-12T11:00:00+08:00');
    expect(await lin.steps()).toEqual(['7d: 1/1 reached', '30d: 1/3 running', '90d: 1/5 running']);
    expect(await lin.coupons()).toMatchObject([
      { name: '复购专享券', endsAt: '2026-09-16T00:00:00.000+08:00' },
    ]);
    await house.close();
  });

  it('is the same when a part is refunded that leaves less than the minimum', async () => {
    const house = await House.open('2026-09-04T12:00:00+08:00');
    await house.buys('lin', 'A-1', '2026-09-02T12:00:00+08:00');
    await house.buys('lin', 'A-2', '2026-09-03T12:00:00+08:00');
    const part = { kind: 'order.refunded', orderNo: 'A-1', happenedAt: '2026-09-04T11:00:00+08:00' };
    const lin = await ShopperView.of(house, 'lin');

    await house.tell([{ ...part, eventId: 'part-1', refundFen: 9_900 }]);
    await house.settle();
    expect(await lin.steps()).toContain('7d: 1/1 reached');
    await house.tell([{ ...part, eventId: 'part-2', refundFen: 1 }]);
    await house.settle();
    expect(await lin.steps()).toContain('7d: 0/1 running');
    expect(await lin.coupons()).toMatchObject([{ endsAt: '2026-09-11T00:00:00.000+08:00' }]);
    await house.close();
  });
});
