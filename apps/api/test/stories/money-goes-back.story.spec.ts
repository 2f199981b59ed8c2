import { Db } from '../../src/platform/database/db';
import { cashGrant, Purse } from '../support/cash';
import { noticeRequest, paidResource } from '../support/pay-notices';
import { SeatShop } from '../support/payments';
import { push } from '../support/pushes';

jest.setTimeout(180_000);

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const REFUNDS = '/v3/refund/domestic/refunds';

describe('money that buys nothing goes back', () => {
  let shop: SeatShop;
  beforeEach(async () => {
    // No seats at all.
    shop = await SeatShop.open(0);
  });
  afterEach(async () => {
    await shop.moneyIsRight();
    await shop.house.close();
  });

  it('at once, and the shopper is told', async () => {
    const payNo = await shop.ready('lin');
    await shop.outside.pay(payNo);
    await shop.settle();
    expect([await shop.refunds(), await shop.givenBack()]).toEqual([['done 2900'], 2_900]);
    expect((await shop.seen('lin', payNo)).state).toBe('refunded');
    expect(await shop.titles('lin')).toEqual(['¥29 已退回']);
  });

  it('after a while, told by a notice or found by asking', async () => {
    await shop.outside.paySettings({ refunds: 'slow' });
    const [lin, mo] = [await shop.ready('lin'), await shop.ready('mo')];
    await shop.outside.pay(lin);
    await shop.outside.pay(mo);
    await shop.settle();
    expect(await shop.refunds()).toEqual(['processing 2900', 'processing 2900']);
    expect((await shop.seen('lin', lin)).state).toBe('refunding');
    await shop.outside.finishRefund(`${lin}R1`);
    await shop.settle();
    expect((await shop.seen('lin', lin)).state).toBe('refunded');
    await shop.outside.spoil({ kind: 'lose', to: 'weixin-pay' });
    await shop.outside.finishRefund(`${mo}R1`);
    await shop.settle();
    expect((await shop.seen('mo', mo)).state).toBe('refunding');
    await shop.forward(11 * MINUTE_MS);
    await shop.settle();
    expect((await shop.seen('mo', mo)).state).toBe('refunded');
    expect(await shop.titles('mo')).toEqual(['¥29 已退回']);
  });

  it('is told before our own question was answered, and stays done', async () => {
    await shop.outside.fault(REFUNDS, { kind: 'drop-after-commit', times: 3 });
    const payNo = await shop.ready('lin');
    await shop.outside.pay(payNo);
    await shop.settle();
    expect(await shop.refunds()).toEqual(['done 2900']);
    await shop.forward(DAY_MS);
    await shop.settle();
    expect([await shop.refunds(), await shop.givenBack()]).toEqual([['done 2900'], 2_900]);
  });

  it('waits as long as WeChat is away, and goes back once', async () => {
    const payNo = await shop.ready('lin');
    await shop.outside.fault('/v3/refund/*', { kind: 'status', status: 502, times: null });
    await shop.outside.pay(payNo);
    await shop.settle();
    for (let day = 0; day < 3; day += 1) {
      await shop.forward(DAY_MS);
      await shop.settle();
      expect(await shop.refunds()).toEqual(['queued 2900']);
      await shop.moneyIsRight();
    }
    expect(await shop.house.database.rows("SELECT id FROM work WHERE state = 'parked'")).toEqual([]);
    await shop.outside.clearFaults();
    await shop.forward(DAY_MS);
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    await shop.settle();
    expect([await shop.refunds(), await shop.givenBack()]).toEqual([['done 2900'], 2_900]);
  });

  it('that WeChat will not give back, for want of money, raises an alarm and is tried again', async () => {
    await shop.outside.fault(REFUNDS, { kind: 'error', code: 'NOT_ENOUGH', times: 2 });
    await shop.outside.pay(await shop.ready('lin'));
    await shop.settle();
    expect([await shop.refunds(), await shop.alarms()]).toEqual([['queued 2900'], ['refund-refused']]);
    await shop.forward(DAY_MS);
    await shop.settle();
    await shop.forward(DAY_MS);
    await shop.settle();
    expect([await shop.refunds(), await shop.alarms()]).toEqual([['done 2900'], ['refund-refused']]);
  });

  it('that WeChat cannot give back waits for people, who are told', async () => {
    await shop.outside.paySettings({ refunds: 'abnormal' });
    const payNo = await shop.ready('lin');
    await shop.outside.pay(payNo);
    await shop.settle();
    expect([await shop.refunds(), await shop.alarms()]).toEqual([['abnormal 2900'], ['refund-abnormal']]);
    const operator = await shop.house.staff('operator');
    const { body } = await shop.house.call('GET', '/staff/payments/alarms', { token: operator });
    expect(body).toMatchObject({
      items: [{ kind: 'refund-abnormal', payNo, at: '2026-09-02T20:00:00.000+08:00' }],
      nextCursor: null,
    });
    await shop.outside.finishRefund(`${payNo}R1`, 'SUCCESS');
    await shop.settle();
    expect([await shop.refunds(), (await shop.seen('lin', payNo)).state]).toEqual([
      ['done 2900'],
      'refunded',
    ]);
  });

  it('when another sum was paid than asked for: all of it, with an alarm', async () => {
    const payNo = await shop.ready('lin');
    await shop.outside.pay(payNo, { amountFen: 100 });
    await shop.settle();
    expect([await shop.refunds(), await shop.alarms()]).toEqual([['done 100'], ['amount']]);
    expect(await shop.givenBack()).toBe(100);
    const { payload: metrics } = await shop.house.app.inject({ method: 'GET', url: '/metrics' });
    expect(metrics).toContain('fanchang_payment_alarms{kind="amount"} 1');
  });

  it.each([
    ['another sum than was paid', { amount: { total: 1, currency: 'CNY' } }, 'amount'],
    ['another currency', { amount: { total: 2_900, currency: 'USD' } }, 'foreign'],
    ['another merchant', { mchid: '1900000002' }, 'foreign'],
    ['another app', { appid: 'wx0000000000000001' }, 'foreign'],
  ])('when the notice says %s: what was really paid, with an alarm', async (_, lie, alarm) => {
    await shop.outside.pay(await shop.ready('lin'), { lie });
    await shop.settle();
    expect([await shop.refunds(), await shop.alarms()]).toEqual([['done 2900'], [alarm]]);
    expect([await shop.givenBack(), await shop.seatsTaken()]).toEqual([2_900, 0]);
  });

  it('when nobody knows the payment, and is told to nobody else', async () => {
    await shop.house.shopper('lin');
    await shop.outside.payStray({ amountFen: 500, openid: 'lin', outTradeNo: 'P00000000000001' });
    await shop.outside.payStray({ amountFen: 700, openid: 'stranger', outTradeNo: 'P00000000000002' });
    await shop.settle();
    // Two notices come in either order.
    expect((await shop.refunds()).toSorted()).toEqual(['done 500', 'done 700']);
    expect([await shop.alarms(), await shop.givenBack()]).toEqual([['stray', 'stray'], 1_200]);
    expect(await shop.titles('lin')).toEqual(['¥5 已退回']);
  });

  it('when nobody takes what it was paid for', async () => {
    const payNo = await shop.ready('lin');
    await shop.house.database.run("UPDATE payments SET purpose = 'nobody' WHERE pay_no = ?", [payNo]);
    await shop.outside.pay(payNo);
    await shop.settle();
    expect([await shop.refunds(), await shop.alarms()]).toEqual([['done 2900'], ['nobody']]);
  });

  it('asked for again and again, goes back once', async () => {
    const payNo = await shop.ready('lin');
    await shop.outside.pay(payNo);
    await shop.outside.pushed();
    const row = await shop.house.database.one<{ id: number }>('SELECT id FROM payments');
    const refund = () =>
      shop.house.database.transaction((db) => shop.payments.refund(db, row?.id ?? 0, '再退一次'));
    await Promise.all([refund(), refund(), refund()]);
    await shop.settle();
    expect([await shop.refunds(), await shop.givenBack()]).toEqual([['done 2900'], 2_900]);
  });
});

