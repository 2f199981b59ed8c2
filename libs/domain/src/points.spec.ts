import fc from 'fast-check';
import type { CustomerId, Instant } from './brand';
import { Calendar, DAY_MS } from './calendar';
import {
  checkPoints,
  decideInteraction,
  decidePoints,
  defaultPoints,
  endOfMonths,
  type InteractionKind,
  orderPointsKey,
  type PointsOrder,
  type PointsRules,
  pointsOf,
  pointsRulesText,
} from './points';

const SHANGHAI = new Calendar('Asia/Shanghai');
const LONDON = new Calendar('Europe/London');
const CUSTOMER = 7 as CustomerId;
const FROM = Date.parse('2026-09-01T00:00:00+08:00');
const RULES = defaultPoints(FROM);

const at = (text: string): Instant => Date.parse(text);
const iso = (calendar: Calendar, instant: Instant | null) =>
  instant === null ? null : calendar.iso(instant).slice(0, 19);

function orderOf(changes: Partial<PointsOrder> = {}): PointsOrder {
  return {
    source: 'shop',
    orderNo: 'A1',
    paidAt: FROM,
    netFen: 12_899,
    voided: false,
    signedAt: null,
    completedAt: null,
    ...changes,
  };
}

const decide = (orders: readonly PointsOrder[], rules = RULES, calendar = SHANGHAI) =>
  decidePoints(rules, new Map(), CUSTOMER, orders, calendar);
const outcomeOf = (order: PointsOrder, calendar = SHANGHAI) => {
  const [grant] = decide([order], RULES, calendar);
  if (grant?.outcome.kind !== 'points') throw new Error('no points');
  return grant.outcome;
};
const earned = (orders: readonly PointsOrder[], rules = RULES) =>
  decide(orders, rules).reduce(
    (sum, { outcome }) => sum + (outcome.kind === 'points' ? outcome.points : 0),
    0,
  );

const order = fc.record({
  source: fc.constantFrom('shop', 'douyin'),
  orderNo: fc.constantFrom('A1', 'A2', 'A3', 'A4', 'A5'),
  paidAt: fc.integer({ min: FROM - 3 * DAY_MS, max: FROM + 30 * DAY_MS }),
  netFen: fc.oneof(fc.constantFrom(0, 1, 99, 100, 101), fc.integer({ min: -500, max: 500_000 })),
  voided: fc.constantFrom(false, false, false, true),
  signedAt: fc.option(fc.integer({ min: FROM, max: FROM + 40 * DAY_MS })),
  completedAt: fc.option(fc.integer({ min: FROM, max: FROM + 40 * DAY_MS })),
});
const orders = fc.uniqueArray(order, { maxLength: 8, selector: (one) => `${one.source}/${one.orderNo}` });
const rules = fc
  .record({ pointsPerYuan: fc.integer({ min: 0, max: 5 }), minimumFen: fc.constantFrom(0, 100, 10_000) })
  .map((some): PointsRules => ({ ...RULES, ...some }));

