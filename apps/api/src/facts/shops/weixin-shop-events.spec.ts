import { foldOrder, type OrderEvent } from '@fanchang/domain';
import { Fields } from '../../platform/outside/fields';
import { parseJson } from '../../platform/outside/json';
import { readWeixinOrder } from '../../platform/shops/weixin-order';
import { weixinShopEvents } from './weixin-shop-events';

const PAID_S = 1_788_350_460;
const SHIPPED_S = PAID_S + 86_400;
const CONFIRMED_S = PAID_S + 5 * 86_400;
const UPDATED_S = PAID_S + 6 * 86_400;

interface Changes {
  status?: number;
  openid?: string;
  unionid?: string;
  paid?: number;
  shipped?: number;
  confirmed?: number;
  ext?: object;
  products?: object[];
}

/** `order` as 微信小店 answers it: its number as a number, no JavaScript number. */
function eventsOf(changes: Changes = {}): OrderEvent[] {
  const {
    status = 20,
    unionid = 'u-7',
    openid = 'o5-7',
    paid = PAID_S,
    shipped = 0,
    confirmed = 0,
  } = changes;
  const text = `{
    "order_id": 3705115058471208928, "status": ${status}, "openid": "${openid}", "unionid": "${unionid}",
    "create_time": ${PAID_S - 30}, "update_time": ${UPDATED_S},
    "order_detail": {
      "product_infos": ${JSON.stringify(changes.products ?? PRODUCTS)},
      "price_info": { "product_price": 12800, "order_price": 11800, "freight": 1000, "discounted_price": 2000 },
      "pay_info": { "pay_time": ${paid}, "transaction_id": "4200001", "payment_method": 1 },
      "delivery_info": {
        "ship_done_time": ${shipped}, "delivery_product_info": [],
        "address_info": { "user_name": "林**", "tel_number": "139****5678" }
      },
      "ext_info": ${JSON.stringify({ confirm_receipt_time: confirmed, ...(changes.ext ?? LIVE) })}
    }
  }`;
  return weixinShopEvents(readWeixinOrder(Fields.of(parseJson(text))));
}

const PRODUCTS = [
  { product_id: '10000001', sku_id: '20000001', title: '面霜', sku_cnt: 1, real_price: 6_800 },
  { product_id: '10000002', sku_id: '20000002', title: '眼霜', sku_cnt: 2, real_price: 4_000 },
];
const LIVE = { order_scene: 2, finder_id: 'sph-evening-lamp', live_id: 'export/UzFf' };

const kindsOf = (changes: Changes) =>
  eventsOf(changes).map(({ eventId }) => eventId.replace('3705115058471208928:', ''));

test('a paid order: its lines, what was paid, whose livestream it was, and who may claim it', () => {
  expect(eventsOf()).toEqual([
    {
      eventId: '3705115058471208928:paid',
      kind: 'order.paid',
      orderNo: '3705115058471208928',
      happenedAt: PAID_S * 1000,
      buyer: { kind: 'unionid', value: 'u-7' },
      data: {
        paidFen: 11_800,
        listFen: 13_800,
        lines: [
          {
            lineKey: '10000001:20000001',
            productId: '10000001',
            title: '面霜',
            quantity: 1,
            amountFen: 6_800,
          },
          {
            lineKey: '10000002:20000002',
            productId: '10000002',
            title: '眼霜',
            quantity: 2,
            amountFen: 4_000,
          },
        ],
        liveSession: 'export/UzFf',
        liveRoom: 'sph-evening-lamp',
        phoneTail: '5678',
      },
    },
  ]);
});

const SHIPPED = { shipped: SHIPPED_S };
const DONE = { ...SHIPPED, confirmed: CONFIRMED_S };

test.each<[string, Changes, string[]]>([
  ['10, to be paid', { status: 10, paid: 0 }, []],
  ['20, to be shipped', { status: 20 }, ['paid']],
  ['21, partly shipped', { status: 21, ...SHIPPED }, ['paid']],
  ['30, shipped', { status: 30, ...SHIPPED }, ['paid', 'shipped']],
  ['30, shipped, without a time', { status: 30 }, ['paid', 'shipped']],
  ['100, done', { status: 100, ...DONE }, ['paid', 'shipped', 'signed', 'completed']],
  ['190, called off by the shop', { status: 190 }, ['paid', 'closed']],
  ['200, all refunded before shipping', { status: 200 }, ['paid', 'refund:whole']],
  [
    '200, all refunded after all',
    { status: 200, ...DONE },
    ['paid', 'shipped', 'signed', 'completed', 'refund:whole'],
  ],
  ['250, lapsed', { status: 250, paid: 0 }, []],
  ['250, though it was paid', { status: 250 }, ['paid', 'closed']],
  ['one nobody knows', { status: 777 }, ['paid']],
])('status %s', (_, changes, kinds) => {
  expect(kindsOf(changes)).toEqual(kinds);
});

test('whatever was pulled on the way, the last pull alone says the same', () => {
  const way = [
    { status: 10, paid: 0 },
    { status: 20 },
    { status: 21, ...SHIPPED },
    { status: 30, ...SHIPPED },
    { status: 100, ...DONE },
    { status: 200, ...DONE },
  ].map(eventsOf);
  expect(foldOrder(way.flat())).toEqual(foldOrder(way[way.length - 1] ?? []));
});

test.each([
  ['a unionid', { unionid: 'u-1', openid: 'o-1' }, { kind: 'unionid', value: 'u-1' }],
  ['only the shop’s openid', { unionid: '', openid: 'o-1' }, { kind: 'external', value: 'o-1' }],
  ['nothing', { unionid: '', openid: '' }, { kind: 'external', value: 'order:3705115058471208928' }],
])('a buyer known by %s', (_, changes, buyer) => {
  expect(eventsOf(changes)[0]?.buyer).toEqual(buyer);
});

test('an order from elsewhere than a livestream names none, though a 视频号 sold it', () => {
  const [paid] = eventsOf({ ext: { order_scene: 1, finder_id: 'sph-evening-lamp', live_id: '' } });
  expect(paid?.data).not.toHaveProperty('liveSession');
  expect(paid?.data).not.toHaveProperty('liveRoom');
});

test('the same goods twice, bought and as a present, are one line', () => {
  const [goods] = PRODUCTS;
  const [paid] = eventsOf({ products: [goods ?? {}, { ...goods, real_price: 0 }] });
  expect(paid?.data.lines).toEqual([
    { lineKey: '10000001:20000001', productId: '10000001', title: '面霜', quantity: 2, amountFen: 6_800 },
  ]);
});
