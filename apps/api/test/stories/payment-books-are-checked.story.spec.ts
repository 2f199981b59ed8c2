import { checkPayments } from '../../src/insight/verify-books/payments';
import { cashGrant, Purse } from '../support/cash';
import { SeatShop } from '../support/payments';

jest.setTimeout(180_000);

/** What somebody could do to the books, and what is said of it. */
const TAMPERED: readonly (readonly [string, string, RegExp])[] = [
  [
    'a paid seat is nobody’s',
    "UPDATE group_seats SET state = 'left'",
    /payment P\d+: paid 2900 fen, seats 0, going back 0/,
  ],
  ['a refund is lost', 'DELETE FROM payment_refunds', /seats 0, going back 0/],
  ['a refund is of a part', 'UPDATE payment_refunds SET amount_fen = 2800', /seats 0, going back 2800/],
  ['a refund is of more', 'UPDATE payment_refunds SET amount_fen = 3000', /seats 0, going back 3000/],
  [
    'a seat cost less',
    'UPDATE payments SET paid_fen = 1 WHERE id IN (SELECT payment_id FROM group_seats)',
    /paid 1 fen/,
  ],
  ['nobody sees to a refund', "DELETE FROM work WHERE kind = 'pay.refund'", /queued, and nobody sees to it/],
  ['nobody ends a payment', "DELETE FROM work WHERE kind = 'pay.end'", /prepaid, and nobody will end it/],
  ['nobody asks after cash', "DELETE FROM work WHERE kind = 'cash.look'", /nobody asks what becomes of it/],
  [
    'a refund is somebody else’s',
    'UPDATE payment_refunds SET customer_id = 0',
    /of a payment of somebody else/,
  ],
  [
    'a payment says it is closed',
    "UPDATE payments SET state = 'closed' WHERE state = 'prepaid'",
    /is closed, but/,
  ],
  ['cash is gone', 'DELETE FROM transfers', /stands with 0 transfers/],
  ['cash is of another sum', 'UPDATE transfers SET amount_fen = 1999', /cash \d+ of 1999 fen/],
  [
    'cash is taken back alone',
    "UPDATE transfers SET state = 'withdrawn', package_sealed = NULL",
    /its grant standing/,
  ],
  [
    'a grant is taken back alone',
    "UPDATE grants SET state = 'withdrawn' WHERE kind = 'cash'",
    /its grant withdrawn/,
  ],
  [
    'cash arrived unasked',
    "UPDATE transfers SET state = 'done', done_at = NULL",
    /is done, but not all of it/,
  ],
];

describe('the check of payments', () => {
  let shop: SeatShop;
  beforeAll(async () => {
    shop = await SeatShop.open(1);
    await shop.outside.fault('/v3/refund/*', { kind: 'status', status: 502, times: null });
    for (const openid of ['lin', 'mo']) {
      await shop.outside.pay(await shop.ready(openid));
      await shop.settle();
    }
    await shop.ready('qian');
    const purse = await Purse.of(shop, 'sun');
    await purse.stands(cashGrant(purse.customerId));
    await purse.does('claim');
  });
  afterAll(() => shop.house.close());

  it('finds nothing where everything is as it should be', async () => {
    expect([await shop.seatsTaken(), await shop.refunds()]).toEqual([1, ['queued 2900']]);
    await shop.moneyIsRight();
  });

  it.each(TAMPERED)('finds that %s', async (_, sql, fault) => {
    const found = await faultsAfter(sql);
    expect(found.join('\n')).toMatch(fault);
    await shop.moneyIsRight();
  });

  /** What is found while it is so; then it is undone. */
  async function faultsAfter(sql: string): Promise<string[]> {
    let found: string[] = [];
    const undone = new Error('undone');
    await shop.house.database
      .transaction(async (db) => {
        expect(await db.run(sql)).toBeGreaterThan(0);
        found = await checkPayments(db);
        throw undone;
      })
      .catch((error: unknown) => {
        if (error !== undone) throw error;
      });
    return found;
  }
});
