import { withCheckDigit } from '@fanchang/domain';
import { billOf, LINES, Mall, type Operation } from '../support/checkout';
import { House } from '../support/house';
import { tally } from '../support/parallel';
import { confirm } from '../support/shopper';

const NOON = '2026-09-02T12:00:00+08:00';
const UNKNOWN = withCheckDigit('99999999999');

describe('a checkout is told no', () => {
  let house: House;
  let mall: Mall;
  let code: string;
  beforeAll(async () => {
    house = await House.open(NOON);
    mall = new Mall(house);
    code = await mall.gives('lin');
  });
  beforeEach(() => house.at(NOON));
  afterAll(() => house.close());

  const both = async (
    openid: string,
    codes: string[],
    status: number,
    body: object,
    lines: object[] = LINES,
  ) => {
    expect(await mall.check(openid, { codes, lines })).toMatchObject({ status, body });
    expect(await mall.hold('R-1', openid, codes, { lines })).toMatchObject({ status, body });
    expect(await mall.redeem('R-1')).toMatchObject({ status: 404, body: { code: 'HOLD_NOT_FOUND' } });
  };

  it.each([
    ['a code no coupon has', [UNKNOWN], 404, 'CODE_UNKNOWN'],
    ['twelve digits that are no code', ['123456789012'], 404, 'CODE_UNKNOWN'],
    ['half a code', ['123456'], 400, 'CODE_MALFORMED'],
    ['text', ['ABCDEFGHIJKL'], 400, 'CODE_MALFORMED'],
    ['a right code and half of one', ['', '12'], 400, 'CODE_MALFORMED'],
  ])('for %s', async (_, codes, status, refusal) => {
    await both(
      'lin',
      codes.map((text) => text || code),
      status,
      { code: refusal },
    );
  });

  it("for somebody else's coupon, and for a buyer nobody knows", async () => {
    await mall.customerOf('mei');
    await both('mei', [code], 403, { code: 'COUPON_FOREIGN', message: '这张券不属于这位会员' });
    await both('nobody', [code], 404, { code: 'BUYER_UNKNOWN' });
    expect(await mall.check('nobody')).toMatchObject({ status: 404, body: { code: 'BUYER_UNKNOWN' } });
  });

  it('for a coupon of the counter, not begun, over, used or revoked', async () => {
    const at = (text: string) => Date.parse(`2026-09-${text}+08:00`);
    const counter = await mall.gives('mo', { useAt: 'shop', stackingGroup: 'counter' });
    const early = await mall.gives('mo', {}, { startsAt: at('03T00:00:00') });
    const late = await mall.gives('mo', {}, { endsAt: at('02T12:30:00') });
    const used = await mall.gives('mo', { stackingGroup: 'used' });
    const revoked = await mall.gives('mo', { onReturn: 'revoke', stackingGroup: 'revoked' });
    await both('mo', [counter], 409, { code: 'COUPON_NOT_ONLINE' });
    await both('mo', [early], 409, { code: 'COUPON_NOT_STARTED' });
    await mall.hold('M-1', 'mo', [revoked]);
    await mall.redeem('M-1');
    await mall.return('M-1', { reason: '商品破损' });
    expect(await confirm(house, used, 10_000)).toMatchObject({ status: 200 });
    house.at('2026-09-02T12:30:00+08:00');
    await both('mo', [late], 409, { code: 'COUPON_EXPIRED' });
    await both('mo', [used], 409, { code: 'COUPON_USED' });
    await both('mo', [revoked], 409, { code: 'COUPON_REVOKED', message: '券已收回：订单退回：商品破损' });
    const { offers } = (await mall.check('mo')).body;
    expect(offers?.map((offer) => offer.refusal?.code)).toEqual(['COUPON_NOT_ONLINE', 'COUPON_NOT_STARTED']);
  });

  it('for a bill the coupons do not fit', async () => {
    const tea = await mall.gives('qi', { goods: { kind: 'product', keys: ['tea'] }, scope: '茶' });
    const dear = await mall.gives('qi', { thresholdFen: 20_000 });
    const plain = await mall.gives('qi', { name: '立减' });
    await both('qi', [tea], 409, { code: 'COUPON_OUT_OF_SCOPE', message: '不适用于本单商品，适用范围：茶' });
    await both('qi', [dear], 409, { code: 'BELOW_THRESHOLD', message: '还差 ¥100 才满足使用门槛' });
    await both('qi', [plain, tea], 409, { code: 'COUPONS_DO_NOT_STACK' });
    const { offers } = (await mall.check('qi')).body;
    expect(offers?.map((offer) => [offer.code, offer.usable, offer.refusal?.code ?? null])).toEqual([
      [plain, true, null],
      [tea, false, 'COUPON_OUT_OF_SCOPE'],
      [dear, false, 'BELOW_THRESHOLD'],
    ]);
  });

  it('for guessing: ten wrong codes for one buyer, then ten minutes of nothing', async () => {
    const own = await mall.gives('guessed');
    const guess = (n: number) => withCheckDigit(String(80_000_000_000 + n));
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        n % 2 === 0
          ? mall.check('guessed', { codes: [guess(n)] })
          : mall.hold(`G-${n}`, 'guessed', [guess(n)]),
      ),
    );
    const seen = tally(answers.map(({ body }) => body.code ?? ''));
    expect(seen).toEqual({ CODE_UNKNOWN: 10, CODE_TOO_OFTEN: 20 });
    const key = { key: 'asked-again-later' };
    const braked = await mall.hold('G-own', 'guessed', [own], {}, key);
    expect(braked).toMatchObject({
      status: 429,
      body: { code: 'CODE_TOO_OFTEN', message: '输错券码的次数过多，请 10 分钟后再试' },
    });
    expect((await mall.check('lin', { codes: [code] })).status).toBe(200);
    house.at('2026-09-02T12:10:00+08:00');
    // The brake decided nothing: the same request, signed anew, is judged now.
    expect(await mall.hold('G-own', 'guessed', [own], {}, key)).toMatchObject({ status: 200 });
  });

  const line = { lineKey: '1', amountFen: 100 };
  const good = { orderNo: 'B-1', ...billOf('lin'), codes: ['123456789012'] };
  it.each<[string, Operation, object, string]>([
    ['no buyer', 'hold', { ...good, buyer: undefined }, 'buyer'],
    ['a buyer of no kind', 'hold', { ...good, buyer: { kind: 'name', value: 'lin' } }, 'buyer.kind'],
    ['no order number', 'hold', { ...good, orderNo: undefined }, 'orderNo'],
    ['an order number of spaces', 'redeem', { orderNo: '  ' }, 'orderNo'],
    ['an order number too long', 'return', { orderNo: 'x'.repeat(65) }, 'orderNo'],
    ['a reason too long', 'return', { orderNo: 'B-1', reason: 'x'.repeat(65) }, 'reason'],
    ['no lines', 'check', { ...good, lines: [] }, 'lines'],
    ['lines that are no objects', 'check', { ...good, lines: ['nuts'] }, 'lines'],
    ['two lines of one key', 'check', { ...good, lines: [line, line] }, 'lines'],
    [
      'half a fen',
      'check',
      { ...good, lines: [line, { lineKey: '2', amountFen: 0.5 }] },
      'lines.1.amountFen',
    ],
    ['a line below zero', 'check', { ...good, lines: [{ ...line, amountFen: -1 }] }, 'lines.0.amountFen'],
    ['no codes to hold', 'hold', { ...good, codes: [] }, 'codes'],
    ['six codes', 'hold', { ...good, codes: ['1', '2', '3', '4', '5', '6'] }, 'codes'],
    ['one code twice', 'hold', { ...good, codes: ['1234 5678 9012', '123456789012'] }, 'codes'],
    ['a code that is a number', 'hold', { ...good, codes: [123456789012] }, 'codes'],
    ['a hold of a second', 'hold', { ...good, codes: ['1'], holdSeconds: 1 }, 'holdSeconds'],
    ['a hold of a day', 'hold', { ...good, codes: ['1'], holdSeconds: 86_400 }, 'holdSeconds'],
    ['a payment as text', 'redeem', { orderNo: 'B-1', paidFen: '100' }, 'paidFen'],
  ])('with the name of the field for %s', async (_, operation, body, field) => {
    expect(await mall.ask(operation, body)).toMatchObject({
      status: 400,
      body: { code: 'BODY_INVALID', message: `请求内容有误：${field}` },
    });
  });

  it('when nobody signed, and when it was signed long ago', async () => {
    const body = JSON.stringify({ orderNo: 'B-1' });
    const unsigned = await house.call('POST', '/open/coupons/redeem', { body: { orderNo: 'B-1' } });
    expect(unsigned).toMatchObject({ status: 401, body: { code: 'SIGNATURE_MISSING' } });
    const old = { headers: { 'x-fanchang-timestamp': String(Date.parse(NOON) / 1_000 - 301) } };
    expect(await mall.ask('redeem', body, old)).toMatchObject({
      status: 401,
      body: { code: 'REQUEST_STALE' },
    });
    const forged = { headers: { 'x-fanchang-signature': '0'.repeat(64) } };
    expect(await mall.ask('check', body, forged)).toMatchObject({
      status: 401,
      body: { code: 'SIGNATURE_WRONG' },
    });
  });
});
