import { CREDENTIALS } from '../credentials';
import { unseal } from '../pushes/envelope';
import { Asker, AT, type Json, Listener } from '../spec-support';

const { appId, appSecret, push } = CREDENTIALS.weixinShop;
let asker: Asker;
let listener: Listener;
beforeEach(async () => {
  [asker, listener] = [await Asker.start(), await Listener.start()];
  await asker.control('target', { url: listener.url });
});
afterEach(async () => {
  await asker.close();
  await listener.close();
});

const call = async (path: string, body: Json): Promise<Json> => {
  const { access_token } = await asker.stableToken({ appid: appId, secret: appSecret });
  return asker.post(`/channels/ec/${path}`, body, { access_token });
};
const get = async (order_id: string): Promise<Json> => (await call('order/get', { order_id })).order;
const create = async (wish: Json = {}): Promise<string> =>
  (await asker.control('shops/weixin-shop/orders', wish)).order.id;
const step = (id: string, name: string, body: Json = {}) =>
  asker.control(`shops/weixin-shop/orders/${id}/${name}`, body);
const opened = () =>
  listener.at('weixin-shop').map(({ body }) => unseal(JSON.parse(body).Encrypt, push.aesKey));

describe('微信小店 order', () => {
  it('knows its livestream, its buyer by unionid, and a masked phone', async () => {
    await asker.control('people', { openid: 'lin', phone: '13912345678' });
    const id = await create({ openid: 'lin', items: [{ amountFen: 5_000, quantity: 2 }], postFen: 800 });
    await step(id, 'pay');
    await step(id, 'ship');
    const order = await get(id);
    expect(order).toMatchObject({ order_id: id, status: 30, unionid: 'u-lin' });
    expect(order.openid).not.toBe('lin');
    expect(order.order_detail).toMatchObject({
      price_info: { order_price: 5_800, product_price: 5_000, freight: 800 },
      pay_info: { pay_time: AT / 1000 },
      ext_info: { order_scene: 2, finder_id: 'sphSandbox0001', live_id: expect.stringMatching(/^export/) },
      delivery_info: {
        address_info: { tel_number: '139****5678' },
        delivery_product_info: [{ delivery_time: AT / 1000 }],
      },
    });
    expect(JSON.stringify(order)).not.toContain('13912345678');
  });

  it('of a shop that hangs elsewhere has no unionid, and one outside a livestream no room', async () => {
    const order = await get(await create({ openid: 'lin', withUnionid: false, live: null }));
    expect(order).not.toHaveProperty('unionid');
    expect(order.order_detail.ext_info).toMatchObject({ order_scene: 1, live_id: '' });
  });

  it('walks its status, to 250 or 200', async () => {
    const id = await create();
    const seen = [(await get(id)).status];
    for (const name of ['pay', 'ship', 'finish', 'settle', 'refund']) {
      await step(id, name);
      seen.push((await get(id)).status);
    }
    expect(seen).toEqual([10, 20, 30, 100, 100, 200]);
    const other = await create();
    await step(other, 'cancel');
    expect((await get(other)).status).toBe(250);
  });

  it('says how much went back', async () => {
    const id = await create({ items: [{ amountFen: 5_000, quantity: 2 }] });
    await step(id, 'pay');
    const { order } = await step(id, 'refund', { amountFen: 1_500 });
    const { after_sale_order } = await call('aftersale/getaftersaleorder', {
      after_sale_order_id: order.aftersales[0].id,
    });
    expect(after_sale_order).toMatchObject({
      order_id: id,
      status: 'MERCHANT_REFUND_SUCCESS',
      refund_info: { amount: 1_500 },
    });
    expect((await call('order/get', { order_id: '1' })).errcode).not.toBe(0);
  });
});

describe('微信小店 push', () => {
  it('has the event of each step, for its own app, and ids as number and as text', async () => {
    const id = await create();
    for (const name of ['pay', 'ship', 'finish', 'settle', 'refund']) {
      await step(id, name);
      await asker.pushed();
    }
    const other = await create();
    await step(other, 'cancel');
    await asker.pushed();
    const events = opened();
    expect(new Set(events.map(({ receiver }) => receiver))).toEqual(new Set([appId]));
    const names = events.map(({ message }) => (JSON.parse(message) as Json).Event as string);
    expect([...names].sort()).toEqual(
      ['new', 'pay', 'wait_shipping', 'deliver', 'confirm', 'settle', 'new', 'cancel']
        .map((name) => `channels_ec_order_${name}`)
        .concat('channels_ec_aftersale_update')
        .sort(),
    );
    const written = events.map(({ message }) => /"order_id":("?)(\d{19})/.exec(message));
    expect(new Set(written.map((match) => match?.[2]))).toEqual(new Set([id, other]));
    expect(new Set(written.map((match) => match?.[1]))).toEqual(new Set(['', '"']));
  });
});
