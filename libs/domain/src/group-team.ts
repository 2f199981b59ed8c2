import type { CustomerId, Instant } from './brand';
import { HOUR_MS, MINUTE_MS } from './calendar';
import type { GroupBuy } from './group-buy';
import { refuse, type Refusal } from './refusal';

/**
 * `waiting`: prepaid, and the leader has not paid yet. `open`: has free seats and time left. `filled` 成团: everybody has
 * what it gives. `expired` 未成团: not filled in time. `cancelled`: by its leader's leaving, or with its activity.
 */
export type TeamState = 'waiting' | 'open' | 'filled' | 'expired' | 'cancelled';
export type TeamEnd = 'unpaid' | 'time' | 'leader-left' | 'activity-cancelled';

/** A seat 座位 that is taken. */
export interface Seat {
  customerId: CustomerId;
  isLeader: boolean;
}

/** A team 团: the seats of some people, until it is full or its time is over. */
export interface Team {
  state: TeamState;
  size: number;
  priceFen: number;
  leader: CustomerId;
  /** Those taken, in the order they were taken in. */
  seats: readonly Seat[];
  /** Exclusive: at this instant it is too late. */
  endsAt: Instant;
  endReason: TeamEnd | null;
}

/** What a team that ended unfilled tells those who sat in it. */
export type TeamNews = Exclude<TeamEnd, 'unpaid'>;

/** What a move brings with it, in the same transaction. */
export type TeamEffect =
  | { does: 'grant'; to: CustomerId }
  /** Everything they paid for their seat. */
  | { does: 'refund'; to: CustomerId }
  /** Their share of the month is theirs again. */
  | { does: 'give-back-share'; to: CustomerId }
  /** The activity has one more team to open again. */
  | { does: 'give-back-team' }
  | { does: 'tell'; to: CustomerId; news: TeamNews };

/** The team after a move, and what goes with it. */
export interface TeamMoved {
  team: Team;
  effects: readonly TeamEffect[];
}

/** How long a leader has to pay before a prepaid team is no team. */
export const WAITING_MS = 15 * MINUTE_MS;

/** A leader 团长 opens a team 开团: at once when it is free, when they have paid (`seat`) when it is not. */
export function openTeam(
  { size, priceFen, hours }: Pick<GroupBuy, 'size' | 'priceFen' | 'hours'>,
  leader: CustomerId,
  now: Instant,
): Team {
  const free = priceFen === 0;
  return {
    state: free ? 'open' : 'waiting',
    size,
    priceFen,
    leader,
    seats: free ? [{ customerId: leader, isLeader: true }] : [],
    endsAt: now + (free ? hours * HOUR_MS : WAITING_MS),
    endReason: null,
  };
}

/** Why somebody cannot take a seat now; null when they can. */
export function whyNotJoin(team: Team, customerId: CustomerId, now: Instant): Refusal | null {
  const seat = team.seats.find((one) => one.customerId === customerId);
  if (seat !== undefined) return refuse(seat.isLeader ? 'GROUP_OWN_TEAM' : 'GROUP_ALREADY_IN');
  switch (teamAt(team, now)) {
    case 'filled':
      return refuse('GROUP_FULL');
    case 'expired':
      return refuse('GROUP_EXPIRED');
    case 'cancelled':
      return refuse('GROUP_TEAM_CANCELLED');
    case 'waiting':
      return refuse(customerId === team.leader ? 'GROUP_OWN_TEAM' : 'GROUP_NOT_OPEN');
    case 'open':
      return null;
  }
}

/** What a team is at this moment: past its end it *is* over, swept or not. */
export function teamAt(team: Pick<Team, 'state' | 'endsAt'>, now: Instant): TeamState {
  const isOver = (team.state === 'open' || team.state === 'waiting') && team.endsAt <= now;
  return isOver ? 'expired' : team.state;
}

/** Somebody takes a seat 参团; the last one fills the team 成团, and everybody gets what it gives. */
export function joinTeam(team: Team, customerId: CustomerId, now: Instant): TeamMoved | Refusal {
  const refusal = whyNotJoin(team, customerId, now);
  if (refusal !== null) return refusal;
  const seats = [...team.seats, { customerId, isLeader: false }];
  if (seats.length < team.size) return { team: { ...team, seats }, effects: [] };
  return {
    team: { ...team, seats, state: 'filled' },
    effects: seats.map((seat) => ({ does: 'grant', to: seat.customerId })),
  };
}

/** The leader of a prepaid team has paid: it opens, and its hours begin. @returns a refusal when it is too late. */
export function leaderPaid(team: Team, hours: number, now: Instant): TeamMoved | Refusal {
  switch (teamAt(team, now)) {
    case 'waiting':
      return {
        team: {
          ...team,
          state: 'open',
          seats: [{ customerId: team.leader, isLeader: true }],
          endsAt: now + hours * HOUR_MS,
        },
        effects: [],
      };
    case 'expired':
      return refuse('GROUP_EXPIRED');
    case 'cancelled':
      return refuse('GROUP_TEAM_CANCELLED');
    case 'open':
    case 'filled':
      return refuse('GROUP_ALREADY_IN');
  }
}

/** Somebody leaves before it is full 退出. The leader's leaving ends the team. */
export function leaveTeam(team: Team, customerId: CustomerId, now: Instant): TeamMoved | Refusal {
  const seat = team.seats.find((one) => one.customerId === customerId);
  const isWaitingLeader = team.state === 'waiting' && team.leader === customerId;
  if (seat === undefined && !isWaitingLeader) return refuse('GROUP_NOT_IN');
  switch (teamAt(team, now)) {
    case 'filled':
      return refuse('GROUP_FILLED');
    case 'expired':
      return refuse('GROUP_EXPIRED');
    case 'cancelled':
      return refuse('GROUP_TEAM_CANCELLED');
    case 'waiting':
    case 'open':
      if (seat === undefined || seat.isLeader) return end(team, 'leader-left', customerId);
      return {
        team: { ...team, seats: team.seats.filter((one) => one !== seat) },
        effects: backTo(team, customerId),
      };
  }
}

/** Its time is over 未成团. @returns null while it is not, or when it has ended before. */
export function expireTeam(team: Team, now: Instant): TeamMoved | null {
  if (team.state === 'waiting' && team.endsAt <= now) return end(team, 'unpaid', null);
  if (team.state === 'open' && team.endsAt <= now) return end(team, 'time', null);
  return null;
}

/** Its activity is called off. @returns null when it has ended before. */
export function cancelTeam(team: Team): TeamMoved | null {
  if (team.state !== 'waiting' && team.state !== 'open') return null;
  return end(team, 'activity-cancelled', null);
}

/** @param by who ended it and need not be told. */
function end(team: Team, endReason: TeamEnd, by: CustomerId | null): TeamMoved {
  const state = endReason === 'time' || endReason === 'unpaid' ? 'expired' : 'cancelled';
  const told = endReason === 'unpaid' ? [] : team.seats.filter((seat) => seat.customerId !== by);
  return {
    team: { ...team, state, endReason, seats: [] },
    effects: [
      { does: 'give-back-team' },
      ...team.seats.flatMap((seat) => backTo(team, seat.customerId)),
      ...told.map((seat) => ({
        does: 'tell' as const,
        to: seat.customerId,
        news: endReason as TeamNews,
      })),
    ],
  };
}

/** What somebody who sits no longer gets back. */
function backTo(team: Team, customerId: CustomerId): TeamEffect[] {
  const share: TeamEffect = { does: 'give-back-share', to: customerId };
  return team.priceFen === 0 ? [share] : [share, { does: 'refund', to: customerId }];
}
