import { Asker, AT, Listener } from '../spec-support';
import { Merchant, opened, TRANSFERS } from './spec-support';

const DAY_MS = 86_400_000;
let asker: Asker;
let listener: Listener;
let merchant: Merchant;
beforeEach(async () => {
  [asker, listener] = await Promise.all([Asker.start(), Listener.start()]);
  merchant = new Merchant(asker);
  listener.answer = () => ({ status: 200, body: '{"code":"SUCCESS"}' });
  await asker.control('pay/settings', { duplicates: 0, probes: 0 });
  await asker.control('target', { url: listener.url });
});
afterEach(async () => {
  await asker.close();
  await listener.close();
});

const query = (no: string, at = AT) =>
  merchant.ask('GET', `${TRANSFERS}/out-bill-no/${no}`, '', { at: at / 1000 });
const cancel = (no: string) => merchant.post(`${TRANSFERS}/out-bill-no/${no}/cancel`);
const told = async () => {
  await asker.pushed();
  return listener.at('weixin-pay').map((heard) => opened(heard));
};

describe('a transfer', () => {
  it('waits for the shopper, who confirms it', async () => {
    const { body, isTheirs } = await merchant.transfer('B1');
    expect(isTheirs).toBe(true);
    expect(body).toEqual({
      out_bill_no: 'B1',
      transfer_bill_no: expect.stringMatching(/^\d{28}$/),
      create_time: '2026-09-02T20:00:00+08:00',
      state: 'WAIT_USER_CONFIRM',
      package_info: expect.any(String),
    });
    expect(await told()).toEqual([]);
    await asker.control('pay/transfers/package/confirm', { package: body.package_info });
    expect(await told()).toEqual([
      {
        mch_id: '1900000001',
        out_bill_no: 'B1',
        transfer_bill_no: body.transfer_bill_no,
        state: 'SUCCESS',
        transfer_amount: 500,
        openid: 'lin',
        create_time: '2026-09-02T20:00:00+08:00',
        update_time: '2026-09-02T20:00:00+08:00',
      },
    ]);
    expect(JSON.parse(listener.heard[0]!.body)).toMatchObject({
      event_type: 'MCHTRANSFER.BILL.FINISHED',
      resource: { original_type: 'mch_payment' },
    });
  });

  it('asked for again is the same one, and tells its package again; only that does', async () => {
    const { body } = await merchant.transfer('B1');
    expect((await merchant.transfer('B1')).body).toEqual(body);
    expect((await query('B1')).body).not.toHaveProperty('package_info');
    expect((await merchant.transfer('B1', { transfer_amount: 501 })).body.code).toBe('INVALID_REQUEST');
    await asker.control('pay/transfers/B1/confirm');
    const after = (await merchant.transfer('B1')).body;
    expect(after).toMatchObject({ state: 'SUCCESS', transfer_bill_no: body.transfer_bill_no });
    expect(after).not.toHaveProperty('package_info');
    expect(await asker.control('pay/transfers/B1/confirm')).toEqual({ error: 'it is SUCCESS' });
    expect(await told()).toHaveLength(1);
  });

  it('is over after 24 hours, not before', async () => {
    await merchant.transfer('B1');
    await asker.forward(DAY_MS - 60_000);
    expect((await query('B1', AT + DAY_MS - 60_000)).body.state).toBe('WAIT_USER_CONFIRM');
    await asker.forward(60_000);
    expect((await query('B1', AT + DAY_MS)).body).toMatchObject({
      state: 'FAIL',
      fail_reason: 'OVERDUE_CLOSE',
    });
    expect(await told()).toMatchObject([{ state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' }]);
    expect(await asker.control('pay/transfers/B1/confirm')).toEqual({ error: 'it is FAIL' });
  });

  it('that is confirmed does not end a second time', async () => {
    await merchant.transfer('B1');
    await asker.control('pay/transfers/B1/confirm');
    await asker.forward(DAY_MS);
    expect(await told()).toMatchObject([{ state: 'SUCCESS' }]);
  });

  it('may fail though it was confirmed', async () => {
    await merchant.transfer('B1');
    await asker.control('pay/transfers/B1/confirm', { fail: 'PAYEE_ACCOUNT_ABNORMAL' });
    expect(await told()).toMatchObject([{ state: 'FAIL', fail_reason: 'PAYEE_ACCOUNT_ABNORMAL' }]);
  });

  it('may only be accepted at first', async () => {
    await asker.control('pay/settings', { transfers: 'slow' });
    const { body } = await merchant.transfer('B1');
    expect(body.state).toBe('ACCEPTED');
    expect(body).not.toHaveProperty('package_info');
    expect(await asker.control('pay/transfers/B1/confirm')).toEqual({ error: 'it is ACCEPTED' });
    await asker.forward(60_000);
    expect((await merchant.transfer('B1')).body).toMatchObject({
      state: 'WAIT_USER_CONFIRM',
      package_info: expect.any(String),
    });
    await merchant.transfer('B2');
    await asker.control('pay/transfers/B2/offer');
    expect((await query('B2')).body.state).toBe('WAIT_USER_CONFIRM');
  });

  it('is called back before it is confirmed, never after', async () => {
    await merchant.transfer('B1');
    expect((await cancel('B1')).body).toMatchObject({ out_bill_no: 'B1', state: 'CANCELING' });
    expect(await asker.control('pay/transfers/B1/confirm')).toHaveProperty('error');
    await asker.forward(1);
    expect(await told()).toMatchObject([{ state: 'CANCELLED' }]);
    expect((await cancel('B1')).body.state).toBe('CANCELLED');
    await merchant.transfer('B2');
    await asker.control('pay/transfers/B2/confirm');
    expect((await cancel('B2')).body.code).toBe('INVALID_REQUEST');
    expect((await cancel('B3')).body.code).toBe('NOT_FOUND');
    expect((await query('B3')).body.code).toBe('NOT_FOUND');
  });

  it.each([
    [{ appid: 'wx0' }, 'APPID_MCHID_NOT_MATCH'],
    [{ out_bill_no: 'B-1' }, 'PARAM_ERROR'],
    [{ out_bill_no: 'B'.repeat(33) }, 'PARAM_ERROR'],
    [{ transfer_scene_id: '1005' }, 'NO_AUTH'],
    [{ openid: '' }, 'PARAM_ERROR'],
    [{ transfer_amount: 9 }, 'PARAM_ERROR'],
    [{ transfer_amount: 10.5 }, 'PARAM_ERROR'],
    [{ transfer_amount: 20_001 }, 'RULE_LIMIT'],
    [{ transfer_remark: '字'.repeat(33) }, 'PARAM_ERROR'],
    [{ transfer_scene_report_infos: [{ info_type: '活动名称', info_content: '有礼' }] }, 'PARAM_ERROR'],
  ])('with %j is %s', async (wrong, code) => {
    expect((await merchant.transfer('B1', wrong)).body.code).toBe(code);
    expect((await asker.get('/control/pay')).transfers).toEqual([]);
  });

  it.each([10, 20_000])('of %d fen is fine', async (transfer_amount) => {
    expect((await merchant.transfer('B1', { transfer_amount })).status).toBe(200);
  });
});
