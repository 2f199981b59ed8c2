import { foldOrder, type OrderEvent } from '@fanchang/domain';
import { Fields } from '../../platform/outside/fields';
import { parseJson } from '../../platform/outside/json';
import { readDouyinOrder } from '../../platform/shops/douyin-order';
import { douyinEvents } from './douyin-events';

const PAID_S = 1_788_350_460;
const SHIPPED_S = PAID_S + 86_400;
const FINISHED_S = PAID_S + 5 * 86_400;
const UPDATED_S = PAID_S + 6 * 86_400;

/** `shop_order_detail` as 抖店 answers it, with an order number no JavaScript number holds. */
const SAMPLE = `{
  "order_id": "6920000000000000187", "shop_id": 10000001, "order_status": 2, "order_status_desc": "备货中",
  "doudian_open_id": "1@#8f2kq0Zz", "order_amount": 14800, "pay_amount": 12800, "post_amount": 0,
  "create_time": ${PAID_S - 40}, "pay_time": ${PAID_S}, "ship_time": 0, "finish_time": 0, "update_time": ${UPDATED_S},
  "mask_post_tel": "138****1234", "encrypt_post_tel": "$$c2FtcGxl$$",
  "sku_order_list": [
    { "order_id": "6920000000000000187", "product_id": 3600123456789012345, "product_id_str": "3600123456789012345",
      "product_name": "每日坚果礼盒", "item_num": 2, "pay_amount": 9900, "order_amount": 11900,
      "room_id": 7301234567890123456, "room_id_str": "7301234567890123456", "author_id": 6891234567890123,
      "author_name": "晚灯果铺直播间", "after_sale_info": { "after_sale_status": 0, "refund_status": 0 } },
    { "order_id": "6920000000000000188", "product_id": 3600123456789012346, "product_id_str": "3600123456789012346",
      "product_name": "山楂条", "item_num": 1, "pay_amount": 2900, "room_id": 0, "room_id_str": "0", "author_id": 0 }
  ]
}`;

function eventsOf(changes: Record<string, unknown> = {}): OrderEvent[] {
  const order = parseJson(SAMPLE) as Record<string, unknown>;
  return douyinEvents(readDouyinOrder(Fields.of({ ...order, ...changes })));
}

const kindsOf = (changes: Record<string, unknown>) =>
  eventsOf(changes).map(({ eventId }) => eventId.replace('6920000000000000187:', ''));

test('a paid order: its lines, what was paid, whose room it was, and who may claim it', () => {
  expect(eventsOf()).toEqual([
    {
      eventId: '6920000000000000187:paid',
      kind: 'order.paid',
      orderNo: '6920000000000000187',
      happenedAt: PAID_S * 1000,
      buyer: { kind: 'douyin', value: '1@#8f2kq0Zz' },
      data: {
        paidFen: 12_800,
        listFen: 14_800,
        lines: [
          {
            lineKey: '6920000000000000187',
            productId: '3600123456789012345',
            title: '每日坚果礼盒',
            quantity: 2,
            amountFen: 9_900,
          },
          {
            lineKey: '6920000000000000188',
            productId: '3600123456789012346',
            title: '山楂条',
            quantity: 1,
            amountFen: 2_900,
          },
        ],
        liveSession: '7301234567890123456',
        liveRoom: '6891234567890123',
        phoneTail: '1234',
      },
    },
  ]);
});

const SHIPPED = { ship_time: SHIPPED_S };
const FINISHED = { ...SHIPPED, finish_time: FINISHED_S };

test.each([
  ['1, to be paid', { order_status: 1, pay_time: 0 }, []],
  ['105, paid', { order_status: 105 }, ['paid']],
  ['2, being packed', { order_status: 2 }, ['paid']],
  ['101, partly shipped', { order_status: 101, ...SHIPPED }, ['paid']],
  ['3, shipped', { order_status: 3, ...SHIPPED }, ['paid', 'shipped']],
  ['3, shipped, without a time', { order_status: 3 }, ['paid', 'shipped']],
  ['5, finished', { order_status: 5, ...FINISHED }, ['paid', 'shipped', 'signed', 'completed']],
  ['4, cancelled before it was paid', { order_status: 4, pay_time: 0 }, []],
  ['4, cancelled when it was paid', { order_status: 4 }, ['paid', 'closed']],
  ['4, cancelled on its way', { order_status: 4, ...SHIPPED }, ['paid', 'shipped', 'closed']],
  ['21, refunded before shipping', { order_status: 21 }, ['paid', 'refund:whole']],
  ['22, refunded after shipping', { order_status: 22, ...SHIPPED }, ['paid', 'shipped', 'refund:whole']],
  [
    '39, refunded after all',
    { order_status: 39, ...FINISHED },
    ['paid', 'shipped', 'signed', 'completed', 'refund:whole'],
  ],
  ['2, cash on delivery', { order_status: 2, pay_time: 0 }, ['paid']],
  ['one nobody knows', { order_status: 777 }, ['paid']],
])('status %s', (_, changes, kinds) => {
  expect(kindsOf(changes)).toEqual(kinds);
});

test('each thing happened when the shop says, else when the order was paid', () => {
  const at = (changes: Record<string, unknown>) =>
    Object.fromEntries(eventsOf(changes).map(({ kind, happenedAt }) => [kind, happenedAt / 1000]));
  expect(at({ order_status: 5, ...FINISHED })).toEqual({
    'order.paid': PAID_S,
    'order.shipped': SHIPPED_S,
    'order.signed': FINISHED_S,
    'order.completed': FINISHED_S,
  });
  expect(at({ order_status: 3 })).toMatchObject({ 'order.shipped': PAID_S });
  expect(at({ order_status: 4 })).toMatchObject({ 'order.closed': UPDATED_S });
});

test('whatever was pulled on the way, the last pull alone says the same', () => {
  const way = [
    { order_status: 1, pay_time: 0 },
    { order_status: 2 },
    { order_status: 101, ...SHIPPED },
    { order_status: 3, ...SHIPPED },
    { order_status: 5, ...FINISHED },
  ].map(eventsOf);
  expect(foldOrder(way.flat())).toEqual(foldOrder(way[way.length - 1] ?? []));
});

test('a buyer the shop does not number is the order’s own', () => {
  expect(eventsOf({ doudian_open_id: '' })[0]?.buyer).toEqual({
    kind: 'external',
    value: 'order:6920000000000000187',
  });
});

test('an order from no livestream names none', () => {
  const [, second] = (parseJson(SAMPLE) as { sku_order_list: unknown[] }).sku_order_list;
  const [paid] = eventsOf({ sku_order_list: [second] });
  expect(paid?.data).not.toHaveProperty('liveSession');
  expect(paid?.data).not.toHaveProperty('liveRoom');
});

test('a phone masked to its end claims nothing, and a product without a title is named by its number', () => {
  const [paid] = eventsOf({
    mask_post_tel: '***********',
    sku_order_list: [{ order_id: '1', product_id: 7, product_name: '\u0000\n', item_num: 1, pay_amount: 1 }],
  });
  expect(paid?.data).not.toHaveProperty('phoneTail');
  expect(paid?.data.lines?.[0]).toMatchObject({ productId: '7', title: '7' });
});
