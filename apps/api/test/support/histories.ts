import fc from 'fast-check';
import type { Told } from './house';

const DAY_MS = 86_400_000;
/** Local midnight of 2 September in Shanghai; histories last sixteen days from here. */
const START = Date.parse('2026-09-02T00:00:00+08:00');

/** Moments where days end and begin are where folds go wrong, so they come up often. */
const moment: fc.Arbitrary<number> = fc.oneof(
  fc.tuple(fc.nat(15), fc.constantFrom(0, 1, DAY_MS - 1)).map(([day, ms]) => START + day * DAY_MS + ms),
  fc.nat(16 * DAY_MS - 1).map((ms) => START + ms),
);

const fen = fc.constantFrom(0, 99, 100, 5_000, 12_800);

/** Another buyer than the order's own, or another name of the same one, said by a later event. */
export type Buyers = 'one-buyer-an-order' | 'buyers-change';

const PEOPLE = [
  { kind: 'openid', value: 'lin' },
  { kind: 'openid', value: 'mei' },
  { kind: 'phone', value: '13812345678' },
  { kind: 'external', value: '17850' },
] as const;

interface OrderSeed {
  buyer: number;
  paid: { at: number; fen: number; list: number; quantity: number; again: boolean }[];
  says: { kind: string; at: number }[];
  refunds: { at: number; how: 'each' | 'total' | 'whole'; fen: number }[];
  laterBuyer: number;
  nickname: string;
}

const orderSeed: fc.Arbitrary<OrderSeed> = fc.record({
  buyer: fc.nat(PEOPLE.length - 1),
  paid: fc.array(
    fc.record({ at: moment, fen, list: fen, quantity: fc.integer({ min: 1, max: 3 }), again: fc.boolean() }),
    { minLength: 0, maxLength: 3 },
  ),
  says: fc.array(
    fc.record({
      kind: fc.constantFrom(
        'order.shipped',
        'order.moved',
        'order.signed',
        'order.completed',
        'order.closed',
      ),
      at: moment,
    }),
    { maxLength: 2 },
  ),
  refunds: fc.array(
    fc.record({ at: moment, how: fc.constantFrom('each' as const, 'total' as const, 'whole' as const), fen }),
    { maxLength: 2 },
  ),
  laterBuyer: fc.nat(PEOPLE.length - 1),
  nickname: fc.constantFrom('林小满', '梅', '满满'),
});

/** What happened to a few people's orders: a set of events, each with an id of its own. */
export function history(buyers: Buyers): fc.Arbitrary<Told[]> {
  const told = fc.array(orderSeed, { minLength: 1, maxLength: 7 }).map((seeds) => {
    const backs = seeds.filter((_, n) => n % 3 === 2).map((seed, n) => unlinkedRefund(seed, n));
    return [...seeds.flatMap((seed, n) => eventsOf(seed, n, buyers)), ...backs];
  });
  return told.filter((events) => events.length > 0);
}

function eventsOf(seed: OrderSeed, n: number, buyers: Buyers): Told[] {
  const orderNo = `H-${n}`;
  const iso = (at: number) => new Date(at).toISOString();
  const own = buyers === 'buyers-change' ? { nickname: seed.nickname } : {};
  const buyer = { ...PEOPLE[seed.buyer], ...own };
  const later = buyers === 'buyers-change' ? { ...PEOPLE[seed.laterBuyer], nickname: '后来' } : buyer;
  return [
    ...seed.paid.map((paid, k) => ({
      eventId: `${orderNo}:paid:${k}`,
      kind: 'order.paid',
      orderNo,
      happenedAt: iso(paid.at),
      buyer: k === 0 ? buyer : later,
      listFen: paid.list,
      lines: [
        {
          lineKey: paid.again ? 'same' : String(k),
          productId: `P${k}`,
          title: `坚果 ${k}`,
          quantity: paid.quantity,
          amountFen: paid.fen,
        },
      ],
    })),
    ...seed.says.map((says, k) => {
      const said = { eventId: `${orderNo}:says:${k}`, kind: says.kind, orderNo, happenedAt: iso(says.at) };
      const moved = says.kind === 'order.moved' && { parcel: { trackingNo: `T${k % 2}`, place: `P${k}` } };
      return { ...said, ...(k === 0 && { buyer: later }), ...moved, liveSession: `L${k}` };
    }),
    ...seed.refunds.map((refund, k) => ({
      eventId: `${orderNo}:refund:${k}`,
      kind: 'order.refunded',
      orderNo,
      happenedAt: iso(refund.at),
      ...(refund.how === 'each' && { refundFen: refund.fen }),
      ...(refund.how === 'total' && { refundedTotalFen: refund.fen }),
      ...(refund.how === 'whole' && { whole: true }),
    })),
  ];
}

function unlinkedRefund(seed: OrderSeed, n: number): Told {
  return {
    eventId: `back-${n}`,
    kind: 'refund.unlinked',
    happenedAt: new Date(START + n).toISOString(),
    refundFen: 300,
    buyer: { ...PEOPLE[seed.buyer] },
  };
}

/** How a history is told: a number from which its order, repeats, requests and pauses are drawn. */
export const telling: fc.Arbitrary<number> = fc.nat(1_000_000);

export interface Request {
  events: Told[];
  /** Whether what it causes is done before the next one comes. */
  settle: boolean;
}

/** The requests of one telling of a history. */
export function requestsOf(events: readonly Told[], how: number): Request[] {
  const chance = drawn(how);
  const mixed = events
    .flatMap((event) => (chance() < 0.3 ? [event, event] : [event]))
    .map((event) => ({ event, at: chance() }))
    .sort((a, b) => a.at - b.at);
  const requests: Request[] = [];
  for (const { event } of mixed) {
    const last = requests[requests.length - 1];
    if (last === undefined || chance() < 0.5) requests.push({ events: [event], settle: chance() < 0.5 });
    else last.events.push(event);
  }
  return requests;
}

/** The same numbers again for the same seed (mulberry32). */
export function drawn(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
