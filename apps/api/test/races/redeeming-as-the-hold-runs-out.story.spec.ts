import { Mall } from '../support/checkout';
import { House } from '../support/house';
import { booksAreRight } from '../support/verify';

jest.setTimeout(240_000);

const ORDERS = 12;
const ROUNDS = 6;
const minute = (n: number) => new Date(Date.parse('2026-09-02T12:00:00+08:00') + n * 60_000).toISOString();

describe('an order redeems at the moment its hold runs out', () => {
  let house: House;
  let mall: Mall;
  beforeAll(async () => {
    house = await House.open(minute(0));
    mall = new Mall(house);
  });
  afterAll(() => house.close());

  it('and either has used its coupon or is told that it came too late, while others wait for it', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = round * 10;
      house.at(minute(start));
      const codes: string[] = [];
      for (let n = 0; n < ORDERS; n += 1) codes.push(await mall.gives(`racer-${round}-${n}`));
      const buyer = (n: number) => `racer-${round}-${n}`;
      await Promise.all(
        codes.map((code, n) => mall.hold(`A-${round}-${n}`, buyer(n), [code], { holdSeconds: 60 })),
      );

      // The clock jumps while requests are on their way: some see the time before, some the time after.
      const redeem = (_: string, n: number) => mall.redeem(`A-${round}-${n}`);
      const early = codes.slice(0, ORDERS / 2).map(redeem);
      await new Promise((resolve) => setTimeout(resolve, round * 10));
      house.at(minute(start + 1));
      const others = codes.map((code, n) => mall.hold(`B-${round}-${n}`, buyer(n), [code]));
      const late = codes.slice(ORDERS / 2).map((code, n) => redeem(code, n + ORDERS / 2));
      const [redeemed, held] = await Promise.all([
        Promise.all([...early, ...late]),
        Promise.all(others),
        house.settle(),
      ]);

      for (const [n, code] of codes.entries()) {
        const first = redeemed[n]?.status === 200 ? 'redeemed' : redeemed[n]?.body.code;
        const second = held[n]?.status === 200 ? 'held' : held[n]?.body.code;
        outcomes.add(`${first}, then ${second}`);
        const { state } = await mall.bookOf(code);
        expect(`${first}, then ${second}: ${state}`).toBe(
          first === 'redeemed' ? 'redeemed, then COUPON_USED: used' : 'HOLD_EXPIRED, then held: held',
        );
      }
      await booksAreRight(house);
    }
    expect([...outcomes].sort()).toEqual(['HOLD_EXPIRED, then held', 'redeemed, then COUPON_USED']);
  });
});
