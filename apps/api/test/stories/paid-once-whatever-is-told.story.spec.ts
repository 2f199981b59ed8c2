import type { CustomerId } from '@fanchang/domain';
import { Payments } from '../../src/outcomes/payments';
import { giveOne, people } from '../support/benefits';
import { cashGrant } from '../support/cash';
import { House } from '../support/house';
import { noticeRequest, paidResource } from '../support/pay-notices';
import { SeatShop } from '../support/payments';
import { push } from '../support/pushes';

jest.setTimeout(180_000);

const HOUR_MS = 3_600_000;

describe('a payment', () => {
  let shop: SeatShop;
  beforeEach(async () => {
    shop = await SeatShop.open();
  });
  afterEach(async () => {
    await shop.moneyIsRight();
    expect((await shop.outside.pushes()).filter(({ state }) => state === 'fooled')).toEqual([]);
    await shop.house.close();
  });

  it('is opened, paid by what the phone was given, and taken', async () => {
    const payNo = await shop.wants('lin');
    expect(await shop.seen('lin', payNo)).toMatchObject({ state: 'unpaid', params: null, amountFen: 2_900 });
    const ready = await shop.check('lin', payNo);
    expect(ready.body).toMatchObject({
      state: 'unpaid',
      description: '2 人拼团',
      expiresAt: '2026-09-02T20:15:00.000+08:00',
      params: { signType: 'RSA' },
    });
    const { params } = ready.body;
    const prepayId = params?.package.replace('prepay_id=', '') ?? '';
    await shop.outside.payByPrepay(prepayId, { params: params ?? {} });
    await shop.settle();
    expect(await shop.seen('lin', payNo)).toMatchObject({ state: 'paid', params: null });
    expect([await shop.seatsTaken(), await shop.refunds(), await shop.alarms()]).toEqual([1, [], []]);
    const mark = await shop.house.database.rows("SELECT id FROM customer_marks WHERE kind = 'payer'");
    expect(mark).toHaveLength(1);
  });

  it('asked for twice is one, and WeChat is asked for it once', async () => {
    const first = await shop.wants('lin', { requestKey: 'the same' });
    expect(await shop.wants('lin', { requestKey: 'the same' })).toBe(first);
    await expect(shop.wants('lin', { requestKey: 'the same', team: '8' })).rejects.toThrow(
      'PAYMENT_KEY_REUSED',
    );
    const customerId = await shop.customerId('lin');
    await shop.payments.ready(first, customerId);
    await shop.payments.ready(first, customerId);
    expect(await shop.outside.calls('/v3/pay/transactions/jsapi')).toBe(1);
  });

  it('is nobody else’s', async () => {
    const payNo = await shop.ready('lin');
    await shop.house.shopper('mo');
    expect(await shop.check('mo', payNo)).toMatchObject({ status: 404, body: { code: 'PAYMENT_NOT_FOUND' } });
    expect(await shop.seen('mo', payNo)).toMatchObject({ code: 'PAYMENT_NOT_FOUND' });
  });

  it('told three times over, with probes between, is taken once', async () => {
    await shop.outside.paySettings({ duplicates: 1, probes: 1 });
    await shop.outside.spoil({ kind: 'duplicate', to: 'weixin-pay', copies: 2, times: null });
    await shop.outside.pay(await shop.ready('lin'));
    await shop.settle();
    expect([await shop.seatsTaken(), await shop.refunds()]).toEqual([1, []]);
    const attempts = (await shop.outside.pushes()).flatMap((push) => push.attempts);
    expect(attempts.some(({ status }) => status === 401)).toBe(true);
    expect(attempts.some(({ status }) => status === 204)).toBe(true);
  });

  it('told by twenty at once, while the phone asks and its time runs out, is taken once', async () => {
    const payNo = await shop.ready('lin');
    await shop.outside.pay(payNo, { notify: false });
    const told = await shop.outside.payView();
    const changes = { transaction_id: told.payments[0]?.transactionId };
    const end = shop.house.database.transaction((db) => shop.payments.closeUnpaid(db, 'test-seat', '7'));
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () =>
        push(shop.house, noticeRequest(shop.house, 'TRANSACTION.SUCCESS', paidResource(payNo, changes))),
      ),
      shop.check('lin', payNo),
      shop.check('lin', payNo),
      end.then(() => shop.house.settle()),
    ]);
    expect(new Set(answers.flatMap((answer) => (answer ? [answer.status] : [])))).toEqual(
      new Set([204, 200]),
    );
    await shop.settle();
    expect([await shop.seatsTaken(), await shop.refunds(), await shop.alarms()]).toEqual([1, [], []]);
  });

  it('that two pay for one seat seats one and gives the other their money back', async () => {
    const [lin, mo] = [await shop.ready('lin'), await shop.ready('mo')];
    await Promise.all([shop.outside.pay(lin), shop.outside.pay(mo)]);
    await shop.settle();
    expect([await shop.seatsTaken(), await shop.refunds()]).toEqual([1, ['done 2900']]);
    expect(await shop.givenBack()).toBe(2_900);
    const states = [await shop.seen('lin', lin), await shop.seen('mo', mo)].map(({ state }) => state);
    expect(states.sort()).toEqual(['paid', 'refunded']);
    expect((await shop.titles('lin')).concat(await shop.titles('mo'))).toEqual(['¥29 已退回']);
  });

  it('whose notice is lost is found when the phone says it has paid', async () => {
    const payNo = await shop.ready('lin');
    await shop.outside.pay(payNo, { notify: false });
    await shop.settle();
    expect(await shop.seatsTaken()).toBe(0);
    expect((await shop.check('lin', payNo)).body).toMatchObject({ state: 'paid' });
    expect((await shop.check('lin', payNo)).body).toMatchObject({ state: 'paid' });
    expect(await shop.seatsTaken()).toBe(1);
  });

  it('whose notice is lost and whose phone is silent is found at its end', async () => {
    const payNo = await shop.ready('lin');
    await shop.outside.pay(payNo, { notify: false });
    await shop.forward(15 * 60_000);
    await shop.settle();
    expect([(await shop.seen('lin', payNo)).state, await shop.seatsTaken()]).toEqual(['paid', 1]);
  });

  it('nobody pays is closed at its end, here and at WeChat', async () => {
    const [ordered, never] = [await shop.ready('lin'), await shop.wants('mo')];
    await shop.forward(15 * 60_000 - 1);
    await shop.settle();
    expect((await shop.seen('lin', ordered)).state).toBe('unpaid');
    await shop.forward(1);
    await shop.settle();
    expect([(await shop.seen('lin', ordered)).state, (await shop.seen('mo', never)).state]).toEqual([
      'closed',
      'closed',
    ]);
    expect((await shop.outside.payView()).payments.map(({ state }) => state)).toEqual(['CLOSED']);
    expect(await shop.payments.ready(ordered, await shop.customerId('lin'))).toMatchObject({
      refused: 'PAYMENT_OVER',
    });
    await expect(shop.outside.pay(ordered)).rejects.toThrow();
  });

  it('for what is over is closed at once; money that was on its way goes to the taker', async () => {
    const [lin, mo] = [await shop.ready('lin'), await shop.ready('mo')];
    await shop.over();
    expect((await shop.outside.payView()).payments.map(({ state }) => state)).toEqual(['CLOSED', 'CLOSED']);
    await shop.outside.pay(lin, { late: true });
    await shop.settle();
    await shop.outside.pay(mo, { late: true });
    await shop.settle();
    expect([await shop.seatsTaken(), await shop.refunds()]).toEqual([1, ['done 2900']]);
  });

  it('paid the moment it is being closed is taken, not closed', async () => {
    const payNo = await shop.ready('lin');
    await shop.outside.spoil({ kind: 'hold', to: 'weixin-pay' });
    await shop.outside.pay(payNo);
    await shop.over();
    expect((await shop.seen('lin', payNo)).state).toBe('paid');
    await shop.outside.release();
    await shop.settle();
    expect([await shop.seatsTaken(), await shop.refunds()]).toEqual([1, []]);
  });

  it('told hours late is taken once', async () => {
    await shop.outside.spoil({ kind: 'hold', to: 'weixin-pay' });
    await shop.outside.pay(await shop.ready('lin'));
    await shop.forward(5 * HOUR_MS);
    await shop.settle();
    expect(await shop.seatsTaken()).toBe(1);
    await shop.outside.release();
    await shop.settle();
    expect([await shop.seatsTaken(), await shop.refunds()]).toEqual([1, []]);
  });

  it('whose prepay id was given and lost on the way is asked for again under the same number', async () => {
    await shop.outside.fault('/v3/pay/transactions/jsapi', { kind: 'drop-after-commit', times: 5 });
    const payNo = await shop.wants('lin');
    const customerId = await shop.customerId('lin');
    expect(await shop.payments.ready(payNo, customerId)).toMatchObject({ refused: 'OUTSIDE_UNAVAILABLE' });
    await shop.outside.clearFaults();
    expect(await shop.payments.ready(payNo, customerId)).toMatchObject({ state: 'unpaid', params: {} });
    expect((await shop.outside.payView()).payments).toHaveLength(1);
  });

  it('answered in somebody else’s hand is not believed', async () => {
    await shop.outside.fault('/v3/pay/*', { kind: 'forge', times: null });
    const payNo = await shop.wants('lin');
    const customerId = await shop.customerId('lin');
    expect(await shop.payments.ready(payNo, customerId)).toMatchObject({ refused: 'OUTSIDE_UNAVAILABLE' });
  });

  it('follows who paid it when they turn out to be somebody else', async () => {
    const payNo = await shop.ready('lin');
    const [lin, mo] = [await shop.customerId('lin'), await shop.customerId('mo')];
    await shop.outside.spoil({ kind: 'hold', to: 'weixin-pay' });
    await shop.outside.pay(payNo);
    const token = await shop.house.staff('operator');
    const merge = { token, body: { customerId: mo, otherId: lin } };
    const { body } = await shop.house.call<{ customerId: string }>('POST', '/staff/customers/merge', merge);
    await shop.outside.release();
    await shop.settle();
    const seats = await shop.house.database.rows('SELECT customer_id FROM group_seats');
    expect(seats).toEqual([{ customer_id: Number(body.customerId) }]);
    const [paid] = await shop.house.database.rows('SELECT customer_id, state FROM payments');
    expect(paid).toEqual({ customer_id: Number(body.customerId), state: 'paid' });
  });

  it('of two people who turn out to be one, asked for by the same name, stays two', async () => {
    const first = await shop.wants('lin', { requestKey: 'a name' });
    const second = await shop.wants('mo', { requestKey: 'a name' });
    const [lin, mo] = [await shop.customerId('lin'), await shop.customerId('mo')];
    const token = await shop.house.staff('operator');
    const merge = { token, body: { customerId: lin, otherId: mo } };
    expect((await shop.house.call('POST', '/staff/customers/merge', merge)).status).toBe(200);
    const owners = async () =>
      (
        await shop.house.database.rows<{ pay_no: string; customer_id: number; request_key: string }>(
          'SELECT pay_no, customer_id, request_key FROM payments ORDER BY id',
        )
      ).map((row) => [row.pay_no, row.customer_id, row.request_key === 'a name']);
    const joined = await owners();
    expect(new Set(joined.map(([, owner]) => owner)).size).toBe(1);
    expect(joined.filter(([, , named]) => named)).toHaveLength(1);
    const { body } = await shop.house.call<{ items: { id: string }[] }>(
      'GET',
      `/staff/customers/${lin}/merges`,
      { token },
    );
    await shop.house.call('POST', `/staff/customers/merges/${body.items[0]?.id}/undo`, { token });
    expect(await owners()).toEqual([
      [first, lin, true],
      [second, mo, true],
    ]);
  });
});

