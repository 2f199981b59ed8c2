import type { Instant, StaffId } from './brand';
import { DAY_MS } from './calendar';
import { refuse, type Refusal } from './refusal';
import {
  type ClockKind,
  type ClockRule,
  leftOf,
  pauseClock,
  reopenClock,
  resumeClock,
  type SlaClock,
  startClock,
  stopClock,
  type Times,
  usedOf,
} from './sla';

/** What a ticket 工单 is about: a question 咨询, a return 退换, quality 质量, or goods that differ from what the live promised 与直播承诺不符. */
export type TicketKind = 'question' | 'return' | 'quality' | 'promise';
export const TICKET_KINDS: readonly TicketKind[] = ['question', 'return', 'quality', 'promise'];

/**
 * `open` 处理中: we owe the next word. `waiting` 待顾客回复: the shopper does. `resolved` 已解决: it may be taken up again.
 * `closed` 已关闭: for good. `merged` 已合并: goes on in another.
 */
export type TicketState = 'open' | 'waiting' | 'resolved' | 'closed' | 'merged';

/** One clock of a ticket; what is owed again after a reopening is a further round. */
export interface TicketClock extends SlaClock {
  round: number;
  /** It was late before the ticket became of a kind that does not promise it: on record, and no longer owed. */
  isSetAside: boolean;
}

/** A ticket as its rules see it. */
export interface Ticket {
  kind: TicketKind;
  state: TicketState;
  /** From 1; one more whenever it is taken up again. */
  round: number;
  clocks: readonly TicketClock[];
  resolvedAt: Instant | null;
  closedAt: Instant | null;
}

/** The promises of care 售后时限 as data. */
export interface CarePolicy {
  clocks: Readonly<Record<TicketKind, readonly ClockRule[]>>;
  /** Days of 24 hours in which what was resolved can be taken up again. */
  reopenDays: number;
  /** Days of 24 hours after which what was resolved is closed. */
  closeDays: number;
}

const FIRST_ANSWER: ClockRule = { kind: 'first-answer', limitMinutes: 120, counts: 'work', pauses: false };
const SPECIALIST: ClockRule = { kind: 'specialist', limitMinutes: 120, counts: 'always', pauses: false };
const RESOLUTION: ClockRule = { kind: 'resolution', limitMinutes: 24 * 60, counts: 'always', pauses: true };
const RETURN: ClockRule = { kind: 'return', limitMinutes: 48 * 60, counts: 'always', pauses: true };

/** As shipped. A dispute about the live is looked at by a specialist within two hours, day and night. */
export const CARE_POLICY: CarePolicy = {
  clocks: {
    question: [FIRST_ANSWER, RESOLUTION],
    return: [FIRST_ANSWER, RETURN],
    quality: [FIRST_ANSWER, RESOLUTION],
    promise: [SPECIALIST, RESOLUTION],
  },
  reopenDays: 7,
  closeDays: 7,
};

/** Clocks that are stopped by a person's word to the shopper. */
const ANSWERS: ReadonlySet<ClockKind> = new Set(['first-answer', 'specialist']);

/** A ticket is opened: every promise of its kind begins. */
export function openTicket(policy: CarePolicy, kind: TicketKind, now: Instant, times: Times): Ticket {
  const clocks = policy.clocks[kind].map((rule) => begun(startClock(rule, now, times), 1));
  return { kind, state: 'open', round: 1, clocks, resolvedAt: null, closedAt: null };
}

/** The shopper writes: what stood still goes on, and what was resolved is taken up again. */
export function shopperWrote(
  ticket: Ticket,
  policy: CarePolicy,
  now: Instant,
  times: Times,
): Ticket | Refusal {
  switch (ticket.state) {
    case 'open':
      return ticket;
    case 'waiting':
      return { ...ticket, state: 'open', clocks: each(ticket, (clock) => resumeClock(clock, now, times)) };
    case 'resolved':
      return reopenTicket(ticket, policy, now, times);
    case 'closed':
      return refuse('TICKET_CLOSED');
    case 'merged':
      return refuse('TICKET_MERGED');
  }
}

/** How somebody of ours answers. */
export interface Answering {
  /** May answer disputes about the live. */
  isSpecialist: boolean;
  /** Asks the shopper something: clocks that pause stand still until they answer. */
  asksBack: boolean;
}

