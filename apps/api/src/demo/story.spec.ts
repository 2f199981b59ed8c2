import type { OrderEvent } from '@fanchang/domain';
import { tellStory, type DemoStory } from './story';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHANGHAI = 8 * HOUR;

const MOMENTS: readonly (readonly [string, number, number])[] = [
  ['a morning', Date.parse('2026-11-22T07:30:00+08:00'), SHANGHAI],
  ['the last millisecond of a day', Date.parse('2026-11-22T23:59:59.999+08:00'), SHANGHAI],
  ['the first millisecond of a day', Date.parse('2026-11-22T00:00:00.000+08:00'), SHANGHAI],
  ['the end of a month', Date.parse('2026-10-31T23:59:00+08:00'), SHANGHAI],
  ['the end of a year', Date.parse('2026-12-31T12:00:00+08:00'), SHANGHAI],
  ['29 February', Date.parse('2028-02-29T09:15:00+08:00'), SHANGHAI],
  ['another zone', Date.parse('2027-03-31T23:30:00-05:00'), -5 * HOUR],
];
const SEEDS = [1, 7, 20261122];
const CASES = MOMENTS.flatMap(([name, now, zoneOffsetMs]) =>
  SEEDS.map((seed) => ({ name, seed, now, zoneOffsetMs })),
);

/** Written here on its own, without the rules in libs/domain: an order is its payment less its refunds. */
interface Bought {
  localDay: number;
  netFen: number;
}

function ordersOf(events: readonly OrderEvent[], openid: string, zoneOffsetMs: number): Bought[] {
  const byNo = new Map<string, Bought>();
  for (const { orderNo, kind, data, buyer, happenedAt } of events) {
    if (buyer?.value !== openid || orderNo === null) continue;
    if (kind === 'order.paid') {
      byNo.set(orderNo, {
        localDay: Math.floor((happenedAt + zoneOffsetMs) / DAY),
        netFen: data.paidFen ?? 0,
      });
    }
    const order = byNo.get(orderNo);
    if (kind === 'order.refunded' && order !== undefined) order.netFen -= data.refundFen ?? 0;
  }
  return [...byNo.values()].filter((order) => order.netFen >= 100);
}

/** Where somebody stands: days since the anchor, and the days of repurchase within 7, 30 and 90 days of it. */
function ladderOf(events: readonly OrderEvent[], openid: string, now: number, zoneOffsetMs: number) {
  const days = [...new Set(ordersOf(events, openid, zoneOffsetMs).map((order) => order.localDay))].sort(
    (a, b) => a - b,
  );
  const [anchor, ...later] = days;
  if (anchor === undefined) return null;
  const within = (n: number): number => later.filter((day) => day <= anchor + n).length;
  const today = Math.floor((now + zoneOffsetMs) / DAY);
  return { since: today - anchor, in7: within(7), in30: within(30), in90: within(90) };
}

/** What each protagonist's label promises. */
const EXPECTED: Record<string, { since: number; in7: number; in30: number; in90: number } | null> = {
  'demo-newcomer': { since: 3, in7: 0, in30: 0, in90: 0 },
  'demo-returned': { since: 12, in7: 1, in30: 1, in90: 1 },
  'demo-one-away': { since: 27, in7: 1, in30: 2, in90: 2 },
  'demo-three': { since: 27, in7: 1, in30: 3, in90: 3 },
  'demo-four': { since: 47, in7: 1, in30: 3, in90: 4 },
  'demo-lifetime': { since: 58, in7: 1, in30: 3, in90: 5 },
  'demo-dormant': { since: 20, in7: 0, in30: 0, in90: 0 },
  'demo-refunded': { since: 2, in7: 0, in30: 0, in90: 0 },
  'demo-visitor': null,
};

