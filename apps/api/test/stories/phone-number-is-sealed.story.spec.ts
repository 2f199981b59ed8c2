import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Keys } from '../../src/platform/auth/keys';
import { everythingIn } from '../support/books';
import { SERVER } from '../support/databases';
import { House, paid } from '../support/house';
import { confirm } from '../support/shopper';

const NUMBER = '13812345678';
const WHEN = '2026-09-02T19:00:00+08:00';

describe('a buyer known by phone number', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open('2026-09-02T20:00:00+08:00');
    const written = [NUMBER, '+86 138-1234-5678', '138 1234 5678'];
    for (const [n, value] of written.entries()) {
      const event = { ...paid('', `P-${n}`, WHEN), buyer: { kind: 'phone', value, nickname: '林小满' } };
      expect(await house.tell([event])).toMatchObject({
        status: 200,
        body: { results: [{ result: 'new' }] },
      });
    }
    const back = {
      kind: 'refund.unlinked',
      happenedAt: WHEN,
      refundFen: 100,
      buyer: { kind: 'phone', value: NUMBER },
    };
    await house.tell([{ eventId: 'P-back', ...back }]);
    await house.settle();
  });
  afterAll(() => house.close());

  it('is one customer, however the number was written', async () => {
    const people = await house.database.rows<{ id: number }>(
      "SELECT id FROM customers WHERE born_as LIKE 'phone:%'",
    );
    expect(people).toHaveLength(1);
    const facts = await house.database.one('SELECT orders, paid_fen, refunded_fen FROM customer_facts');
    expect(facts).toEqual({ orders: 3, paid_fen: 30_000, refunded_fen: 100 });
  });

  it('is kept as a keyed hash, and sealed so that only our key opens it', async () => {
    const row = await house.database.one<{ phone_sealed: string; value: string }>(
      'SELECT phone_sealed, value FROM customers JOIN customer_identities i ON i.customer_id = customers.id',
    );
    expect(row?.value).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(house.app.get(Keys).decrypt(row?.phone_sealed ?? '')).toBe(NUMBER);
    expect(() => new Keys(Buffer.alloc(32, 8)).decrypt(row?.phone_sealed ?? '')).toThrow();
  });

  it('is shown to a cashier as a masked name and four digits', async () => {
    const code = await house.database.one<{ code: string }>('SELECT code FROM coupons');
    const receipt = await confirm(house, code?.code ?? '', 20_000);
    expect(receipt).toMatchObject({ status: 200, body: { customer: { name: '林*满', phoneTail: '5678' } } });
    expect(JSON.stringify(receipt.body)).not.toContain('1234567');
  });

  it('stands in clear nowhere in the books', async () => {
    const everything = await everythingIn(house.database);
    expect(everything).toContain('林小满');
    for (const part of [NUMBER, '138-1234-5678', '138 1234 5678', '12345678']) {
      expect(everything).not.toContain(part);
    }
  });

  (SERVER === null ? it : it.skip)('stands in clear nowhere in the files of the embedded database', () => {
    const path = house.databaseUrl.slice('file:'.length);
    const bytes = readdirSync(dirname(path)).map((name) =>
      readFileSync(join(dirname(path), name)).toString('latin1'),
    );
    expect(bytes.join('')).toContain('P-back');
    expect(bytes.join('')).not.toContain('12345678');
  });
});
