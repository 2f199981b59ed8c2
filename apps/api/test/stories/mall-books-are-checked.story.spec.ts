import { checkMall } from '../../src/insight/verify-books/mall';
import { giveOne, people } from '../support/benefits';
import { House } from '../support/house';
import {
  ADDRESS,
  BOWL,
  COUPON_ITEM,
  giftGrant,
  givePoints,
  MallView,
  PARCEL,
  staffDo,
  withMall,
} from '../support/mall';
import { booksAreRight } from '../support/verify';

class Undo extends Error {}

describe('the books of the mall', () => {
  let house: House;
  /** Order numbers by what became of them. */
  const no: Record<string, string> = {};

  beforeAll(async () => {
    house = await House.open('2026-09-02T12:00:00+08:00');
    const items = await withMall(house, [
      { ...COUPON_ITEM, perPerson: 5 },
      { ...BOWL, stock: 9, perPerson: 9 },
    ]);
    const lin = await MallView.of(house, 'lin');
    await givePoints(house, lin.customerId, 5_000);
    const redeems = async (item: string, key: string) =>
      (await lin.redeems(items[item] ?? '', key, ADDRESS)).body.orderNo;
    no.coupon = await redeems('tea-coupon', 'for-coupon');
    no.placed = await redeems('bowl', 'for-placed');
    no.shipped = await redeems('bowl', 'for-shipped');
    await staffDo(house, `/${no.shipped}/ship`, PARCEL);
    no.completed = await redeems('bowl', 'for-completed');
    await staffDo(house, `/${no.completed}/ship`, PARCEL);
    await lin.does(no.completed, 'received');
    no.cancelled = await redeems('bowl', 'for-cancelled');
    await lin.does(no.cancelled, 'cancel');
    await giveOne(house, giftGrant(lin.customerId));
    no.granted = (await lin.orders()).find((order) => order.state === 'awaiting-address')?.orderNo ?? '';
    await people(house, 1);
  });
  afterAll(() => house.close());

  it('are right as they were written', async () => {
    await booksAreRight(house);
    expect(await checkMall(house.database)).toEqual([]);
  });

  /** What the check says of books that were spoiled; they are whole again afterwards. */
  async function spoiled(sql: string, values: (string | number)[] = []): Promise<string[]> {
    let said: string[] = [];
    const spoil = house.database.transaction(async (db) => {
      expect(await db.run(sql, values)).toBeGreaterThan(0);
      said = await checkMall(db);
      throw new Undo();
    });
    await expect(spoil).rejects.toThrow(Undo);
    return said;
  }
  const ofOrder = (change: string) => `UPDATE mall_orders SET ${change} WHERE order_no = ?`;
  const nobody = "(SELECT id FROM customers WHERE born_as LIKE 'person-%')";

  it.each<[string, string, string[], RegExp]>([
    [
      'stock counted wrongly',
      "UPDATE quotas SET taken = taken + 1 WHERE quota_key LIKE 'item:%:stock'",
      [],
      /^item bowl: stock 9, counted 5, orders 4$/,
    ],
    [
      'more than there are',
      "UPDATE mall_items SET stock = 3 WHERE item_key = 'bowl'",
      [],
      /^item bowl: stock 3, counted 4/,
    ],
    [
      'a share counted wrongly',
      "UPDATE quotas SET taken = taken - 1 WHERE quota_key LIKE 'item:%:person:%'",
      [],
      /^item tea-coupon: customer \d+ counted 0, orders 1$/,
    ],
    [
      'a share exceeded',
      "UPDATE mall_items SET per_person = 2 WHERE item_key = 'bowl'",
      [],
      /^item bowl: customer \d+ counted 3, orders 3$/,
    ],
    ['paid too little', ofOrder('points = 501'), ['placed'], /^order M\d+ costs 501 points, spent were 500$/],
    [
      'never paid',
      "DELETE FROM points_entries WHERE entry_key = CONCAT('spend:mall:', ?)",
      ['placed'],
      /^order M\d+ costs 500 points, spent were 0$/,
    ],
    [
      'paid by somebody else',
      `UPDATE points_entries SET customer_id = ${nobody} WHERE entry_key = CONCAT('spend:mall:', ?)`,
      ['placed'],
      /^order M\d+ costs 500 points, spent were 500$/,
    ],
    [
      'nothing came back',
      "DELETE FROM points_entries WHERE kind = 'give-back'",
      [],
      /^order M\d+ of 500 points is cancelled, came back 0$/,
    ],
    [
      'came back though it stands',
      "UPDATE points_entries SET entry_key = CONCAT('give-back:mall:', ?) WHERE kind = 'give-back'",
      ['placed'],
      /^order M\d+ of 500 points is placed, came back 500$/,
    ],
    [
      'an order that is gone',
      'DELETE FROM mall_orders WHERE order_no = ?',
      ['completed'],
      /^points were spent under spend:mall:M\d+, there is no such order$/,
    ],
    [
      'a coupon order without its coupon',
      ofOrder('coupon_id = NULL'),
      ['coupon'],
      /^order M\d+ and its coupon \(none\) do not belong together$/,
    ],
    [
      "somebody else's coupon",
      `UPDATE coupons SET customer_id = ${nobody}`,
      [],
      /^order M\d+ and its coupon \d+ do not belong together$/,
    ],
    [
      'a gift that was granted and is nowhere',
      'DELETE FROM mall_orders WHERE order_no = ?',
      ['granted'],
      /^grant thanks-gift:\d+ stands with 0 orders of its gift$/,
    ],
    [
      'a gift that is no longer deserved',
      "UPDATE grants SET state = 'withdrawn' WHERE kind = 'gift'",
      [],
      /^order M\d+ is awaiting-address, its grant withdrawn$/,
    ],
    ['no item', ofOrder('item_id = NULL'), ['placed'], /^order M\d+ is of no such item \(none\)$/],
    [
      'an item of another kind',
      "UPDATE mall_items SET kind = 'gift' WHERE item_key = 'tea-coupon'",
      [],
      /^order M\d+ is of no such item \(\d+\)$/,
    ],
    [
      'placed to nowhere',
      ofOrder('address_sealed = NULL'),
      ['placed'],
      /^order M\d+ is placed, but not all of it says so$/,
    ],
    [
      'shipped without a number',
      ofOrder('tracking_no = NULL'),
      ['shipped'],
      /^order M\d+ is shipped, but not all of it says so$/,
    ],
    [
      'completed at no time',
      ofOrder('completed_at = NULL'),
      ['completed'],
      /^order M\d+ is completed, but not all of it says so$/,
    ],
    [
      'cancelled with an address',
      ofOrder("address_sealed = 'v1.x'"),
      ['cancelled'],
      /^order M\d+ is cancelled, but not all of it says so$/,
    ],
    [
      'an unknown state',
      ofOrder("state = 'lost'"),
      ['placed'],
      /^order M\d+ is lost, but not all of it says so$/,
    ],
  ])('name %s', async (_, sql, orders, fault) => {
    const said = await spoiled(
      sql,
      orders.map((one) => no[one] ?? ''),
    );
    expect(said).toContainEqual(expect.stringMatching(fault));
    await booksAreRight(house);
  });
});
