import fc from 'fast-check';
import { booksOf, type Books } from '../support/books';
import { type Buyers, history, requestsOf, type Request, telling } from '../support/histories';
import { House } from '../support/house';
import { faultsOf } from '../support/verify';
import { NEW_YEAR, publishLadder, publishPoints } from '../support/programs';

jest.setTimeout(300_000);

/** What a telling fills; the rest (shops, staff, programs, templates) stays as it is. */
const FILLED = [
  ...['events', 'orders', 'order_lines', 'customers', 'customer_identities', 'customer_facts'],
  ...['ladder_progress', 'grants', 'coupons', 'coupon_moves', 'member_prices', 'work', 'nonces'],
  ...['points_transfers', 'points_entries', 'points_lots', 'points_accounts'],
];

describe('the same events end in the same books', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open('2026-09-18T12:00:00+08:00');
    await publishLadder(house, NEW_YEAR);
    await publishPoints(house, { version: 2, since: 0, returnDays: 1, minimumFen: 300 });
  });
  afterAll(() => house.close());

  it.each<[string, Buyers]>([
    ['when each order has one buyer', 'one-buyer-an-order'],
    ['when later events name another buyer or another nickname', 'buyers-change'],
  ])('told late, twice, in any order and in any batches, %s', async (_, buyers) => {
    const same = fc.asyncProperty(history(buyers), telling, async (events, how) => {
      const straight = await booksAfter([{ events, settle: true }]);
      const otherwise = await booksAfter(requestsOf(events, how));
      expect(difference(straight, otherwise)).toEqual([]);
    });
    await fc.assert(same, { numRuns: 15 });
  });

  async function booksAfter(requests: readonly Request[]): Promise<Books> {
    await forget();
    for (const { events, settle } of requests) {
      expect((await house.tell(events)).status).toBe(200);
      if (settle) await house.settle();
    }
    await house.settle();
    const due = 'SELECT kind, state, last_error FROM work WHERE run_at <= ?';
    expect(await house.database.rows(due, [Date.parse('2026-09-18T12:00:00+08:00')])).toEqual([]);
    expect(await faultsOf(house)).toEqual([]);
    return booksOf(house);
  }

  async function forget(): Promise<void> {
    await house.database.transaction(async (db) => {
      for (const table of FILLED) await db.run(`DELETE FROM ${table}`);
    });
  }
});

/** The tables that differ, with how many rows each side has. */
function difference(a: Books, b: Books): string[] {
  return Object.entries(a.tables).flatMap(([name, one]) => {
    const other = b.tables[name];
    return other?.digest === one.digest ? [] : [`${name}: ${one.rows} and ${other?.rows} rows`];
  });
}
