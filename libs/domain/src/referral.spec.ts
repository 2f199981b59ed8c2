import fc from 'fast-check';
import type { CustomerId, Instant } from './brand';
import { Calendar, DAY_MS } from './calendar';
import { checkReferral } from './check-referral';
import { decideReferral, type ReferralBond, type ReferralOrder } from './referral';
import { INVITE_20, type Referral, referralRulesText } from './referral-rules';

const SHANGHAI = new Calendar('Asia/Shanghai');
const LONDON = new Calendar('Europe/London');
const at = (text: string): Instant => Date.parse(text);
const ACCEPTED = at('2026-09-02T20:00:00+08:00');
const LATER = at('2027-01-01T00:00:00+08:00');
const [INVITER, INVITEE] = [3 as CustomerId, 7 as CustomerId];

const BOND: ReferralBond = {
  invitationId: 12,
  inviterId: INVITER,
  inviteeId: INVITEE,
  acceptedAt: ACCEPTED,
  isOnePerson: false,
  isFlagged: false,
  review: null,
};

function orderOf(changes: Partial<ReferralOrder> = {}): ReferralOrder {
  const paidAt = at('2026-09-03T10:00:00+08:00');
  return {
    source: 'shop',
    orderNo: 'A1',
    paidAt,
    paidFen: 12_800,
    netFen: 12_800,
    voided: false,
    signedAt: paidAt + 2 * DAY_MS,
    completedAt: null,
    ...changes,
  };
}

const decide = (
  orders: readonly ReferralOrder[],
  changes: {
    referral?: Partial<Referral>;
    bond?: Partial<ReferralBond>;
    now?: Instant;
    calendar?: Calendar;
  } = {},
) =>
  decideReferral(
    { ...INVITE_20, ...changes.referral },
    { ...BOND, ...changes.bond },
    orders,
    changes.calendar ?? SHANGHAI,
    changes.now ?? LATER,
  );

const instant = fc.integer({ min: ACCEPTED - 3 * DAY_MS, max: ACCEPTED + 60 * DAY_MS });
const anyOrder: fc.Arbitrary<ReferralOrder> = fc
  .record({
    source: fc.constantFrom('shop', 'douyin'),
    orderNo: fc.constantFrom('A1', 'A2', 'A3', 'A4', 'A5', 'A6'),
    paidAt: instant,
    paidFen: fc.constantFrom(50, 99, 100, 5_000),
    refundedFen: fc.constantFrom(0, 0, 0, 1, 5_000),
    signedAfter: fc.option(fc.integer({ min: 0, max: 20 * DAY_MS })),
    completedAfter: fc.option(fc.integer({ min: 0, max: 30 * DAY_MS })),
  })
  .map(({ paidAt, paidFen, refundedFen, signedAfter, completedAfter, ...rest }) => ({
    ...rest,
    paidAt,
    paidFen,
    netFen: Math.max(0, paidFen - refundedFen),
    voided: refundedFen >= paidFen,
    signedAt: signedAfter === null ? null : paidAt + signedAfter,
    completedAt: completedAfter === null ? null : paidAt + completedAfter,
  }));
const anyOrders = fc.uniqueArray(anyOrder, {
  maxLength: 6,
  selector: (one) => `${one.source}:${one.orderNo}`,
});
const after = anyOrders.map((orders) => orders.filter((order) => order.paidAt >= ACCEPTED));
const anyRules = fc.record({
  settle: fc.constantFrom<Referral['settle']>('paid', 'returnable-over'),
  acceptDays: fc.constantFrom(null, 1, 30),
});
const anyNow = fc.integer({ min: ACCEPTED, max: ACCEPTED + 100 * DAY_MS });

