import { setBudget } from '../../src/outcomes/grants';
import { cashGrant, Purse } from '../support/cash';
import { SeatShop } from '../support/payments';

jest.setTimeout(180_000);

const HOUR_MS = 3_600_000;
const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';

describe('cash that a program gives', () => {
  let shop: SeatShop;
  let lin: Purse;
  beforeEach(async () => {
    shop = await SeatShop.open();
    lin = await Purse.of(shop, 'lin');
  });
  afterEach(async () => {
    await lin.booksAreRight();
    await shop.house.close();
  });

  it('is claimed, taken in WeChat and there', async () => {
    await lin.stands(cashGrant(lin.customerId));
    expect(await shop.titles('lin')).toEqual(['「¥20 现金奖励」待领取']);
    expect(await lin.only()).toMatchObject({
      amountFen: 2_000,
      sentence: '您邀请的朋友下单了。',
      state: 'ready',
      endsAt: '2026-09-20T00:00:00.000+08:00',
      confirm: null,
    });
    const { status, body } = await lin.does('claim');
    expect([status, body.state, body.confirmUntil]).toEqual([
      200,
      'confirming',
      '2026-09-03T20:00:00.000+08:00',
    ]);
    expect(body.confirm).toMatchObject({ mchId: '1900000001' });
    await shop.outside.confirmPackage(body.confirm?.package ?? '');
    await shop.settle();
    expect(await lin.only()).toMatchObject({ state: 'done', doneAt: expect.any(String), confirm: null });
    expect(await lin.bills()).toEqual(['SUCCESS 2000']);
    expect(await lin.does('claim')).toMatchObject({ status: 409, body: { code: 'CASH_STATE' } });
    expect(await shop.house.database.rows('SELECT package_sealed FROM transfers')).toEqual([
      { package_sealed: null },
    ]);
  });

  it('claimed by two phones at once is offered once, and both can take it', async () => {
    await lin.stands(cashGrant(lin.customerId));
    const claims = await Promise.all([lin.does('claim'), lin.does('claim'), lin.does('claim')]);
    expect(claims.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await lin.bills()).toEqual(['WAIT_USER_CONFIRM 2000']);
    const again = await lin.does('claim');
    expect(again.body.confirm?.package).toBe((await shop.outside.payView()).transfers[0]?.packageInfo);
  });

  it('not taken within 24 hours can be claimed again, under another number', async () => {
    await lin.stands(cashGrant(lin.customerId));
    const first = (await lin.does('claim')).body.confirm?.package;
    const firstBill = await lin.billNo();
    await shop.forward(24 * HOUR_MS);
    await shop.settle();
    expect(await lin.only()).toMatchObject({
      state: 'ready',
      failReason: '24 小时内没有收款，可以再领一次',
      confirm: null,
    });
    expect((await shop.titles('lin'))[0]).toBe('¥20 现金奖励还没收下');
    const second = (await lin.does('claim')).body.confirm?.package;
    expect([second === first, (await lin.billNo()) === firstBill]).toEqual([false, false]);
    await shop.outside.confirmPackage(second ?? '');
    await shop.settle();
    expect(await lin.bills()).toEqual(['SUCCESS 2000', 'FAIL 2000']);
    expect((await lin.only()).state).toBe('done');
  });

  it('whose end nobody told us of is found by asking', async () => {
    await lin.stands(cashGrant(lin.customerId));
    const { body } = await lin.does('claim');
    await shop.outside.spoil({ kind: 'lose', to: 'weixin-pay', times: null });
    await shop.outside.confirmPackage(body.confirm?.package ?? '');
    await shop.settle();
    expect((await lin.only()).state).toBe('confirming');
    expect((await lin.does('check')).body.state).toBe('done');
  });

  it('whose end nobody told us of is found by looking, too', async () => {
    await lin.stands(cashGrant(lin.customerId));
    await lin.does('claim');
    await shop.outside.spoil({ kind: 'lose', to: 'weixin-pay', times: null });
    await shop.forward(25 * HOUR_MS);
    await shop.settle();
    expect(await lin.only()).toMatchObject({ state: 'ready', confirm: null });
  });

  it('offered while the answer was lost is the same offer', async () => {
    await lin.stands(cashGrant(lin.customerId));
    await shop.outside.fault(TRANSFERS, { kind: 'drop-after-commit', times: 3 });
    expect(await lin.does('claim')).toMatchObject({ status: 503, body: { code: 'OUTSIDE_UNAVAILABLE' } });
    const billNo = await lin.billNo();
    expect((await lin.does('claim')).body.confirm).not.toBeNull();
    expect([await lin.bills(), await lin.billNo()]).toEqual([['WAIT_USER_CONFIRM 2000'], billNo]);
  });

  it('claimed while WeChat was away, and left alone, is ready again', async () => {
    await lin.stands(cashGrant(lin.customerId));
    await shop.outside.fault('/v3/fund-app/*', { kind: 'drop', times: 3 });
    expect((await lin.does('claim')).body.code).toBe('OUTSIDE_UNAVAILABLE');
    expect(await lin.only()).toMatchObject({ state: 'confirming', confirm: null });
    await shop.forward(61_000);
    await shop.settle();
    expect(await lin.only()).toMatchObject({ state: 'ready' });
    expect((await lin.does('claim')).body.confirm).not.toBeNull();
  });

  it('that WeChat only accepted waits, and can be taken a moment later', async () => {
    await shop.outside.paySettings({ transfers: 'slow' });
    await lin.stands(cashGrant(lin.customerId));
    expect((await lin.does('claim')).body).toMatchObject({ state: 'confirming', confirm: null });
    await shop.outside.offerTransfer((await lin.billNo()) ?? '');
    expect((await lin.does('check')).body.confirm).not.toBeNull();
    expect(await lin.bills()).toHaveLength(1);
  });

  it('that WeChat refuses stays ready, under the same number, with an alarm', async () => {
    await lin.stands(cashGrant(lin.customerId));
    await shop.outside.fault(TRANSFERS, { kind: 'error', code: 'NOT_ENOUGH', times: 1 });
    expect(await lin.does('claim')).toMatchObject({
      status: 200,
      body: { state: 'ready', failReason: '微信暂时没有转出，请稍后再领', confirm: null },
    });
    const billNo = await lin.billNo();
    expect([await shop.alarms(), billNo !== null]).toEqual([['cash-refused'], true]);
    expect((await lin.does('claim')).body).toMatchObject({ state: 'confirming', failReason: null });
    expect(await lin.billNo()).toBe(billNo);
  });

  it('that could not arrive says why, and can be claimed again', async () => {
    await lin.stands(cashGrant(lin.customerId));
    await lin.does('claim');
    await shop.outside.confirmTransfer((await lin.billNo()) ?? '', 'PAYEE_ACCOUNT_ABNORMAL');
    await shop.settle();
    expect(await lin.only()).toMatchObject({
      state: 'ready',
      failReason: '您的微信账户暂时不能收款，请在微信里处理后再领',
    });
  });

  it('nobody claims expires at its end', async () => {
    await lin.stands(cashGrant(lin.customerId));
    shop.house.at('2026-09-19T23:59:59.999+08:00');
    await shop.house.settle();
    expect((await lin.only()).state).toBe('ready');
    shop.house.at('2026-09-20T00:00:00+08:00');
    expect(await lin.does('claim')).toMatchObject({
      status: 409,
      body: { message: '这笔现金奖励已过领取期限' },
    });
    await shop.house.settle();
    expect((await lin.only()).state).toBe('expired');
  });

  it('is taken back by a refund before it is claimed, and given again', async () => {
    await lin.stands(cashGrant(lin.customerId));
    await lin.stands();
    expect([await lin.grantState(), (await lin.only()).state]).toEqual(['withdrawn', 'withdrawn']);
    expect((await lin.does('claim')).body).toMatchObject({ message: '这笔现金奖励已收回' });
    await lin.stands(cashGrant(lin.customerId));
    expect([await lin.grantState(), (await lin.only()).state]).toEqual(['standing', 'ready']);
  });

  it('is called back by a refund while it waits to be taken', async () => {
    await lin.stands(cashGrant(lin.customerId));
    const { body } = await lin.does('claim');
    await lin.stands();
    expect(await lin.grantState()).toBe('kept');
    await shop.settle();
    expect([await lin.bills(), (await lin.only()).state]).toEqual([['CANCELLED 2000'], 'withdrawn']);
    await expect(shop.outside.confirmPackage(body.confirm?.package ?? '')).rejects.toThrow();
    // Whoever decides next finds nothing used any more.
    await lin.stands();
    expect(await lin.grantState()).toBe('withdrawn');
  });

  it('that was taken stays theirs after a refund', async () => {
    await lin.stands(cashGrant(lin.customerId));
    const { body } = await lin.does('claim');
    await shop.outside.confirmPackage(body.confirm?.package ?? '');
    await lin.stands();
    await shop.settle();
    expect([await lin.grantState(), (await lin.only()).state, await lin.bills()]).toEqual([
      'kept',
      'done',
      ['SUCCESS 2000'],
    ]);
  });

  it('costs its fen from the program’s budget', async () => {
    await shop.house.database.transaction((db) =>
      setBudget(db, 'invite', { mostCount: null, mostFen: 3_000, mostPerPerson: null }),
    );
    await lin.stands(cashGrant(lin.customerId));
    const mo = await Purse.of(shop, 'mo');
    await mo.stands(cashGrant(mo.customerId));
    expect([(await lin.all()).length, (await mo.all()).length]).toEqual([1, 0]);
    await lin.stands();
    await mo.stands(cashGrant(mo.customerId));
    expect((await mo.only()).state).toBe('ready');
  });

  it('is nobody else’s, and of a sum WeChat transfers', async () => {
    await lin.stands(cashGrant(lin.customerId));
    const { id } = await lin.only();
    const mo = await Purse.of(shop, 'mo');
    for (const what of ['claim', 'check'] as const) {
      expect(await mo.does(what, id)).toMatchObject({ status: 404, body: { code: 'CASH_NOT_FOUND' } });
    }
    for (const fen of [9, 20_001]) {
      const outcome = { kind: 'cash' as const, fen, endsAt: null };
      await expect(
        mo.stands(cashGrant(mo.customerId, { outcome, key: `invite:2:${mo.customerId}` })),
      ).rejects.toThrow('cannot be transferred');
    }
  });

  it('goes with its person when they turn out to be somebody else', async () => {
    await lin.stands(cashGrant(lin.customerId));
    const mo = await Purse.of(shop, 'mo');
    await lin.does('claim');
    const token = await shop.house.staff('operator');
    const body = { customerId: mo.customerId, otherId: lin.customerId };
    await shop.house.call('POST', '/staff/customers/merge', { token, body });
    await shop.outside.confirmTransfer((await lin.billNo()) ?? '');
    await shop.settle();
    const rows = await shop.house.database.rows(
      'SELECT t.state FROM transfers t JOIN customers c ON c.id = t.customer_id WHERE c.merged_into IS NULL',
    );
    expect(rows).toEqual([{ state: 'done' }]);
  });
});
