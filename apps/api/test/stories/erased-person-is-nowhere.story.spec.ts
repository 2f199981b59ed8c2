import type { CustomerId } from '@fanchang/domain';
import { verifyChain } from '../../src/platform/audit';
import { Erasure } from '../../src/privacy';
import { everythingIn } from '../support/books';
import { Mall as Checkout } from '../support/checkout';
import { House, paid } from '../support/house';
import { MallView, withMall, givePoints, ADDRESS } from '../support/mall';
import { booksAreRight } from '../support/verify';
import {
  COMPLAINT,
  livePerson,
  OPENID,
  OPINION,
  OTHER,
  PHONE,
  type WholePerson,
} from '../support/whole-person';

const NOW = '2026-09-02T20:00:00+08:00';
const erase = (house: House, token: string, confirm = '注销') =>
  house.call<{ erasedAt?: string; code?: string; message?: string }>('POST', '/me/privacy/erase', {
    token,
    body: { confirm },
  });

describe('a shopper closes the account', () => {
  let house: House;
  let person: WholePerson;
  let before: string;

  beforeAll(async () => {
    house = await House.open(NOW);
    person = await livePerson(house);
    await house.call('POST', '/me/privacy/exports', { token: person.token, body: {} });
    await house.settle();
    before = await everythingIn(house.database);
    expect(await erase(house, person.token, '好的')).toMatchObject({ status: 400 });
    expect(await erase(house, person.token)).toMatchObject({ status: 200 });
    await house.settle();
  });
  afterAll(() => house.close());

  const one = <T>(sql: string, values: (string | number)[] = []) => house.database.one<T>(sql, values);
  const ownerOf = async (orderNo: string) =>
    (await one<{ customer_id: number }>('SELECT customer_id FROM orders WHERE order_no = ?', [orderNo]))
      ?.customer_id;

  it('and is nowhere any more: in no text of any table', async () => {
    const after = await everythingIn(house.database);
    // Sealed before, and in clear only to us.
    const sealed = [PHONE, ADDRESS.detail, '桂花弄', OPINION, COMPLAINT];
    for (const trace of person.traces.filter((text) => !sealed.includes(text)))
      expect(before).toContain(trace);
    for (const trace of person.traces) expect(after).not.toContain(trace);
    expect(await house.database.rows('SELECT id FROM customers WHERE phone_sealed IS NOT NULL')).toEqual([]);
    expect(await house.database.rows('SELECT id FROM mall_orders WHERE address_sealed IS NOT NULL')).toEqual(
      [],
    );
    expect(await house.database.rows('SELECT id FROM photos')).toEqual([]);
    expect(before).toContain('.jpg');
    expect(await house.database.rows('SELECT id FROM privacy_export_parts')).toEqual([]);
    expect(await house.database.rows('SELECT id FROM orders WHERE claim_hash IS NOT NULL')).toEqual([]);
  });

  it('but the books stand, and say whose row it was', async () => {
    await booksAreRight(house);
    expect((await verifyChain(house.database)).fault).toBeNull();
    for (const orderNo of ['A-1', 'A-2', 'P-1']) expect(await ownerOf(orderNo)).toBe(person.customerId);
    expect(await one('SELECT orders FROM customer_facts WHERE customer_id = ?', [person.customerId])).toEqual(
      {
        orders: 3,
      },
    );
    const audited = await one('SELECT actor_kind, subject FROM audit_log WHERE action = ?', [
      'customer.erased',
    ]);
    expect(audited).toEqual({ actor_kind: 'customer', subject: `customer:${person.customerId}` });
    const given = await house.database.rows('SELECT purpose FROM consents WHERE given = 1');
    expect(given).toEqual([]);
  });

  it('with every session ended, and nothing left to use', async () => {
    expect(await house.call('GET', '/me/archive', { token: person.token })).toMatchObject({ status: 401 });
    const usable = await house.database.rows(
      "SELECT id FROM coupons WHERE customer_id = ? AND state IN ('granted', 'held')",
      [person.customerId],
    );
    expect(usable).toEqual([]);
    const written = await house.database.rows('SELECT id FROM inbox_messages WHERE customer_id = ?', [
      person.customerId,
    ]);
    expect(written).toEqual([]);
  });

  it('while somebody else keeps what is theirs', async () => {
    expect(await ownerOf('Z-1')).toBe(person.otherId);
    expect(await ownerOf('Z-2')).toBe(person.otherId);
    const after = await everythingIn(house.database);
    expect(after).toContain(OTHER);
  });

  it('and their orders still fold to the same, when more is heard of them', async () => {
    await house.refundsWhole('A-2', '2026-09-03T10:00:00+08:00');
    await house.tell([
      {
        eventId: 'A-1:signed',
        kind: 'order.signed',
        orderNo: 'A-1',
        happenedAt: '2026-09-02T18:00:00+08:00',
      },
    ]);
    await house.settle();
    expect(await ownerOf('A-1')).toBe(person.customerId);
    expect(await ownerOf('A-2')).toBe(person.customerId);
    expect(await one('SELECT orders FROM customer_facts WHERE customer_id = ?', [person.customerId])).toEqual(
      {
        orders: 2,
      },
    );
    await booksAreRight(house);
  });

  it('the same file told again brings nobody back', async () => {
    const count = () => one<{ n: number }>('SELECT COUNT(*) AS n FROM customers');
    const people = await count();
    const { body } = await house.tell(person.told);
    expect(new Set(body.results.map(({ result }) => result))).toEqual(new Set(['duplicate']));
    await house.settle();
    expect(await count()).toEqual(people);
    expect(await everythingIn(house.database)).not.toContain(OPENID);
  });

  it('and who comes back is a new person', async () => {
    house.at('2026-09-05T08:00:00+08:00');
    const { customerId } = await MallView.of(house, OPENID);
    expect(customerId).not.toBe(person.customerId);
    await house.tell([paid(OPENID, 'N-1', '2026-09-04T10:00:00+08:00')]);
    await house.settle();
    expect(await ownerOf('N-1')).toBe(customerId);
    const totals = await house.call('GET', '/me/archive', { token: await house.shopper(OPENID) });
    expect(totals.body).toMatchObject({ totals: { orders: 1 } });
    await booksAreRight(house);
  });
});

