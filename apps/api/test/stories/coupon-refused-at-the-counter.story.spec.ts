import { withCheckDigit } from '@fanchang/domain';
import { addTemplate } from '../../src/outcomes/coupons';
import { House } from '../support/house';
import { confirm, ShopperView } from '../support/shopper';

const NOON = '2026-09-02T12:00:00+08:00';

describe('a coupon at the counter', () => {
  let house: House;
  let code: string;
  let couponId: string;

  beforeAll(async () => {
    house = await House.open(NOON);
    await house.buys('lin', 'A-1', '2026-09-02T11:00:00+08:00');
    const lin = await ShopperView.of(house, 'lin');
    couponId = (await lin.coupons())[0]?.id ?? '';
    code = (await lin.detail(couponId)).code;
  });
  beforeEach(() => house.at(NOON));
  afterAll(() => house.close());

  const quote = async (proof: string, billFen: number | null = 10_000, shop: 'lake' | 'hill' = 'lake') =>
    house.call<Record<string, unknown> & { ticket: string }>('POST', '/staff/verifications/quote', {
      token: await house.staff(shop),
      body: { proof, billFen },
    });
  const qr = async () => {
    const { token } = await ShopperView.of(house, 'lin');
    const answer = await house.call<{ token: string }>('POST', `/me/coupons/${couponId}/token`, { token });
    return answer.body.token;
  };

  it.each([
    ['a code of the right shape that no coupon has', withCheckDigit('99999999999'), 404, 'CODE_UNKNOWN'],
    ['a code typed only half', '123456', 400, 'CODE_MALFORMED'],
    ['a code with a digit too many', '1234567890123', 400, 'CODE_MALFORMED'],
    ['the QR of something else', 'https://u.wechat.com/abc', 400, 'QR_MALFORMED'],
    ['text', '券', 400, 'QR_MALFORMED'],
    ['a QR somebody made up', 'F.1.mzzzzzzz.AAAAAAAAAAAAAAAAAAAAAA', 400, 'QR_MALFORMED'],
  ])('refuses %s', async (_, proof, status, refusal) => {
    expect(await quote(proof)).toMatchObject({ status, body: { code: refusal } });
    expect(await confirm(house, proof, 10_000)).toMatchObject({ status, body: { code: refusal } });
  });

  it('refuses a code with one wrong digit, whichever it is', async () => {
    for (let at = 0; at < code.length; at += 1) {
      // Slowly enough not to be taken for a guesser.
      house.at(`2026-09-02T${String(13 + Math.floor(at / 2))}:${at % 2 === 0 ? '00' : '30'}:00+08:00`);
      const digit = (Number(code[at]) + 1) % 10;
      const wrong = code.slice(0, at) + String(digit) + code.slice(at + 1);
      expect(await quote(wrong)).toMatchObject({ status: 404, body: { code: 'CODE_UNKNOWN' } });
    }
  });

  it('reads a code typed in groups of four', async () => {
    const grouped = code.replace(/(\d{4})(?=\d)/g, '$1 ');
    expect(await quote(grouped)).toMatchObject({ status: 200, body: { usable: true } });
  });

  it('refuses a QR after its minute, and a changed one', async () => {
    const token = await qr();
    expect(await quote(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toMatchObject({
      status: 400,
    });
    expect(await quote(token.replace(/^F\.[^.]+/, 'F.2'))).toMatchObject({ body: { code: 'QR_MALFORMED' } });
    house.at('2026-09-02T12:00:59.999+08:00');
    expect(await quote(token)).toMatchObject({ status: 200 });
    house.at('2026-09-02T12:01:00+08:00');
    expect(await quote(token)).toMatchObject({ status: 410, body: { code: 'QR_EXPIRED' } });
    expect(await confirm(house, token, 10_000)).toMatchObject({ status: 410, body: { code: 'QR_EXPIRED' } });
  });

  it('keeps a scanned coupon in the hand of who scanned it, for ten minutes', async () => {
    const { ticket } = (await quote(await qr())).body;
    expect(await quote(ticket, 10_000, 'hill')).toMatchObject({
      status: 400,
      body: { code: 'QR_MALFORMED' },
    });
    house.at('2026-09-02T12:09:59+08:00');
    expect(await quote(ticket)).toMatchObject({ status: 200 });
    house.at('2026-09-02T12:10:00+08:00');
    expect(await quote(ticket)).toMatchObject({ status: 410, body: { code: 'TICKET_EXPIRED' } });
  });

  it('says what is missing to the threshold, and that a bill is needed', async () => {
    const low = { code: 'BELOW_THRESHOLD', message: '还差 ¥0.01 才满足使用门槛' };
    expect((await quote(code, 5_899)).body).toMatchObject({ usable: false, price: null, refusal: low });
    expect(await confirm(house, code, 5_899)).toMatchObject({ status: 409, body: low });
    expect((await quote(code, 5_900)).body).toMatchObject({ usable: true, refusal: null });
    expect(await confirm(house, code, 0)).toMatchObject({ status: 400, body: { code: 'BILL_REQUIRED' } });
    expect((await quote(code, null)).body).toMatchObject({ usable: true, price: null });
  });

  it.each([-1, 0.5, 1e9, '100', null])('refuses %p as a bill', async (billFen) => {
    const answer = await confirm(house, code, billFen as number);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'BODY_INVALID', message: '请求内容有误：billFen' },
    });
  });

  it('says which shops a coupon of other shops is for', async () => {
    const shops = [{ key: 'hill', name: '山前店' }];
    await house.database.transaction(async (db) => {
      const worth = { kind: 'cash', offFen: 500 } as const;
      await addTemplate(db, {
        key: 'hill-only',
        name: '山前立减',
        worth,
        thresholdFen: 0,
        scope: '全场',
        shops,
      });
      const template = await db.one<{ id: number }>(
        "SELECT id FROM coupon_templates WHERE template_key = 'hill-only'",
      );
      await db.run('UPDATE coupons SET template_id = ? WHERE id = ?', [template?.id ?? 0, Number(couponId)]);
    });
    const refusal = { code: 'COUPON_OTHER_SHOP', message: '不适用于本店，可用门店：山前店' };
    expect((await quote(code)).body).toMatchObject({ usable: false, refusal, coupon: { shops: '山前店' } });
    expect(await confirm(house, code, 10_000)).toMatchObject({ status: 409, body: refusal });
    const there = await confirm(house, code, 300, { shop: 'hill' });
    expect(there).toMatchObject({
      status: 200,
      body: { couponOffFen: 300, payableFen: 0, shopName: '山前店' },
    });
  });

  it('is used once, also after all the refusals before', async () => {
    const again = await confirm(house, code, 10_000);
    expect(again).toMatchObject({ status: 409, body: { code: 'COUPON_USED', message: '已被使用' } });
    expect((await quote(code)).body).toMatchObject({ usable: false, refusal: { code: 'COUPON_USED' } });
    const token = await house.call('POST', `/me/coupons/${couponId}/token`, {
      token: (await ShopperView.of(house, 'lin')).token,
    });
    expect(token).toMatchObject({ status: 409, body: { code: 'COUPON_USED' } });
  });

  it('a request key belongs to one verification', async () => {
    await house.buys('mei', 'B-1', '2026-09-02T11:00:00+08:00');
    const other = await (await ShopperView.of(house, 'mei')).codeOf('复购专享券');
    const key = { requestKey: 'the-same-key' };
    expect(await confirm(house, other, 10_000, key)).toMatchObject({ status: 200 });
    expect(await confirm(house, other, 10_001, key)).toMatchObject({ body: { code: 'REQUEST_KEY_REUSED' } });
    expect(await confirm(house, code, 10_000, key)).toMatchObject({ body: { code: 'REQUEST_KEY_REUSED' } });
    expect(await confirm(house, other, 10_000, key)).toMatchObject({ status: 200 });
  });
});

describe('a gift', () => {
  it('is handed over without a bill', async () => {
    const house = await House.open('2026-09-09T12:00:00+08:00');
    for (const day of ['02', '03', '04', '05'])
      await house.buys('lin', `A-${day}`, `2026-09-${day}T12:00:00+08:00`);
    const lin = await ShopperView.of(house, 'lin');
    expect(await lin.uses('返场赠品', 0)).toMatchObject({
      status: 200,
      body: { billFen: 0, couponOffFen: 0, payableFen: 0, coupon: { giftName: '当季尝鲜装' } },
    });
    await house.close();
  });
});
