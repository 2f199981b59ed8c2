import { House } from '../support/house';
import { ADDRESS, BOWL, COUPON_ITEM, givePoints, MallView, PARCEL, staffDo, withMall } from '../support/mall';
import { booksAreRight } from '../support/verify';

const NOW = '2026-09-02T12:00:00+08:00';

describe('a gift redeemed with points', () => {
  let house: House;
  let lin: MallView;
  let bowl: string;
  beforeAll(async () => {
    house = await House.open(NOW);
    bowl = (await withMall(house, [COUPON_ITEM, { ...BOWL, stock: 9 }])).bowl ?? '';
    lin = await MallView.of(house, 'lin');
    await givePoints(house, lin.customerId, 5_000);
  });
  beforeEach(() => house.at(NOW));
  afterEach(() => booksAreRight(house));
  afterAll(() => house.close());

  let count = 0;
  const redeemed = async () => {
    count += 1;
    const { status, body } = await lin.redeems(bowl, `request-${count}-`, ADDRESS);
    expect(status).toBe(200);
    return body.orderNo;
  };

  it('goes from the shelf to the door', async () => {
    expect(await lin.redeems(bowl, 'no-address')).toMatchObject({
      status: 400,
      body: { code: 'ADDRESS_REQUIRED', message: '请填写收货地址' },
    });
    const before = (await lin.item(bowl)).left ?? 0;
    const orderNo = await redeemed();
    expect(await lin.order(orderNo)).toMatchObject({
      state: 'placed',
      points: 500,
      placedAt: '2026-09-02T12:00:00.000+08:00',
      address: { name: '林**', phoneTail: '5678', region: ADDRESS.region, detail: ADDRESS.detail },
      couponId: null,
      canCancel: true,
      canConfirm: false,
    });
    expect((await lin.item(bowl)).left).toBe(before - 1);

    const elsewhere = { ...ADDRESS, phone: '13900001111', detail: '新家 1 号' };
    const moved = { state: 'placed', address: { phoneTail: '1111', detail: '新家 1 号' } };
    expect((await lin.does(orderNo, 'address', elsewhere)).body).toMatchObject(moved);
    expect(await lin.does(orderNo, 'received')).toMatchObject({
      status: 409,
      body: { code: 'MALL_ORDER_STATE', message: '这笔兑换还没发货，不能再改' },
    });

    const list = await staffDo(house, '');
    expect(list.body.items).toEqual([
      expect.objectContaining({ orderNo, ...moved, address: expect.anything() as object }),
    ]);
    expect(JSON.stringify(list.body)).not.toContain('13900001111');
    expect((await staffDo(house, `/${orderNo}`)).body.shipTo).toEqual(elsewhere);

    house.at('2026-09-03T09:00:00+08:00');
    const shipped = await staffDo(house, `/${orderNo}/ship`, PARCEL);
    expect(shipped).toMatchObject({
      status: 200,
      body: { state: 'shipped', shippedAt: '2026-09-03T09:00:00.000+08:00', ...PARCEL },
    });
    expect((await staffDo(house, `/${orderNo}`)).body.shipTo).toBeNull();
    expect((await staffDo(house, `/${orderNo}/ship`, PARCEL)).body).toEqual(shipped.body);
    const other = await staffDo(house, `/${orderNo}/ship`, { ...PARCEL, trackingNo: 'SF999999' });
    expect(other).toMatchObject({ status: 409, body: { message: '这笔兑换已发货，不能再改' } });

    for (const what of ['cancel', 'address'] as const) {
      const late = await lin.does(orderNo, what, ADDRESS);
      expect(late).toMatchObject({ status: 409, body: { code: 'MALL_ORDER_STATE' } });
    }
    expect((await lin.does(orderNo, 'address', elsewhere)).status).toBe(200);
    expect(await staffDo(house, `/${orderNo}/cancel`, { reason: '缺货' })).toMatchObject({ status: 409 });

    house.at('2026-09-05T18:00:00+08:00');
    const received = await lin.does(orderNo, 'received');
    expect(received.body).toMatchObject({
      state: 'completed',
      completedAt: '2026-09-05T18:00:00.000+08:00',
      canConfirm: false,
    });
    house.at('2026-09-06T18:00:00+08:00');
    expect((await lin.does(orderNo, 'received')).body).toMatchObject({
      completedAt: '2026-09-05T18:00:00.000+08:00',
    });
    expect((await staffDo(house, '?state=completed')).body.items).toHaveLength(1);
  });

  it('completes by itself at the end of the fifteenth day after it was shipped', async () => {
    const orderNo = await redeemed();
    await staffDo(house, `/${orderNo}/ship`, PARCEL);
    house.at('2026-09-17T23:59:59.999+08:00');
    await house.settle();
    lin = await MallView.of(house, 'lin');
    expect((await lin.order(orderNo)).state).toBe('shipped');
    house.at('2026-09-18T00:00:00+08:00');
    await house.settle();
    await house.settle();
    expect(await lin.order(orderNo)).toMatchObject({
      state: 'completed',
      completedAt: '2026-09-18T00:00:00.000+08:00',
    });
  });

  it('of another shopper is not there', async () => {
    const orderNo = await redeemed();
    const mei = await MallView.of(house, 'mei');
    const missing = { status: 404, body: { code: 'MALL_ORDER_NOT_FOUND' } };
    expect(await mei.get(`/me/mall/orders/${orderNo}`)).toMatchObject(missing);
    for (const what of ['address', 'cancel', 'received']) {
      expect(await mei.does(orderNo, what, ADDRESS)).toMatchObject(missing);
    }
    expect(await mei.orders()).toEqual([]);
    expect(await mei.get(`/me/mall/orders/${'M'.repeat(90)}`)).toMatchObject(missing);
    expect(await staffDo(house, '/M00000000000000/ship', PARCEL)).toMatchObject(missing);
    expect((await lin.order(orderNo)).state).toBe('placed');
  });

  it('is shipped by managers only', async () => {
    const orderNo = await redeemed();
    const refused = { status: 403, body: { code: 'NOT_ALLOWED' } };
    expect(await staffDo(house, '', undefined, 'lake')).toMatchObject(refused);
    expect(await staffDo(house, `/${orderNo}`, undefined, 'lake')).toMatchObject(refused);
    expect(await staffDo(house, `/${orderNo}/ship`, PARCEL, 'lake')).toMatchObject(refused);
    expect(await staffDo(house, `/${orderNo}/cancel`, { reason: '缺货' }, 'lake')).toMatchObject(refused);
    const shopper = { token: lin.token, body: PARCEL };
    expect(await house.call('POST', `/staff/mall/orders/${orderNo}/ship`, shopper)).toMatchObject(refused);
    expect(await house.call('GET', '/me/mall/orders', { token: await house.staff('boss') })).toMatchObject(
      refused,
    );
    expect(await house.call('GET', '/mall/items')).toMatchObject({ status: 401 });
  });

  it.each([
    ['address.phone', { address: { ...ADDRESS, phone: '1381234567' } }],
    ['address.phone', { address: { ...ADDRESS, phone: '23812345678' } }],
    ['address.phone', { address: { ...ADDRESS, phone: 13_812_345_678 } }],
    ['address.name', { address: { ...ADDRESS, name: '' } }],
    ['address.name', { address: { ...ADDRESS, name: '   ' } }],
    ['address.name', { address: { ...ADDRESS, name: '长'.repeat(33) } }],
    ['address.region', { address: { ...ADDRESS, region: undefined } }],
    ['address.detail', { address: { ...ADDRESS, detail: '长'.repeat(129) } }],
    ['itemId', { itemId: 'bowl' }],
    ['itemId', { itemId: 7 }],
    ['requestKey', { requestKey: 'short' }],
    ['requestKey', { requestKey: '有空 格 的请求编号' }],
  ])('names the field that is wrong: %s in %j', async (field, changes) => {
    const body = { requestKey: 'request-bad', itemId: bowl, address: ADDRESS, ...changes };
    const answer = await house.call('POST', '/me/mall/orders', { token: lin.token, body });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'BODY_INVALID', message: `请求内容有误：${field}` },
    });
  });

  it('names the field that is wrong in what staff send', async () => {
    const orderNo = await redeemed();
    const wrong = async (path: string, body: object) =>
      (await staffDo(house, `/${orderNo}/${path}`, body)).body.message;
    expect(await wrong('ship', { ...PARCEL, trackingNo: '单号' })).toBe('请求内容有误：trackingNo');
    expect(await wrong('ship', { trackingNo: 'SF1' })).toBe('请求内容有误：carrier');
    expect(await wrong('cancel', {})).toBe('请求内容有误：reason');
    expect((await staffDo(house, '?state=lost')).body.message).toBe('请求内容有误：state');
    expect((await lin.does(orderNo, 'address', { ...ADDRESS, phone: '1' })).body.message).toBe(
      '请求内容有误：phone',
    );
    expect((await lin.order(orderNo)).state).toBe('placed');
  });

  it('stands in lists that are read page by page', async () => {
    const own = await MallView.of(house, 'collector');
    const items = await withMall(house, [{ ...BOWL, key: 'cheap', points: 1 }]);
    await givePoints(house, own.customerId, 100);
    for (let n = 0; n < 23; n += 1) await own.redeems(items.cheap ?? '', `collect-${n}`, ADDRESS);
    interface Page {
      items: { orderNo: string }[];
      nextCursor: string | null;
    }
    const first = (await own.get<Page>('/me/mall/orders')).body;
    const second = (await own.get<Page>(`/me/mall/orders?cursor=${first.nextCursor}`)).body;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 3, null]);
    expect(new Set([...first.items, ...second.items].map((one) => one.orderNo)).size).toBe(23);
    const placed = (await staffDo(house, '')).body as unknown as Page;
    const more = (await staffDo(house, `?cursor=${placed.nextCursor}`)).body as unknown as Page;
    expect(more.items.length).toBeGreaterThan(0);
    expect(placed.items.map((one) => one.orderNo)).not.toContain(more.items[0]?.orderNo);
  });
});
