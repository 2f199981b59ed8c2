import fc from 'fast-check';
import type { StaffId } from './brand';
import { ALWAYS, NINE_TO_NINE, WorkingTime } from './business-hours';
import { Calendar, DAY_MS, HOUR_MS, MINUTE_MS } from './calendar';
import { isRefusal, type Refusal } from './refusal';
import { clockAt, leftOf, type Times } from './sla';
import {
  type Agent,
  agentWrote,
  CARE_POLICY,
  closeTicket,
  levelOf,
  mergeTickets,
  nextDue,
  openTicket,
  rekindTicket,
  reopenTicket,
  resolveTicket,
  routeTicket,
  shopperWrote,
  type Ticket,
  TICKET_KINDS,
} from './ticket';

const SHANGHAI = new Calendar('Asia/Shanghai');
const TIMES: Times = {
  work: new WorkingTime(SHANGHAI, NINE_TO_NINE),
  always: new WorkingTime(SHANGHAI, ALWAYS),
};
const T0 = Date.parse('2026-09-01T10:00:00+08:00');
const ANSWER = { isSpecialist: false, asksBack: false };
const ASK = { isSpecialist: false, asksBack: true };
const BY_SPECIALIST = { isSpecialist: true, asksBack: false };

/** A ticket that must be one. */
function must(ticket: Ticket | Refusal): Ticket {
  if (isRefusal(ticket)) throw new Error(`refused: ${ticket.refused}`);
  return ticket;
}
const opened = (kind: Ticket['kind'] = 'question') => openTicket(CARE_POLICY, kind, T0, TIMES);
const clock = (ticket: Ticket, kind: string, round = ticket.round) =>
  ticket.clocks.find((one) => one.kind === kind && one.round === round);
const answered = (ticket: Ticket, at: number, how = ANSWER) => must(agentWrote(ticket, how, at, TIMES));

