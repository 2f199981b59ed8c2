import { isRefusal } from '@fanchang/domain';
import { readPush } from '../../platform/wechat/push-message';
import { readWeixinShopPush } from './read-weixin-shop';

const HEAD = '"ToUserName":"gh_1","FromUserName":"o5-7","CreateTime":1662480000,"MsgType":"event"';

function read(event: string, rest: string) {
  const message = readPush(`{${HEAD},"Event":"${event}",${rest}}`);
  if (isRefusal(message)) throw new Error('no message');
  return readWeixinShopPush({ digest: 'd', message, happenedAt: 1_662_480_000_000 });
}

test.each(['new', 'pay', 'wait_shipping', 'deliver', 'confirm', 'cancel', 'settle'])(
  'channels_ec_order_%s pulls its order',
  (name) => {
    expect(read(`channels_ec_order_${name}`, '"order_info":{"order_id":3705115058471208928}')).toEqual({
      id: 'd',
      about: `channels_ec_order_${name}`,
      orderId: '3705115058471208928',
      aftersaleId: null,
      refund: null,
      happenedAt: 1_662_480_000_000,
    });
  },
);

test.each([
  ['numbers', '3705115058471208928', '2000000000000000007'],
  ['texts', '"3705115058471208928"', '"2000000000000000007"'],
])('an after-sale whose ids are %s', (_, orderId, aftersaleId) => {
  const part = `{"status":"MERCHANT_REFUND_SUCCESS","after_sale_order_id":${aftersaleId},"order_id":${orderId}}`;
  expect(read('channels_ec_aftersale_update', `"finder_shop_aftersale_status_update":${part}`)).toMatchObject(
    { orderId: '3705115058471208928', aftersaleId: '2000000000000000007' },
  );
});

test('other events are nothing anybody here needs', () => {
  expect(read('channels_ec_coupon_receive', '"receive_info":{"coupon_id":"1"}')).toBeNull();
});

test.each([
  ['channels_ec_order_pay', '"order_info":{}', 'order_info.order_id'],
  ['channels_ec_order_pay', '"order_info":[{"order_id":[1]}]', 'order_info.order_id'],
  ['channels_ec_aftersale_update', '"x":1', 'finder_shop_aftersale_status_update.order_id'],
  [
    'channels_ec_aftersale_update',
    '"finder_shop_aftersale_status_update":{"order_id":"1"}',
    'finder_shop_aftersale_status_update.after_sale_order_id',
  ],
])('%s with %s is refused by name', (event, rest, field) => {
  expect(read(event, rest)).toEqual({ refused: 'BODY_INVALID', details: { field } });
});