describe('an account through which money passes', () => {
  let shop: SeatShop;
  beforeEach(async () => {
    shop = await SeatShop.open(0);
  });
  afterEach(() => shop.house.close());

  const erase = async () => {
    const token = await shop.house.shopper('lin');
    return shop.house.call('POST', '/me/privacy/erase', { token, body: { confirm: '注销' } });
  };

  it('is closed when all of it has arrived, and keeps nobody’s name', async () => {
    await shop.outside.paySettings({ refunds: 'slow' });
    const payNo = await shop.ready('lin');
    expect((await erase()).body).toMatchObject({ message: '有一笔支付还没结束，办完后再来注销' });
    await shop.outside.pay(payNo);
    await shop.settle();
    expect((await erase()).body).toMatchObject({ message: '有一笔退款还没到账，办完后再来注销' });
    await shop.outside.finishRefund(`${payNo}R1`);
    await shop.settle();
    const purse = await Purse.of(shop, 'lin');
    await purse.stands(cashGrant(purse.customerId));
    await purse.does('claim');
    expect((await erase()).body).toMatchObject({ message: '有一笔现金奖励正在转出，办完后再来注销' });
    await shop.forward(24 * 60 * MINUTE_MS);
    await shop.settle();
    expect((await erase()).status).toBe(200);
    expect(await shop.house.database.rows('SELECT openid FROM payments')).toEqual([{ openid: null }]);
    expect(await shop.house.database.rows('SELECT state, openid FROM transfers')).toEqual([
      { state: 'withdrawn', openid: null },
    ]);
    await shop.moneyIsRight();
  });

  it('that was closed before money came late gets it back, unnamed', async () => {
    const payNo = await shop.ready('lin');
    await shop.over();
    expect((await erase()).status).toBe(200);
    await shop.outside.pay(payNo, { late: true });
    await shop.settle();
    expect([await shop.refunds(), await shop.givenBack()]).toEqual([['done 2900'], 2_900]);
    expect(await shop.house.database.rows('SELECT openid FROM payments')).toEqual([{ openid: null }]);
    expect(await shop.house.database.rows('SELECT id FROM customer_marks')).toEqual([]);
  });
});

