import { House, paid, type Told } from '../support/house';

const WHEN = '2026-09-02T19:00:00+08:00';
const LINE = { lineKey: '1', productId: 'P1', title: '坚果礼盒', quantity: 2, amountFen: 10_000 };

/** A good paid event with one thing spoilt. */
const spoilt = (change: object): object => ({ ...paid('lin', 'B-1', WHEN), ...change });
const refund = (change: object): object => ({
  eventId: 'B-1:refund',
  kind: 'order.refunded',
  orderNo: 'B-1',
  happenedAt: WHEN,
  ...change,
});

describe('events of one batch', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open('2026-09-02T20:00:00+08:00');
  });
  afterAll(() => house.close());

  it.each<[string, object, string]>([
    ['no event id', spoilt({ eventId: undefined }), 'eventId'],
    ['an event id with a space before it', spoilt({ eventId: ' B-1' }), 'eventId'],
    ['an event id with a control character', spoilt({ eventId: 'B\u00001' }), 'eventId'],
    ['an event id of 129 characters', spoilt({ eventId: 'x'.repeat(129) }), 'eventId'],
    ['a kind we do not know', spoilt({ kind: 'order.eaten' }), 'kind'],
    ['no order number', spoilt({ orderNo: undefined }), 'orderNo'],
    ['an order number that is a number', spoilt({ orderNo: 12 }), 'orderNo'],
    ['an order number of 65 characters', spoilt({ orderNo: '1'.repeat(65) }), 'orderNo'],
    ['a time without an offset', spoilt({ happenedAt: '2026-09-02T19:00:00' }), 'happenedAt'],
    ['a day no calendar has', spoilt({ happenedAt: '2026-02-30T19:00:00+08:00' }), 'happenedAt'],
    ['an unknown way to know a buyer', spoilt({ buyer: { kind: 'face', value: 'x' } }), 'buyer.kind'],
    ['a buyer without a value', spoilt({ buyer: { kind: 'openid' } }), 'buyer.value'],
    ['a buyer that is text', spoilt({ buyer: 'lin' }), 'buyer'],
    ['a negative price', spoilt({ paidFen: -1 }), 'paidFen'],
    ['a price with a fraction of a fen', spoilt({ paidFen: 99.5 }), 'paidFen'],
    ['a price as text', spoilt({ paidFen: '9900' }), 'paidFen'],
    ['a price beyond ten billion yuan', spoilt({ paidFen: 1e12 + 1 }), 'paidFen'],
    ['neither a price nor lines', spoilt({ paidFen: undefined, lines: undefined }), 'paidFen'],
    ['a negative list price', spoilt({ listFen: -5 }), 'listFen'],
    ['lines that are no list', spoilt({ lines: 'P1' }), 'lines'],
    [
      '101 lines',
      spoilt({ lines: Array.from({ length: 101 }, (_, n) => ({ ...LINE, lineKey: String(n) })) }),
      'lines',
    ],
    ['a quantity of none', spoilt({ lines: [{ ...LINE, quantity: 0 }] }), 'lines.0.quantity'],
    ['half a piece', spoilt({ lines: [LINE, { ...LINE, quantity: 1.5 }] }), 'lines.1.quantity'],
    ['a line without a product', spoilt({ lines: [{ ...LINE, productId: '' }] }), 'lines.0.productId'],
    ['a line with a negative amount', spoilt({ lines: [{ ...LINE, amountFen: -1 }] }), 'lines.0.amountFen'],
    ['a live session that is no text', spoilt({ liveSession: 7 }), 'liveSession'],
    ['a refund of nobody knows how much', refund({}), 'refundFen'],
    ['a negative refund', refund({ refundFen: -100 }), 'refundFen'],
    ['"whole" as text', refund({ whole: 'yes', refundFen: 1 }), 'whole'],
    [
      'a refund without an order and without a buyer',
      { ...refund({ refundFen: 1 }), kind: 'refund.unlinked' },
      'buyer',
    ],
  ])('with %s: rejected, and the field is named', async (_, event, field) => {
    const { status, body } = await house.tell([event]);
    expect(status).toBe(200);
    expect(body.results).toEqual([
      {
        eventId: typeof (event as Told).eventId === 'string' ? (event as Told).eventId : null,
        result: 'rejected',
        code: 'BODY_INVALID',
        message: `请求内容有误：${field}`,
      },
    ]);
  });

  it.each([
    ['in 1989', '1989-12-31T23:59:59Z'],
    ['the day after tomorrow', '2026-09-03T20:00:01+08:00'],
    ['in the year 9999', '9999-01-01T00:00:00Z'],
    ['in a zone 99 hours away', '2026-09-02T19:00:00+99:00'],
  ])('that happened %s: rejected as absurd', async (_, happenedAt) => {
    const { body } = await house.tell([spoilt({ happenedAt })]);
    expect(body.results).toMatchObject([
      { result: 'rejected', code: expect.stringMatching(/EVENT_TIME_ABSURD|BODY_INVALID/) as string },
    ]);
  });

  it('are taken though others among them are bad', async () => {
    const { body } = await house.tell([
      spoilt({ kind: 'order.eaten' }),
      paid('lin', 'C-1', WHEN),
      spoilt({ paidFen: -1 }),
      paid('mei', 'C-2', WHEN),
    ]);
    expect(body.results.map(({ result }) => result)).toEqual(['rejected', 'new', 'rejected', 'new']);
    await house.settle();
    expect(await orders('C-%')).toEqual(['C-1', 'C-2']);
    expect(await orders('B-%')).toEqual([]);
  });

  it('told again are duplicates, with other content conflicts, also within one batch', async () => {
    const first = paid('lin', 'D-1', WHEN);
    const other = { ...first, paidFen: 1 };
    const { body: once } = await house.tell([first, first, other]);
    expect(once.results.map(({ result }) => result)).toEqual(['new', 'duplicate', 'conflict']);
    const { body: again } = await house.tell([other, paid('lin', 'D-2', WHEN), first]);
    expect(again.results).toMatchObject([
      { result: 'conflict', code: 'EVENT_CONFLICT', message: '同一事件编号的内容与之前不同' },
      { result: 'new', code: null, message: null },
      { result: 'duplicate', code: null, message: null },
    ]);
    await house.settle();
    const order = await house.database.one('SELECT paid_fen FROM orders WHERE order_no = ?', ['D-1']);
    expect(order).toEqual({ paid_fen: 10_000 });
  });

  it('whose text differs only in the order of its keys is the same event', async () => {
    const first = paid('lin', 'E-1', WHEN);
    const turned = Object.fromEntries(Object.entries(first).reverse());
    await house.tell([first]);
    expect((await house.tell([turned])).body.results).toMatchObject([{ result: 'duplicate' }]);
  });

  it('with a hundred long lines and an emoji name is as good as any', async () => {
    const lines = Array.from({ length: 100 }, (_, n) => ({
      lineKey: `第${String(n).padStart(62, '行')}号`.slice(0, 64),
      productId: '货'.repeat(64),
      title: '🥜'.repeat(100),
      category: '零食'.repeat(32),
      quantity: 1,
      amountFen: 100,
    }));
    const buyer = { kind: 'openid', value: 'emoji', nickname: '满🥜'.repeat(32) };
    const event = { eventId: 'F-1', kind: 'order.paid', orderNo: 'F-1', happenedAt: WHEN, buyer, lines };
    expect(await house.tell([event])).toMatchObject({ status: 200, body: { results: [{ result: 'new' }] } });
    await house.settle();
    const row = await house.database.one('SELECT items, paid_fen FROM orders WHERE order_no = ?', ['F-1']);
    expect(row).toEqual({ items: 100, paid_fen: 10_000 });
  });

  it('of 500 orders with the longest numbers fit into one batch', async () => {
    const events = Array.from({ length: 500 }, (_, n) => paid('long', `${n}${'单'.repeat(60)}`, WHEN));
    expect((await house.tell(events)).status).toBe(200);
    await house.settle();
    expect(await orders('%单')).toHaveLength(500);
  });

  async function orders(pattern: string): Promise<string[]> {
    const sql = 'SELECT order_no FROM orders WHERE order_no LIKE ? ORDER BY order_no';
    return (await house.database.rows<{ order_no: string }>(sql, [pattern])).map((row) => row.order_no);
  }
});
