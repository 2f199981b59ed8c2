import fc from 'fast-check';
import { booksOf, type Books } from '../support/books';
import { type Buyers, history, requestsOf, type Request, telling } from '../support/histories';
import { House } from '../support/house';
import { NEW_YEAR, publishLadder } from '../support/programs';

jest.setTimeout(300_000);

/** What a telling fills; the rest (shops, staff, programs, templates) stays as it is. */
const FILLED = [
  ...['events', 'orders', 'order_lines', 'customers', 'customer_identities', 'customer_facts'],
  ...['ladder_progress', 'grants', 'coupons', 'member_prices', 'work', 'nonces'],
];

describe('the same events end in the same books', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open('2026-09-18T12:00:00+08:00');
    await publishLadder(house, NEW_YEAR);
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
    const left = await house.database.rows('SELECT kind, state, last_error FROM work');
    expect(left).toEqual([]);
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