describe('what became of an invitation', () => {
  it('is the same in whatever order the orders are known', () => {
    fc.assert(
      fc.property(
        anyOrders.chain((orders) => fc.tuple(fc.constant(orders), shuffled(orders))),
        anyRules,
        anyNow,
        ([orders, other], referral, now) => {
          expect(decide(other, { referral, now })).toEqual(decide(orders, { referral, now }));
        },
      ),
    );
  });

  it('never gets worse by one more order since they accepted', () => {
    fc.assert(
      fc.property(after, anyOrder, anyRules, anyNow, (orders, more, referral, now) => {
        fc.pre(more.paidAt >= ACCEPTED && orders.every((one) => one.orderNo !== more.orderNo));
        const before = decide(orders, { referral, now });
        const then = decide([...orders, more], { referral, now });
        expect(rank(then.state)).toBeGreaterThanOrEqual(rank(before.state));
        if (before.settledAt !== null) expect(then.settledAt).toBeLessThanOrEqual(before.settledAt);
      }),
    );
  });

  it('never gets worse by time alone once it is settled, and is settled by then when it says so', () => {
    fc.assert(
      fc.property(anyOrders, anyRules, anyNow, (orders, referral, now) => {
        const before = decide(orders, { referral, now });
        if (before.state === 'settled') expect(decide(orders, { referral })).toEqual(before);
        if (before.state !== 'pending' || before.nextAt === null) return;
        expect(decide(orders, { referral, now: before.nextAt - 1 }).state).toBe('pending');
        expect(decide(orders, { referral, now: before.nextAt }).state).toBe('settled');
      }),
    );
  });

  it('changes by time alone at no other moment than it says', () => {
    fc.assert(
      fc.property(anyOrders, anyRules, anyNow, anyNow, (orders, referral, now, then) => {
        fc.pre(now < then);
        const before = decide(orders, { referral, now });
        if (before.nextAt !== null && before.nextAt <= then) return;
        expect(decide(orders, { referral, now: then })).toEqual(before);
      }),
    );
  });

  it('gives both something when it is settled, and nobody anything else', () => {
    fc.assert(
      fc.property(anyOrders, anyRules, anyNow, fc.boolean(), (orders, referral, now, isFlagged) => {
        const { state, grants, settledAt } = decide(orders, { referral, now, bond: { isFlagged } });
        expect(grants.map(({ key, customerId }) => [key, customerId])).toEqual(
          state === 'settled'
            ? [
                ['referral:invite-20:12:inviter', INVITER],
                ['referral:invite-20:12:invitee', INVITEE],
              ]
            : [],
        );
        expect(settledAt !== null).toBe(state === 'settled');
        for (const { outcome } of grants) {
          if (outcome.kind === 'coupon') expect(outcome.endsAt).toBeGreaterThan(settledAt ?? 0);
        }
      }),
    );
  });

  it('is nothing when they had paid for anything before, given back or not, whenever that is learnt', () => {
    fc.assert(
      fc.property(anyOrders, fc.boolean(), (orders, voided) => {
        const early = orderOf({ orderNo: 'old', paidAt: ACCEPTED - 1, voided });
        expect(decide([...orders, early])).toMatchObject({
          state: 'void',
          reason: 'ordered-before',
          grants: [],
        });
      }),
    );
    expect(decide([orderOf({ paidAt: ACCEPTED })]).state).toBe('settled');
  });

  it('is nothing for one person with two accounts', () => {
    expect(decide([orderOf()], { bond: { inviterId: INVITEE } })).toMatchObject({
      state: 'void',
      reason: 'self',
    });
    expect(decide([orderOf()], { bond: { isOnePerson: true } })).toMatchObject({
      state: 'void',
      reason: 'self',
    });
  });
});

describe('the order that counts', () => {
  it('is the first; given back, the next takes its place', () => {
    const first = orderOf();
    const second = orderOf({
      orderNo: 'A2',
      paidAt: first.paidAt + DAY_MS,
      signedAt: first.paidAt + 4 * DAY_MS,
    });
    expect(decide([first, second]).order?.orderNo).toBe('A1');
    const returned = { ...first, voided: true, netFen: 0 };
    expect(decide([returned, second]).order?.orderNo).toBe('A2');
    expect(decide([returned])).toMatchObject({ state: 'cancelled', order: null, grants: [] });
    expect(decide([{ ...first, netFen: 99 }])).toMatchObject({ state: 'cancelled', grants: [] });
    expect(decide([{ ...first, netFen: 100 }]).state).toBe('settled');
  });

  it('must be paid on one of the days allowed, to the last millisecond', () => {
    const end = SHANGHAI.endOfWindow(ACCEPTED, 30);
    expect(SHANGHAI.iso(end)).toBe('2026-10-03T00:00:00.000+08:00');
    expect(decide([orderOf({ paidAt: end - 1, signedAt: end })]).state).toBe('settled');
    expect(decide([orderOf({ paidAt: end, signedAt: end })]).state).toBe('late');
    expect(decide([], { now: end - 1 })).toMatchObject({ state: 'bound', nextAt: end });
    expect(decide([], { now: end })).toMatchObject({ state: 'late', nextAt: null });
    expect(decide([], { referral: { acceptDays: null } })).toMatchObject({ state: 'bound', nextAt: null });
  });

  it('may be too small to count', () => {
    const small = orderOf({ paidFen: 99, netFen: 99 });
    expect(decide([small], { now: ACCEPTED + DAY_MS })).toMatchObject({
      state: 'bound',
      reason: 'too-small',
    });
    expect(decide([small])).toMatchObject({ state: 'late' });
  });

  it('counts when it can no longer be returned: days after signing, or completed before', () => {
    const signedAt = at('2026-09-05T10:00:00+08:00');
    const due = at('2026-09-13T00:00:00+08:00');
    expect(decide([orderOf({ signedAt })], { now: due - 1 })).toMatchObject({
      state: 'pending',
      nextAt: due,
    });
    expect(decide([orderOf({ signedAt })], { now: due })).toMatchObject({ state: 'settled', settledAt: due });
    const completedAt = signedAt + 60_000;
    expect(decide([orderOf({ signedAt, completedAt })]).settledAt).toBe(completedAt);
    expect(decide([orderOf({ signedAt: null })])).toMatchObject({
      state: 'pending',
      dueAt: null,
      nextAt: null,
    });
    const paid = decide([orderOf({ signedAt: null })], { referral: { settle: 'paid' } });
    expect(paid).toMatchObject({ state: 'settled', settledAt: at('2026-09-03T10:00:00+08:00') });
  });

  it('counts local days also where the clocks change', () => {
    const acceptedAt = at('2026-10-20T12:00:00+01:00');
    const signedAt = at('2026-10-22T12:00:00+01:00');
    const order = orderOf({ paidAt: at('2026-10-21T12:00:00+01:00'), signedAt });
    const decided = decide([order], { bond: { acceptedAt }, calendar: LONDON });
    expect(LONDON.iso(decided.settledAt ?? 0)).toBe('2026-10-30T00:00:00.000+00:00');
  });
});