/** A person of ours writes to the shopper; an automatic answer is none. */
export function agentWrote(
  ticket: Ticket,
  { isSpecialist, asksBack }: Answering,
  now: Instant,
  times: Times,
): Ticket | Refusal {
  switch (ticket.state) {
    case 'closed':
      return refuse('TICKET_CLOSED');
    case 'merged':
      return refuse('TICKET_MERGED');
    case 'resolved':
      return ticket;
    case 'open':
    case 'waiting': {
      const answered = each(ticket, (clock) => {
        const isKept = clock.kind === 'first-answer' || (clock.kind === 'specialist' && isSpecialist);
        if (isKept) return stopClock(clock, now, times);
        return asksBack ? pauseClock(clock, now, times) : clock;
      });
      return { ...ticket, clocks: answered, state: asksBack ? 'waiting' : ticket.state };
    }
  }
}

/** It is resolved 办结: only what was answered, by who had to. */
export function resolveTicket(ticket: Ticket, now: Instant, times: Times): Ticket | Refusal {
  switch (ticket.state) {
    case 'closed':
      return refuse('TICKET_CLOSED');
    case 'merged':
      return refuse('TICKET_MERGED');
    case 'resolved':
      return refuse('TICKET_RESOLVED');
    case 'open':
    case 'waiting': {
      const owed = ticket.clocks.find((clock) => clock.doneAt === null && ANSWERS.has(clock.kind));
      if (owed !== undefined)
        return refuse(owed.kind === 'specialist' ? 'TICKET_NEEDS_SPECIALIST' : 'TICKET_NOT_ANSWERED');
      const clocks = each(ticket, (clock) => stopClock(clock, now, times));
      return { ...ticket, state: 'resolved', clocks, resolvedAt: now };
    }
  }
}

/** Taken up again 重新处理: a first answer is owed anew, the rest goes on with what was left. */
export function reopenTicket(
  ticket: Ticket,
  policy: CarePolicy,
  now: Instant,
  times: Times,
): Ticket | Refusal {
  if (ticket.state === 'merged') return refuse('TICKET_MERGED');
  if (ticket.state !== 'resolved' && ticket.state !== 'closed') return refuse('TICKET_NOT_RESOLVED');
  const tooLate = ticket.resolvedAt === null || now >= ticket.resolvedAt + policy.reopenDays * DAY_MS;
  if (tooLate) return refuse('TICKET_CLOSED');
  const round = ticket.round + 1;
  const rest = each(ticket, (clock) =>
    ANSWERS.has(clock.kind) || clock.isSetAside ? clock : reopenClock(clock, now, times),
  );
  const anew = policy.clocks[ticket.kind]
    .filter((rule) => ANSWERS.has(rule.kind))
    .map((rule) => begun(startClock(rule, now, times), round));
  return { ...ticket, state: 'open', round, clocks: [...rest, ...anew], resolvedAt: null, closedAt: null };
}

/** What was resolved long enough ago, or found good, is closed for good; null when there is nothing to close. */
export function closeTicket(ticket: Ticket, now: Instant): Ticket | null {
  return ticket.state === 'resolved' ? { ...ticket, state: 'closed', closedAt: now } : null;
}

/** It turns out to be of another kind 改类型: what that kind promises begins, and time already used up stays used. */
export function rekindTicket(
  ticket: Ticket,
  kind: TicketKind,
  policy: CarePolicy,
  now: Instant,
  times: Times,
): Ticket | Refusal {
  if (ticket.state === 'merged') return refuse('TICKET_MERGED');
  if (ticket.state !== 'open' && ticket.state !== 'waiting') return refuse('TICKET_CLOSED');
  if (kind === ticket.kind) return ticket;
  const rules = policy.clocks[kind];
  const isOwed = (clock: TicketClock) => clock.doneAt === null;
  const isPromised = (clock: TicketClock) => rules.some((rule) => rule.kind === clock.kind);
  const given = ticket.clocks.filter((clock) => isOwed(clock) && !isPromised(clock));
  const isThere = (clock: TicketClock) => isOwed(clock) || clock.isSetAside || clock.round === ticket.round;
  const asTicket = (clock: SlaClock) => (ticket.state === 'waiting' ? pauseClock(clock, now, times) : clock);
  const added = rules
    .filter((rule) => !ticket.clocks.some((one) => one.kind === rule.kind && isThere(one)))
    .map((rule) => {
      const instead = given.find((clock) => ANSWERS.has(clock.kind) === ANSWERS.has(rule.kind));
      const used = instead === undefined ? 0 : usedOf(instead, now, times);
      return begun(asTicket(startClock(rule, now, times, used)), ticket.round);
    });
  const kept = ticket.clocks.flatMap((clock): TicketClock[] => {
    if (clock.isSetAside && isPromised(clock)) {
      return [{ ...clock, ...asTicket(reopenClock(clock, now, times)), isSetAside: false }];
    }
    if (!given.includes(clock)) return [clock];
    // What is not promised any more is forgotten, unless it was late already.
    const stopped = stopClock(clock, now, times);
    return stopped.breachedAt === null ? [] : [{ ...clock, ...stopped, isSetAside: true }];
  });
  return { ...ticket, kind, clocks: [...kept, ...added] };
}

