import { House } from '../support/house';
import { ADDRESS, BOWL, COUPON_ITEM, givePoints, MallView, withMall } from '../support/mall';
import { confirm, ShopperView } from '../support/shopper';
import { booksAreRight } from '../support/verify';

const NOW = '2026-09-02T12:00:00+08:00';

describe('a coupon redeemed with points', () => {
  let house: House;
  let lin: MallView;
  beforeEach(async () => {
    house = await House.open(NOW);
    lin = await MallView.of(house, 'lin');
  });
  afterEach(async () => {
    await booksAreRight(house);
    await house.close();
  });

  it('is in the wallet at once, says why, and can be used', async () => {
    const items = await withMall(house);
    await givePoints(house, lin.customerId, 250);
    const shelf = await lin.shelf();
    expect(shelf).toMatchObject({
      balance: 250,
      items: [
        { id: items['tea-coupon'], name: '10 元茶点券', points: 200, left: null, mine: 0, refusal: null },
        {
          id: items.bowl,
          kind: 'gift',
          refusal: { code: 'POINTS_SHORT', message: '积分不够，还差 250 分' },
        },
      ],
      nextCursor: null,
    });
    expect(await lin.item(items['tea-coupon'] ?? '')).toMatchObject({
      serverNow: '2026-09-02T12:00:00.000+08:00',
      balance: 250,
      coupon: {
        kind: 'cash',
        offFen: 1_000,
        thresholdFen: 3_000,
        scope: '茶点',
        shops: '全部门店',
        validDays: 30,
      },
      rules: [
        '兑换后券立即放入券包。',
        '券从兑换起 30 天内有效，最后一天用到 24:00。',
        '券兑换后不能退回积分。',
      ],
    });

    const { status, body } = await lin.redeems(items['tea-coupon'] ?? '', 'first-request');
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        orderNo: expect.stringMatching(/^M\d{14}$/) as string,
        name: '10 元茶点券',
        points: 200,
        picture: 'coupon',
        state: 'completed',
        address: null,
        canCancel: false,
        canConfirm: false,
      },
    });
    expect(await lin.balance()).toBe(50);
    expect(await lin.order(body.orderNo)).toEqual(body);
    expect(await lin.orders()).toEqual([body]);
    expect((await lin.item(items['tea-coupon'] ?? '')).mine).toBe(1);

    const wallet = await ShopperView.of(house, 'lin');
    const coupon = await wallet.detail(body.couponId ?? '');
    expect(coupon).toMatchObject({
      name: '茶点 10 元券',
      state: 'granted',
      why: '用 200 积分在积分商城兑换。',
      startsAt: '2026-09-02T12:00:00.000+08:00',
      endsAt: '2026-10-03T00:00:00.000+08:00',
    });
    expect(await confirm(house, coupon.code, 3_000)).toMatchObject({
      status: 200,
      body: { payableFen: 2_000 },
    });
  });

  it('is redeemed once by one request, and the request belongs to one item', async () => {
    const items = await withMall(house);
    await givePoints(house, lin.customerId, 1_000);
    const coupon = items['tea-coupon'] ?? '';
    const first = await lin.redeems(coupon, 'the-same-key');
    expect(await lin.redeems(coupon, 'the-same-key')).toEqual(first);
    expect(await lin.redeems(items.bowl ?? '', 'the-same-key', ADDRESS)).toMatchObject({
      status: 409,
      body: { code: 'MALL_REQUEST_REUSED' },
    });
    expect(await lin.balance()).toBe(800);
    const mei = await MallView.of(house, 'mei');
    expect(await mei.redeems(coupon, 'the-same-key')).toMatchObject({ body: { code: 'POINTS_SHORT' } });
  });

  it('is refused with what is in the way, and nothing happens', async () => {
    const items = await withMall(
      house,
      [
        { ...COUPON_ITEM, perPerson: 2 },
        { ...COUPON_ITEM, key: 'last', stock: 1 },
        { ...COUPON_ITEM, key: 'hidden', active: false },
        BOWL,
      ],
      { stock: 4, perPerson: 3 },
    );
    const id = (key: string) => items[key] ?? '';
    await givePoints(house, lin.customerId, 199);
    const tries = async (key: string, request: string) => {
      const { status, body } = await lin.redeems(id(key), request);
      return status === 200 ? 'redeemed' : `${status} ${body.code} ${body.message}`;
    };
    expect(await tries('tea-coupon', 'too-poor-1')).toBe('409 POINTS_SHORT 积分不够，还差 1 分');
    await givePoints(house, lin.customerId, 10_000);
    expect(await tries('tea-coupon', 'too-poor-1')).toBe('redeemed');
    expect(await tries('tea-coupon', 'second-one')).toBe('redeemed');
    expect(await tries('tea-coupon', 'third-one-')).toBe('409 ITEM_LIMIT_REACHED 每人限兑 2 件，您已兑满');
    expect((await lin.item(id('tea-coupon'))).refusal).toMatchObject({ code: 'ITEM_LIMIT_REACHED' });
    expect(await tries('last', 'last-one-1')).toBe('redeemed');
    expect(await tries('last', 'last-one-2')).toBe('409 ITEM_SOLD_OUT 这件礼品已兑完');
    expect((await lin.item(id('last'))).refusal).toMatchObject({ code: 'ITEM_SOLD_OUT' });
    expect(await tries('hidden', 'not-there-1')).toBe('409 ITEM_OFF_SHELF 这件礼品已下架');
    expect((await lin.item(id('hidden'))).refusal).toMatchObject({ code: 'ITEM_OFF_SHELF' });
    expect((await lin.shelf()).items.map((item) => item.id)).not.toContain(id('hidden'));
    expect(await lin.redeems('987654', 'not-there-2')).toMatchObject({
      status: 404,
      body: { code: 'ITEM_NOT_FOUND' },
    });
    expect(await lin.get('/mall/items/987654')).toMatchObject({ status: 404 });
    expect(await lin.balance()).toBe(10_199 - 3 * 200);
  });

  it('is refused when its template has nothing left, in all or for this person', async () => {
    const items = await withMall(house, [COUPON_ITEM], { stock: 3, perPerson: 2 });
    const id = items['tea-coupon'] ?? '';
    const mei = await MallView.of(house, 'mei');
    for (const one of [lin, mei]) await givePoints(house, one.customerId, 1_000);
    for (const key of ['lin-first-', 'lin-second']) expect((await lin.redeems(id, key)).status).toBe(200);
    expect(await lin.item(id)).toMatchObject({ left: 1, refusal: { code: 'COUPON_LIMIT_REACHED' } });
    expect(await lin.redeems(id, 'lin-third-')).toMatchObject({
      status: 409,
      body: { code: 'COUPON_LIMIT_REACHED', message: '这种券每人最多 2 张，您已领满' },
    });
    expect((await mei.redeems(id, 'mei-first-')).status).toBe(200);
    expect(await mei.redeems(id, 'mei-second')).toMatchObject({ body: { code: 'COUPON_SOLD_OUT' } });
    expect(await mei.item(id)).toMatchObject({ left: 0, refusal: { code: 'ITEM_SOLD_OUT' } });
    expect([await lin.balance(), await mei.balance()]).toEqual([600, 800]);
  });

  it('of fixed dates is off the shelf when they are over', async () => {
    const validity = {
      startsAt: Date.parse('2026-09-10T00:00:00+08:00'),
      endsAt: Date.parse('2026-09-20T00:00:00+08:00'),
    };
    const items = await withMall(house, [COUPON_ITEM], { validity });
    const id = items['tea-coupon'] ?? '';
    await givePoints(house, lin.customerId, 1_000);
    const { body } = await lin.redeems(id, 'before-end');
    const wallet = await ShopperView.of(house, 'lin');
    expect(await wallet.detail(body.couponId ?? '')).toMatchObject({
      startsAt: '2026-09-10T00:00:00.000+08:00',
      endsAt: '2026-09-20T00:00:00.000+08:00',
    });
    house.at('2026-09-20T00:00:00+08:00');
    lin = await MallView.of(house, 'lin');
    expect((await lin.item(id)).refusal).toMatchObject({ code: 'ITEM_OFF_SHELF' });
    expect(await lin.redeems(id, 'after-end-')).toMatchObject({ body: { code: 'ITEM_OFF_SHELF' } });
    expect(await lin.balance()).toBe(800);
  });

  it('cannot be called off', async () => {
    const items = await withMall(house);
    await givePoints(house, lin.customerId, 200);
    const { body } = await lin.redeems(items['tea-coupon'] ?? '', 'first-request');
    for (const what of ['cancel', 'received']) {
      const answer = await lin.does(body.orderNo, what);
      // It is complete already, so having received it is nothing new.
      expect(answer.status).toBe(what === 'cancel' ? 409 : 200);
    }
    expect(await lin.balance()).toBe(0);
  });

  it('stands on a shelf that is read page by page', async () => {
    const many = Array.from({ length: 23 }, (_, n) => ({ ...BOWL, key: `bowl-${n}`, sort: n % 3 }));
    await withMall(house, many);
    const first = await lin.shelf();
    const second = await lin.shelf(first.nextCursor ?? '');
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 3, null]);
    expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(23);
    expect(await lin.get('/mall/items?cursor=nonsense')).toMatchObject({
      status: 400,
      body: { message: '请求内容有误：cursor' },
    });
  });
});
