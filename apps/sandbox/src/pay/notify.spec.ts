import { Asker, AT, type Heard, type Json, Listener } from '../spec-support';
import { isSigned, Merchant, opened } from './spec-support';

let asker: Asker;
let listener: Listener;
let merchant: Merchant;
beforeEach(async () => {
  [asker, listener] = await Promise.all([Asker.start(), Listener.start()]);
  merchant = new Merchant(asker);
  // As our API: nothing is taken that they did not sign.
  listener.answer = ({ headers, body }) => ({ status: isSigned(headers, body) ? 204 : 401, body: '' });
  await asker.control('target', { url: listener.url });
  await asker.control('pay/settings', { duplicates: 0, probes: 0 });
});
afterEach(async () => {
  await asker.close();
  await listener.close();
});

const spoil = (kind: string, more: Json = {}) =>
  asker.control('pushes/spoil', { kind, to: 'weixin-pay', ...more });
const sold = async (no: string) => {
  await merchant.order(no);
  await asker.control(`pay/${no}/pay`);
};
const heard = async (): Promise<Heard[]> => {
  await asker.pushed();
  return listener.at('weixin-pay');
};
const pushes = async () => (await asker.get('/control/pushes')).pushes;
const signatures = (all: Heard[]) => all.map(({ headers, body }) => isSigned(headers, body));

