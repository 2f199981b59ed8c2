import type { House } from '../support/house';
import type { Outside, SandboxOrder, Step } from '../support/outside';
import {
  bookedOrder,
  bothAt,
  houseWithSandbox,
  identitiesOf,
  push,
  pushFacts,
  settle,
  weixinRequest,
} from '../support/pushes';

const AT = '2026-09-02T20:00:00+08:00';
const LIVE = { roomId: 'export/UzFfAgtgekIEAQAAAAAA', authorId: 'sph-evening-lamp' };
const ITEMS = [
  { productId: '10000001', skuId: '20000001', title: '面霜', quantity: 1, amountFen: 6_800 },
  { productId: '10000002', skuId: '20000002', title: '眼霜', quantity: 2, amountFen: 4_000 },
];

describe('an order at 微信小店', () => {
  let house: House;
  let outside: Outside;

  beforeAll(async () => {
    ({ house, outside } = await houseWithSandbox(AT));
  });

  /** Takes an order through its life, a day each step. */
  async function lives(wish: object, ...steps: Step[]): Promise<SandboxOrder> {
    await bothAt(house, outside, AT);
    let order = await outside.shopOrder('weixin-shop', wish);
    for (const [n, step] of steps.entries()) {
      await bothAt(house, outside, `2026-09-0${3 + n}T10:00:00+08:00`);
      order = await outside.shopStep('weixin-shop', order.id, step);
      await outside.pushed();
    }
    await settle(house, outside);
    return order;
  }

  it('becomes an order of ours: paid, sent, received, with its livestream', async () => {
    const { id } = await lives(
      { items: ITEMS, live: LIVE, postFen: 1_000 },
      'pay',
      'ship',
      'finish',
      'settle',
    );
    const order = await bookedOrder(house, id);
    expect(order).toMatchObject({
      source: 'weixin',
      paid_at: Date.parse('2026-09-03T10:00:00+08:00'),
      shipped_at: Date.parse('2026-09-04T10:00:00+08:00'),
      signed_at: Date.parse('2026-09-05T10:00:00+08:00'),
      completed_at: Date.parse('2026-09-05T10:00:00+08:00'),
      closed_at: null,
      paid_fen: 11_800,
      list_fen: 11_800,
      refunded_fen: 0,
      items: 3,
      live_session: LIVE.roomId,
      live_room: LIVE.authorId,
    });
    expect(order?.claim_hash).toMatch(/.{20}/);
    // Created, paid, waiting to be sent, sent, confirmed, settled.
    expect(await pushFacts(house, 'weixin-shop')).toBe(6);
  });

  it('finds its buyer by their unionid, whatever app they were first met in', async () => {
    const token = await house.shopper('o-known');
    const { unionid } = await outside.person('o-known', { unionid: 'u-known' });
    await house.shopper('o-known');
    const { id } = await lives({ openid: 'o-known' }, 'pay');
    const order = await bookedOrder(house, id);
    expect(await identitiesOf(house, order?.customer_id ?? null)).toEqual(
      expect.arrayContaining(['openid o-known', `unionid ${unionid}`]),
    );
    const archive = await house.call('GET', '/me/archive', { token });
    expect(archive.body).toMatchObject({ totals: { orders: 1, paidFen: 12_900 } });
  });

  it('of somebody without a unionid is nobody’s until it is claimed, and all of theirs are one person’s', async () => {
    const first = await lives({ openid: 'o-alone', withUnionid: false }, 'pay');
    const second = await lives({ openid: 'o-alone', withUnionid: false }, 'pay');
    const order = await bookedOrder(house, first.id);
    expect(await identitiesOf(house, order?.customer_id ?? null)).toEqual([
      `external weixin:${first.buyerId}`,
    ]);
    expect((await bookedOrder(house, second.id))?.customer_id).toBe(order?.customer_id);
  });

  it('gives part of its money back, and then all of it', async () => {
    const { id } = await lives({ items: ITEMS }, 'pay', 'ship');
    await outside.shopStep('weixin-shop', id, 'refund', { item: 1, amountFen: 1_500 });
    await settle(house, outside);
    expect(await bookedOrder(house, id)).toMatchObject({ refunded_fen: 1_500, voided: 0 });

    await outside.shopStep('weixin-shop', id, 'refund');
    await settle(house, outside);
    expect(await bookedOrder(house, id)).toMatchObject({ refunded_fen: 10_800, voided: 1 });
  });

  it('whose pushes were all lost but one is known whole from that one', async () => {
    await outside.spoil({ kind: 'lose', to: 'weixin-shop', times: null });
    const { id } = await lives({ items: ITEMS, live: LIVE }, 'pay', 'ship', 'finish');
    await outside.shopStep('weixin-shop', id, 'refund', { item: 0, amountFen: 800 });
    await settle(house, outside);
    expect(await bookedOrder(house, id)).toBeNull();

    await outside.clearSpoils();
    await outside.shopStep('weixin-shop', id, 'settle');
    await settle(house, outside);
    expect(await bookedOrder(house, id)).toMatchObject({
      paid_at: Date.parse('2026-09-03T10:00:00+08:00'),
      shipped_at: Date.parse('2026-09-04T10:00:00+08:00'),
      completed_at: Date.parse('2026-09-05T10:00:00+08:00'),
      refunded_fen: 800,
      live_session: LIVE.roomId,
    });
  });

  it('told again and again, and in any order, is the same order', async () => {
    await outside.spoil({ kind: 'hold', to: 'weixin-shop', times: null });
    await outside.spoil({ kind: 'duplicate', to: 'weixin-shop', times: null, copies: 2 });
    const { id } = await lives({ items: ITEMS }, 'pay', 'ship', 'finish');
    await outside.shopStep('weixin-shop', id, 'refund', { item: 0, amountFen: 800 });
    const before = await pushFacts(house, 'weixin-shop');
    await outside.release('last-first');
    await settle(house, outside);
    await outside.clearSpoils();
    expect(await bookedOrder(house, id)).toMatchObject({ paid_fen: 10_800, refunded_fen: 800, items: 3 });
    // Created, paid, waiting to be sent, sent, confirmed, refunded: each once.
    expect((await pushFacts(house, 'weixin-shop')) - before).toBe(6);
  });

  it('whose pushes speak of numbers is known by all its digits', async () => {
    await bothAt(house, outside, AT);
    const { id } = await outside.shopOrder('weixin-shop', { id: '3799999999999999991' }, 'pay');
    await settle(house, outside);
    const said = (await outside.pushes()).filter(({ message }) => message.includes(id));
    expect(said.some(({ message }) => message.includes(`:${id}`))).toBe(true);
    expect(said.some(({ message }) => message.includes(`"${id}"`))).toBe(true);
    expect((await bookedOrder(house, id))?.order_no).toBe('3799999999999999991');
  });

  it('may be told in XML, and what nobody here needs is answered and counted', async () => {
    const { id } = await outside.shopOrder('weixin-shop', { items: ITEMS });
    await settle(house, outside);
    await outside.spoil({ kind: 'lose', to: 'weixin-shop', times: null });
    await outside.shopStep('weixin-shop', id, 'pay');
    await outside.clearSpoils();
    const head = '<ToUserName>gh_1</ToUserName><CreateTime>1788350400</CreateTime><MsgType>event</MsgType>';
    const event = (name: string, rest: string) =>
      push(house, weixinRequest(house, 'weixin-shop', `<xml>${head}<Event>${name}</Event>${rest}</xml>`));
    const paid = `<order_info><order_id>${id}</order_id></order_info>`;
    expect(await event('channels_ec_order_pay', paid)).toEqual({ status: 200, text: 'success', code: null });
    await house.settle();
    expect(await bookedOrder(house, id)).toMatchObject({ paid_fen: 10_800 });

    expect(await event('channels_ec_complaint_update', '')).toMatchObject({ status: 200, text: 'success' });
    const metrics = await house.app.inject({ method: 'GET', url: '/metrics' });
    expect(metrics.body).toMatch(/fanchang_pushes_total\{from="weixin-shop",result="unknown"\} 1/);
  });

  it('is pushed to an address that answers for itself when it is set up', async () => {
    expect(await outside.checkDoor('weixin-shop')).toMatchObject({ isRight: true, status: 200 });
    expect(await outside.checkDoor('weixin')).toMatchObject({ isRight: true, status: 200 });
    expect(await outside.checkDoor('wecom')).toMatchObject({ isRight: true, status: 200 });
  });
});
