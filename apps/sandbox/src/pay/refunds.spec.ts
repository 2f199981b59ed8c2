import { Asker, Listener } from '../spec-support';
import { Merchant, opened } from './spec-support';

let asker: Asker;
let listener: Listener;
let merchant: Merchant;
beforeEach(async () => {
  [asker, listener] = await Promise.all([Asker.start(), Listener.start()]);
  merchant = new Merchant(asker);
  await asker.control('pay/settings', { duplicates: 0, probes: 0 });
  await merchant.order('FC0001');
  await asker.control('pay/FC0001/pay');
  listener.answer = () => ({ status: 204, body: '' });
  await asker.control('target', { url: listener.url });
});
afterEach(async () => {
  await asker.close();
  await listener.close();
});

const told = async () => {
  await asker.pushed();
  return listener.at('weixin-pay').map((heard) => {
    const { event_type } = JSON.parse(heard.body) as { event_type: string };
    return { event_type, resource: opened(heard) };
  });
};
const query = (no: string) => merchant.get(`/v3/refund/domestic/refunds/${no}`);
const tradeState = async () => (await merchant.query('FC0001')).body.trade_state;

describe('a refund', () => {
  it('is done at once, and told to us', async () => {
    expect(await tradeState()).toBe('SUCCESS');
    const { status, body } = await merchant.refund('FC0001', 'R1', 9_900);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      refund_id: expect.stringMatching(/^503\d{25}$/),
      out_refund_no: 'R1',
      out_trade_no: 'FC0001',
      transaction_id: expect.stringMatching(/^42000/),
      status: 'SUCCESS',
      success_time: '2026-09-02T20:00:00+08:00',
      amount: { total: 9_900, refund: 9_900, payer_total: 9_900, payer_refund: 9_900, currency: 'CNY' },
    });
    expect((await query('R1')).body).toEqual(body);
    const [only] = await told();
    expect(only).toMatchObject({
      event_type: 'REFUND.SUCCESS',
      resource: {
        mchid: '1900000001',
        out_refund_no: 'R1',
        refund_status: 'SUCCESS',
        refund_id: body.refund_id,
      },
    });
    expect(only!.resource).not.toHaveProperty('status');
    expect(await tradeState()).toBe('REFUND');
  });

  it('asked for again is the same one, with other content an error', async () => {
    const { body } = await merchant.refund('FC0001', 'R1', 1_000);
    expect((await merchant.refund('FC0001', 'R1', 1_000)).body).toEqual(body);
    expect((await merchant.refund('FC0001', 'R1', 1_001)).body.code).toBe('INVALID_REQUEST');
    expect(await told()).toHaveLength(1);
  });

  it('never gives back more than was paid, in however many parts', async () => {
    expect((await merchant.refund('FC0001', 'R1', 6_000)).status).toBe(200);
    expect((await merchant.refund('FC0001', 'R2', 3_901)).body.code).toBe('INVALID_REQUEST');
    expect((await merchant.refund('FC0001', 'R2', 3_900)).status).toBe(200);
    expect((await merchant.refund('FC0001', 'R3', 1)).body.code).toBe('INVALID_REQUEST');
    expect((await asker.get('/control/pay')).payments[0].refundedFen).toBe(9_900);
  });

  it.each([
    ['of nothing', 'FC0001', 0, 9_900, 'PARAM_ERROR'],
    ['of a sum that was not paid', 'FC0001', 100, 9_901, 'INVALID_REQUEST'],
    ['of what nobody ordered', 'FC0404', 100, 9_900, 'RESOURCE_NOT_EXISTS'],
  ])('%s is refused', async (_what, no, amount, total, code) => {
    expect((await merchant.refund(no, 'R1', amount, total)).body.code).toBe(code);
    expect((await query('R1')).body.code).toBe('RESOURCE_NOT_EXISTS');
  });

  it('of what is not paid is refused', async () => {
    await merchant.order('FC0002');
    expect((await merchant.refund('FC0002', 'R1', 9_900)).body.code).toBe('INVALID_REQUEST');
  });

  it('gives back of a voucher only what was the payer’s own', async () => {
    await merchant.order('FC0002');
    await asker.control('pay/FC0002/pay', { voucherFen: 3_300 });
    expect((await merchant.refund('FC0002', 'R1', 9_900)).body.amount).toMatchObject({
      payer_total: 6_600,
      payer_refund: 6_600,
      discount_refund: 3_300,
    });
  });

  it('may take its time', async () => {
    await asker.control('pay/settings', { refunds: 'slow' });
    expect((await merchant.refund('FC0001', 'R1', 9_900)).body.status).toBe('PROCESSING');
    expect(await tradeState()).toBe('REFUND');
    expect(await told()).toEqual([]);
    await asker.forward(9 * 60_000);
    expect(await told()).toEqual([]);
    await asker.forward(60_000);
    expect(await told()).toMatchObject([{ event_type: 'REFUND.SUCCESS' }]);
  });

  it('that is finished early is not finished again', async () => {
    await asker.control('pay/settings', { refunds: 'slow' });
    await merchant.refund('FC0001', 'R1', 9_900);
    await asker.control('pay/refunds/R1/finish', { state: 'SUCCESS' });
    expect(await asker.control('pay/refunds/R1/finish')).toEqual({ error: 'it is SUCCESS' });
    await asker.forward(10 * 60_000);
    expect(await told()).toHaveLength(1);
  });

  it('may get stuck, and come right later', async () => {
    await asker.control('pay/settings', { refunds: 'abnormal' });
    expect((await merchant.refund('FC0001', 'R1', 9_900)).body).toMatchObject({ status: 'ABNORMAL' });
    await asker.pushed();
    await asker.control('pay/refunds/R1/finish', { state: 'SUCCESS' });
    expect(await told()).toMatchObject([
      { event_type: 'REFUND.ABNORMAL', resource: { refund_status: 'ABNORMAL' } },
      { event_type: 'REFUND.SUCCESS', resource: { refund_status: 'SUCCESS' } },
    ]);
  });

  it('that is closed leaves the money where it was', async () => {
    await asker.control('pay/settings', { refunds: 'slow' });
    await merchant.refund('FC0001', 'R1', 9_900);
    await asker.control('pay/refunds/R1/finish', { state: 'CLOSED' });
    expect(await tradeState()).toBe('SUCCESS');
    expect((await merchant.refund('FC0001', 'R2', 9_900)).status).toBe(200);
  });
});
