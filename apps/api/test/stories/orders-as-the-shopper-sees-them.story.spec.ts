import { House, paid } from '../support/house';

interface Card {
  id: string;
  orderNo: string;
  title: string;
  picture: string | null;
  stage: string | null;
  stageText: string;
  isLive: boolean;
}

interface Page {
  lines: { title: string; picture: string | null; hostSaid: string | null; tips: string[] }[];
  price: { listFen: number; discountFen: number; paidFen: number; refundedFen: number };
  delivery: {
    stage: string | null;
    stages: { stage: string; state: string; at: string | null }[];
    expectedAt: string | null;
    isGuess: boolean;
    isHeldUp: boolean;
    isLate: boolean;
    parcels: { trackingNo: string; carrier: string | null; text: string; moves: { text: string }[] }[];
  };
  live: { session: string | null } | null;
  ladder: string[];
}

const DAY = '2026-09-02';
const at = (time: string, day = DAY) => `${day}T${time}+08:00`;
const NUTS = {
  productId: 'P1',
  title: '坚果礼盒',
  category: 'snack',
  picture: 'nuts',
  hostSaid: '今年新果，开袋就吃',
  tips: ['开封后请冷藏', '一个月内吃完'],
  saidAt: at('09:00:00'),
};
const moved = (eventId: string, time: string, parcel: object, day = DAY) => ({
  eventId,
  kind: 'order.moved',
  orderNo: 'A-1',
  happenedAt: at(time, day),
  parcel: { trackingNo: 'SF1', carrier: '顺丰速运', ...parcel },
});

