import { createHash } from 'node:crypto';
import { CREDENTIALS } from '../credentials';
import { Asker, AT, type Json, Listener } from '../spec-support';
import { signatureOf } from './sign';

const { appKey, appSecret, shopId } = CREDENTIALS.douyin;
let asker: Asker;
let listener: Listener;
beforeEach(async () => {
  [asker, listener] = [await Asker.start(), await Listener.start()];
  await asker.control('target', { url: listener.url });
  await asker.control('shops/douyin/duplicates', { every: 0 });
});
afterEach(async () => {
  await asker.close();
  await listener.close();
});

/** Asks as a client would. @param more overrides of the query, after signing. */
async function call(method: string, params: Json, more: Record<string, string> = {}): Promise<Json> {
  const paramJson = JSON.stringify(params);
  const timestamp = String(AT / 1000);
  const sign = signatureOf(appSecret, { appKey, method, paramJson, timestamp });
  const query = { app_key: appKey, method, timestamp, v: '2', sign, sign_method: 'hmac-sha256', ...more };
  const answer = await asker.raw(`/${method.replace('.', '/')}`, paramJson, query);
  return JSON.parse((await answer.text()).replaceAll(/:(\d{16,})/g, ':"$1"')) as Json;
}
const create = () => call('token.create', { code: '', grant_type: 'authorization_self', shop_id: shopId });
const detail = async (shop_order_id: string, more: Record<string, string> = {}) =>
  call('order.orderDetail', { shop_order_id }, { access_token: (await create()).data.access_token, ...more });
const order = async (wish: Json = {}): Promise<Json> =>
  (await asker.control('shops/douyin/orders', wish)).order;
const step = (id: string, name: string, body: Json = {}) =>
  asker.control(`shops/douyin/orders/${id}/${name}`, body);

describe('抖店 call', () => {
  it('gives the shop a token, the same for most of a week', async () => {
    const first = await create();
    expect(first).toMatchObject({ code: 10000, err_no: 0 });
    expect(first.data).toMatchObject({ expires_in: 604_800, shop_id: Number(shopId) });
    expect((await create()).data.access_token).toBe(first.data.access_token);
  });

  it.each([
    [{ sign: 'f'.repeat(64) }, 'isv.signature-invalid'],
    [{ sign: '' }, 'isv.signature-missing'],
    [{ app_key: '1' }, 'isv.app-id-invalid'],
    [{ timestamp: String(AT / 1000 - 601) }, 'isv.timestamp-invalid'],
    [{ access_token: '' }, 'isv.access-token-missing'],
    [{ access_token: 'x' }, 'isv.access-token-no-existed'],
  ])('is refused with %j', async (wrong, sub_code) => {
    const { id } = await order();
    const answer = await detail(id, wrong as Record<string, string>);
    expect(answer.sub_code).toBe(sub_code);
    expect(answer.code).not.toBe(10000);
    expect(answer).not.toHaveProperty('data');
  });

  it('is signed over parameters with sorted keys', async () => {
    const query = async (signed: string) => {
      const timestamp = String(AT / 1000);
      const sign = signatureOf(appSecret, { appKey, method: 'token.create', paramJson: signed, timestamp });
      const body = JSON.stringify({ shop_id: shopId, grant_type: 'authorization_self', code: '' });
      const asked = { app_key: appKey, method: 'token.create', timestamp, v: '2', sign };
      return (await (await asker.raw('/token/create', body, asked)).json()) as Json;
    };
    const sorted = JSON.stringify({ code: '', grant_type: 'authorization_self', shop_id: shopId });
    const unsorted = JSON.stringify({ shop_id: shopId, grant_type: 'authorization_self', code: '' });
    expect((await query(sorted)).code).toBe(10000);
    expect((await query(unsorted)).sub_code).toBe('isv.signature-invalid');
  });

  it('says when the token is spent', async () => {
    const { access_token } = (await create()).data;
    await asker.control('tokens/expire');
    const { id } = await order();
    expect((await detail(id, { access_token })).sub_code).toBe('isv.access-token-expired');
    expect((await detail(id)).code).toBe(10000);
  });
});

