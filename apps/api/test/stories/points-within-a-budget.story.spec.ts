import { giveOne, said } from '../support/benefits';
import { House, paid } from '../support/house';
import {
  fund,
  interaction,
  pointsFromEver,
  pointsGrant,
  PointsView,
  refunded,
  tellInteractions,
} from '../support/points';
import { command } from '../support/processes';
import { booksAreRight } from '../support/verify';

jest.setTimeout(180_000);

describe('points within a budget', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open('2026-09-02T20:00:00+08:00');
    await pointsFromEver(house);
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const account = (kind: string, owner: string) =>
    house.database.one<{ balance: number; lowest: number | null }>(
      'SELECT balance, lowest FROM points_accounts WHERE kind = ? AND owner = ?',
      [kind, owner],
    );
  const buys = (openid: string, orderNo: string, fen: number) =>
    house.buys(openid, orderNo, '2026-09-02T12:00:00+08:00', fen);
  const again = async (orderNo: string, n: number) => {
    await house.tell([
      {
        eventId: `${orderNo}:ship:${n}`,
        kind: 'order.shipped',
        orderNo,
        happenedAt: '2026-09-02T13:00:00+08:00',
      },
      paid('lin', `${orderNo}-after-${n}`, '2026-09-02T14:00:00+08:00', 50),
    ]);
    await house.settle();
  };
  const grantOf = (orderNo: string) =>
    house.database.one(`SELECT state, refusal FROM grants WHERE grant_key LIKE '%:${orderNo}:%'`);

  it('a program without one gives what it likes, and its account says how much', async () => {
    await buys('lin', 'A1', 10_000);
    expect(await account('program', 'points')).toMatchObject({ balance: -100, lowest: null });
  });

  it('what is funded is all for what comes: what was given before is covered beside it', async () => {
    await buys('lin', 'A1', 10_000);
    expect(await fund(house, 'points', 60, 'autumn')).toBe(60);
    expect(await account('program', 'points')).toMatchObject({ balance: 60, lowest: 0 });
    expect(await account('mint', '')).toMatchObject({ balance: -160 });
  });

  it('the same funding twice is one, another one adds up', async () => {
    expect(await fund(house, 'points', 60, 'autumn')).toBe(60);
    expect(await fund(house, 'points', 60, 'autumn')).toBe(60);
    expect(await fund(house, 'points', 40, 'winter')).toBe(100);
  });

  it('an order beyond it earns nothing yet, and its points as soon as there are some', async () => {
    await fund(house, 'points', 60, 'autumn');
    await buys('lin', 'A1', 6_100);
    const lin = await PointsView.of(house, 'lin');
    expect(await lin.short()).toBe('0/0/0');
    expect(await grantOf('A1')).toEqual({ state: 'unfunded', refusal: 'BUDGET_SPENT' });

    await fund(house, 'points', 1, 'one-more');
    await again('A1', 1);
    expect(await lin.short()).toBe('0/61/0');
    expect(await grantOf('A1')).toEqual({ state: 'standing', refusal: null });
    expect(await account('program', 'points')).toMatchObject({ balance: 0 });
  });

  it('a smaller one is given where a greater one was not', async () => {
    await fund(house, 'points', 60, 'autumn');
    await house.tell([
      paid('lin', 'big', '2026-09-02T12:00:00+08:00', 6_100),
      paid('mei', 'small', '2026-09-02T12:00:00+08:00', 6_000),
    ]);
    await house.settle();
    expect(await (await PointsView.of(house, 'mei')).short()).toBe('0/60/0');
    expect(await grantOf('big')).toMatchObject({ state: 'unfunded' });
  });

  it('what a refund takes back can be given to the next', async () => {
    await fund(house, 'points', 60, 'autumn');
    await buys('lin', 'A1', 6_000);
    await buys('mei', 'B1', 2_000);
    const mei = await PointsView.of(house, 'mei');
    expect(await mei.short()).toBe('0/0/0');
    await house.tell([refunded('A1', '2026-09-02T15:00:00+08:00', 2_500)]);
    await house.settle();
    await buys('mei', 'B2', 100);
    expect(await mei.short()).toBe('0/21/0');
    expect(await account('program', 'points')).toMatchObject({ balance: 4 });
  });

  it('an order that grows beyond it keeps nothing it was not paid for', async () => {
    await fund(house, 'points', 60, 'autumn');
    await buys('lin', 'A1', 5_000);
    const more = paid('lin', 'A1', '2026-09-02T12:30:00+08:00', 9_000);
    await house.tell([{ ...more, eventId: 'A1:paid-more' }]);
    await house.settle();
    const lin = await PointsView.of(house, 'lin');
    expect(await lin.short()).toBe('0/0/0');
    expect(await account('program', 'points')).toMatchObject({ balance: 60 });
    await fund(house, 'points', 30, 'more');
    await again('A1', 1);
    expect(await lin.short()).toBe('0/90/0');
  });

  it('an interaction beyond it earns nothing and leaves its place in the day’s cap', async () => {
    const likes = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) =>
        interaction('lin', `L${from + n}`, '2026-09-02T12:00:00+08:00', 'liked'),
      );
    await fund(house, 'points', 1, 'autumn');
    await tellInteractions(house, likes(0, 3));
    await house.settle();
    const lin = await PointsView.of(house, 'lin');
    expect(await lin.short()).toBe('1/0/0');
    await fund(house, 'points', 10, 'more');
    await tellInteractions(house, likes(3, 4));
    await house.settle();
    expect(await lin.short()).toBe('3/0/0');
  });

  it('each program has its own', async () => {
    await fund(house, 'cheers', 5, 'autumn');
    await house.shopper('lin');
    const lin = await PointsView.of(house, 'lin');
    expect(said(await giveOne(house, pointsGrant(lin.customerId, 'one', 5)))).toBe('given');
    expect(said(await giveOne(house, pointsGrant(lin.customerId, 'two', 1)))).toBe('BUDGET_SPENT');
    await buys('lin', 'A1', 10_000);
    expect(await lin.short()).toBe('5/100/0');
  });
});

describe('the command that funds', () => {
  it('says what may still be given, does a named funding once, and refuses what it does not understand', async () => {
    const house = await House.open('2026-09-02T20:00:00+08:00');
    const run = (...words: string[]) =>
      command(['fund-points', ...words], { DATABASE_URL: house.databaseUrl });
    expect(await run('points', '500', '--key', 'q4')).toMatchObject({
      code: 0,
      stdout: 'points：还可发 500 积分\n',
    });
    expect(await run('points', '500', '--key', 'q4')).toMatchObject({
      code: 0,
      stdout: 'points：还可发 500 积分\n',
    });
    expect(await run('points', '20')).toMatchObject({ code: 0, stdout: 'points：还可发 520 积分\n' });
    expect(await run('nothing', '20')).toMatchObject({ code: 1, stderr: '没有名为 nothing 的规则\n' });
    for (const words of [
      ['points'],
      ['points', '-5'],
      ['points', '1.5'],
      ['points', '0'],
      ['points', '5', '--key', ''],
    ]) {
      expect(await run(...words)).toMatchObject({ code: 1, stdout: '' });
    }
    await booksAreRight(house);
    await house.close();
  });
});
