import { withCheckDigit } from '@fanchang/domain';
import { House } from '../support/house';
import { type CouponSeen, ShopperView } from '../support/shopper';

interface Page {
  items: CouponSeen[];
  nextCursor: string | null;
}

const NOW = '2026-09-20T12:00:00+08:00';

describe('a wallet with forty-five coupons', () => {
  let house: House;
  let lin: ShopperView;

  beforeAll(async () => {
    house = await House.open(NOW);
    await house.buys('lin', 'A-1', '2026-09-19T12:00:00+08:00');
    await house.buys('mei', 'B-1', '2026-09-19T12:00:00+08:00');
    lin = await ShopperView.of(house, 'lin');
    await fill(house, 44);
  });
  afterAll(() => house.close());

  const page = (query: string, token = lin.token) =>
    house.call<Page>('GET', `/me/coupons?${query}`, { token });

  it('is read in pages of twenty, each coupon once, by what ends first', async () => {
    const seen: CouponSeen[] = [];
    const sizes: number[] = [];
    for (let cursor = ''; ;) {
      const { body } = await page(`state=usable${cursor}`);
      seen.push(...body.items);
      sizes.push(body.items.length);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(sizes).toEqual([20, 20, 5]);
    expect(new Set(seen.map((coupon) => coupon.id)).size).toBe(45);
    const ends = seen.map((coupon) => Date.parse(coupon.endsAt));
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
  });

  it('goes on where it was, though a coupon of the first page was used meanwhile', async () => {
    const first = (await page('state=usable')).body;
    const used = await lin.detail(first.items[0]?.id ?? '');
    await house.call('POST', '/staff/verifications', {
      token: await house.staff(),
      body: { requestKey: 'meanwhile-1', proof: used.code, billFen: 10_000 },
    });
    const second = (await page(`state=usable&cursor=${first.nextCursor}`)).body;
    const both = [...first.items, ...second.items].map((coupon) => coupon.id);
    expect(new Set(both).size).toBe(40);
  });

  it.each(['nonsense', 'MTIz', 'LTE6LTE', '%20'])('refuses the cursor %p', async (cursor) => {
    const answer = await page(`state=usable&cursor=${cursor}`);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'BODY_INVALID', message: '请求内容有误：cursor' },
    });
  });

  it('refuses a tab that does not exist', async () => {
    expect(await page('state=mine')).toMatchObject({ status: 400, body: { message: '请求内容有误：state' } });
    expect(await page('')).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
  });

  it("shows nobody another shopper's coupon, nor gives its QR", async () => {
    const mei = await ShopperView.of(house, 'mei');
    const id = (await mei.coupons())[0]?.id ?? '';
    const refusal = { status: 404, body: { code: 'COUPON_NOT_FOUND' } };
    expect(await house.call('GET', `/me/coupons/${id}`, { token: lin.token })).toMatchObject(refusal);
    expect(await house.call('POST', `/me/coupons/${id}/token`, { token: lin.token })).toMatchObject(refusal);
    expect(await house.call('GET', '/me/coupons/987654', { token: lin.token })).toMatchObject(refusal);
    const odd = await house.call('GET', '/me/coupons/one', { token: lin.token });
    expect(odd).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
  });

  it("lists today's verifications of the own shop page by page", async () => {
    const usable = [...(await lin.coupons())];
    for (const coupon of usable) {
      const { code } = await lin.detail(coupon.id);
      const body = { requestKey: `today-${coupon.id}-key`, proof: code, billFen: 10_000 };
      const token = await house.staff('boss');
      expect((await house.call('POST', '/staff/verifications', { token, body })).status).toBe(200);
    }
    const token = await house.staff('lake');
    const today = (cursor = '') =>
      house.call<Page & { totals: object }>('GET', `/staff/verifications/today${cursor}`, { token });
    const first = (await today()).body;
    const second = (await today(`?cursor=${first.nextCursor}`)).body;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 1, null]);
    expect(first.totals).toEqual({ count: 21, billFen: 210_000, offFen: 21_000 });
    expect(await today('?cursor=x')).toMatchObject({ status: 400 });
  });
});

/** Gives the first customer more coupons like the one they have, ending at four different midnights. */
async function fill(house: House, count: number): Promise<void> {
  await house.database.transaction(async (db) => {
    const one = await db.one<Record<string, number>>('SELECT * FROM coupons ORDER BY id LIMIT 1');
    const columns = [
      'grant_id',
      'template_id',
      'customer_id',
      'code',
      'state',
      'starts_at',
      'ends_at',
      'granted_at',
    ];
    const rows = Array.from({ length: count }, (_, n) => [
      100_000 + n,
      one?.template_id ?? 0,
      one?.customer_id ?? 0,
      withCheckDigit(String(n).padStart(11, '0')),
      'granted',
      one?.starts_at ?? 0,
      Number(one?.ends_at) + (n % 4) * 86_400_000,
      one?.granted_at ?? 0,
    ]);
    await db.insert('coupons', columns, rows);
    const grant = await db.one<Record<string, string>>('SELECT * FROM grants ORDER BY id LIMIT 1');
    const names = Object.keys(grant ?? {});
    await db.insert(
      'grants',
      names,
      rows.map((_, n) => names.map((name) => copied(name, n, grant?.[name] ?? ''))),
    );
  });
}

const copied = (name: string, n: number, value: string) =>
  name === 'id' ? 100_000 + n : name === 'grant_key' ? `${value}:copy:${n}` : value;