describe('where there is no paying', () => {
  const wish = (customerId: number, expiresAt: number) => ({
    customerId: customerId as CustomerId,
    purpose: 'test-seat',
    subject: '7',
    requestKey: 'a request',
    amountFen: 2_900,
    description: '2 人拼团',
    expiresAt,
  });
  const soon = Date.parse('2026-09-02T20:15:00+08:00');

  it('no payment is opened, and no cash is offered', async () => {
    const house = await House.open();
    const token = await house.shopper('lin');
    const [person] = await house.database.rows<{ id: CustomerId }>('SELECT id FROM customers');
    const id = person?.id ?? (0 as CustomerId);
    const opened = (expiresAt: number) =>
      house.database.decide((db) => house.app.get(Payments).open(db, wish(id, expiresAt)));
    expect(await opened(soon)).toMatchObject({ refused: 'PAY_OFF' });
    await giveOne(house, cashGrant(id));
    const { body } = await house.call<{ items: { id: string }[] }>('GET', '/me/cash', { token });
    const claim = await house.call('POST', `/me/cash/${body.items[0]?.id}/claim`, { token });
    expect(claim).toMatchObject({ status: 409, body: { code: 'PAY_OFF' } });
    await house.close();
  });

  it('nor by somebody whom WeChat does not know, nor for longer than it keeps a prepay id', async () => {
    const { house } = await SeatShop.open();
    const [nobody] = await people(house, 1);
    const opened = (expiresAt: number) =>
      house.database.decide((db) => house.app.get(Payments).open(db, wish(nobody ?? 0, expiresAt)));
    expect(await opened(soon)).toMatchObject({ refused: 'PAY_NEEDS_WECHAT' });
    await house.database.run(
      "INSERT INTO customer_identities (kind, value, customer_id) VALUES ('openid', 'o-1', ?)",
      [nobody ?? 0],
    );
    await expect(opened(soon + 8 * HOUR_MS)).rejects.toThrow('two hours');
    await house.close();
  });
});
