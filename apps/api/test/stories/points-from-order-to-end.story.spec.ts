import { House, paid } from '../support/house';
import { pointsFromEver, PointsView, signed } from '../support/points';
import { booksAreRight } from '../support/verify';

describe('the points of one order', () => {
  let house: House;
  let lin: PointsView;
  beforeEach(async () => {
    house = await House.open('2026-09-02T20:00:00+08:00');
    await pointsFromEver(house);
    await house.buys('lin', 'A1', '2026-09-02T19:30:00+08:00', 12_899);
    lin = await PointsView.of(house, 'lin');
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const at = async (local: string) => {
    house.at(local);
    await house.settle();
    return lin.short();
  };
  const signs = async (local: string) => {
    await house.tell([signed('A1', local)]);
    await house.settle();
  };

  it('are on their way, become available when it cannot be returned, and run out a year later', async () => {
    expect(await lin.points()).toMatchObject({
      balance: 0,
      pending: 128,
      pendingItems: [{ points: 128, text: '9 月 2 日的订单实付 ¥128.99，得 128 积分。', availableAt: null }],
      expiring: [],
    });

    await signs('2026-09-02T19:59:00+08:00');
    expect((await lin.points()).pendingItems).toMatchObject([
      { availableAt: '2026-09-10T00:00:00.000+08:00' },
    ]);
    expect(await at('2026-09-09T23:59:59.999+08:00')).toBe('0/128/0');
    expect(await at('2026-09-10T00:00:00.000+08:00')).toBe('128/0/0');
    expect((await lin.points()).expiring).toEqual([{ points: 128, endsAt: '2027-09-11T00:00:00.000+08:00' }]);

    expect(await at('2027-09-10T23:59:59.999+08:00')).toBe('128/0/0');
    expect(await at('2027-09-11T00:00:00.000+08:00')).toBe('0/0/0');
    expect(await lin.history()).toEqual(['(earn +128)', 'release +128', 'expire -128']);
  });

  it('are not there to be seen or spent after their end, even before anybody swept', async () => {
    await signs('2026-09-02T19:59:00+08:00');
    await at('2026-09-10T00:00:00.000+08:00');
    house.at('2027-09-11T00:00:00.000+08:00');
    expect(await lin.short()).toBe('0/0/0');
    expect(await lin.spend(1, 'too-late')).toBe('POINTS_SHORT');
    await house.settle();
  });

  it('are available when the order is completed, however soon', async () => {
    await house.tell([
      { eventId: 'A1:done', kind: 'order.completed', orderNo: 'A1', happenedAt: '2026-09-02T19:58:00+08:00' },
    ]);
    await house.settle();
    expect(await lin.short()).toBe('128/0/0');
  });

  it('come at once when everything is told late', async () => {
    house.at('2026-10-01T12:00:00+08:00');
    await house.tell([
      paid('mei', 'B1', '2026-09-02T19:00:00+08:00', 5_000),
      signed('B1', '2026-09-05T12:00:00+08:00'),
    ]);
    await house.settle();
    const mei = await PointsView.of(house, 'mei');
    expect(await mei.short()).toBe('50/0/0');
    expect(await mei.history()).toEqual(['earn +50']);
    expect((await mei.points()).expiring).toEqual([{ points: 50, endsAt: '2027-09-14T00:00:00.000+08:00' }]);
  });

  it('are written down and run out at once when even their end is past', async () => {
    house.at('2028-01-01T12:00:00+08:00');
    await house.tell([
      paid('mei', 'B1', '2026-09-02T19:00:00+08:00', 5_000),
      signed('B1', '2026-09-05T12:00:00+08:00'),
    ]);
    await house.settle();
    const mei = await PointsView.of(house, 'mei');
    expect(await mei.short()).toBe('0/0/0');
    expect(await mei.history()).toEqual(['earn +50', 'expire -50']);
  });

  it('are told page by page, with what they were given for', async () => {
    house.at('2026-10-01T12:00:00+08:00');
    const numbers = Array.from({ length: 45 }, (_, n) => `P${n}`);
    await house.tell(numbers.map((no) => paid('lin', no, '2026-09-03T10:00:00+08:00', 1_000)));
    await house.settle();
    const first = (await lin.entries()).body;
    expect(first.items).toHaveLength(20);
    expect(first.items[0]).toMatchObject({
      kind: 'earn',
      points: 10,
      pending: true,
      text: '9 月 3 日的订单实付 ¥10，得 10 积分。',
      why: '9 月 3 日的订单实付 ¥10，得 10 积分。',
    });
    const all = await lin.allEntries();
    expect(new Set(all.map((entry) => entry.id)).size).toBe(46);
    expect((await lin.entries('nonsense')).body).toMatchObject({ code: 'BODY_INVALID' });
  });

  it('are the shopper’s own', async () => {
    const mei = await house.shopper('mei');
    const seen = await house.call('GET', '/me/points', { token: mei });
    expect(seen.body).toMatchObject({ balance: 0, pending: 0, debt: 0, growth: 0, expiring: [] });
    expect((await house.call('GET', '/me/points')).status).toBe(401);
  });
});

describe('a brand that begins with points today', () => {
  it('owes none for what was bought before, and one for each yuan from then on', async () => {
    const house = await House.open('2026-09-02T20:00:00+08:00');
    await house.buys('lin', 'old', '2026-09-02T19:59:59.999+08:00');
    await house.buys('lin', 'new', '2026-09-02T20:00:00+08:00', 4_200);
    const lin = await PointsView.of(house, 'lin');
    expect(await lin.short()).toBe('0/42/0');
    expect((await lin.points()).rules[0]).toBe('每实付 1 元得 1 积分，不足 1 元的部分不计');
    await house.close();
  });
});