describe('a process that dies', () => {
  let shop: SeatShop;
  beforeEach(async () => {
    shop = await SeatShop.open(1);
  });
  afterEach(() => shop.house.close());

  it('at any statement of taking a payment strands no money', async () => {
    const [lin, mo] = [await shop.ready('lin'), await shop.ready('mo')];
    const deaths = [await dyingAtEach(shop, lin), await dyingAtEach(shop, mo)];
    expect(Math.min(...deaths)).toBeGreaterThan(5);
    await shop.settle();
    expect([await shop.seatsTaken(), await shop.refunds(), await shop.givenBack()]).toEqual([
      1,
      ['done 2900'],
      2_900,
    ]);
    await shop.moneyIsRight();
  });
});

/** Pays, and dies at the first statement, then at the second, … until none is left. @returns how often it died. */
async function dyingAtEach(shop: SeatShop, payNo: string): Promise<number> {
  await shop.outside.pay(payNo, { notify: false });
  const notice = noticeRequest(shop.house, 'TRANSACTION.SUCCESS', paidResource(payNo));
  for (let statement = 1; ; statement += 1) {
    const life = livesFor(statement);
    await push(shop.house, notice).finally(life.end);
    await shop.moneyIsRight();
    const row = await shop.house.database.one<{ state: string }>(
      'SELECT state FROM payments WHERE pay_no = ?',
      [payNo],
    );
    if (row?.state === 'paid') return statement - 1;
    expect(life.died()).toBe(true);
  }
}

/** From now on the database dies at its nth statement inside transactions. */
function livesFor(statements: number): { end: () => void; died: () => boolean } {
  let left = statements;
  let dead = false;
  const spies = (['one', 'rows', 'run', 'insert'] as const).map((name) => {
    const real = Db.prototype[name] as (...args: unknown[]) => unknown;
    return jest.spyOn(Db.prototype, name).mockImplementation(function (this: Db, ...args: unknown[]) {
      left -= 1;
      if (left < 0) {
        dead = true;
        throw new Error('the process died');
      }
      return real.apply(this, args) as never;
    });
  });
  return { end: () => spies.forEach((spy) => spy.mockRestore()), died: () => dead };
}
