import fc from 'fast-check';
import type { House } from '../support/house';
import type { Outside, SandboxPush, Shop, Step } from '../support/outside';
import {
  type BookedOrder,
  bookedOrder,
  bothAt,
  douyinRequest,
  houseWithSandbox,
  push,
  weixinRequest,
} from '../support/pushes';

const AT = '2026-09-02T20:00:00+08:00';
const ITEMS = [
  { productId: '10000001', skuId: '20000001', title: '面霜', quantity: 1, amountFen: 6_800 },
  { productId: '10000002', skuId: '20000002', title: '眼霜', quantity: 2, amountFen: 4_000 },
];

type Life = readonly (Step | 'part')[];
const LIVES: readonly Life[] = [
  ['pay'],
  ['pay', 'ship'],
  ['pay', 'ship', 'finish'],
  ['pay', 'part', 'ship', 'finish', 'part'],
  ['pay', 'ship', 'refund'],
  ['pay', 'refund'],
];

/** Of each push: how often it comes, and when. */
const telling = fc.record({
  life: fc.nat(LIVES.length - 1),
  /** Taken by turns: whether a push comes at once, while the order is still on its way, how often it comes in the end. */
  pushes: fc.array(fc.record({ atOnce: fc.boolean(), later: fc.nat(2), turn: fc.nat(100) }), {
    minLength: 8,
    maxLength: 8,
  }),
  settlesBetween: fc.boolean(),
});

interface Come {
  push: SandboxPush;
  atOnce: boolean;
  later: number;
  turn: number;
}

const SHOPS: readonly Shop[] = ['douyin', 'weixin-shop'];

describe.each(SHOPS)('the pushes of one order at %s', (shop) => {
  let house: House;
  let outside: Outside;
  const expected = new Map<number, Partial<BookedOrder>>();

  beforeAll(async () => {
    ({ house, outside } = await houseWithSandbox(AT));
    // Everything the sandbox would push is told here by hand.
    await outside.spoil({ kind: 'lose', to: shop, times: null });
  });

  const send = async ({ message }: SandboxPush) => {
    const request = shop === 'douyin' ? douyinRequest(message) : weixinRequest(house, shop, message);
    expect((await push(house, request)).status).toBe(200);
  };

  /** Lives an order, and tells of it as it is said. @returns its books, without what is only this order's. */
  async function told(
    life: Life,
    come: (pushes: SandboxPush[], n: number) => Come[],
    settlesBetween: boolean,
  ): Promise<Partial<BookedOrder>> {
    await bothAt(house, outside, AT);
    const { id } = await outside.shopOrder(shop, { items: ITEMS });
    const all: Come[] = [];
    for (const [n, step] of [null, ...life].entries()) {
      await bothAt(house, outside, `2026-09-0${3 + n}T10:00:00+08:00`);
      if (step === 'part') await outside.shopStep(shop, id, 'refund', { item: 1, amountFen: 700 });
      else if (step !== null) await outside.shopStep(shop, id, step);
      const known = new Set(all.map((one) => one.push.id));
      const fresh = (await outside.pushes()).filter(({ id: pushId, message }) => {
        return message.includes(id) && !known.has(pushId);
      });
      for (const one of come(fresh.reverse(), all.length)) {
        all.push(one);
        if (one.atOnce) await send(one.push);
      }
      if (settlesBetween) await house.settle();
    }
    // However many are lost, one comes when the order has arrived where it goes: else nobody could know of it.
    const last = all[all.length - 1];
    if (last !== undefined) last.later = Math.max(1, last.later);
    const later = all.flatMap((one) => Array.from({ length: one.later }, () => one));
    for (const one of later.sort((a, b) => a.turn - b.turn)) {
      await send(one.push);
      if (settlesBetween && one.turn % 2 === 0) await house.settle();
    }
    await house.settle();
    const { order_no: _, claim_hash: __, customer_id: ___, ...books } = (await bookedOrder(house, id)) ?? {};
    return books as Partial<BookedOrder>;
  }

  it('end in the same books, in whatever order they come, however often, and whichever are lost', async () => {
    for (const [n, life] of LIVES.entries()) {
      const once = (pushes: SandboxPush[]) =>
        pushes.map((one) => ({ push: one, atOnce: true, later: 0, turn: 0 }));
      expected.set(n, await told(life, once, true));
    }
    expect(expected.get(4)).toMatchObject({ paid_fen: 10_800, refunded_fen: 10_800, voided: 1 });
    expect(expected.get(3)).toMatchObject({ refunded_fen: 1_400, voided: 0, items: 3 });

    await fc.assert(
      fc.asyncProperty(telling, async ({ life, pushes, settlesBetween }) => {
        const come = (fresh: SandboxPush[], from: number): Come[] =>
          fresh.map((one, k) => {
            const how = pushes[(from + k) % pushes.length] ?? { atOnce: true, later: 1, turn: 0 };
            return { push: one, ...how, later: laterOf(one, how) };
          });
        expect(await told(LIVES[life] ?? [], come, settlesBetween)).toEqual(expected.get(life));
      }),
      { numRuns: 25, seed: 20_260_902 },
    );
  });

  /** Only 抖店's 206 says how much went back: that one is never lost, and comes until it is taken. */
  const laterOf = (one: SandboxPush, how: { atOnce: boolean; later: number }): number =>
    one.event.includes('206') && !how.atOnce ? Math.max(1, how.later) : how.later;
});
