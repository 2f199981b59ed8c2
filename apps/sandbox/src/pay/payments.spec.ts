import { CREDENTIALS } from '../credentials';
import { Asker, AT, type Json, Listener } from '../spec-support';
import { Merchant, merchantSigns, opened, orderOf } from './spec-support';

const JSAPI = '/v3/pay/transactions/jsapi';
const { mchId } = CREDENTIALS.wechatPay;
let asker: Asker;
let listener: Listener;
let merchant: Merchant;
beforeEach(async () => {
  [asker, listener] = await Promise.all([Asker.start(), Listener.start()]);
  listener.answer = () => ({ status: 204, body: '' });
  await asker.control('target', { url: listener.url });
  await asker.control('pay/settings', { duplicates: 0, probes: 0 });
  merchant = new Merchant(asker);
});
afterEach(async () => {
  await asker.close();
  await listener.close();
});

const close = (no: string) =>
  merchant.post(`/v3/pay/transactions/out-trade-no/${no}/close`, { mchid: mchId });
const pay = (no: string, wish: Json = {}) => asker.control(`pay/${no}/pay`, wish);

describe('a call', () => {
  it('is answered signed, a no as well', async () => {
    expect(await merchant.order('FC0001')).toMatchObject({ status: 200, isTheirs: true });
    expect(await merchant.query('FC0002')).toMatchObject({
      status: 404,
      body: { code: 'ORDER_NOT_EXIST' },
      isTheirs: true,
    });
  });

  it.each([
    ['another merchant', { mchid: '1900000002' }],
    ['another certificate', { serial: '00' }],
    ['another body', { body: '{}' }],
    ['six minutes ago', { at: AT / 1000 - 360 }],
    ['six minutes ahead', { at: AT / 1000 + 360 }],
  ])('signed as %s is SIGN_ERROR', async (_what, wish) => {
    const answer = await merchant.ask('POST', JSAPI, JSON.stringify(orderOf('FC0001')), wish);
    expect(answer).toMatchObject({ status: 401, body: { code: 'SIGN_ERROR' } });
    expect((await asker.get('/control/pay')).payments).toEqual([]);
  });

  it('that is not signed is SIGN_ERROR', async () => {
    const path = `/v3/pay/transactions/out-trade-no/FC0001?mchid=${mchId}`;
    expect((await fetch(asker.url + path)).status).toBe(401);
    expect((await merchant.ask('GET', path)).status).toBe(404);
  });

  it('that is no JSON is PARAM_ERROR', async () => {
    expect(await merchant.post(JSAPI, '{"appid":')).toMatchObject({
      status: 400,
      body: { code: 'PARAM_ERROR' },
    });
  });

  it('is answered in the time its own clock shows, and so are notifies', async () => {
    await asker.control('time', { at: '2020-01-01T00:00:00+08:00', stands: true });
    const now = Math.floor(Date.now() / 1000);
    const body = JSON.stringify(orderOf('FC0001', { time_expire: undefined }));
    const times = [(await merchant.ask('POST', JSAPI, body, { at: now })).at];
    await asker.forward(86_400_000);
    await pay('FC0001');
    await asker.pushed();
    times.push(Number(listener.at('weixin-pay')[0]!.headers['wechatpay-timestamp']));
    for (const time of times) expect(Math.abs(time - now)).toBeLessThan(120);
    const world = Date.parse('2020-01-02T00:00:00+08:00') / 1000;
    expect((await merchant.ask('POST', JSAPI, body, { at: world })).at).toBe(world);
  });
});

describe('an order', () => {
  it('gets a prepay id, and the same one again for the same question', async () => {
    const [first, second] = [await merchant.order('FC0001'), await merchant.order('FC0001')];
    expect(first.body.prepay_id).toMatch(/^wx[0-9a-f]{34}$/);
    expect(second.body).toEqual(first.body);
    expect((await merchant.order('FC0001', { amount: { total: 1, currency: 'CNY' } })).body.code).toBe(
      'OUT_TRADE_NO_USED',
    );
  });

  it('gets another prepay id after two hours', async () => {
    const { body } = await merchant.order('FC0001', { time_expire: undefined });
    await asker.forward(7_200_000);
    const at = AT / 1000 + 7_200;
    const asked = JSON.stringify(orderOf('FC0001', { time_expire: undefined }));
    const again = await merchant.ask('POST', JSAPI, asked, { at });
    expect(again.body.prepay_id).not.toBe(body.prepay_id);
    expect(await asker.control(`pay/prepay/${body.prepay_id}/pay`)).toEqual({
      error: 'this prepay_id is too old',
    });
    expect((await asker.control(`pay/prepay/${again.body.prepay_id}/pay`)).payment.state).toBe('SUCCESS');
  });

  it.each([
    [{ appid: 'wx0' }, 'APPID_MCHID_NOT_MATCH'],
    [{ out_trade_no: 'short' }, 'PARAM_ERROR'],
    [{ out_trade_no: '订单号12345' }, 'PARAM_ERROR'],
    [{ description: '' }, 'PARAM_ERROR'],
    [{ description: '字'.repeat(128) }, 'PARAM_ERROR'],
    [{ notify_url: 'http://fanchang.example/push' }, 'PARAM_ERROR'],
    [{ notify_url: 'https://fanchang.example/push?a=1' }, 'PARAM_ERROR'],
    [{ amount: { total: 0, currency: 'CNY' } }, 'PARAM_ERROR'],
    [{ amount: { total: 99.5, currency: 'CNY' } }, 'PARAM_ERROR'],
    [{ amount: { total: 9_900, currency: 'USD' } }, 'PARAM_ERROR'],
    [{ payer: { openid: 'no openid' } }, 'PARAM_ERROR'],
    [{ time_expire: '2026-09-02 20:15:00' }, 'PARAM_ERROR'],
    [{ time_expire: '2026-09-02T20:00:59+08:00' }, 'PARAM_ERROR'],
  ])('with %j is %s', async (wrong, code) => {
    expect((await merchant.order('FC0001', wrong)).body.code).toBe(code);
  });

  it('that is closed is neither paid nor ordered again', async () => {
    await merchant.order('FC0001');
    expect(await close('FC0001')).toMatchObject({ status: 204, isTheirs: true });
    expect((await merchant.query('FC0001')).body).toMatchObject({ trade_state: 'CLOSED' });
    expect((await merchant.order('FC0001')).body.code).toBe('ORDER_CLOSED');
    expect((await close('FC0001')).body.code).toBe('ORDER_CLOSED');
    expect(await pay('FC0001')).toEqual({ error: 'it is closed' });
  });

  it('is not paid when its time is over, though nobody closed it', async () => {
    await merchant.order('FC0001');
    await asker.forward(15 * 60_000);
    expect(await pay('FC0001')).toEqual({ error: 'its time is over' });
    expect((await pay('FC0001', { late: true })).payment.state).toBe('SUCCESS');
  });

  it('is known by its number only, and by none that nobody ordered', async () => {
    expect((await close('FC0001')).body.code).toBe('ORDER_NOT_EXIST');
    expect((await merchant.get('/v3/pay/transactions/out-trade-no/FC0001')).body.code).toBe('PARAM_ERROR');
  });
});