describe('an invitation that looks like one person’s', () => {
  const review = (decision: 'allow' | 'refuse', when: Instant) => ({ decision, at: when });

  it('waits for people, and says so', () => {
    expect(decide([orderOf()], { bond: { isFlagged: true } })).toMatchObject({
      state: 'review',
      order: { orderNo: 'A1' },
      grants: [],
    });
    expect(decide([], { bond: { isFlagged: true }, now: ACCEPTED }).state).toBe('review');
  });

  it('is worth nothing refused, and allowed as long as if nobody had looked', () => {
    const refused = { isFlagged: true, review: review('refuse', LATER) };
    expect(decide([orderOf()], { bond: refused })).toMatchObject({ state: 'refused', grants: [] });
    const bond = { isFlagged: true, review: review('allow', LATER) };
    const [grant] = decide([orderOf()], { bond }).grants;
    expect(grant?.outcome).toMatchObject({ startsAt: LATER, endsAt: SHANGHAI.endOfWindow(LATER, 30) });
  });

  it('may be nothing anyway', () => {
    const early = orderOf({ paidAt: ACCEPTED - 1 });
    expect(decide([early], { bond: { isFlagged: true } }).state).toBe('void');
  });
});

describe('rewards', () => {
  it('may be cash for the inviter, and name no order of the friend to them', () => {
    const [inviter, invitee] = decide([orderOf()], {
      referral: { inviter: { cashFen: 500, days: 14 } },
    }).grants;
    const settledAt = at('2026-09-13T00:00:00+08:00');
    expect(inviter?.outcome).toEqual({ kind: 'cash', fen: 500, endsAt: SHANGHAI.endOfWindow(settledAt, 14) });
    expect(JSON.stringify(inviter?.why)).not.toContain('A1');
    expect(invitee?.why.orders).toEqual(['A1']);
  });
});

describe('a definition', () => {
  it('is published when there is nothing wrong with it', () => {
    expect(checkReferral(INVITE_20)).toEqual([]);
    expect(checkReferral({ ...INVITE_20, inviter: { cashFen: 20_000, days: 1 }, acceptDays: null })).toEqual(
      [],
    );
  });

  it.each<[string, Partial<Referral>]>([
    ['program', { program: 'Über' }],
    ['version', { version: 0 }],
    ['title', { title: ' ' }],
    ['settle', { settle: 'never' as never }],
    ['returnDays', { returnDays: -1 }],
    ['minimumFen', { minimumFen: 0.5 }],
    ['perInviterMonth', { perInviterMonth: 0 }],
    ['acceptDays', { acceptDays: 0 }],
    ['inviter cashFen', { inviter: { cashFen: 9, days: 1 } }],
    ['inviter cashFen', { inviter: { cashFen: 20_001, days: 1 } }],
    ['inviter days', { inviter: { coupon: { template: 'a', days: 0 } } }],
    ['invitee template', { invitee: { coupon: { template: '', days: 1 } } }],
    ['invitee: cash', { invitee: { cashFen: 100, days: 1 } as never }],
    ['endsAt', { startsAt: 2, endsAt: 2 }],
  ])('is refused for its %s', (problem, changes) => {
    const problems = checkReferral({ ...INVITE_20, ...changes });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it('is told in words, which promise nothing for passing it on', () => {
    const text = referralRulesText(INVITE_20).join('\n');
    expect(text).toContain('30 天内下单，实付满 ¥1，');
    expect(text).toContain('签收 7 天后');
    expect(text).toContain('每月最多得到 10 位');
    expect(text).not.toMatch(/分享|转发/);
    const plain = {
      ...INVITE_20,
      settle: 'paid',
      perInviterMonth: null,
      acceptDays: null,
      minimumFen: 0,
    } as const;
    expect(referralRulesText(plain).join('\n')).not.toMatch(/每月|签收|null/);
  });
});

function rank(state: string): number {
  return state === 'settled' ? 3 : state === 'pending' ? 2 : state === 'cancelled' ? 1 : 0;
}

function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}