describe('points for orders', () => {
  it('are a point for each whole yuan paid net, rounded down per order', () => {
    expect(decide([orderOf()])).toEqual([
      {
        key: 'points:points:order:shop:A1:7',
        program: 'points',
        version: 1,
        step: 'order',
        customerId: 7,
        cause: 'A1@12899',
        outcome: { kind: 'points', points: 128, availableAt: null, expiresAt: null },
        why: { sentence: '9 月 1 日的订单实付 ¥128.99，得 128 积分。', orders: ['A1'], setOffBy: 'order:A1' },
      },
    ]);
  });

  it.each([
    ['an order paid before the brand began with points', orderOf({ paidAt: FROM - 1 })],
    ['an order given back whole', orderOf({ voided: true })],
    ['less than a yuan', orderOf({ netFen: 99 })],
    ['more given back than was paid', orderOf({ netFen: -5_000 })],
  ])('are none for %s', (_, one) => {
    expect(decide([one])).toEqual([]);
  });

  it('begin with the first millisecond of `since` and the first fen of the minimum', () => {
    expect(pointsOf({ ...RULES, minimumFen: 200 }, orderOf({ netFen: 200 }))).toBe(2);
    expect(pointsOf({ ...RULES, minimumFen: 200 }, orderOf({ netFen: 199 }))).toBe(0);
    expect(pointsOf(RULES, orderOf({ paidAt: FROM, netFen: 100 }))).toBe(1);
  });

  it('are never fewer for more spending', () => {
    const more = fc.property(orders, rules, fc.nat(7), fc.nat(100_000), (list, own, index, fen) => {
      const richer = list.map((one, n) => (n === index ? { ...one, netFen: one.netFen + fen } : one));
      expect(earned(richer, own)).toBeGreaterThanOrEqual(earned(list, own));
    });
    fc.assert(more);
  });

  it('are the same in whatever order and however often orders are told', () => {
    const shuffled = fc.property(orders, fc.infiniteStream(fc.nat()), (list, numbers) => {
      const mixed = list
        .map((one) => ({ one, by: numbers.next().value ?? 0 }))
        .sort((a, b) => a.by - b.by)
        .map(({ one }) => one);
      const byKey = (some: readonly PointsOrder[]) =>
        new Map(decide(some).map((grant) => [grant.key, grant]));
      expect(byKey([...mixed, ...mixed])).toEqual(byKey(list));
    });
    fc.assert(shuffled);
  });

  it('can only lose by splitting an order, and by rounding alone', () => {
    const split = fc.property(
      rules,
      fc.array(fc.nat(50_000), { minLength: 1, maxLength: 6 }),
      (own, parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        const split = parts.map((netFen, n) => orderOf({ orderNo: `P${n}`, netFen }));
        const gain = earned(split, own) - earned([orderOf({ netFen: whole })], own);
        expect(gain).toBeLessThanOrEqual(0);
        if (own.minimumFen === 0)
          expect(gain).toBeGreaterThan(-parts.length * Math.max(1, own.pointsPerYuan));
      },
    );
    fc.assert(split);
  });

  it('belong to whoever the order belongs to', () => {
    const one = orderOf();
    expect(orderPointsKey('points', one, 7 as CustomerId)).not.toBe(
      orderPointsKey('points', one, 8 as CustomerId),
    );
  });
});

describe('the version that gave', () => {
  const next: PointsRules = { ...RULES, version: 2, pointsPerYuan: 3, returnDays: 0, validMonths: 1 };
  const decideBoth = (list: readonly PointsOrder[]) =>
    decidePoints(
      next,
      new Map([[orderPointsKey('points', orderOf(), CUSTOMER), RULES]]),
      CUSTOMER,
      list,
      SHANGHAI,
    );

  it('counts its order for ever; a new order is counted by the new one', () => {
    const grants = decideBoth([orderOf({ netFen: 5_000 }), orderOf({ orderNo: 'A2', netFen: 5_000 })]);
    expect(
      grants.map(({ version, outcome }) => [version, outcome.kind === 'points' && outcome.points]),
    ).toEqual([
      [1, 50],
      [2, 150],
    ]);
  });

  it('takes back exactly what it gave', () => {
    expect(decideBoth([orderOf({ voided: true })])).toEqual([]);
    const [rest] = decideBoth([orderOf({ netFen: 100 })]);
    expect(rest?.outcome).toMatchObject({ points: 1 });
  });

  it('keeps its return days and months, too', () => {
    const [old] = decideBoth([orderOf({ signedAt: at('2026-09-03T10:00:00+08:00') })]);
    expect(old?.outcome).toEqual({
      kind: 'points',
      points: 128,
      availableAt: at('2026-09-11T00:00:00+08:00'),
      expiresAt: at('2027-09-12T00:00:00+08:00'),
    });
  });
});

