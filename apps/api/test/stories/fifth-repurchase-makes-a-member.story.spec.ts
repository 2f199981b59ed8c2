import { House } from '../support/house';
import { NEW_YEAR, publishLadder } from '../support/programs';
import { confirm, ShopperView } from '../support/shopper';

const DAYS = ['02', '03', '04', '05', '06', '07'];

describe('the fifth repurchase', () => {
  let house: House;
  let lin: ShopperView;

  beforeAll(async () => {
    house = await House.open('2026-09-08T12:00:00+08:00');
    lin = await ShopperView.of(house, 'lin');
    for (const day of DAYS.slice(0, 5)) await house.buys('lin', `A-${day}`, `2026-09-${day}T12:00:00+08:00`);
  });
  afterAll(() => house.close());

  const quote = async (billFen: number) =>
    house.call<{ price: unknown; memberPrice: unknown; refusal: unknown; usable: boolean }>(
      'POST',
      '/staff/verifications/quote',
      { token: await house.staff(), body: { proof: await lin.codeOf('复购专享券'), billFen } },
    );

  it('is needed: four make no member', async () => {
    expect(await lin.steps()).toContain('90d: 4/5 running');
    expect((await lin.archive()).memberPrice).toBeNull();
    expect((await quote(10_000)).body).toMatchObject({
      memberPrice: null,
      price: { memberOffFen: 0, couponOffFen: 1_000 },
    });
  });

  it('opens the lifetime member price', async () => {
    await house.buys('lin', 'A-07', '2026-09-07T12:00:00+08:00');
    expect(await lin.steps()).toContain('90d: 5/5 reached');
    expect((await lin.archive()).memberPrice).toEqual({
      name: '终身会员价',
      rateBasisPoints: 9500,
      until: null,
    });
  });

  it('lowers the bill before the coupon does, and the threshold asks for what is left', async () => {
    expect((await quote(10_000)).body).toMatchObject({
      memberPrice: { name: '终身会员价', rateBasisPoints: 9500 },
      price: { billFen: 10_000, memberOffFen: 500, couponOffFen: 950, payableFen: 8_550 },
    });
    expect((await quote(6_210)).body).toMatchObject({ usable: true, price: { memberOffFen: 310 } });
    // 5 % of ¥62.09 is ¥3.10, rounded down: ¥58.99 are left, and ¥59.00 are needed.
    expect((await quote(6_209)).body).toMatchObject({
      usable: false,
      price: null,
      refusal: { code: 'BELOW_THRESHOLD', message: '还差 ¥0.01 才满足使用门槛' },
    });
  });

  it('is taken away for the bills to come when a refund breaks it, and comes back when they buy again', async () => {
    await house.refundsWhole('A-04', '2026-09-08T11:00:00+08:00');
    expect((await lin.archive()).memberPrice).toBeNull();
    expect((await quote(10_000)).body).toMatchObject({ memberPrice: null });
    await house.buys('lin', 'A-08', '2026-09-08T11:30:00+08:00');
    expect((await lin.archive()).memberPrice).toMatchObject({ rateBasisPoints: 9500 });
    const rows = await house.database.rows('SELECT state FROM member_prices');
    expect(rows).toEqual([{ state: 'standing' }]);
  });

  it('is on the receipt, and what it saved is in the archive', async () => {
    const before = (await lin.archive()).totals.savedFen;
    const receipt = await confirm(house, await lin.codeOf('复购专享券'), 10_000);
    expect(receipt).toMatchObject({
      status: 200,
      body: { memberOffFen: 500, couponOffFen: 950, payableFen: 8_550 },
    });
    await house.settle();
    expect((await lin.archive()).totals.savedFen).toBe(before + 1_450);
  });
});

describe('a campaign ladder beside the default one', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open('2026-09-08T12:00:00+08:00');
    await publishLadder(house, NEW_YEAR);
  });
  afterAll(() => house.close());

  it('counts repurchases between its dates, from its own minimum, and each ladder gives its own', async () => {
    await house.buys('lin', 'A-02', '2026-09-02T12:00:00+08:00');
    await house.buys('lin', 'A-03', '2026-09-03T00:00:00.000+08:00');
    await house.buys('lin', 'A-05', '2026-09-05T12:00:00+08:00', 4_999);
    await house.buys('lin', 'A-06', '2026-09-06T23:59:59.999+08:00');
    await house.buys('lin', 'A-07', '2026-09-07T00:00:00.000+08:00');
    const lin = await ShopperView.of(house, 'lin');
    expect(await lin.steps('new-year')).toEqual(['2: 2/2 reached', '3: 2/3 missed']);
    expect(await lin.steps()).toEqual(['7d: 1/1 reached', '30d: 3/3 reached', '90d: 4/5 running']);
    const names = (await lin.coupons()).map((coupon) => coupon.name).sort();
    expect(names).toEqual(['复购专享券', '年货礼盒', '返场回馈券', '返场赠品'].sort());
  });

  it('gives the better of two member prices, each for its time', async () => {
    for (const day of DAYS) await house.buys('mei', `M-${day}`, `2026-09-${day}T12:00:00+08:00`);
    const mei = await ShopperView.of(house, 'mei');
    const archive = await mei.archive();
    expect(archive.memberPrice).toEqual({
      name: '年货节 85 折',
      rateBasisPoints: 8500,
      until: '2027-01-01T00:00:00.000+08:00',
    });
    expect(await mei.uses('返场回馈券', 20_000)).toMatchObject({
      body: { memberOffFen: 3_000, couponOffFen: 3_400, payableFen: 13_600 },
    });
    house.at('2027-01-01T00:00:00+08:00');
    const later = await ShopperView.of(house, 'mei');
    expect((await later.archive()).memberPrice).toMatchObject({ name: '终身会员价', until: null });
  });

  it('counts a day once, however many orders it is split into', async () => {
    for (const hour of ['09', '10', '11', '12']) {
      await house.buys('split', `S-${hour}`, `2026-09-03T${hour}:00:00+08:00`);
    }
    const split = await ShopperView.of(house, 'split');
    expect(await split.steps()).toContain('7d: 0/1 missed');
    expect((await split.archive()).totals).toMatchObject({ orders: 4, repurchases: 0 });
  });
});