describe('a shopper who waits for something', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open(NOW);
  });
  afterEach(() => house.close());

  it('cannot close the account while a coupon is held at a checkout', async () => {
    const checkout = new Checkout(house);
    const code = await checkout.gives(OPENID);
    await checkout.hold('C-1', OPENID, [code]);
    const token = await house.shopper(OPENID);
    expect(await erase(house, token)).toMatchObject({
      status: 409,
      body: { code: 'ERASURE_UNDER_WAY', message: '有一张券正在一笔订单里结算，办完后再来注销' },
    });
    expect(await house.call('GET', '/me/archive', { token })).toMatchObject({ status: 200 });
    await checkout.return('C-1');
    expect(await erase(house, token)).toMatchObject({ status: 200 });
  });

  it('closes it once, however often it is asked for at the same moment', async () => {
    const mall = await MallView.of(house, OPENID);
    const actor = { kind: 'customer', id: String(mall.customerId) } as const;
    const erasure = house.app.get(Erasure);
    const done = await Promise.all(
      Array.from({ length: 10 }, () => erasure.erase(mall.customerId as CustomerId, actor)),
    );
    expect(new Set(done.map((one) => JSON.stringify(one))).size).toBe(1);
    const audited = await house.database.rows("SELECT seq FROM audit_log WHERE action = 'customer.erased'");
    expect(audited).toHaveLength(1);
  });

  it('nor while a gift is on its way', async () => {
    const items = await withMall(house);
    const mall = await MallView.of(house, OPENID);
    await givePoints(house, mall.customerId, 500);
    const { body } = await mall.redeems(items.bowl ?? '', 'a-bowl-for-lin', ADDRESS);
    expect(await erase(house, mall.token)).toMatchObject({
      status: 409,
      body: { code: 'ERASURE_UNDER_WAY', message: '有一件礼品还没送到，办完后再来注销' },
    });
    await mall.does(body.orderNo, 'cancel');
    expect(await erase(house, mall.token)).toMatchObject({ status: 200 });
    await booksAreRight(house);
  });
});
