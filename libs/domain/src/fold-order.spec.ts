import fc from 'fast-check';
import { foldOrder } from './fold-order';
import type { OrderEvent, OrderEventData, OrderEventKind } from './order';

const KINDS: OrderEventKind[] = [
  'order.paid',
  'order.shipped',
  'order.moved',
  'order.signed',
  'order.completed',
  'order.closed',
];
const fen = fc.nat(30_000);
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });

const data: fc.Arbitrary<OrderEventData> = fc.record({
  paidFen: maybe(fen),
  listFen: maybe(fen),
  refundFen: maybe(fen),
  refundedTotalFen: maybe(fen),
  whole: maybe(fc.constantFrom(true, false, false, false)),
  liveSession: maybe(fc.constantFrom('S1', 'S2')),
  liveRoom: maybe(fc.constantFrom('R1', 'R2')),
  parcel: maybe(
    fc.record({
      trackingNo: fc.constantFrom('SF1', 'YT2'),
      stage: maybe(fc.constantFrom('moving' as const, 'delivering' as const, 'signed' as const)),
      expectedAt: maybe(fc.nat(9)),
    }),
  ),
  lines: maybe(
    fc.array(
      fc.record({
        lineKey: fc.constantFrom('a', 'b', 'c'),
        quantity: fc.integer({ min: 1, max: 4 }),
        amountFen: fen,
      }),
      {
        maxLength: 3,
      },
    ),
  ).map((lines) => lines?.map((line) => ({ ...line, productId: 'P1', title: '洗发水' }))),
});

/** Distinct events of one order; few instants, so that many happen "at once". */
const events: fc.Arbitrary<OrderEvent[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom<OrderEventKind>(
        ...KINDS,
        'order.paid',
        'order.paid',
        'order.refunded',
        'order.refunded',
      ),
      happenedAt: fc.integer({ min: 1000, max: 1004 }),
      buyer: fc.option(
        fc.record({ kind: fc.constant('openid' as const), value: fc.constantFrom('o1', 'o2') }),
      ),
      data,
    }),
    { maxLength: 9 },
  )
  .map((list) => list.map((event, index) => ({ ...event, eventId: `e${index}`, orderNo: 'T1' })));

const arrivals = events.chain((list) =>
  fc.tuple(
    fc.constant(list),
    fc.shuffledSubarray(list, { minLength: list.length }),
    fc.array(fc.constantFrom(...(list.length === 0 ? [undefined] : list)), { maxLength: 9 }),
  ),
);

describe('an order from its events', () => {
  it('is the same in any order of arrival', () => {
    fc.assert(
      fc.property(arrivals, ([list, shuffled]) => expect(foldOrder(shuffled)).toEqual(foldOrder(list))),
      {
        numRuns: 200,
      },
    );
  });

  it('is the same when events come twice, however often and wherever', () => {
    fc.assert(
      fc.property(arrivals, ([list, shuffled, again]) => {
        const repeats = again.filter((event) => event !== undefined);
        expect(foldOrder([...repeats, ...shuffled, ...repeats])).toEqual(foldOrder(list));
      }),
      { numRuns: 500 },
    );
  });

  it('ends the same whichever way the events were cut into batches, one of them sent again', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 4 }), ([list, shuffled], size) => {
        const stored = new Map<string, OrderEvent>();
        for (let from = 0; from < shuffled.length; from += size) {
          const batch = shuffled.slice(Math.max(0, from - 1), from + size);
          for (const event of batch) if (!stored.has(event.eventId)) stored.set(event.eventId, event);
          foldOrder([...stored.values()]);
        }
        expect(foldOrder([...stored.values()])).toEqual(foldOrder(list));
      }),
    );
  });

  it('never gives back more than was paid nor less than nothing, and lists no less than was paid', () => {
    fc.assert(
      fc.property(events, (list) => {
        const state = foldOrder(list);
        expect(state.refundedFen).toBeGreaterThanOrEqual(0);
        expect(state.paidFen - state.refundedFen).toBeGreaterThanOrEqual(0);
        expect(state.listFen).toBeGreaterThanOrEqual(state.paidFen);
        if (state.refundedFen > 0) expect(state.voided).toBe(state.refundedFen === state.paidFen);
      }),
    );
  });

  it('gives back only more as refunds arrive, and nothing while none did', () => {
    fc.assert(
      fc.property(events, fc.array(data, { maxLength: 3 }), (list, more) => {
        const late = more.map((said, index) => ({
          eventId: `r${index}`,
          kind: 'order.refunded' as const,
          orderNo: 'T1',
          happenedAt: 2000,
          buyer: null,
          data: said,
        }));
        expect(foldOrder([...list, ...late]).refundedFen).toBeGreaterThanOrEqual(foldOrder(list).refundedFen);
        const calm = list.filter((event) => event.kind !== 'order.refunded' && event.kind !== 'order.closed');
        expect(foldOrder(calm)).toMatchObject({ refundedFen: 0, voided: false });
      }),
    );
  });

  it('always counts the pieces of its lines, and pays their sum unless the source says otherwise', () => {
    fc.assert(
      fc.property(events, (list) => {
        const state = foldOrder(list);
        expect(state.items).toBe(state.lines.reduce((sum, each) => sum + each.quantity, 0));
        expect(new Set(state.lines.map((each) => each.lineKey)).size).toBe(state.lines.length);
        const said = list.some((event) => event.kind === 'order.paid' && event.data.paidFen !== undefined);
        if (!said) expect(state.paidFen).toBe(state.lines.reduce((sum, each) => sum + each.amountFen, 0));
      }),
    );
  });

  it('is nothing yet without events', () => {
    expect(foldOrder([])).toMatchObject({
      buyer: null,
      paidAt: null,
      paidFen: 0,
      refundedFen: 0,
      voided: false,
      items: 0,
    });
  });
});

describe('what is said of parcels', () => {
  const said = (eventId: string, kind: OrderEventKind, happenedAt: number, parcel: object): OrderEvent => ({
    eventId,
    kind,
    orderNo: 'A',
    happenedAt,
    buyer: null,
    data: { parcel: { trackingNo: 'SF1', ...parcel } },
  });

  it('is where it is now, and changes neither what was paid nor what was signed for', () => {
    const state = foldOrder([
      said('b', 'order.moved', 2, { stage: 'signed' }),
      said('a', 'order.shipped', 1, { carrier: '顺丰速运' }),
    ]);
    expect(state.parcels).toMatchObject([{ trackingNo: 'SF1', carrier: '顺丰速运', stage: 'signed' }]);
    expect(state).toMatchObject({ shippedAt: 1, signedAt: null, paidAt: null });
  });

  it('without a stage is picked up when the order was shipped, and on its way when it moved', () => {
    const stageOf = (kind: OrderEventKind) => foldOrder([said('a', kind, 1, {})]).parcels[0]?.stage;
    expect([stageOf('order.shipped'), stageOf('order.moved')]).toEqual(['picked-up', 'moving']);
  });
});
