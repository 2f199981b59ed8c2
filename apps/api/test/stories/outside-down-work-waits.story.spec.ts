import type { House } from '../support/house';
import type { FaultWish, Outside, Shop, Step } from '../support/outside';
import { type BookedOrder, bookedOrder, bothAt, houseWithSandbox, settle } from '../support/pushes';

const AT = '2026-09-02T20:00:00+08:00';
const ITEMS = [{ productId: '10000001', skuId: '20000001', title: '面霜', quantity: 2, amountFen: 6_800 }];
const STEPS: readonly Step[] = ['pay', 'ship', 'finish'];

const PULL: Readonly<Record<Shop, string>> = {
  douyin: '/order/orderDetail',
  'weixin-shop': '/channels/ec/order/get',
};

/** What a platform in trouble does; one call that is not answered at all is enough to wait for. */
const TROUBLE: readonly [string, Shop, FaultWish][] = [
  ['抖店 says that it is busy', 'douyin', { kind: 'error', errcode: 20_000, times: null }],
  ['抖店 says that it does not know', 'douyin', { kind: 'error', errcode: 50_002, times: null }],
  ['抖店 answers half', 'douyin', { kind: 'garbage', times: null }],
  ['抖店 hangs up', 'douyin', { kind: 'drop', times: null }],
  ['抖店 does not answer', 'douyin', { kind: 'timeout', times: 1 }],
  ['微信小店 answers -1', 'weixin-shop', { kind: 'error', errcode: -1, times: null }],
  ['微信小店 is over its quota', 'weixin-shop', { kind: 'error', errcode: 45_009, times: null }],
  ['微信小店 is behind a broken gateway', 'weixin-shop', { kind: 'status', status: 502, times: null }],
  ['微信小店 hangs up when it has answered', 'weixin-shop', { kind: 'drop-after-commit', times: null }],
];

describe('while a shop’s platform is in trouble', () => {
  let house: House;
  let outside: Outside;
  const untroubled = new Map<Shop, BookedOrder>();

  beforeAll(async () => {
    ({ house, outside } = await houseWithSandbox(AT));
    for (const shop of ['douyin', 'weixin-shop'] as const) {
      const id = await lives(shop);
      await house.settle();
      untroubled.set(shop, (await bookedOrder(house, id)) as BookedOrder);
    }
  });

  /** An order from payment to receipt and a refund, told at one time. @returns its number. */
  async function lives(shop: Shop): Promise<string> {
    await bothAt(house, outside, AT);
    const { id } = await outside.shopOrder(shop, { openid: 'o-lin', items: ITEMS }, ...STEPS);
    await outside.shopStep(shop, id, 'refund', { item: 0, amountFen: 500 });
    await outside.pushed();
    return id;
  }

  const waiting = () =>
    house.database.rows<{ state: string; attempts: number; last_error: string }>(
      "SELECT state, attempts, last_error FROM work WHERE kind LIKE 'shops.%'",
    );

  it.each(TROUBLE)('%s: pushes are answered, the work waits, and nothing is lost', async (_, shop, wish) => {
    await outside.fault(PULL[shop], wish);
    const id = await lives(shop);
    const ours = (await outside.pushes()).filter(({ message }) => message.includes(id));
    expect(ours.length).toBeGreaterThan(3);
    for (const { state, attempts } of ours) {
      expect([state, attempts[0]?.status]).toEqual(['taken', 200]);
    }

    await house.settle();
    const left = await waiting();
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(({ state, attempts }) => state === 'ready' && attempts === 1)).toBe(true);
    // What went wrong is told without an address or a token.
    expect(left.map((work) => work.last_error).join()).not.toMatch(/http|access_token|127\.0\.0\.1/);

    await outside.clearFaults();
    await untilRested();
    await bothAt(house, outside, '2026-09-02T20:00:02+08:00');
    await settle(house, outside);
    expect(await waiting()).toEqual([]);
    expect(await bookedOrder(house, id)).toEqual({
      ...untroubled.get(shop),
      order_no: id,
      claim_hash: expect.any(String) as string,
    });
  });

  it('an order nobody there knows is asked for again and again, and then shown to people', async () => {
    await outside.clearFaults();
    await bothAt(house, outside, AT);
    const { id } = await outside.shopOrder('douyin', { items: ITEMS });
    await outside.fault(PULL.douyin, { kind: 'error', errcode: 50_002, times: null });
    await settle(house, outside);
    const pauses = ['20:00:02', '20:00:08', '20:00:39', '20:02:40', '20:12:41', '21:12:42'];
    for (const time of pauses) {
      expect((await waiting()).map(({ state }) => state)).toEqual(['ready']);
      await bothAt(house, outside, `2026-09-02T${time}+08:00`);
      await house.settle();
    }
    const [parked] = await waiting();
    expect(parked).toMatchObject({ state: 'parked', attempts: 7 });
    expect(parked?.last_error).toMatch(/^douyin says .* of what it pushed$/);

    // People see to it, and it goes on where it was.
    await outside.clearFaults();
    await outside.shopStep('douyin', id, 'pay');
    await house.database.run("UPDATE work SET state = 'ready', attempts = 0, run_at = 0 WHERE kind = ?", [
      'shops.pull',
    ]);
    await settle(house, outside);
    expect(await bookedOrder(house, id)).toMatchObject({ paid_fen: 6_800 });
  });

  it('the shopper’s pages still open', async () => {
    const token = await house.shopper('o-lin');
    for (const path of ['/order/*', '/channels/*', '/cgi-bin/*', '/wxa/*', '/token/*']) {
      await outside.fault(path, { kind: 'drop', times: null });
    }
    for (const page of ['/me/archive', '/me/coupons?state=usable', '/me/subscriptions']) {
      expect((await house.call('GET', page, { token })).status).toBe(200);
    }
    await outside.clearFaults();
  });
});

/** A breaker that opened lets the first call through after three seconds. */
const untilRested = () => new Promise((resolve) => setTimeout(resolve, 3_100));
