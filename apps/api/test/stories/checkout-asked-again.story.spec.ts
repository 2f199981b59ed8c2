import { Mall, type Operation } from '../support/checkout';
import { House } from '../support/house';
import { tally } from '../support/parallel';
import { booksAreRight } from '../support/verify';

const NOON = '2026-09-02T12:00:00+08:00';

describe('a checkout that asks again', () => {
  let house: House;
  let mall: Mall;
  let code: string;
  beforeEach(async () => {
    house = await House.open(NOON);
    mall = new Mall(house);
    code = await mall.gives('lin');
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });
  const key = { key: 'the-same-key' };
  const rows = async (table: string) => (await house.database.rows(`SELECT * FROM ${table}`)).length;

  it('gets the very same answer, days later too', async () => {
    const first = await mall.hold('T-1', 'lin', [code], {}, key);
    expect(first.status).toBe(200);
    house.at('2026-09-02T12:10:00+08:00');
    expect(await mall.hold('T-1', 'lin', [code], {}, key)).toEqual(first);
    const redeemed = await mall.redeem('T-1', {}, { key: 'redeem-T-1' });
    await mall.return('T-1');
    house.at('2026-09-08T12:00:00+08:00');
    expect(await mall.hold('T-1', 'lin', [code], {}, key)).toEqual(first);
    expect(await mall.redeem('T-1', {}, { key: 'redeem-T-1' })).toEqual(redeemed);
    expect(await mall.bookOf(code)).toMatchObject({ state: 'granted' });
    expect(await rows('redemptions')).toBe(1);
  });

  it('gets the same no again, although the answer would be yes by now', async () => {
    await mall.hold('T-1', 'lin', [code]);
    const refused = await mall.hold('T-2', 'lin', [code], {}, key);
    expect(refused).toMatchObject({ status: 409, body: { code: 'COUPON_HELD' } });
    await mall.return('T-1');
    expect(await mall.hold('T-2', 'lin', [code], {}, key)).toEqual(refused);
    expect((await mall.hold('T-2', 'lin', [code])).status).toBe(200);
  });

  it('is refused when the key was for another body or another operation', async () => {
    await mall.hold('T-1', 'lin', [code], {}, key);
    const reused = { status: 409, body: { code: 'IDEMPOTENCY_KEY_REUSED' } };
    expect(await mall.hold('T-1', 'lin', [code], { holdSeconds: 60 }, key)).toMatchObject(reused);
    expect(await mall.redeem('T-1', {}, key)).toMatchObject(reused);
    const spaced = JSON.stringify({ orderNo: 'T-1' }, null, 1);
    expect(await mall.ask('redeem', { orderNo: 'T-1' }, { key: 'redeem-T-1' })).toMatchObject({
      status: 200,
    });
    expect(await mall.ask('redeem', spaced, { key: 'redeem-T-1' })).toMatchObject(reused);
  });

  it.each<[Operation, string]>([
    ['hold', ''],
    ['redeem', 'short'],
    ['return', 'with spaces in it'],
    ['redeem', 'x'.repeat(65)],
  ])('needs a key to %s: %p is none', async (operation, idempotencyKey) => {
    const body = {
      orderNo: 'T-1',
      buyer: { kind: 'openid', value: 'lin' },
      lines: [{ lineKey: '1', amountFen: 1 }],
    };
    const said = { key: idempotencyKey };
    expect(await mall.ask(operation, { ...body, codes: [code] }, said)).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY_KEY_MISSING' },
    });
  });

  it('is told so when the very request comes again, and a read may come again', async () => {
    const replayed = { status: 409, body: { code: 'REQUEST_REPLAYED' } };
    const said = { key: 'the-same-key', nonce: 'the-same-nonce' };
    expect(await mall.hold('T-1', 'lin', [code], {}, said)).toMatchObject({ status: 200 });
    expect(await mall.hold('T-1', 'lin', [code], {}, said)).toMatchObject(replayed);
    expect(await mall.redeem('T-1', {}, { nonce: 'the-same-nonce' })).toMatchObject(replayed);
    expect(await mall.check('lin', {}, { nonce: 'the-same-nonce' })).toMatchObject({ status: 200 });
  });

  it('twenty times at once is answered once', async () => {
    const ask = async (run: () => Promise<{ status: number; body: object }>) => {
      const answers = await Promise.all(Array.from({ length: 20 }, run));
      return tally(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`));
    };
    const held = await ask(() => mall.hold('T-1', 'lin', [code], {}, key));
    expect(Object.values(held)).toEqual([20]);
    expect(Object.keys(held)[0]).toMatch(/^200 /);
    const redeemed = await ask(() => mall.redeem('T-1', {}, { key: 'redeem-T-1' }));
    expect(Object.values(redeemed)).toEqual([20]);
    const returned = await ask(() => mall.return('T-1', {}, { key: 'return-T-1' }));
    expect(Object.values(returned)).toEqual([20]);
    const refused = await ask(() => mall.hold('T-1', 'lin', [code], {}, { key: 'hold-after-return' }));
    expect(Object.values(refused)).toEqual([20]);
    expect((await mall.bookOf(code)).moves).toEqual([
      'granted>held client',
      'held>used client',
      'used>granted client',
    ]);
    expect(await rows('idempotent_answers')).toBe(4);
  });

  it('after a week has a new answer', async () => {
    await mall.hold('T-1', 'lin', [code], {}, key);
    // Answers are forgotten on the way, at instants that a multiple of 64 ms divides.
    const weekLater = Date.parse('2026-09-09T12:00:01+08:00');
    house.at(new Date(weekLater - (weekLater % 64) + 64).toISOString());
    await mall.redeem('T-9');
    expect(await rows('idempotent_answers')).toBe(1);
    expect(await mall.hold('T-1', 'lin', [code], { holdSeconds: 60 }, key)).toMatchObject({ status: 200 });
  });
});