describe('a ticket', () => {
  it.each([
    ['question', ['first-answer', 'resolution'], 2],
    ['return', ['first-answer', 'return'], 2],
    ['quality', ['first-answer', 'resolution'], 2],
    ['promise', ['specialist', 'resolution'], 2],
  ] as const)('about a %s promises %j', (kind, clocks, hours) => {
    const ticket = opened(kind);
    expect(ticket.clocks.map((one) => one.kind)).toEqual(clocks);
    expect(nextDue(ticket)).toBe(T0 + hours * HOUR_MS);
  });

  it('is answered within two hours of work, or goes up', () => {
    const ticket = opened();
    expect(clock(answered(ticket, T0 + 2 * HOUR_MS - 1), 'first-answer')?.breachedAt).toBeNull();
    const late = answered(ticket, T0 + 2 * HOUR_MS);
    expect(clock(late, 'first-answer')?.breachedAt).toBe(T0 + 2 * HOUR_MS);
    expect(levelOf(late)).toBe(1);
  });

  it('stands still while the shopper is asked', () => {
    const asked = answered(opened(), T0 + HOUR_MS, ASK);
    expect(asked.state).toBe('waiting');
    expect(nextDue(asked)).toBeNull();
    const back = must(shopperWrote(asked, CARE_POLICY, T0 + 50 * HOUR_MS, TIMES));
    expect(back.state).toBe('open');
    expect(clock(back, 'resolution')?.dueAt).toBe(T0 + 73 * HOUR_MS);
  });

  it('is resolved only when it was answered, a dispute only when a specialist answered', () => {
    expect(resolveTicket(opened(), T0, TIMES)).toEqual({ refused: 'TICKET_NOT_ANSWERED' });
    const dispute = answered(opened('promise'), T0 + 1);
    expect(resolveTicket(dispute, T0 + 2, TIMES)).toEqual({ refused: 'TICKET_NEEDS_SPECIALIST' });
    const seen = answered(dispute, T0 + 3, BY_SPECIALIST);
    expect(must(resolveTicket(seen, T0 + 4, TIMES))).toMatchObject({ state: 'resolved', resolvedAt: T0 + 4 });
    expect(nextDue(must(resolveTicket(seen, T0 + 4, TIMES)))).toBeNull();
  });

  it('is taken up again by a word of the shopper: an answer is owed anew, the rest goes on', () => {
    const done = must(resolveTicket(answered(opened(), T0 + HOUR_MS), T0 + 4 * HOUR_MS, TIMES));
    const again = must(shopperWrote(done, CARE_POLICY, T0 + 2 * DAY_MS, TIMES));
    expect(again).toMatchObject({ state: 'open', round: 2, resolvedAt: null });
    expect(clock(again, 'first-answer', 1)?.doneAt).toBe(T0 + HOUR_MS);
    expect(clock(again, 'first-answer', 2)?.dueAt).toBe(T0 + 2 * DAY_MS + 2 * HOUR_MS);
    expect(clock(again, 'resolution', 1)?.dueAt).toBe(T0 + 2 * DAY_MS + 20 * HOUR_MS);
  });

  it('is not taken up again after a week, to the millisecond', () => {
    const done = must(resolveTicket(answered(opened(), T0 + 1), T0 + 2, TIMES));
    const end = T0 + 2 + 7 * DAY_MS;
    expect(isRefusal(reopenTicket(done, CARE_POLICY, end - 1, TIMES))).toBe(false);
    expect(reopenTicket(done, CARE_POLICY, end, TIMES)).toEqual({ refused: 'TICKET_CLOSED' });
    expect(closeTicket(done, end)).toMatchObject({ state: 'closed', closedAt: end });
    expect(closeTicket(opened(), end)).toBeNull();
  });

  it.each<[string, (ticket: Ticket) => Ticket | Refusal, string]>([
    ['written in by the shopper', (one) => shopperWrote(one, CARE_POLICY, T0 + 9, TIMES), 'TICKET_CLOSED'],
    ['answered', (one) => agentWrote(one, ANSWER, T0 + 9, TIMES), 'TICKET_CLOSED'],
    ['resolved', (one) => resolveTicket(one, T0 + 9, TIMES), 'TICKET_CLOSED'],
    ['of another kind', (one) => rekindTicket(one, 'return', CARE_POLICY, T0 + 9, TIMES), 'TICKET_CLOSED'],
  ])('once closed is not %s', (_, move, code) => {
    const done = must(resolveTicket(answered(opened(), T0 + 1), T0 + 2, TIMES));
    const closed = closeTicket(done, T0 + 3);
    if (closed === null) throw new Error('not closed');
    expect(move(closed)).toEqual({ refused: code });
  });

  it('is not resolved twice, nor taken up before it was resolved', () => {
    const done = must(resolveTicket(answered(opened(), T0 + 1), T0 + 2, TIMES));
    expect(resolveTicket(done, T0 + 3, TIMES)).toEqual({ refused: 'TICKET_RESOLVED' });
    expect(reopenTicket(opened(), CARE_POLICY, T0, TIMES)).toEqual({ refused: 'TICKET_NOT_RESOLVED' });
  });
});

describe('a ticket of another kind', () => {
  it('owes what that kind promises, with the time already used', () => {
    const dispute = must(rekindTicket(opened(), 'promise', CARE_POLICY, T0 + 90 * MINUTE_MS, TIMES));
    expect(dispute.clocks.map((one) => one.kind).toSorted()).toEqual(['resolution', 'specialist']);
    expect(clock(dispute, 'specialist')?.dueAt).toBe(T0 + 2 * HOUR_MS);
  });

  it('keeps on record what was late', () => {
    const late = must(rekindTicket(opened(), 'promise', CARE_POLICY, T0 + 3 * HOUR_MS, TIMES));
    expect(clock(late, 'first-answer')).toMatchObject({
      breachedAt: T0 + 2 * HOUR_MS,
      doneAt: T0 + 3 * HOUR_MS,
    });
    expect(clockAt(clock(late, 'specialist') as never, T0 + 3 * HOUR_MS).breachedAt).toBe(T0 + 3 * HOUR_MS);
  });

  it('that the shopper was asked about still waits for them', () => {
    const asked = answered(opened(), T0 + HOUR_MS, ASK);
    const back = must(rekindTicket(asked, 'return', CARE_POLICY, T0 + 2 * HOUR_MS, TIMES));
    expect(clock(back, 'return')).toMatchObject({ runningSince: null, usedMs: HOUR_MS });
  });
});

