import { whyOf } from '../../src/insight/why/why';
import { House } from '../support/house';
import { confirm, ShopperView } from '../support/shopper';

const NOON = '2026-09-02T12:00:00+08:00';

interface History {
  code?: string;
  why: Record<string, unknown> & { orders: Record<string, unknown>[] };
  steps: Record<string, unknown>[];
}

describe('why do they have this coupon', () => {
  let house: House;
  let couponId: string;
  beforeAll(async () => {
    house = await House.open(NOON);
    await house.buys('lin', 'A-1', '2026-09-02T11:00:00+08:00');
    couponId = (await (await ShopperView.of(house, 'lin')).coupons())[0]?.id ?? '';
  });
  afterAll(() => house.close());

  const history = async (account: 'lake' | 'hill' | 'boss') =>
    house.call<History>('GET', `/staff/coupons/${couponId}/history`, { token: await house.staff(account) });

  it('the shopper reads it in one sentence, in the list and on the coupon', async () => {
    const lin = await ShopperView.of(house, 'lin');
    const sentence = '9 月 2 日首单后，7 天内再次购买可享 9 折券。';
    expect((await lin.coupons())[0]).toMatchObject({ why: sentence });
    expect(await lin.detail(couponId)).toMatchObject({ why: sentence });
  });

  it('no shop reads of a coupon that was never shown there', async () => {
    expect(await history('lake')).toMatchObject({ status: 404, body: { code: 'COUPON_NOT_FOUND' } });
  });

  it('staff read it in full: rule, version, orders counted, what set it off, and every step since', async () => {
    const code = await (await ShopperView.of(house, 'lin')).codeOf('复购专享券');
    const token = await house.staff();
    await house.call('POST', '/staff/verifications/quote', { token, body: { proof: code, billFen: 100 } });
    house.at('2026-09-02T12:05:00+08:00');
    const receipt = await confirm(house, code, 10_000, { requestKey: 'why-in-full' });
    house.at('2026-09-02T12:06:00+08:00');
    await house.call('POST', `/staff/verifications/${String(receipt.body['id'])}/undo`, {
      token: await house.staff('boss'),
      body: { reason: '顾客改主意' },
    });

    const { status, body } = await history('lake');
    expect(status).toBe(200);
    expect(body.why).toMatchObject({
      sentence: '9 月 2 日首单后，7 天内再次购买可享 9 折券。',
      program: 'repurchase',
      programName: '复购阶梯',
      version: 1,
      step: '7d',
      setOffBy: 'order:A-1',
      state: 'standing',
      decidedAt: '2026-09-02T12:00:00.000+08:00',
      orders: [
        {
          source: 'shop',
          orderNo: 'A-1',
          paidAt: '2026-09-02T11:00:00.000+08:00',
          paidFen: 10_000,
          refundedFen: 0,
        },
      ],
    });
    expect(body.steps).toEqual([
      {
        at: '2026-09-02T12:06:00.000+08:00',
        from: 'used',
        to: 'granted',
        step: null,
        result: 'ok',
        who: '店员boss',
        where: '湖边店',
        reason: '顾客改主意',
      },
      {
        at: '2026-09-02T12:05:00.000+08:00',
        from: 'granted',
        to: 'used',
        step: null,
        result: 'ok',
        who: '店员lake',
        where: '湖边店',
        reason: null,
      },
      {
        at: NOON.replace('+', '.000+'),
        from: null,
        to: null,
        step: 'quote',
        result: 'BELOW_THRESHOLD',
        who: '店员lake',
        where: '湖边店',
        reason: null,
      },
    ]);
  });

  it('and of everything given, points and what was refused included, from the command line’s record', async () => {
    house.at('2026-09-02T13:00:00+08:00');
    await house.buys('mei', 'B-1', '2026-09-02T12:30:00+08:00', 12_850);
    const [mei] = await house.database.rows<{ customer_id: number }>(
      "SELECT customer_id FROM customer_identities WHERE value = 'mei'",
    );
    const given = await whyOf(house.database, { customer: mei?.customer_id ?? 0 });
    expect(given.map((one) => `${one.programName} ${one.step} ${one.state}`).sort()).toEqual([
      '复购阶梯 7d standing',
      '消费积分 order standing',
    ]);
    const points = given.find((one) => one.program === 'points');
    expect(points).toMatchObject({
      sentence: '9 月 2 日的订单实付 ¥128.50，得 128 积分。',
      setOffBy: 'order:B-1',
      orders: [{ source: 'shop', orderNo: 'B-1', paidFen: 12_850, refundedFen: 0 }],
      points: [{ kind: 'earn', points: 128 }],
    });
    expect(await whyOf(house.database, { grant: points?.key ?? '' })).toEqual([points]);
    const code = await (await ShopperView.of(house, 'lin')).codeOf('复购专享券');
    const [coupon] = await whyOf(house.database, { coupon: code });
    expect(coupon?.coupon?.moves.map((move) => `${move.from}>${move.to} ${move.by}`)).toEqual([
      'granted>used staff 1',
      'used>granted staff 3',
    ]);
    expect(await whyOf(house.database, { coupon: '000000000000' })).toEqual([]);
  });

  it('another shop still does not', async () => {
    expect(await history('hill')).toMatchObject({ status: 404 });
  });
});
