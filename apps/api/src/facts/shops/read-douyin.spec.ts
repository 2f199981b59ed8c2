import { douyinEventSign } from '../../platform/shops/douyin-sign';
import { openDouyinPush } from '../../platform/shops/douyin-push';
import { readDouyinPush } from './read-douyin';

const APP = { appKey: '7000000000000000001', appSecret: 'a secret of the spec' };
const NOW = Date.parse('2026-09-02T20:00:00+08:00');

/** A push as 抖店 sends it, opened and read. */
function read(body: string) {
  const bytes = Buffer.from(body);
  const headers = { 'app-id': APP.appKey, 'event-sign': douyinEventSign(APP, bytes) };
  const messages = openDouyinPush(APP, headers, bytes);
  if (!Array.isArray(messages)) return messages;
  return messages.map((message, index) => readDouyinPush(message, index, NOW));
}

const paid = (tag: string, pid: string) =>
  `{"tag":${tag},"msg_id":"6869600000000000001","data":{"p_id":${pid},"s_ids":[${pid}],"shop_id":10000001}}`;

test.each([
  ['a number', '6920000000000000187'],
  ['text', '"6920000000000000187"'],
])('an order number that is %s stays what it is', (_, pid) => {
  expect(read(`[${paid('"101"', pid)}]`)).toEqual([
    {
      id: '6869600000000000001',
      about: '101',
      orderId: '6920000000000000187',
      aftersaleId: null,
      refund: null,
      happenedAt: NOW,
    },
  ]);
});

test('data that is JSON in a text says the same, and a tag may be a number', () => {
  const inText = JSON.stringify({ tag: 102, msg_id: 'm-1', data: '{"p_id":6920000000000000187}' });
  expect(read(`[${inText}]`)).toMatchObject([{ about: '102', orderId: '6920000000000000187' }]);
});

const KNOWN = ['100', '101', '102', '103', '106', ...Array.from({ length: 12 }, (_, n) => String(200 + n))];

test.each(KNOWN.filter((tag) => tag !== '206'))('tag %s is about an order and pulls it', (tag) => {
  expect(read(`[${paid(`"${tag}"`, '1')}]`)).toMatchObject([{ about: tag, orderId: '1', refund: null }]);
});

test.each(['0', '99', '104', '105', '199', '212', 'x'])('tag %s is nothing anybody here needs', (tag) => {
  expect(read(`[${paid(`"${tag}"`, '1')}]`)).toEqual([null]);
});

const refund = (data: string) => read(`[{"tag":"206","msg_id":"m-2","data":{${data}}}]`);

test('tag 206 says how much went back, and when', () => {
  const said = refund(
    '"p_id":6920000000000000187,"s_id":6920000000000000188,"aftersale_id":7012345678901234567,"refund_amount":2900,"success_time":1788400000',
  );
  expect(said).toMatchObject([
    {
      orderId: '6920000000000000187',
      refund: {
        eventId: '6920000000000000187:refund:7012345678901234567',
        kind: 'order.refunded',
        happenedAt: 1_788_400_000_000,
        buyer: null,
        data: { refundFen: 2_900 },
      },
    },
  ]);
});

test('a present that went back gives no money back', () => {
  expect(refund('"p_id":1,"aftersale_id":2,"refund_amount":0')).toMatchObject([{ refund: null }]);
});

test.each([
  ['no order number', '{"tag":"101","msg_id":"m","data":{}}', '0.data.p_id'],
  ['an order number no column holds', paid('"101"', `"${'9'.repeat(65)}"`), '0.data.p_id'],
  ['data that is no object', '{"tag":"101","msg_id":"m","data":[1]}', '0.data.p_id'],
  ['an endless message number', `{"tag":"101","msg_id":"${'m'.repeat(121)}","data":{"p_id":1}}`, '0.msg_id'],
  ['a refund of nothing', '{"tag":"206","msg_id":"m","data":{"p_id":1}}', '0.data.aftersale_id'],
  [
    'a refund without an amount',
    '{"tag":"206","msg_id":"m","data":{"p_id":1,"aftersale_id":2}}',
    '0.data.refund_amount',
  ],
  [
    'a refund of less than nothing',
    '{"tag":"206","msg_id":"m","data":{"p_id":1,"aftersale_id":2,"refund_amount":-1}}',
    '0.data.refund_amount',
  ],
  [
    'a refund of half a fen',
    '{"tag":"206","msg_id":"m","data":{"p_id":1,"aftersale_id":2,"refund_amount":"1.5"}}',
    '0.data.refund_amount',
  ],
])('%s is refused by name', (_, message, field) => {
  expect(read(`[${message}]`)).toEqual([{ refused: 'BODY_INVALID', details: { field } }]);
});
