import { House } from '../support/house';

interface Archive {
  totals: { orders: number; items: number; savedFen: number; repurchases: number };
  ladders: {
    steps: { step: string; state: string; done: number }[];
    next: { text: string; endsAt: string } | null;
  }[];
  coupons: { id: string; name: string; endsAt: string; state: string }[];
  usableCoupons: number;
  memberPrice: { rateBasisPoints: number } | null;
}

describe('one order, from the webhook to the receipt', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open('2026-09-02T21:00:00+08:00');
  });
  afterAll(() => house.close());

  it('hands out the first step at the first order, with its countdown running', async () => {
    await house.buys('lin', 'A-1', '2026-09-02T20:30:00+08:00', 12_800);
    const token = await house.shopper('lin');
    const { body } = await house.call<Archive>('GET', '/me/archive', { token });

    expect(body.totals).toMatchObject({ orders: 1, items: 2, savedFen: 500, repurchases: 0 });
    expect(body.ladders[0]?.steps[0]).toMatchObject({ step: '7d', state: 'running', done: 0 });
    expect(body.ladders[0]?.next).toMatchObject({
      text: '9 折券在手，再买 1 次就能用',
      endsAt: '2026-09-10T00:00:00.000+08:00',
    });
    expect(body.coupons).toMatchObject([{ name: '复购专享券', endsAt: '2026-09-10T00:00:00.000+08:00' }]);
  });

  it('says why, shows a code and a QR that lives a minute, and is verified once', async () => {
    const shopper = await house.shopper('lin');
    const cashier = await house.staff('lake');
    const wallet = await house.call<{ items: { id: string }[] }>('GET', '/me/coupons?state=usable', {
      token: shopper,
    });
    const id = wallet.body.items[0]?.id ?? '';
    const detail = await house.call<{ code: string; why: string }>('GET', `/me/coupons/${id}`, {
      token: shopper,
    });
    expect(detail.body.why).toBe('9 月 2 日首单后，7 天内再次购买可享 9 折券。');
    expect(detail.body.code).toMatch(/^\d{12}$/);

    const qr = await house.call<{ token: string; lifeSeconds: number }>('POST', `/me/coupons/${id}/token`, {
      token: shopper,
    });
    expect(qr.body.lifeSeconds).toBe(60);
    const quote = await house.call<{ ticket: string; usable: boolean; price: unknown }>(
      'POST',
      '/staff/verifications/quote',
      { token: cashier, body: { proof: qr.body.token, billFen: 12_800 } },
    );
    expect(quote.body).toMatchObject({
      usable: true,
      price: { billFen: 12_800, memberOffFen: 0, couponOffFen: 1_280, payableFen: 11_520 },
    });

    house.at('2026-09-02T21:01:01+08:00');
    const late = await house.call('POST', '/staff/verifications/quote', {
      token: cashier,
      body: { proof: qr.body.token, billFen: null },
    });
    expect(late).toMatchObject({ status: 410, body: { code: 'QR_EXPIRED' } });

    const confirm = { requestKey: 'counter-1-0001', proof: quote.body.ticket, billFen: 12_800 };
    const first = await house.call('POST', '/staff/verifications', { token: cashier, body: confirm });
    expect(first).toMatchObject({ status: 200, body: { payableFen: 11_520, shopName: '湖边店' } });
    const again = await house.call('POST', '/staff/verifications', { token: cashier, body: confirm });
    expect(again).toEqual(first);

    const other = await house.call('POST', '/staff/verifications', {
      token: await house.staff('hill'),
      body: { requestKey: 'counter-2-0001', proof: detail.body.code, billFen: 12_800 },
    });
    expect(other).toMatchObject({ status: 409, body: { code: 'COUPON_USED', message: '已被使用' } });
  });

  it('counts the saving for the shopper and the receipt for the shop', async () => {
    await house.settle();
    const archive = await house.call<Archive>('GET', '/me/archive', { token: await house.shopper('lin') });
    expect(archive.body.totals.savedFen).toBe(500 + 1_280);
    const today = await house.call('GET', '/staff/verifications/today', { token: await house.staff('lake') });
    expect(today.body).toMatchObject({ totals: { count: 1, billFen: 12_800, offFen: 1_280 } });
    const elsewhere = await house.call('GET', '/staff/verifications/today', {
      token: await house.staff('hill'),
    });
    expect(elsewhere.body).toMatchObject({ totals: { count: 0 }, items: [] });
  });
});