/**
 * Two tickets of one shopper become one 合并: the first ends, the second goes on and keeps every promise that was made
 * in either, the one with less time left.
 */
export function mergeTickets(
  from: Ticket,
  into: Ticket,
  now: Instant,
  times: Times,
): { from: Ticket; into: Ticket } | Refusal {
  for (const one of [from, into]) {
    if (one.state === 'merged') return refuse('TICKET_MERGED');
    if (one.state !== 'open' && one.state !== 'waiting') return refuse('TICKET_CLOSED');
  }
  const isOpen = from.state === 'open' || into.state === 'open';
  const running = (clock: TicketClock): TicketClock =>
    isOpen ? { ...clock, ...resumeClock(clock, now, times) } : clock;
  const owedBoth = [...each(into, running), ...each(from, running)].filter((clock) => clock.doneAt === null);
  const tightest = new Map<ClockKind, TicketClock>();
  for (const clock of owedBoth) {
    const other = tightest.get(clock.kind);
    if (other === undefined || leftOf(clock, now, times) < leftOf(other, now, times))
      tightest.set(clock.kind, clock);
  }
  const done = into.clocks.filter((clock) => clock.doneAt !== null);
  const owed = [...tightest.values()].map((clock) => ({ ...clock, round: into.round }));
  return {
    from: {
      ...from,
      state: 'merged',
      closedAt: now,
      clocks: each(from, (clock) => stopClock(clock, now, times)),
    },
    into: { ...into, state: isOpen ? 'open' : 'waiting', clocks: [...done, ...owed] },
  };
}

/** How high a ticket stands 升级: 0 with its agent, 1 with the managers, 2 with the owner. One up with every breach. */
export function levelOf(ticket: Pick<Ticket, 'clocks'>): 0 | 1 | 2 {
  const breached = ticket.clocks.filter((clock) => clock.breachedAt !== null).length;
  return breached === 0 ? 0 : breached === 1 ? 1 : 2;
}

/** When the next of its promises is up; null when none runs. */
export function nextDue(ticket: Pick<Ticket, 'clocks'>): Instant | null {
  const due = ticket.clocks.flatMap((clock) =>
    clock.dueAt === null || clock.doneAt !== null ? [] : [clock.dueAt],
  );
  return due.length === 0 ? null : Math.min(...due);
}

function each(ticket: Ticket, change: (clock: TicketClock) => SlaClock): TicketClock[] {
  return ticket.clocks.map((clock) => ({ ...clock, ...change(clock) }));
}

const begun = (clock: SlaClock, round: number): TicketClock => ({ ...clock, round, isSetAside: false });

/** Somebody who answers tickets, as routing sees them. */
export interface Agent {
  staffId: StaffId;
  /** What they answer. */
  kinds: readonly TicketKind[];
  /** May answer disputes about the live. */
  isSpecialist: boolean;
  /** Tickets of theirs that are open or waiting. */
  load: number;
  /** How many they take at most. */
  most: number;
  /** When they last spoke with this shopper; null = never. */
  servedAt: Instant | null;
}

/**
 * Whom a ticket goes to 分派: of those who answer its kind and have room, who served the shopper last; else who has least
 * to do, the smaller number first. Null when nobody can: it waits in the pool, seen by all.
 */
export function routeTicket(kind: TicketKind, agents: readonly Agent[]): StaffId | null {
  const able = agents.filter(
    (agent) =>
      agent.load < agent.most && (kind === 'promise' ? agent.isSpecialist : agent.kinds.includes(kind)),
  );
  const ranked = able.toSorted(
    (a, b) => (b.servedAt ?? -1) - (a.servedAt ?? -1) || a.load - b.load || a.staffId - b.staffId,
  );
  return ranked[0]?.staffId ?? null;
}