describe('two tickets of one shopper', () => {
  it('become one that keeps the tighter promise', () => {
    const first = opened();
    const second = openTicket(CARE_POLICY, 'return', T0 + 5 * HOUR_MS, TIMES);
    const merged = mergeTickets(first, second, T0 + 5 * HOUR_MS, TIMES);
    if (isRefusal(merged)) throw new Error(merged.refused);
    expect(merged.from).toMatchObject({ state: 'merged', closedAt: T0 + 5 * HOUR_MS });
    expect(merged.into.clocks.map((one) => one.kind).toSorted()).toEqual([
      'first-answer',
      'resolution',
      'return',
    ]);
    expect(clockAt(clock(merged.into, 'first-answer') as never, T0 + 5 * HOUR_MS).breachedAt).toBe(
      T0 + 2 * HOUR_MS,
    );
    expect(clock(merged.into, 'resolution')?.dueAt).toBe(T0 + 24 * HOUR_MS);
  });

  it('are not merged when one is over', () => {
    const done = must(resolveTicket(answered(opened(), T0 + 1), T0 + 2, TIMES));
    expect(mergeTickets(done, opened(), T0 + 3, TIMES)).toEqual({ refused: 'TICKET_CLOSED' });
    expect(mergeTickets(opened(), { ...opened(), state: 'merged' }, T0, TIMES)).toEqual({
      refused: 'TICKET_MERGED',
    });
  });
});

type Step = {
  does: 'shopper' | 'agent' | 'ask' | 'specialist' | 'resolve' | 'reopen' | 'rekind' | 'close';
  after: number;
  to: Ticket['kind'];
};
const steps = fc.array(
  fc.record<Step>({
    does: fc.constantFrom('shopper', 'agent', 'ask', 'specialist', 'resolve', 'reopen', 'rekind', 'close'),
    after: fc.integer({ min: 0, max: 30 * HOUR_MS }),
    to: fc.constantFrom(...TICKET_KINDS),
  }),
  { maxLength: 14 },
);

function step(ticket: Ticket, { does, to }: Step, now: number): Ticket | Refusal {
  switch (does) {
    case 'shopper':
      return shopperWrote(ticket, CARE_POLICY, now, TIMES);
    case 'agent':
      return agentWrote(ticket, ANSWER, now, TIMES);
    case 'ask':
      return agentWrote(ticket, ASK, now, TIMES);
    case 'specialist':
      return agentWrote(ticket, BY_SPECIALIST, now, TIMES);
    case 'resolve':
      return resolveTicket(ticket, now, TIMES);
    case 'reopen':
      return reopenTicket(ticket, CARE_POLICY, now, TIMES);
    case 'rekind':
      return rekindTicket(ticket, to, CARE_POLICY, now, TIMES);
    case 'close':
      return closeTicket(ticket, now) ?? ticket;
  }
}

function played(
  kind: Ticket['kind'],
  history: readonly Step[],
  look: (ticket: Ticket, now: number, before: Ticket) => void,
) {
  let ticket = opened(kind);
  let now = T0;
  for (const one of history) {
    now += one.after;
    const moved = step(ticket, one, now);
    if (isRefusal(moved)) continue;
    look(moved, now, ticket);
    ticket = moved;
  }
  return { ticket, now };
}
const kinds = fc.constantFrom(...TICKET_KINDS);

