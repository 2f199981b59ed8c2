import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { douyinEventSign, douyinSign, sortedJson } from './douyin-sign';

const app = { appKey: '7000000000000000001', appSecret: 'a-secret' };

it('signs the parameters in alphabetical order between the secret twice', () => {
  const text =
    'a-secretapp_key7000000000000000001methodorder.orderDetailparam_json{"shop_order_id":"1"}timestamp1790000000v2a-secret';
  expect(douyinSign(app, 'order.orderDetail', '{"shop_order_id":"1"}', '1790000000')).toBe(
    createHmac('sha256', 'a-secret').update(text).digest('hex'),
  );
});

it('signs a push over every byte of its body', () => {
  const body = '[{"tag":"0","msg_id":"0"}]';
  const sign = createHash('md5').update(`7000000000000000001${body}a-secret`).digest('hex');
  expect(douyinEventSign(app, Buffer.from(body))).toBe(sign);
  expect(douyinEventSign(app, Buffer.from(`${body} `))).not.toBe(sign);
});

it('sorts keys at every depth, and leaves lists and text as they are', () => {
  expect(sortedJson({ b: [{ z: 1, a: '<&>' }, 2], a: { d: null, c: '中' } })).toBe(
    '{"a":{"c":"中","d":null},"b":[{"a":"<&>","z":1},2]}',
  );
});

it('says the same whatever the order the keys came in', () => {
  const keys = fc.uniqueArray(fc.string({ minLength: 1 }).filter((key) => !/^\d+$/.test(key)));
  fc.assert(
    fc.property(keys, (names) => {
      const one = Object.fromEntries(names.map((name) => [name, { b: 1, a: name }]));
      const other = Object.fromEntries([...names].reverse().map((name) => [name, { a: name, b: 1 }]));
      expect(sortedJson(other)).toBe(sortedJson(one));
      expect(JSON.parse(sortedJson(one))).toEqual(one);
    }),
  );
});
