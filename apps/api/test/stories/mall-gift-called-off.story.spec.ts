import { House } from '../support/house';
import { ADDRESS, BOWL, givePoints, MallView, PARCEL, staffDo, withMall } from '../support/mall';
import { booksAreRight } from '../support/verify';

const NOW = '2026-09-02T12:00:00+08:00';

describe('a gift that is called off before it is shipped', () => {
  let house: House;
  let lin: MallView;
  let bowl: string;
  beforeEach(async () => {
    house = await House.open(NOW);
    bowl = (await withMall(house, [{ ...BOWL, stock: 1, perPerson: 1 }])).bowl ?? '';
    lin = await MallView.of(house, 'lin');
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  const redeemed = async (key = 'a-request-key') => (await lin.redeems(bowl, key, ADDRESS)).body.orderNo;

  it('by the shopper gives back points, stock and their share, once', async () => {
    await givePoints(house, lin.customerId, 600);
    const orderNo = await redeemed();
    expect(await lin.balance()).toBe(100);
    expect(await lin.item(bowl)).toMatchObject({ left: 0, mine: 1, refusal: { code: 'ITEM_SOLD_OUT' } });

    const cancelled = await lin.does(orderNo, 'cancel');
    expect(cancelled).toMatchObject({
      status: 200,
      body: { state: 'cancelled', cancelReason: '会员取消', address: null, canCancel: false },
    });
    expect(await lin.does(orderNo, 'cancel')).toEqual(cancelled);
    expect((await staffDo(house, `/${orderNo}/cancel`, { reason: '缺货' })).body.cancelReason).toBe(
      '会员取消',
    );
    expect(await lin.balance()).toBe(600);
    expect(await lin.item(bowl)).toMatchObject({ left: 1, mine: 0, refusal: null });

    for (const what of ['address', 'received']) {
      expect(await lin.does(orderNo, what, ADDRESS)).toMatchObject({
        status: 409,
        body: { code: 'MALL_ORDER_STATE', message: '这笔兑换已取消，不能再改' },
      });
    }
    expect((await staffDo(house, `/${orderNo}/ship`, PARCEL)).status).toBe(409);
    // The request has had its order; another one may have the item.
    expect((await lin.redeems(bowl, 'a-request-key', ADDRESS)).body).toMatchObject({
      orderNo,
      state: 'cancelled',
    });
    expect((await lin.redeems(bowl, 'another-request', ADDRESS)).body.state).toBe('placed');
  });

  it('by staff says why and gives the points back', async () => {
    await givePoints(house, lin.customerId, 500);
    const orderNo = await redeemed();
    const cancelled = await staffDo(house, `/${orderNo}/cancel`, { reason: '运输途中碎了，抱歉' });
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect(await lin.order(orderNo)).toMatchObject({
      state: 'cancelled',
      cancelReason: '运输途中碎了，抱歉',
    });
    expect(await lin.balance()).toBe(500);
    const row = await house.database.one<{ cancelled_by: string }>('SELECT cancelled_by FROM mall_orders');
    expect(row?.cancelled_by).toMatch(/^staff:\d+$/);
  });

  it('after its points have expired: the shopper loses them, the brand gives thirty days', async () => {
    const end = '2026-09-05T00:00:00+08:00';
    await givePoints(house, lin.customerId, 500, end);
    const mine = await redeemed();
    house.at('2026-09-06T12:00:00+08:00');
    await house.settle();
    expect((await lin.does(mine, 'cancel')).body.state).toBe('cancelled');
    expect(await lin.balance()).toBe(0);

    house.at(NOW);
    await givePoints(house, lin.customerId, 500, end);
    const theirs = await redeemed('another-request');
    house.at('2026-09-06T12:00:00+08:00');
    await staffDo(house, `/${theirs}/cancel`, { reason: '缺货' });
    await house.settle();
    expect(await lin.balance()).toBe(500);
    house.at('2026-10-07T00:00:00+08:00');
    await house.settle();
    lin = await MallView.of(house, 'lin');
    expect(await lin.balance()).toBe(0);
  });
});
