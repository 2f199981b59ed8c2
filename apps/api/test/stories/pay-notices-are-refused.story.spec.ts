import { noticeBody, noticeRequest, paidResource } from '../support/pay-notices';
import { SeatShop } from '../support/payments';
import { push } from '../support/pushes';

jest.setTimeout(180_000);

const EVENT = 'TRANSACTION.SUCCESS';

describe('a notice of WeChat Pay', () => {
  let shop: SeatShop;
  let payNo: string;
  beforeAll(async () => {
    shop = await SeatShop.open();
    payNo = await shop.ready('lin');
  });
  afterAll(async () => {
    await shop.moneyIsRight();
    await shop.house.close();
  });

  const state = async () => (await shop.seen('lin', payNo)).state;
  const code = async (request: Parameters<typeof push>[1]) => {
    const { status, code } = await push(shop.house, request);
    return [status, code];
  };

  it('that somebody else signed is refused, and so is a probe', async () => {
    const { house } = shop;
    for (const hand of ['a stranger’s', 'a probe’s'] as const) {
      const request = noticeRequest(house, EVENT, paidResource(payNo), { hand });
      expect(await code(request)).toEqual([401, 'PUSH_FORGED']);
    }
    expect(await state()).toBe('unpaid');
  });

  it('that was changed after it was signed is refused', async () => {
    const request = noticeRequest(shop.house, EVENT, paidResource(payNo));
    for (const [name, value] of [
      ['wechatpay-serial', 'PUB_KEY_ID_OF_A_STRANGER'],
      ['wechatpay-nonce', 'another'],
      ['wechatpay-timestamp', String(Number(request.headers?.['wechatpay-timestamp']) + 1)],
      ['wechatpay-timestamp', 'now'],
      ['wechatpay-signature', ''],
      ['wechatpay-signature', '!'.repeat(64)],
    ] as const) {
      const changed = { ...request, headers: { ...request.headers, [name]: value } };
      expect([name, await code(changed)]).toEqual([name, [401, 'PUSH_FORGED']]);
    }
    expect(await code({ ...request, body: `${String(request.body)} ` })).toEqual([401, 'PUSH_FORGED']);
    expect(await code({ ...request, headers: {} })).toEqual([401, 'PUSH_FORGED']);
    expect(await state()).toBe('unpaid');
  });

  it('of another time is refused, as one that is replayed later', async () => {
    const { house } = shop;
    for (const aside of [-301, 301]) {
      const request = noticeRequest(house, EVENT, paidResource(payNo), { aside });
      expect(await code(request)).toEqual([401, 'PUSH_STALE']);
    }
    expect(await state()).toBe('unpaid');
  });

  it('that is not what was agreed is refused', async () => {
    const { house } = shop;
    const bodies = ['', 'not JSON', '[]', '{}', '{"event_type":"TRANSACTION.SUCCESS","resource":1}'];
    for (const body of bodies) {
      expect([body, await code(noticeBody(house, body))]).toEqual([body, [400, 'PUSH_MALFORMED']]);
    }
    const plain = noticeRequest(house, EVENT, paidResource(payNo), { plain: true });
    expect(await code(plain)).toEqual([400, 'PUSH_MALFORMED']);
    for (const lack of ['out_trade_no', 'trade_state', 'transaction_id', 'amount']) {
      const request = noticeRequest(house, EVENT, paidResource(payNo, { [lack]: undefined }));
      expect([lack, await code(request)]).toEqual([lack, [400, 'PUSH_MALFORMED']]);
    }
    expect(await state()).toBe('unpaid');
  });

  it('about what we do not know is answered, so that it does not come again', async () => {
    const { house } = shop;
    expect(await code(noticeRequest(house, 'SOMETHING.NEW', { a: 1 }))).toEqual([204, null]);
    const closed = paidResource(payNo, { trade_state: 'CLOSED' });
    expect(await code(noticeRequest(house, EVENT, closed))).toEqual([204, null]);
    const refund = { out_refund_no: 'nobody’s', refund_status: 'SUCCESS' };
    expect(await code(noticeRequest(house, 'REFUND.SUCCESS', refund))).toEqual([204, null]);
    expect([await state(), await shop.alarms()]).toEqual(['unpaid', []]);
    const bill = { out_bill_no: 'T1', state: 'SUCCESS', transfer_amount: 2_000 };
    expect(await code(noticeRequest(house, 'MCHTRANSFER.BILL.FINISHED', bill))).toEqual([204, null]);
    expect(await shop.alarms()).toEqual(['cash-stray']);
  });

  it('is refused before the database is asked', async () => {
    const { house } = await SeatShop.open();
    const forged = noticeRequest(house, EVENT, paidResource('P1'), { hand: 'a stranger’s' });
    const right = noticeRequest(house, EVENT, paidResource('P1'));
    await house.database.close();
    expect(await push(house, forged)).toMatchObject({ status: 401, code: 'PUSH_FORGED' });
    expect((await push(house, right)).status).toBeGreaterThanOrEqual(500);
  });

  it('replayed at once changes nothing; a second transaction of the same payment is an alarm', async () => {
    const { house, outside } = shop;
    await outside.pay(payNo);
    await shop.settle();
    const [told] = await outside.pushes();
    expect(await outside.replay(told?.id ?? '')).toMatchObject({ status: 204, answer: '' });
    expect([await shop.seatsTaken(), await shop.refunds()]).toEqual([1, []]);
    const twice = noticeRequest(house, EVENT, paidResource(payNo));
    expect(await code(twice)).toEqual([204, null]);
    expect([await shop.seatsTaken(), await shop.alarms()]).toEqual([1, ['cash-stray', 'paid-twice']]);
  });
});