describe('the demo story', () => {
  it('is the same for the same seed, and another for another', () => {
    const request = { seed: 7, now: Date.parse('2026-11-22T10:00:00+08:00'), zoneOffsetMs: SHANGHAI };
    expect(tellStory(request)).toEqual(tellStory(request));
    expect(tellStory({ ...request, seed: 8 }).events).not.toEqual(tellStory(request).events);
  });

  it('only grows as the day goes on', () => {
    const morning = tellStory({
      seed: 7,
      now: Date.parse('2026-11-22T00:30:00+08:00'),
      zoneOffsetMs: SHANGHAI,
    });
    const night = tellStory({
      seed: 7,
      now: Date.parse('2026-11-22T23:59:00+08:00'),
      zoneOffsetMs: SHANGHAI,
    });
    expect(night.events.slice(0, morning.events.length)).toEqual(morning.events);
    expect(night.events.length).toBeGreaterThan(morning.events.length);
  });

  it('keeps its event ids from one day to the next', () => {
    const ids = (now: string): string[] =>
      tellStory({ seed: 7, now: Date.parse(now), zoneOffsetMs: SHANGHAI }).events.map(
        (event) => event.eventId,
      );
    expect(ids('2026-11-23T10:00:00+08:00')).toEqual(ids('2026-11-22T10:00:00+08:00'));
  });

  it('gives every shopper a name and an openid of their own', () => {
    const { shoppers, people } = tellStory({ seed: 7, now: 1_800_000_000_000, zoneOffsetMs: SHANGHAI });
    expect(shoppers).toHaveLength(400);
    expect(new Set(shoppers.map((one) => one.nickname)).size).toBe(400);
    expect(new Set(shoppers.map((one) => one.openid)).size).toBe(400);
    expect(shoppers.every((one) => one.openid.startsWith('demo-'))).toBe(true);
    expect(people.map((one) => one.openid)).toEqual(Object.keys(EXPECTED));
  });

  it('puts every member of staff into a shop', () => {
    const { shops, staff } = tellStory({ seed: 7, now: 1_800_000_000_000, zoneOffsetMs: SHANGHAI });
    const keys = shops.map((shop) => shop.key);
    expect(staff.filter((one) => one.role === 'cashier').map((one) => one.shopKey)).toEqual(keys);
    expect(staff.filter((one) => one.role === 'manager')).toHaveLength(1);
    expect(staff.every((one) => keys.includes(one.shopKey))).toBe(true);
    expect(new Set(staff.map((one) => one.account)).size).toBe(staff.length);
  });

  describe.each(CASES)('at $name, seed $seed', ({ seed, now, zoneOffsetMs }) => {
    const story = tellStory({ seed, now, zoneOffsetMs });
    const paid = story.events.filter((event) => event.kind === 'order.paid');

    it('tells nothing after now and nothing before 61 days ago', () => {
      const outside = story.events.filter((one) => one.happenedAt > now || one.happenedAt <= now - 61 * DAY);
      expect(outside).toEqual([]);
      expect(story.sessions).toHaveLength(6);
      expect(story.sessions.every((one) => one.startAt < one.endAt && one.endAt < now)).toBe(true);
    });

    it('counts in whole fen, lines adding up to what was paid', () => {
      const amounts = story.events.flatMap(({ data }) => [
        data.paidFen ?? 0,
        data.listFen ?? 0,
        data.refundFen ?? 0,
        ...(data.lines ?? []).map((line) => line.amountFen),
      ]);
      expect(amounts.filter((fen) => !Number.isSafeInteger(fen) || fen < 0)).toEqual([]);

      const sums = paid.map(({ data }) => (data.lines ?? []).reduce((sum, line) => sum + line.amountFen, 0));
      expect(sums).toEqual(paid.map(({ data }) => data.paidFen));
      expect(paid.filter(({ data }) => (data.listFen ?? 0) <= (data.paidFen ?? 0))).toEqual([]);

      const sold = new Set(paid.flatMap(({ data }) => (data.lines ?? []).map((line) => line.productId)));
      expect([...sold].sort()).toEqual(story.products.map((one) => one.productId));
    });

    it('says each thing once, in order, and never refunds more than was paid', () => {
      expect(new Set(story.events.map((event) => event.eventId)).size).toBe(story.events.length);
      expect(new Set(paid.map((event) => event.orderNo)).size).toBe(paid.length);

      const paidByNo = new Map(paid.map((event) => [event.orderNo, event]));
      const wrong = story.events.filter((event) => {
        const payment = paidByNo.get(event.orderNo);
        if (payment === undefined) return event.kind !== 'order.closed';
        const tooMuch = (event.data.refundFen ?? 0) > (payment.data.paidFen ?? 0);
        return tooMuch || payment.happenedAt > event.happenedAt;
      });
      expect(wrong).toEqual([]);
    });

    it('puts an order that names a livestream inside it', () => {
      const astray = paid.filter(({ data, happenedAt }) => {
        const running = story.sessions.find((one) => one.startAt <= happenedAt && happenedAt < one.endAt);
        return data.liveSession !== undefined && data.liveSession !== running?.sessionId;
      });
      expect(astray).toEqual([]);
    });

    it('looks like a brand', () => {
      expect(inLive(paid) / paid.length).toBeGreaterThan(0.55);
      expect(paid.length).toBeGreaterThan(550);
      expect(paid.length).toBeLessThan(1000);
      const kinds = (kind: string): number => story.events.filter((event) => event.kind === kind).length;
      expect(kinds('order.refunded') / paid.length).toBeGreaterThan(0.04);
      expect(kinds('order.refunded') / paid.length).toBeLessThan(0.16);
      expect(kinds('order.closed')).toBeGreaterThan(8);
      expect(kinds('order.completed')).toBeGreaterThan(paid.length / 3);
    });

    it('sees about a third of its buyers again within 30 days, some never, some often', () => {
      const buyers = crowdLadders(story, now, zoneOffsetMs);
      const old = buyers.filter((one) => one.since >= 30);
      const again = old.filter((one) => one.in30 > 0).length / old.length;
      expect(again).toBeGreaterThan(0.25);
      expect(again).toBeLessThan(0.45);
      expect(old.filter((one) => one.in90 === 0).length / old.length).toBeGreaterThan(0.35);
      expect(old.filter((one) => one.in90 >= 5).length).toBeGreaterThan(5);
      expect(story.shoppers.length - buyers.length).toBeGreaterThan(15);
    });

    it.each(Object.entries(EXPECTED))('%s stands where the label says', (openid, expected) => {
      expect(ladderOf(story.events, openid, now, zoneOffsetMs)).toEqual(expected);
    });

    it('shows the two orders of one evening and the order that was given back', () => {
      expect(ordersOf(story.events, 'demo-four', zoneOffsetMs)).toHaveLength(6);
      const back = story.events.filter((event) => event.buyer?.value === 'demo-refunded');
      expect(back.filter((event) => event.kind === 'order.paid')).toHaveLength(2);
      expect(back.filter((event) => event.data.whole === true)).toHaveLength(1);
    });
  });
});

function inLive(paid: readonly OrderEvent[]): number {
  return paid.filter((event) => event.data.liveSession !== undefined).length;
}

function crowdLadders(story: DemoStory, now: number, zoneOffsetMs: number) {
  return story.shoppers
    .map((one) => ladderOf(story.events, one.openid, now, zoneOffsetMs))
    .filter((one) => one !== null);
}
