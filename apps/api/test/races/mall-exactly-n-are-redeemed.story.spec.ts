import type { CustomerId } from '@fanchang/domain';
import { GiftOrders } from '../../src/outcomes/gifts';
import { people, withCallers } from '../support/benefits';
import { House } from '../support/house';
import { ADDRESS, BOWL, COUPON_ITEM, givePoints, MallView, redeem, withMall } from '../support/mall';
import { tally } from '../support/parallel';
import { booksAreRight } from '../support/verify';

jest.setTimeout(240_000);

const TRIES = 500;
const N = 37;

describe('the points mall under contention', () => {
  let house: House;
  let persons: number[];
  beforeEach(async () => {
    house = await House.open('2026-09-02T12:00:00+08:00');
    persons = await people(house, 50);
    for (const person of persons) await givePoints(house, person, 10_000);
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const word = (answer: { orderNo: string } | { refused: string }) =>
    'refused' in answer ? answer.refused : 'redeemed';
  const tries = (itemId: string, address: typeof ADDRESS | null) =>
    Array.from({ length: TRIES }, (_, n) => async () => {
      return word(await redeem(house, persons[n % persons.length] ?? 0, itemId, `try-number-${n}`, address));
    });
  const spent = async () => {
    const row = await house.database.one<{ n: number }>(
      "SELECT -SUM(points) AS n FROM points_entries WHERE kind IN ('spend', 'give-back')",
    );
    return Number(row?.n);
  };

  it.each([1, 10, 50])('500 tries by %i callers redeem exactly N of a gift', async (callers) => {
    const { bowl = '' } = await withMall(house, [{ ...BOWL, stock: N }]);
    const seen = tally(await withCallers(callers, tries(bowl, ADDRESS)));
    expect(seen).toEqual({ redeemed: N, ITEM_SOLD_OUT: TRIES - N });
    expect(await spent()).toBe(N * 500);
  });

  it.each([1, 10, 50])('500 tries by %i callers redeem exactly N of a coupon', async (callers) => {
    const items = await withMall(house, [COUPON_ITEM], { stock: N });
    const seen = tally(await withCallers(callers, tries(items['tea-coupon'] ?? '', null)));
    expect(seen).toEqual({ redeemed: N, COUPON_SOLD_OUT: TRIES - N });
    expect(await spent()).toBe(N * 200);
  });

  it.each([10, 50])('500 tries by %i callers give everyone their share', async (callers) => {
    const { bowl = '' } = await withMall(house, [{ ...BOWL, perPerson: 2 }]);
    const seen = tally(await withCallers(callers, tries(bowl, ADDRESS)));
    expect(seen).toEqual({ redeemed: 100, ITEM_LIMIT_REACHED: TRIES - 100 });
  });

  it('points are spent no further than they reach', async () => {
    const { bowl = '' } = await withMall(house, [BOWL]);
    const [poor = 0] = await people(house, 1);
    await givePoints(house, poor, 1_999);
    const attempts = Array.from({ length: 60 }, (_, n) => async () => {
      return word(await redeem(house, poor, bowl, `poor-number-${n}`, ADDRESS));
    });
    expect(tally(await withCallers(20, attempts))).toEqual({ redeemed: 3, POINTS_SHORT: 57 });
  });

  it('one request sent twenty times at once is one order', async () => {
    const items = await withMall(house, [COUPON_ITEM, BOWL]);
    const lin = await MallView.of(house, 'lin');
    await givePoints(house, lin.customerId, 10_000);
    for (const [key, address] of [
      ['tea-coupon', undefined],
      ['bowl', ADDRESS],
    ] as const) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => lin.redeems(items[key] ?? '', `the-same-${key}`, address)),
      );
      const seen = answers.map(({ status, body }) => `${status} ${body.orderNo}`);
      expect(Object.values(tally(seen))).toEqual([20]);
      expect(answers[0]?.status).toBe(200);
    }
    expect(await lin.orders()).toHaveLength(2);
    expect(await lin.balance()).toBe(10_000 - 200 - 500);
  });

  it('a hundred redeemed and a hundred cancelled at once end on the exact count', async () => {
    const { bowl = '' } = await withMall(house, [{ ...BOWL, stock: 150, perPerson: 4 }]);
    const gifts = house.app.get(GiftOrders);
    const orders: { customerId: number; orderNo: string }[] = [];
    const redeemOne = (n: number, round: string) => async () => {
      const customerId = persons[n % persons.length] ?? 0;
      const answer = await redeem(house, customerId, bowl, `${round}-number-${n}`, ADDRESS);
      if ('orderNo' in answer && round === 'first') orders.push({ customerId, orderNo: answer.orderNo });
      return word(answer);
    };
    const hundred = (round: string) => Array.from({ length: 100 }, (_, n) => redeemOne(n, round));
    expect(tally(await withCallers(10, hundred('first')))).toEqual({ redeemed: 100 });
    const cancels = orders.map(({ customerId, orderNo }) => async () => {
      const done = await gifts.cancel(customerId as CustomerId, orderNo);
      return 'refused' in done ? done.refused : done.state;
    });
    const mixed = hundred('second').flatMap((one, n) => [one, cancels[n] ?? one]);
    const seen = tally(await withCallers(50, mixed));
    expect(seen.cancelled).toBe(100);
    // Who came while the stock was short comes once more.
    await withCallers(10, hundred('second'));
    const count = await house.database.rows<{ state: string; n: number }>(
      'SELECT state, COUNT(*) AS n FROM mall_orders GROUP BY state ORDER BY state',
    );
    expect(count.map(({ state, n }) => `${state} ${Number(n)}`)).toEqual(['cancelled 100', 'placed 100']);
    expect(await spent()).toBe(100 * 500);
  });

  it('what fails at the last statement leaves nothing, and succeeds when it is tried again', async () => {
    const items = await withMall(house, [
      { ...COUPON_ITEM, stock: 5, perPerson: 1 },
      { ...BOWL, stock: 5 },
    ]);
    const lin = await MallView.of(house, 'lin');
    await givePoints(house, lin.customerId, 1_000);
    const state = async () => {
      const quotas = 'SELECT quota_key, taken FROM quotas WHERE taken > 0';
      const tables = ['grants', 'coupons', 'points_entries', 'points_transfers', 'mall_orders', 'work'];
      const rows = [await house.database.rows(quotas)];
      for (const table of tables) rows.push(await house.database.rows(`SELECT * FROM ${table}`));
      return JSON.stringify([rows, await lin.balance()]);
    };
    const before = await state();
    const { dialect } = house.database;
    // The order is what a redemption writes last.
    const fail =
      dialect === 'mysql'
        ? "CREATE TRIGGER power_cut BEFORE INSERT ON mall_orders FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'power cut'"
        : "CREATE TRIGGER power_cut BEFORE INSERT ON mall_orders BEGIN SELECT RAISE(ABORT, 'power cut'); END";
    await house.database.transaction((db) => db.run(fail));
    const coupon = () => lin.redeems(items['tea-coupon'] ?? '', 'again-and-again');
    const bowl = () => lin.redeems(items.bowl ?? '', 'again-with-bowl', ADDRESS);
    expect([(await coupon()).status, (await bowl()).status]).toEqual([500, 500]);
    expect(await state()).toBe(before);
    await house.database.transaction((db) => db.run('DROP TRIGGER power_cut'));
    expect([(await coupon()).status, (await bowl()).status]).toEqual([200, 200]);
    expect(await lin.balance()).toBe(300);
  });
});