describe('抖店 order', () => {
  it('knows its livestream, its buyer and a masked phone', async () => {
    await asker.control('people', { openid: 'lin', phone: '13912345678' });
    const { id } = await order({
      openid: 'lin',
      items: [{ productId: '36001', title: '坚果', quantity: 2, amountFen: 5_800 }, { amountFen: 1_000 }],
      live: { roomId: '7301234567890123999', authorId: '6891234567890123' },
    });
    await step(id, 'pay');
    const { shop_order_detail: seen } = (await detail(id)).data;
    expect(seen).toMatchObject({
      order_id: id,
      order_status: 2,
      pay_amount: 6_800,
      mask_post_tel: '139****5678',
      pay_time: AT / 1000,
    });
    expect(seen.doudian_open_id).toMatch(/^1@#/);
    expect(seen.sku_order_list).toMatchObject([
      {
        room_id: '7301234567890123999',
        room_id_str: '7301234567890123999',
        author_id: '6891234567890123',
        item_num: 2,
      },
      { product_id_str: '3600123456789012345' },
    ]);
    expect(JSON.stringify(seen)).not.toContain('13912345678');
  });

  it('walks its steps, and no others', async () => {
    const { id } = await order();
    expect((await asker.raw(`/control/shops/douyin/orders/${id}/ship`, '{}')).status).toBe(409);
    for (const [name, status] of [
      ['pay', 2],
      ['ship', 3],
      ['finish', 5],
      ['refund', 4],
    ] as const) {
      await step(id, name);
      expect((await detail(id)).data.shop_order_detail.order_status).toBe(status);
    }
    expect((await asker.raw(`/control/shops/douyin/orders/${id}/refund`, '{}')).status).toBe(409);
  });

  it('gives back a part, and never more than was paid', async () => {
    const { id } = await order({ items: [{ amountFen: 5_000 }] });
    await step(id, 'pay');
    await step(id, 'refund', { amountFen: 2_000 });
    expect((await detail(id)).data.shop_order_detail.order_status).toBe(2);
    expect((await asker.raw(`/control/shops/douyin/orders/${id}/refund`, '{"amountFen":3001}')).status).toBe(
      409,
    );
    await step(id, 'refund', { amountFen: 3_000 });
    expect((await detail(id)).data.shop_order_detail.order_status).toBe(4);
  });
});

describe('抖店 push', () => {
  it('is signed over the raw body', async () => {
    await order();
    await asker.pushed();
    const { headers, body } = listener.at('douyin')[0]!;
    expect(headers['app-id']).toBe(appKey);
    const sign = createHash('md5')
      .update(appKey + body + appSecret)
      .digest('hex');
    expect(headers['event-sign']).toBe(sign);
    await asker.control('pushes/spoil', { kind: 'forge' });
    await order();
    await asker.pushed();
    const forged = listener.at('douyin')[1]!;
    expect(forged.headers['event-sign']).not.toBe(
      createHash('md5')
        .update(appKey + forged.body + appSecret)
        .digest('hex'),
    );
  });

  it('has the tag of each step, and ids as number and as text', async () => {
    const { id } = await order();
    for (const name of ['pay', 'ship', 'finish', 'refund']) {
      await step(id, name);
      await asker.pushed();
    }
    const other = await order();
    await step(other.id, 'cancel');
    await asker.pushed();
    const bodies = listener.at('douyin').map(({ body }) => body);
    const tags = bodies.map((body) => (JSON.parse(body) as Json[]).map(({ tag }) => tag));
    expect(tags).toEqual([['100'], ['101'], ['102'], ['103'], ['200', '206'], ['100'], ['106']]);
    const written = bodies.map((body) => /"p_id":("?)(\d+)/.exec(body));
    expect(written.map((match) => match?.[2])).toEqual([id, id, id, id, id, other.id, other.id]);
    expect(new Set(written.map((match) => match?.[1]))).toEqual(new Set(['', '"']));
  });

  it('comes twice now and then, with the same msg_id', async () => {
    await asker.control('shops/douyin/duplicates', { every: 2 });
    await order();
    await order();
    await asker.pushed();
    const ids = listener.at('douyin').map(({ body }) => (JSON.parse(body) as Json[])[0]?.msg_id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(2);
  });

  it('is repeated until the answer is code 0', async () => {
    listener.answer = () => ({ body: listener.heard.length < 2 ? 'success' : '{"code":0,"msg":"success"}' });
    await order();
    await asker.pushed();
    expect(listener.heard).toHaveLength(2);
  });
});