describe('paying', () => {
  it('is told to us, signed and sealed, and found by asking', async () => {
    await merchant.order('FC0001', { attach: 'team' });
    expect((await merchant.query('FC0001')).body).toMatchObject({
      trade_state: 'NOTPAY',
      amount: { total: 9_900 },
    });
    await pay('FC0001');
    await asker.pushed();
    const resource = opened(listener.at('weixin-pay')[0]!);
    expect(resource).toEqual({
      mchid: mchId,
      appid: CREDENTIALS.miniProgram.appId,
      out_trade_no: 'FC0001',
      transaction_id: expect.stringMatching(/^42000\d{23}$/),
      trade_type: 'JSAPI',
      trade_state: 'SUCCESS',
      trade_state_desc: '支付成功',
      bank_type: 'OTHERS',
      attach: 'team',
      success_time: '2026-09-02T20:00:00+08:00',
      payer: { openid: 'lin' },
      amount: { total: 9_900, payer_total: 9_900, currency: 'CNY', payer_currency: 'CNY' },
    });
    expect((await merchant.query('FC0001')).body).toEqual(resource);
  });

  it('happens once', async () => {
    await merchant.order('FC0001');
    await pay('FC0001');
    expect(await pay('FC0001')).toEqual({ error: 'it is paid already' });
    expect(await pay('FC0001', { late: true })).toEqual({ error: 'it is paid already' });
    expect((await close('FC0001')).body.code).toBe('INVALID_REQUEST');
    expect((await merchant.order('FC0001')).body.code).toBe('OUT_TRADE_NO_USED');
  });

  it('from a phone needs what the merchant signed', async () => {
    const { prepay_id } = (await merchant.order('FC0001')).body;
    const [timeStamp, nonceStr, wrapped] = ['1788350400', 'nonce', `prepay_id=${prepay_id}`];
    const text = `${CREDENTIALS.miniProgram.appId}\n${timeStamp}\n${nonceStr}\n${wrapped}\n`;
    const params = { timeStamp, nonceStr, package: wrapped, signType: 'RSA', paySign: merchantSigns(text) };
    const tap = (wrong: Json) =>
      asker.control(`pay/prepay/${prepay_id}/pay`, { params: { ...params, ...wrong } });
    expect(await tap({ nonceStr: 'other' })).toEqual({ error: 'paySign is wrong' });
    expect(await tap({ package: prepay_id })).toEqual({ error: 'package is not prepay_id=…' });
    expect(await tap({ signType: 'MD5' })).toEqual({ error: 'signType must be RSA' });
    expect((await tap({})).payment.state).toBe('SUCCESS');
  });

  it('of another sum, or by somebody else, is so for everybody; a lie only in the notify', async () => {
    await merchant.order('FC0001');
    await pay('FC0001', { amountFen: 100, voucherFen: 30, openid: 'shu', lie: { mchid: '1' } });
    await asker.pushed();
    const paid = { payer: { openid: 'shu' }, amount: { total: 100, payer_total: 70 } };
    expect(opened(listener.heard[0]!)).toMatchObject({ mchid: '1', ...paid });
    expect((await merchant.query('FC0001')).body).toMatchObject({ mchid: mchId, ...paid });
  });

  it('that we never asked for is told to us, too', async () => {
    const { payment } = await asker.control('pay/stray', { amountFen: 500 });
    await asker.pushed();
    expect(opened(listener.heard[0]!)).toMatchObject({
      out_trade_no: payment.outTradeNo,
      amount: { total: 500 },
    });
    expect(await merchant.refund(payment.outTradeNo, 'R1', 500, 500)).toMatchObject({ status: 200 });
  });

  it('may go untold', async () => {
    await merchant.order('FC0001');
    expect((await pay('FC0001', { notify: false })).push).toBeNull();
    await asker.pushed();
    expect(listener.heard).toEqual([]);
    expect((await merchant.query('FC0001')).body.trade_state).toBe('SUCCESS');
  });
});