describe('whatever happens to a ticket', () => {
  it('while we owe a word something runs, while the shopper does nothing that pauses runs, afterwards nothing does', () => {
    fc.assert(
      fc.property(kinds, steps, (kind, history) => {
        played(kind, history, (ticket) => {
          const running = ticket.clocks.filter((one) => one.runningSince !== null);
          if (ticket.state === 'open') expect(running.length).toBeGreaterThan(0);
          if (ticket.state === 'waiting') expect(running.filter((one) => one.pauses)).toEqual([]);
          if (ticket.state === 'resolved' || ticket.state === 'closed') expect(running).toEqual([]);
        });
      }),
      { numRuns: 400 },
    );
  });

  it('a breach is never lost', () => {
    fc.assert(
      fc.property(kinds, steps, (kind, history) => {
        played(kind, history, (ticket, now, before) => {
          const late = (one: Ticket) =>
            one.clocks.flatMap((each) => clockAt(each, now).breachedAt ?? []).toSorted((a, b) => a - b);
          const was = late(before);
          expect(late(ticket).filter((at) => was.includes(at)).length).toBeGreaterThanOrEqual(was.length);
        });
      }),
      { numRuns: 400 },
    );
  });

  it('a clock of one kind and round is there once', () => {
    fc.assert(
      fc.property(kinds, steps, (kind, history) => {
        const { ticket } = played(kind, history, () => undefined);
        const names = ticket.clocks.map((one) => `${one.kind} ${one.round}`);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it('owes each promise of its kind once, or has kept it, and no other', () => {
    fc.assert(
      fc.property(kinds, steps, (kind, history) => {
        played(kind, history, (ticket) => {
          if (ticket.state !== 'open' && ticket.state !== 'waiting') return;
          const promised = CARE_POLICY.clocks[ticket.kind].map((rule) => rule.kind);
          const owed = ticket.clocks.filter((one) => one.doneAt === null).map((one) => one.kind);
          expect(new Set(owed).size).toBe(owed.length);
          expect(promised).toEqual(expect.arrayContaining(owed));
          // The end is owed until it is resolved; the answer, until somebody answered.
          expect(owed).toContain(promised.at(-1));
        });
      }),
      { numRuns: 400 },
    );
  });

  it('merging gives no promise more time', () => {
    fc.assert(
      fc.property(kinds, steps, kinds, steps, (a, first, b, second) => {
        const [one, other] = [played(a, first, () => undefined), played(b, second, () => undefined)];
        const now = Math.max(one.now, other.now);
        const merged = mergeTickets(one.ticket, other.ticket, now, TIMES);
        if (isRefusal(merged)) return;
        for (const before of [...one.ticket.clocks, ...other.ticket.clocks]) {
          if (before.doneAt !== null) continue;
          const after = merged.into.clocks.find((each) => each.kind === before.kind && each.doneAt === null);
          if (after === undefined) throw new Error(`${before.kind} was forgotten`);
          expect(leftOf(after, now, TIMES)).toBeLessThanOrEqual(leftOf(before, now, TIMES));
        }
        expect(merged.from.clocks.every((each) => each.doneAt !== null)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('whom a ticket goes to', () => {
  const agent = (staffId: number, change: Partial<Agent> = {}): Agent => ({
    staffId: staffId as StaffId,
    kinds: ['question', 'return', 'quality'],
    isSpecialist: false,
    load: 0,
    most: 5,
    servedAt: null,
    ...change,
  });

  it('who served the shopper last, even with more to do', () => {
    expect(
      routeTicket('question', [
        agent(1),
        agent(2, { servedAt: T0, load: 4 }),
        agent(3, { servedAt: T0 - 1 }),
      ]),
    ).toBe(2);
  });

  it('else who has least to do, the smaller number first', () => {
    expect(
      routeTicket('question', [agent(3, { load: 2 }), agent(2, { load: 1 }), agent(1, { load: 1 })]),
    ).toBe(1);
  });

  it('a dispute only to a specialist, a kind only to who answers it, nothing to who is full', () => {
    expect(routeTicket('promise', [agent(1), agent(2, { isSpecialist: true, kinds: [] })])).toBe(2);
    expect(routeTicket('return', [agent(1, { kinds: ['question'] }), agent(2)])).toBe(2);
    expect(routeTicket('question', [agent(1, { load: 5, servedAt: T0 })])).toBeNull();
    expect(routeTicket('promise', [agent(1)])).toBeNull();
  });
});
