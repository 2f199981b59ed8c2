import { House, type Told } from '../support/house';
import { withCallers } from '../support/benefits';
import { ShopperView } from '../support/shopper';
import { booksAreRight } from '../support/verify';

jest.setTimeout(180_000);

interface Claimed {
  orderNo: string;
  claimedOrders: number;
  tokens: { accessToken: string } | null;
  code?: string;
}

/** An order as a shop tells it that masks its buyers. */
function masked(
  orderNo: string,
  buyer: string | null,
  phoneTail: string,
  at = '2026-09-01T20:00:00+08:00',
): Told {
  return {
    eventId: `${orderNo}:paid`,
    kind: 'order.paid',
    orderNo,
    happenedAt: at,
    ...(buyer !== null && { buyer: { kind: 'douyin', value: buyer } }),
    phoneTail,
    paidFen: 12_800,
    lines: [{ lineKey: '1', productId: 'P1', title: '坚果礼盒', quantity: 1, amountFen: 12_800 }],
  };
}

describe('an order of a shop that masks its buyers', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open();
  });
  afterEach(() => house.close());

  const claim = async (openid: string, orderNo: string, phoneTail: string, device?: string) =>
    house.call<Claimed>('POST', '/me/orders/claim', {
      token: await house.shopper(openid),
      body: { orderNo, phoneTail },
      ...(device !== undefined && { headers: { 'x-device-id': device } }),
    });
  const tell = async (...events: Told[]) => {
    await house.tell(events);
    await house.settle();
  };

  it('becomes a shopper’s with all of the same buyer’s, and counts for what they get', async () => {
    await tell(
      masked('6925-1', 'dy-lin', '8826'),
      masked('6925-2', 'dy-lin', '1111', '2026-09-02T09:00:00+08:00'),
    );
    const answer = await claim('lin', '6925-1', '8826');
    expect(answer).toMatchObject({ status: 200, body: { orderNo: '6925-1', claimedOrders: 2 } });

    const lin = await ShopperView.of(house, 'lin');
    expect((await lin.archive()).totals.orders).toBe(2);
    expect((await lin.coupons()).map((coupon) => coupon.name)).toContain('复购专享券');
    // The token that came with the answer is good at once; the one of before is not.
    const token = answer.body.tokens?.accessToken ?? '';
    const archive = await house.call<{ totals: { orders: number } }>('GET', '/me/archive', {
      token,
      asIs: true,
    });
    expect(archive.body.totals.orders).toBe(2);
    const inbox = await house.call<{ items: { title: string }[] }>('GET', '/me/inbox', { token });
    expect(inbox.body.items.map((item) => item.title)).toContain('订单认领成功');
    await booksAreRight(house);
  });

  it('is found again when asked again, and changes nothing', async () => {
    await tell(masked('6925-1', 'dy-lin', '8826'));
    await claim('lin', '6925-1', '8826');
    expect(await claim('lin', '6925-1', '8826')).toMatchObject({
      status: 200,
      body: { claimedOrders: 0, tokens: null },
    });
    const merges = await house.database.rows('SELECT id FROM customer_merges');
    expect(merges).toHaveLength(1);
  });

  it('becomes a shopper’s also when the shop names no buyer at all, and stays theirs when it is told more', async () => {
    await tell(masked('6925-3', null, '0042'));
    expect(await claim('mei', '6925-3', '0042')).toMatchObject({
      status: 200,
      body: { claimedOrders: 1, tokens: null },
    });
    await tell({
      eventId: '6925-3:signed',
      kind: 'order.signed',
      orderNo: '6925-3',
      happenedAt: '2026-09-02T10:00:00+08:00',
    });
    expect((await (await ShopperView.of(house, 'mei')).archive()).totals.orders).toBe(1);
    await booksAreRight(house);
  });

  it('is not taken from whoever logs in as its buyer already', async () => {
    await tell(masked('6925-1', 'dy-lin', '8826'));
    await claim('lin', '6925-1', '8826');
    expect(await claim('mei', '6925-1', '8826')).toMatchObject({
      status: 409,
      body: { code: 'CLAIM_TAKEN' },
    });
  });

  it('is not given away by its number alone: a wrong tail answers as if there were none', async () => {
    await tell(masked('6925-1', 'dy-lin', '8826'));
    const wrong = await claim('mei', '6925-1', '8827');
    const none = await claim('mei', '6925-9', '8826');
    expect(wrong.body.code).toBe('CLAIM_NOT_FOUND');
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...none.body, requestId: '' });
  });

  it('cannot be guessed: of 60 tries at once five are answered, and the right one waits, too', async () => {
    await tell(masked('6925-1', 'dy-lin', '8826'));
    const token = await house.shopper('guesser');
    const tries = await withCallers(
      60,
      Array.from(
        { length: 60 },
        (_, n) => () =>
          house.call<Claimed>('POST', '/me/orders/claim', {
            token,
            body: { orderNo: '6925-1', phoneTail: String(1_000 + n) },
          }),
      ),
    );
    const codes = tries.map((answer) => answer.body.code);
    expect(codes.filter((code) => code === 'CLAIM_NOT_FOUND')).toHaveLength(5);
    expect(codes.filter((code) => code === 'CLAIM_TOO_OFTEN')).toHaveLength(55);
    expect((await claim('guesser', '6925-1', '8826')).body.code).toBe('CLAIM_TOO_OFTEN');
    house.at('2026-09-02T21:01:00+08:00');
    expect((await claim('guesser', '6925-1', '8826')).status).toBe(200);
  });

  it('cannot be guessed by many shoppers either: the order itself is braked', async () => {
    await tell(masked('6925-1', 'dy-lin', '8826'));
    for (let n = 0; n < 10; n += 1) await claim(`shopper-${n}`, '6925-1', String(2_000 + n));
    expect((await claim('somebody', '6925-1', '8826')).body.code).toBe('CLAIM_TOO_OFTEN');
  });

  it.each([
    ['no tail', { orderNo: '6925-1' }],
    ['five digits', { orderNo: '6925-1', phoneTail: '88260' }],
    ['letters', { orderNo: '6925-1', phoneTail: 'abcd' }],
    ['an absurd number', { orderNo: 'x'.repeat(65), phoneTail: '8826' }],
  ])('is refused with %s', async (_, body) => {
    const token = await house.shopper('lin');
    const answer = await house.call('POST', '/me/orders/claim', { token, body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
  });

  it('keeps neither the phone’s digits nor what was tried in the books', async () => {
    await tell(masked('6925-1', 'dy-lin', '8826'));
    await claim('lin', '6925-1', '8826');
    const events = await house.database.rows<{ data: string }>(
      "SELECT data FROM events WHERE order_no = '6925-1'",
    );
    expect(JSON.stringify(events)).not.toContain('8826');
    const audit = await house.database.rows<{ action: string }>('SELECT action FROM audit_log ORDER BY seq');
    expect(audit.map((row) => row.action)).toEqual(['customer.merged', 'order.claimed']);
  });
});