describe('a notify', () => {
  it('says what it is outside, and all else only inside', async () => {
    await sold('FC0001');
    const [only] = await heard();
    expect(only!.method).toBe('POST');
    expect(only!.headers).toMatchObject({
      'wechatpay-serial': 'PUB_KEY_ID_0119000000012026010100000000000001',
      'wechatpay-timestamp': String(AT / 1000),
      'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    });
    expect(JSON.parse(only!.body)).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      create_time: '2026-09-02T20:00:00+08:00',
      event_type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resource_type: 'encrypt-resource',
      resource: {
        algorithm: 'AEAD_AES_256_GCM',
        original_type: 'transaction',
        associated_data: 'transaction',
        ciphertext: expect.any(String),
        nonce: expect.stringMatching(/^.{12}$/),
      },
    });
    expect(only!.body).not.toContain('FC0001');
    expect((await pushes())[0]).toMatchObject({
      event: 'TRANSACTION.SUCCESS',
      about: 'FC0001',
      state: 'taken',
    });
  });

  it('is the same one when it is repeated, signed anew', async () => {
    listener.answer = () => ({ status: listener.heard.length < 3 ? 500 : 200, body: '{"code":"FAIL"}' });
    await sold('FC0001');
    const all = await heard();
    expect(all).toHaveLength(3);
    expect(new Set(all.map(({ body }) => (JSON.parse(body) as Json).id)).size).toBe(1);
    expect(new Set(all.map(({ headers }) => headers['wechatpay-signature'])).size).toBe(3);
    expect(signatures(all)).toEqual([true, true, true]);
  });

  it('comes twice every third time by itself', async () => {
    await asker.control('pay/settings', { duplicates: 3 });
    for (const n of [1, 2, 3, 4]) await sold(`FC000${n}`);
    const numbers = (await heard()).map((one) => opened(one).out_trade_no as string);
    expect(numbers.sort()).toEqual(['FC0001', 'FC0002', 'FC0003', 'FC0003', 'FC0004']);
  });

  it('comes with a probe first every so often, which must be refused', async () => {
    await asker.control('pay/settings', { probes: 2 });
    await sold('FC0001');
    await heard();
    await sold('FC0002');
    const [, probe, real] = await heard();
    expect(probe!.headers['wechatpay-signature']).toMatch(/^WECHATPAY\/SIGNTEST\//);
    expect(opened(probe!)).toEqual(opened(real!));
    expect(signatures([probe!, real!])).toEqual([false, true]);
    expect((await pushes())[0].state).toBe('taken');
  });

  it('shows who takes a probe', async () => {
    listener.answer = () => ({ status: 200, body: '' });
    await asker.control('pay/settings', { probes: 1 });
    await sold('FC0001');
    await heard();
    expect((await pushes())[0].state).toBe('fooled');
  });

  it('goes wrong as it was ordered', async () => {
    await spoil('forge');
    await sold('FC0001');
    const forged = await heard();
    expect(signatures(forged)).toEqual([false, false, false, false]);
    expect((await pushes())[0].state).toBe('refused');

    await spoil('stale', { seconds: 600 });
    await sold('FC0002');
    const stale = (await heard())[4]!;
    expect(stale.headers['wechatpay-timestamp']).toBe(String(AT / 1000 - 600));
    expect(signatures([stale])).toEqual([true]);

    await spoil('truncate');
    await sold('FC0003');
    const cut = (await heard())[5]!;
    expect(() => JSON.parse(cut.body) as Json).toThrow();
    expect(signatures([cut])).toEqual([false]);

    const before = listener.heard.length;
    await spoil('plain');
    await sold('FC0004');
    const plain = (await heard())[before]!;
    expect((JSON.parse(plain.body) as Json).resource.out_trade_no).toBe('FC0004');
    expect(signatures([plain])).toEqual([true]);
  });

  it('is held, let go in another order, and sent exactly again', async () => {
    await spoil('hold', { times: 2, event: 'TRANSACTION.SUCCESS' });
    await sold('FC0001');
    await sold('FC0002');
    expect(await heard()).toEqual([]);
    await asker.control('pushes/release', { order: 'last-first' });
    expect((await heard()).map((one) => opened(one).out_trade_no as string)).toEqual(['FC0002', 'FC0001']);
    await asker.control(`pushes/${(await pushes())[1].id}/replay`);
    const [, second, third] = listener.heard;
    expect(third!.headers['wechatpay-signature']).toBe(second!.headers['wechatpay-signature']);
  });
});

describe('an ordered mishap of a call', () => {
  const fault = (kind: string, more: Json = {}) =>
    asker.control('faults', { path: '/v3/pay/*', kind, ...more });

  it.each([
    [undefined, 500, 'SYSTEM_ERROR'],
    ['FREQUENCY_LIMITED', 429, 'FREQUENCY_LIMITED'],
    ['RULE_LIMIT', 403, 'RULE_LIMIT'],
    ['NEVER_HEARD_OF', 400, 'NEVER_HEARD_OF'],
  ])('%s is answered in its words, signed, and nothing is done', async (code, status, answered) => {
    await fault('error', { code });
    expect(await merchant.order('FC0001')).toMatchObject({
      status,
      body: { code: answered },
      isTheirs: true,
    });
    expect((await merchant.query('FC0001')).status).toBe(404);
  });

  it('breaks the connection after it was done', async () => {
    await fault('drop-after-commit');
    await expect(merchant.order('FC0001')).rejects.toThrow('fetch failed');
    expect((await merchant.query('FC0001')).status).toBe(200);
  });

  it('forges the answer, with a body and without', async () => {
    await fault('forge', { times: 2 });
    expect(await merchant.order('FC0001')).toMatchObject({ status: 200, isTheirs: false });
    const close = '/v3/pay/transactions/out-trade-no/FC0001/close';
    expect(await merchant.post(close, { mchid: '1900000001' })).toMatchObject({
      status: 204,
      isTheirs: false,
    });
    expect(await merchant.query('FC0001')).toMatchObject({ body: { trade_state: 'CLOSED' }, isTheirs: true });
  });
});

describe('the control API', () => {
  it('says what is wrong with a wish', async () => {
    expect(await asker.control('pay/FC0404/pay')).toEqual({ error: 'no such payment' });
    expect(await asker.control('pay/prepay/wx0/pay')).toEqual({ error: 'no such payment' });
    expect(await asker.control('pay/settings', { refunds: 'never' })).toHaveProperty('error');
    await merchant.order('FC0001');
    for (const wrong of [{ openid: 'no openid' }, { amountFen: -1 }]) {
      expect(await asker.control('pay/FC0001/pay', wrong)).toHaveProperty('error');
    }
    expect((await asker.get('/control/pay/FC0001')).state).toBe('NOTPAY');
  });

  it('forgets it all', async () => {
    await sold('FC0001');
    await merchant.refund('FC0001', 'R1', 100);
    await merchant.transfer('B1');
    await asker.control('reset');
    expect(await asker.get('/control/pay')).toEqual({
      settings: { refunds: 'at-once', transfers: 'at-once', duplicates: 3, probes: 7 },
      payments: [],
      refunds: [],
      transfers: [],
    });
  });
});