describe('when points become available', () => {
  it('is not known before the order is signed for or completed', () => {
    expect(outcomeOf(orderOf())).toMatchObject({ availableAt: null, expiresAt: null });
  });

  it('is the end of the seventh local day after signing, at whatever hour it was signed', () => {
    for (const hour of ['00:00:00.000', '23:59:59.999']) {
      const { availableAt } = outcomeOf(orderOf({ signedAt: at(`2026-09-03T${hour}+08:00`) }));
      expect(iso(SHANGHAI, availableAt)).toBe('2026-09-11T00:00:00');
    }
  });

  it('is completion when that comes first, and signing when nobody completes', () => {
    const signedAt = at('2026-09-03T10:00:00+08:00');
    const early = at('2026-09-05T08:30:00+08:00');
    const late = at('2026-09-20T08:30:00+08:00');
    expect(outcomeOf(orderOf({ signedAt, completedAt: early })).availableAt).toBe(early);
    expect(iso(SHANGHAI, outcomeOf(orderOf({ signedAt, completedAt: late })).availableAt)).toBe(
      '2026-09-11T00:00:00',
    );
    expect(outcomeOf(orderOf({ completedAt: late })).availableAt).toBe(late);
  });

  it.each([
    ['spring forward', '2027-03-23T12:00:00Z', '2027-03-31T00:00:00'],
    ['fall back', '2026-10-20T22:30:00Z', '2026-10-28T00:00:00'],
  ])('is local midnight where clocks %s in between', (_, signed, expected) => {
    const { availableAt } = outcomeOf(orderOf({ signedAt: at(signed) }), LONDON);
    expect(iso(LONDON, availableAt)).toBe(expected);
  });
});

describe('when points run out', () => {
  it.each([
    ['2026-01-31T12:00:00+08:00', 1, '2026-03-01T00:00:00'],
    ['2028-01-31T12:00:00+08:00', 1, '2028-03-01T00:00:00'],
    ['2026-03-31T00:00:00+08:00', 1, '2026-05-01T00:00:00'],
    ['2026-12-31T23:59:59+08:00', 2, '2027-03-01T00:00:00'],
    ['2028-02-29T09:00:00+08:00', 12, '2029-03-01T00:00:00'],
    ['2027-02-28T09:00:00+08:00', 12, '2028-02-29T00:00:00'],
    ['2028-02-29T09:00:00+08:00', 48, '2032-03-01T00:00:00'],
    ['2026-09-11T00:00:00+08:00', 12, '2027-09-12T00:00:00'],
    ['2026-11-30T00:00:00+08:00', 3, '2027-03-01T00:00:00'],
    ['2026-05-15T00:00:00+08:00', 120, '2036-05-16T00:00:00'],
  ])('available at %s for %i months: at the end of the day, %s', (from, months, expected) => {
    expect(iso(SHANGHAI, endOfMonths(at(from), months, SHANGHAI))).toBe(expected);
  });

  it('is a local midnight where the day has 23 or 25 hours', () => {
    expect(iso(LONDON, endOfMonths(at('2026-03-29T12:00:00+01:00'), 12, LONDON))).toBe('2027-03-30T00:00:00');
    expect(iso(LONDON, endOfMonths(at('2026-09-25T12:00:00+01:00'), 1, LONDON))).toBe('2026-10-26T00:00:00');
  });

  it('is always midnight, in the right month, and never earlier for a later start', () => {
    const instants = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });
    const months = fc.integer({ min: 1, max: 120 });
    const calendars = fc.constantFrom(SHANGHAI, LONDON);
    const holds = fc.property(
      instants,
      fc.nat(90 * DAY_MS),
      months,
      calendars,
      (from, later, count, calendar) => {
        const end = endOfMonths(from, count, calendar);
        const lastDay = calendar.dateOf(calendar.dayOf(end - 1));
        const startDay = calendar.dateOf(calendar.dayOf(from));
        expect(calendar.startOf(calendar.dayOf(end))).toBe(end);
        expect(lastDay.year * 12 + lastDay.month).toBe(startDay.year * 12 + startDay.month + count);
        expect(lastDay.day).toBeLessThanOrEqual(startDay.day);
        expect(endOfMonths(from + later, count, calendar)).toBeGreaterThanOrEqual(end);
      },
    );
    fc.assert(holds);
  });
});