describe('an order as its shopper sees it', () => {
  let house: House;
  let token: string;

  beforeEach(async () => {
    house = await House.open(at('21:00:00'));
    token = await house.shopper('lin');
  });
  afterEach(() => house.close());

  const cards = async (cursor = '') =>
    (await house.call<{ items: Card[]; nextCursor: string | null }>('GET', `/me/orders${cursor}`, { token }))
      .body;
  const page = async (orderNo = 'A-1', by = token) => {
    const id = (await cards()).items.find((card) => card.orderNo === orderNo)?.id ?? '';
    return (await house.call<Page>('GET', `/me/orders/${id}`, { token: by })).body;
  };
  const tellProducts = async (products: unknown[]) => {
    const body = JSON.stringify({ products });
    const headers = { 'content-type': 'application/json', ...house.signed(body) };
    return house.call<{ results: { result: string }[]; code?: string }>('POST', '/open/products', {
      body,
      headers,
    });
  };
  const tell = async (...events: object[]) => {
    const { body } = await house.tell(events);
    expect(body.results.map(({ result }) => result)).toEqual(events.map(() => 'new'));
    await house.settle();
  };

  it('shows the goods as the live showed them, the price in parts, and what it counts for', async () => {
    expect((await tellProducts([NUTS])).body.results).toMatchObject([{ result: 'kept' }]);
    await tell({ ...paid('lin', 'A-1', at('20:30:00'), 12_800), liveSession: 'S-1', liveRoom: '晚灯' });

    expect((await cards()).items).toMatchObject([
      {
        orderNo: 'A-1',
        title: '坚果礼盒',
        picture: 'nuts',
        stage: 'paid',
        stageText: '备货中',
        isLive: true,
      },
    ]);
    expect(await page()).toMatchObject({
      lines: [{ title: '坚果礼盒', picture: 'nuts', hostSaid: NUTS.hostSaid, tips: NUTS.tips }],
      price: { listFen: 13_300, discountFen: 500, paidFen: 12_800, refundedFen: 0 },
      live: { session: 'S-1' },
      ladder: ['「复购阶梯」从这一单开始'],
    });
  });

  it('follows the parcel, also when the carrier is heard late and twice', async () => {
    await tell(paid('lin', 'A-1', at('10:00:00')));
    await tell(
      moved('m3', '19:00:00', { stage: 'delivering', place: '杭州', words: '派送中，请保持电话畅通' }),
      { eventId: 's', kind: 'order.shipped', orderNo: 'A-1', happenedAt: at('12:00:00') },
    );
    await tell(moved('m1', '13:00:00', { place: '宁波', expectedAt: at('20:00:00') }));
    const again = await house.tell([
      moved('m3', '19:00:00', { stage: 'delivering', place: '杭州', words: '派送中，请保持电话畅通' }),
    ]);
    expect(again.body.results).toMatchObject([{ result: 'duplicate' }]);

    const { delivery } = await page();
    expect(delivery).toMatchObject({
      stage: 'delivering',
      expectedAt: at('20:00:00.000'),
      isGuess: false,
      isHeldUp: false,
      parcels: [{ trackingNo: 'SF1', carrier: '顺丰速运', text: '派送中' }],
    });
    expect(delivery.stages.map(({ stage, state, at: when }) => [stage, state, when?.slice(11, 16)])).toEqual([
      ['paid', 'done', '10:00'],
      ['shipped', 'done', '12:00'],
      ['moving', 'done', '13:00'],
      ['delivering', 'now', '19:00'],
      ['signed', 'next', undefined],
    ]);
    expect(delivery.parcels[0]?.moves.map(({ text }) => text)).toEqual(['派送中，请保持电话畅通', '运输中']);

    await tell({ eventId: 'r', kind: 'order.signed', orderNo: 'A-1', happenedAt: at('20:10:00') });
    const there = (await page()).delivery;
    expect(there).toMatchObject({ stage: 'signed', expectedAt: null });
    expect(there.stages.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect((await cards()).items).toMatchObject([{ stage: 'signed', stageText: '已签收' }]);
  });

  it('says when a parcel is held up, and when it is late', async () => {
    await tell(paid('lin', 'A-1', at('10:00:00', '2026-08-28')));
    await tell(
      moved('m1', '13:00:00', { stage: 'held-up', expectedAt: at('12:00:00', '2026-08-30') }, '2026-08-29'),
    );
    expect((await page()).delivery).toMatchObject({ isHeldUp: true, isLate: true });
    expect((await cards()).items).toMatchObject([{ stageText: '配送遇到问题' }]);
  });

  it('says what is usual once twenty have arrived', async () => {
    for (const part of [0, 1]) {
      const events = Array.from({ length: 10 }, (_, n) => {
        const orderNo = `U-${part}-${n}`;
        const day = `2026-08-${String(10 + n)}`;
        return [
          paid(`buyer-${n}`, orderNo, at('10:00:00', day)),
          { eventId: `${orderNo}:s`, kind: 'order.shipped', orderNo, happenedAt: at('12:00:00', day) },
          {
            eventId: `${orderNo}:r`,
            kind: 'order.signed',
            orderNo,
            happenedAt: at('12:00:00', `2026-08-${12 + n}`),
          },
        ];
      });
      await house.tell(events.flat());
    }
    await tell(paid('lin', 'A-1', at('10:00:00')));
    await tell({ eventId: 's', kind: 'order.shipped', orderNo: 'A-1', happenedAt: at('12:00:00') });
    expect((await page()).delivery).toMatchObject({
      isGuess: true,
      expectedAt: at('12:00:00.000', '2026-09-04'),
    });
  });

  it('given back whole is not on its way any more', async () => {
    await tell(paid('lin', 'A-1', at('10:00:00')));
    await house.refundsWhole('A-1', at('20:00:00'));
    expect((await cards()).items).toMatchObject([{ stage: null, stageText: '已退款' }]);
    expect(await page()).toMatchObject({
      price: { refundedFen: 10_000 },
      ladder: [],
      delivery: { stage: null },
    });
  });

  it('is listed page by page, newest first, each once', async () => {
    const events = Array.from({ length: 23 }, (_, n) =>
      paid('lin', `L-${n}`, at(`10:${String(Math.floor(n / 2)).padStart(2, '0')}:00`)),
    );
    await house.tell(events);
    await house.settle();
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { items, nextCursor }: { items: Card[]; nextCursor: string | null } = await cards(
        next === '' ? '' : `?cursor=${next}`,
      );
      seen.push(...items.map(({ orderNo }) => orderNo));
      next = nextCursor;
    }
    expect(seen).toHaveLength(23);
    expect(new Set(seen).size).toBe(23);
    expect(seen.slice(0, 1)).toEqual(['L-22']);
  });

  it("of somebody else is not found, and neither is what is no order's number", async () => {
    await tell(paid('lin', 'A-1', at('10:00:00')));
    const id = (await cards()).items[0]?.id ?? '';
    const mei = await house.shopper('mei');
    for (const [path, by] of [
      [`/me/orders/${id}`, mei],
      ['/me/orders/999999', token],
      ['/me/orders/A-1', token],
    ] as const) {
      expect(await house.call('GET', path, { token: by })).toMatchObject({
        status: 404,
        body: { code: 'ORDER_NOT_FOUND', message: '没有找到这笔订单' },
      });
    }
  });

  describe('goods', () => {
    it('are what was said of them last, however late it comes', async () => {
      const newer = { ...NUTS, hostSaid: '最后一批', saidAt: at('10:00:00') };
      await tellProducts([newer]);
      expect((await tellProducts([NUTS])).body.results).toMatchObject([{ result: 'older' }]);
      expect((await tellProducts([NUTS, { ...newer, saidAt: at('11:00:00') }])).body.results).toMatchObject([
        { result: 'older' },
        { result: 'kept' },
      ]);
      await tell(paid('lin', 'A-1', at('12:00:00')));
      expect((await page()).lines[0]?.hostSaid).toBe('最后一批');
    });

    it('that cannot be read are refused one by one, and the others kept', async () => {
      const { status, body } = await tellProducts([
        NUTS,
        { ...NUTS, productId: 'P2', picture: 'javascript:alert(1)' },
        { ...NUTS, productId: 'P3', tips: ['1', '2', '3', '4', '5', '6'] },
        { ...NUTS, productId: 'P4', saidAt: '2030-01-01T00:00:00+08:00' },
        {},
      ]);
      expect(status).toBe(200);
      expect(body.results).toMatchObject([
        { result: 'kept' },
        { result: 'rejected', code: 'BODY_INVALID' },
        { result: 'rejected', code: 'BODY_INVALID' },
        { result: 'rejected', code: 'EVENT_TIME_ABSURD' },
        { result: 'rejected', code: 'BODY_INVALID' },
      ]);
      expect((await tellProducts([])).body.code).toBe('BATCH_EMPTY');
    });
  });

  it('a parcel event without a parcel is refused by name', async () => {
    const { parcel: _, ...bare } = moved('m1', '13:00:00', {});
    expect((await house.tell([bare])).body.results).toMatchObject([
      { result: 'rejected', code: 'BODY_INVALID' },
    ]);
  });
});
