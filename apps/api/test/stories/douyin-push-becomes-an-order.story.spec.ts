import { everythingIn } from '../support/books';
import type { House } from '../support/house';
import type { Outside, SandboxOrder } from '../support/outside';
import {
  bookedOrder,
  bothAt,
  douyinRequest,
  houseWithSandbox,
  identitiesOf,
  push,
  pushFacts,
  settle,
} from '../support/pushes';

const AT = '2026-09-02T20:00:00+08:00';
const LIVE = { roomId: '7301234567890123999', authorId: '6891234567890999' };
const ITEMS = [
  { title: '每日坚果礼盒', quantity: 2, amountFen: 9_900 },
  { title: '山楂条', quantity: 1, amountFen: 2_900 },
];

describe('an order at 抖店', () => {
  let house: House;
  let outside: Outside;

  beforeAll(async () => {
    ({ house, outside } = await houseWithSandbox(AT));
  });

  /** Takes an order through its life, a day each step. */
  async function lives(
    wish: object,
    ...steps: ('pay' | 'ship' | 'finish' | 'cancel')[]
  ): Promise<SandboxOrder> {
    await bothAt(house, outside, AT);
    let order = await outside.shopOrder('douyin', wish);
    for (const [n, step] of steps.entries()) {
      await bothAt(house, outside, `2026-09-0${3 + n}T10:00:00+08:00`);
      order = await outside.shopStep('douyin', order.id, step);
      await outside.pushed();
    }
    await settle(house, outside);
    return order;
  }

  it('becomes an order of ours: paid, sent, received, with its livestream, and nobody’s until it is claimed', async () => {
    const { id, buyerId } = await lives(
      { phone: '13877776666', items: ITEMS, live: LIVE },
      'pay',
      'ship',
      'finish',
    );
    const order = await bookedOrder(house, id);
    expect(order).toMatchObject({
      source: 'douyin',
      paid_at: Date.parse('2026-09-03T10:00:00+08:00'),
      shipped_at: Date.parse('2026-09-04T10:00:00+08:00'),
      signed_at: Date.parse('2026-09-05T10:00:00+08:00'),
      completed_at: Date.parse('2026-09-05T10:00:00+08:00'),
      closed_at: null,
      paid_fen: 12_800,
      refunded_fen: 0,
      voided: 0,
      items: 3,
      live_session: LIVE.roomId,
      live_room: LIVE.authorId,
    });
    expect(order?.claim_hash).toMatch(/.{20}/);
    expect(await identitiesOf(house, order?.customer_id ?? null)).toEqual([`douyin ${buyerId}`]);
    const lines = await house.database.rows(
      'SELECT line_key, title, quantity, amount_fen FROM order_lines WHERE order_id = (SELECT id FROM orders WHERE order_no = ?)',
      [id],
    );
    expect(lines).toContainEqual({ line_key: id, title: '每日坚果礼盒', quantity: 2, amount_fen: 9_900 });
    expect(lines).toHaveLength(2);
  });

  it('is of the same buyer as their other orders', async () => {
    const first = await lives({ openid: 'lin' }, 'pay');
    const second = await lives({ openid: 'lin' }, 'pay');
    const [a, b] = [await bookedOrder(house, first.id), await bookedOrder(house, second.id)];
    expect(a?.customer_id).not.toBeNull();
    expect(b?.customer_id).toBe(a?.customer_id);
  });

  it('that was never paid is no order', async () => {
    const { id } = await lives({}, 'cancel');
    expect(await bookedOrder(house, id)).toBeNull();
  });

  it('gives part of its money back, and then all of it', async () => {
    const { id } = await lives({ items: ITEMS }, 'pay', 'ship');
    await outside.shopStep('douyin', id, 'refund', { item: 1, amountFen: 900 });
    await outside.shopStep('douyin', id, 'refund', { item: 1, amountFen: 2_000 });
    await settle(house, outside);
    expect(await bookedOrder(house, id)).toMatchObject({ refunded_fen: 2_900, voided: 0 });

    await outside.shopStep('douyin', id, 'refund');
    await settle(house, outside);
    expect(await bookedOrder(house, id)).toMatchObject({ refunded_fen: 12_800, voided: 1 });
  });

  it('told again and again, and in any order, is the same order', async () => {
    await outside.spoil({ kind: 'hold', to: 'douyin', times: null });
    await outside.spoil({ kind: 'duplicate', to: 'douyin', times: null, copies: 2 });
    const { id } = await lives({ items: ITEMS, live: LIVE }, 'pay', 'ship', 'finish');
    await outside.shopStep('douyin', id, 'refund', { item: 0, amountFen: 100 });
    expect(await bookedOrder(house, id)).toBeNull();

    const before = await pushFacts(house, 'douyin');
    await outside.release('shuffled');
    await settle(house, outside);
    expect(await bookedOrder(house, id)).toMatchObject({
      paid_at: Date.parse('2026-09-03T10:00:00+08:00'),
      completed_at: Date.parse('2026-09-05T10:00:00+08:00'),
      paid_fen: 12_800,
      refunded_fen: 100,
      items: 3,
    });
    // Created, paid, shipped, finished; and of the refund two messages in one push.
    expect((await pushFacts(house, 'douyin')) - before).toBe(6);
    const taken = (await outside.pushes()).filter(({ message }) => message.includes(id));
    expect(taken.flatMap(({ attempts }) => attempts).every(({ isTaken }) => isTaken)).toBe(true);
    await outside.clearSpoils();
  });

  it('whose pushes speak of numbers is known by all its digits', async () => {
    const { id } = await outside.shopOrder('douyin', { id: '6999999999999999991' }, 'pay');
    await settle(house, outside);
    const said = (await outside.pushes()).filter(({ message }) => message.includes(id));
    // The sandbox writes the number as a number in one push and as text in the next.
    expect(said.some(({ message }) => message.includes(`:${id}`))).toBe(true);
    expect(said.some(({ message }) => message.includes(`"${id}"`))).toBe(true);
    expect((await bookedOrder(house, id))?.order_no).toBe('6999999999999999991');
  });

  it('is answered as 抖店 wants it, whatever the tag, and other tags are counted', async () => {
    const success = { status: 200, text: '{"code":0,"msg":"success"}' };
    const probe = '[{"tag":"0","msg_id":"0","data":"2026-09-02 20:00:00"}]';
    expect(await push(house, douyinRequest(probe))).toMatchObject(success);
    const strange = '[{"tag":"777","msg_id":"s-1","data":{"p_id":1}}]';
    expect(await push(house, douyinRequest(strange))).toMatchObject(success);
    expect(await push(house, douyinRequest('[]'))).toMatchObject(success);
    const metrics = await house.app.inject({ method: 'GET', url: '/metrics' });
    expect(metrics.body).toMatch(/fanchang_pushes_total\{from="douyin",result="unknown"\} 2/);
    expect(metrics.body).toMatch(/fanchang_pushes_total\{from="douyin",result="repeated"\} [1-9]/);
  });

  it('leaves no phone number in the books, masked or not', async () => {
    const everything = await everythingIn(house.database);
    expect(everything).not.toContain('138****6666');
    expect(everything).not.toContain('13877776666');
    expect(everything).not.toContain('****');
  });
});