describe('points for being there', () => {
  const did = (kind: InteractionKind, moment: string) => ({
    source: 'live',
    eventId: 'E1',
    kind,
    customerId: CUSTOMER,
    at: at(moment),
  });

  it('are there at once, each under a key of its own, within the cap of its kind and local day', () => {
    expect(decideInteraction(RULES, did('asked', '2026-09-03T23:59:59+08:00'), SHANGHAI)).toEqual({
      grant: {
        key: 'points:points:interaction:live:E1',
        program: 'points',
        version: 1,
        step: 'asked',
        customerId: 7,
        cause: `asked@${at('2026-09-03T23:59:59+08:00')}`,
        outcome: {
          kind: 'points',
          points: 2,
          availableAt: at('2026-09-03T23:59:59+08:00'),
          expiresAt: at('2027-09-04T00:00:00+08:00'),
        },
        why: { sentence: '9 月 3 日在直播间提问，得 2 积分。', orders: [], setOffBy: 'interaction:live:E1' },
      },
      capKey: `points:interaction:7:asked:${SHANGHAI.dayOf(at('2026-09-03T12:00:00+08:00'))}`,
      points: 2,
      most: 6,
    });
  });

  it('are none for sharing, for what earns nothing, and before the brand began', () => {
    expect(decideInteraction(RULES, did('shared', '2026-09-03T20:00:00+08:00'), SHANGHAI)).toBeNull();
    expect(decideInteraction(RULES, did('watched', '2026-09-03T20:00:00+08:00'), SHANGHAI)).toBeNull();
    expect(decideInteraction(RULES, did('asked', '2026-08-31T20:00:00+08:00'), SHANGHAI)).toBeNull();
  });
});

describe('a definition of points', () => {
  const rule = (kind: InteractionKind, points: number, mostPerDay: number) => ({
    kind,
    name: '做',
    points,
    mostPerDay,
  });

  it('is fine as shipped', () => {
    expect(checkPoints(RULES)).toEqual([]);
  });

  it.each<[string, Partial<PointsRules>, string]>([
    ['a reward for sharing', { interactions: [rule('shared', 1, 1)] }, 'sharing must not be rewarded'],
    [
      'two rules of one kind',
      { interactions: [rule('liked', 1, 1), rule('liked', 2, 2)] },
      'two of the same kind',
    ],
    ['a cap below one reward', { interactions: [rule('liked', 3, 2)] }, 'liked mostPerDay'],
    ['a reward of nothing', { interactions: [rule('liked', 0, 2)] }, 'liked points'],
    ['an unknown kind', { interactions: [rule('danced' as InteractionKind, 1, 2)] }, 'no such kind danced'],
    ['parts of points', { pointsPerYuan: 0.5 }, 'pointsPerYuan'],
    ['points that never live', { validMonths: 0 }, 'validMonths'],
    ['a name that is none', { program: 'Points!' }, 'program'],
    ['a version that is none', { version: 0 }, 'version'],
    ['days that go back', { returnDays: -1 }, 'returnDays'],
  ])('is refused with %s', (_, changes, problem) => {
    expect(checkPoints({ ...RULES, ...changes }).join('; ')).toContain(problem);
  });

  it('says its rules in sentences', () => {
    const lines = pointsRulesText(RULES);
    expect(lines[0]).toBe('每实付 1 元得 1 积分，不足 1 元的部分不计');
    expect(lines.at(-1)).toBe(
      '直播间互动：评论 +1（每天至多 5）、提问 +2（每天至多 6）、点赞 +1（每天至多 3）、送礼物 +2（每天至多 10）',
    );
    expect(pointsRulesText({ ...RULES, interactions: [] })).toHaveLength(4);
  });
});
