import type { CustomerId, Grant } from '@fanchang/domain';
import { holdPerson } from '../../src/facts/customers';
import { Grants } from '../../src/outcomes/grants';
import { growthOf } from '../../src/outcomes/membership';
import { giveOne, people, said } from '../support/benefits';
import { House } from '../support/house';
import { ADDRESS, BOWL, giftGrant, MallView, PARCEL, staffDo, withMall } from '../support/mall';
import { booksAreRight, faultsOf } from '../support/verify';

const NOW = '2026-09-02T12:00:00+08:00';
const PLATE = { ...BOWL, key: 'plate', name: '果盘', stock: 1, active: false };

describe('a gift that a program gives', () => {
  let house: House;
  let lin: MallView;
  let bowl: string;
  beforeEach(async () => {
    house = await House.open(NOW);
    bowl = (await withMall(house, [{ ...BOWL, stock: 2 }, PLATE])).bowl ?? '';
    lin = await MallView.of(house, 'lin');
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const stands = (grants: Grant[]) =>
    house.database.transaction(async (db) => {
      const customerId = lin.customerId as CustomerId;
      await holdPerson(db, customerId);
      const should = new Map([[customerId, grants]]);
      await house.app.get(Grants).reconcile(db, 'thanks-gift', should, 'take-back-unused');
    });
  const only = async () => {
    const orders = await lin.orders();
    expect(orders).toHaveLength(1);
    return orders[0] ?? { orderNo: '', state: '' };
  };
  const grantState = async () =>
    (await house.database.one<{ state: string }>("SELECT state FROM grants WHERE kind = 'gift'"))?.state;
  const left = async () => (await lin.item(bowl)).left;

  it('waits for an address, then goes the way of every parcel', async () => {
    expect(said(await giveOne(house, giftGrant(lin.customerId)))).toBe('given');
    expect(said(await giveOne(house, giftGrant(lin.customerId)))).toBe('already');
    const { orderNo } = await only();
    expect(await lin.order(orderNo)).toMatchObject({
      name: '答谢果碗',
      points: 0,
      state: 'awaiting-address',
      claimUntil: '2026-09-20T00:00:00.000+08:00',
      canCancel: true,
    });
    expect([await left(), (await lin.item(bowl)).mine]).toEqual([1, 0]);
    expect((await staffDo(house, `/${orderNo}/ship`, PARCEL)).body.message).toBe(
      '这笔兑换还没填收货地址，不能再改',
    );
    expect((await lin.does(orderNo, 'address', ADDRESS)).body).toMatchObject({
      state: 'placed',
      claimUntil: null,
    });
    house.at('2026-09-20T00:00:00+08:00');
    await house.settle();
    lin = await MallView.of(house, 'lin');
    expect((await staffDo(house, `/${orderNo}/ship`, PARCEL)).body.state).toBe('shipped');
    expect((await lin.does(orderNo, 'received')).body.state).toBe('completed');
  });

  it('is called off when nobody claims it in time', async () => {
    await giveOne(house, giftGrant(lin.customerId));
    const { orderNo } = await only();
    house.at('2026-09-19T23:59:59.999+08:00');
    await house.settle();
    lin = await MallView.of(house, 'lin');
    expect((await lin.order(orderNo)).state).toBe('awaiting-address');
    house.at('2026-09-20T00:00:00+08:00');
    expect(await lin.does(orderNo, 'address', ADDRESS)).toMatchObject({
      status: 409,
      body: { message: '这笔兑换已过领取期限，不能再改' },
    });
    await house.settle();
    expect(await lin.order(orderNo)).toMatchObject({ state: 'cancelled', cancelReason: '超过领取期限' });
    expect(await left()).toBe(2);
  });

  it('waits longer when its facts move, though it was to be called off earlier', async () => {
    await stands([giftGrant(lin.customerId)]);
    const endsAt = Date.parse('2026-10-01T00:00:00+08:00');
    const outcome = { kind: 'gift' as const, gift: 'bowl', name: '答谢果碗', endsAt };
    await stands([giftGrant(lin.customerId, { cause: 'later', outcome })]);
    house.at('2026-09-20T00:00:00+08:00');
    await house.settle();
    lin = await MallView.of(house, 'lin');
    const { orderNo } = await only();
    expect(await lin.order(orderNo)).toMatchObject({
      state: 'awaiting-address',
      claimUntil: '2026-10-01T00:00:00.000+08:00',
    });
    house.at('2026-10-01T00:00:00+08:00');
    await house.settle();
    lin = await MallView.of(house, 'lin');
    expect((await only()).state).toBe('cancelled');
  });

  it('is taken back while it is not shipped, and comes back when it is deserved again', async () => {
    await stands([giftGrant(lin.customerId)]);
    const { orderNo } = await only();
    await lin.does(orderNo, 'address', ADDRESS);
    await stands([]);
    expect(await lin.order(orderNo)).toMatchObject({
      state: 'cancelled',
      cancelReason: '订单退款，条件不再满足',
      address: null,
    });
    expect([await grantState(), await left()]).toEqual(['withdrawn', 2]);
    await stands([giftGrant(lin.customerId)]);
    expect(await lin.order(orderNo)).toMatchObject({ state: 'awaiting-address', cancelReason: null });
    expect([await grantState(), await left()]).toEqual(['standing', 1]);
  });

  it('is left with the shopper once it is shipped', async () => {
    await stands([giftGrant(lin.customerId)]);
    const { orderNo } = await only();
    await lin.does(orderNo, 'address', ADDRESS);
    await staffDo(house, `/${orderNo}/ship`, PARCEL);
    await stands([]);
    expect([(await only()).state, await grantState(), await left()]).toEqual(['shipped', 'kept', 1]);
  });

  it('is exchanged for another one, and taken back when that one is gone', async () => {
    const plate = (cause: string) =>
      giftGrant(lin.customerId, {
        cause,
        outcome: {
          kind: 'gift',
          gift: 'plate',
          name: '答谢果盘',
          endsAt: Date.parse('2026-09-20T00:00:00+08:00'),
        },
      });
    await stands([giftGrant(lin.customerId)]);
    await stands([plate('moved')]);
    expect([await only(), await left()]).toMatchObject([{ name: '答谢果盘', state: 'awaiting-address' }, 2]);
    await stands([giftGrant(lin.customerId, { cause: 'moved again' })]);
    expect([await only(), await left()]).toMatchObject([{ name: '答谢果碗' }, 1]);

    const [mei = 0] = await people(house, 1);
    expect(said(await giveOne(house, giftGrant(mei, {}, 'plate')))).toBe('given');
    await stands([plate('moved once more')]);
    expect([(await only()).state, await left()]).toEqual(['cancelled', 2]);
    const row = await house.database.one<{ state: string; refusal: string }>(
      'SELECT state, refusal FROM grants WHERE customer_id = ?',
      [lin.customerId],
    );
    expect(row).toEqual({ state: 'unfunded', refusal: 'ITEM_SOLD_OUT' });
  });

  it('is not given when none is left', async () => {
    const three = await people(house, 3);
    const words: string[] = [];
    for (const person of three) words.push(said(await giveOne(house, giftGrant(person))));
    expect(words).toEqual(['given', 'given', 'ITEM_SOLD_OUT']);
  });

  it('that the shopper declined stays declined, though the rule moves it', async () => {
    await stands([giftGrant(lin.customerId)]);
    const { orderNo } = await only();
    await lin.does(orderNo, 'cancel');
    await stands([giftGrant(lin.customerId, { cause: 'moved' })]);
    expect([(await only()).state, await left()]).toEqual(['cancelled', 2]);
  });
});

describe('growth value', () => {
  it('is the sum of what stands', async () => {
    const house = await House.open(NOW);
    const [lin = 0] = await people(house, 1);
    const grown = (step: string, value: number): Grant => ({
      ...giftGrant(lin),
      key: `growth:${step}`,
      step,
      outcome: { kind: 'growth', value },
    });
    const stands = (grants: Grant[]) =>
      house.database.transaction((db) =>
        house.app
          .get(Grants)
          .reconcile(db, 'thanks-gift', new Map([[lin as CustomerId, grants]]), 'take-back-unused'),
      );
    const growth = () => growthOf(house.database, lin as CustomerId);
    expect(await growth()).toBe(0);
    await stands([grown('a', 10), grown('b', 5)]);
    expect(await growth()).toBe(15);
    await stands([grown('b', 7)]);
    expect(await growth()).toBe(7);
    await stands([grown('a', 10), grown('b', 7)]);
    expect(await growth()).toBe(17);
    await booksAreRight(house);
    await house.database.transaction((db) => db.run('DELETE FROM growth_values WHERE value = 7'));
    expect(await faultsOf(house)).toEqual(['growth: grant growth:b is standing, its growth value missing']);
    await house.close();
  });
});
