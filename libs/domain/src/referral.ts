import type { CustomerId, Instant } from './brand';
import type { Calendar } from './calendar';
import type { Grant, Outcome } from './grant';
import { availableFrom, type PointsOrder } from './points';
import { type CashReward, type CouponReward, type Referral, referralWindowEnd } from './referral-rules';

/** Who accepted whose invitation, and what is known of the two. */
export interface ReferralBond {
  invitationId: number;
  inviterId: CustomerId;
  inviteeId: CustomerId;
  acceptedAt: Instant;
  /** A phone number or payment account of the two is the same: they are one person. */
  isOnePerson: boolean;
  /** Something looks wrong; people decide. */
  isFlagged: boolean;
  review: { decision: 'allow' | 'refuse'; at: Instant } | null;
}

export interface ReferralOrder extends PointsOrder {
  /** Paid, before refunds, fen. */
  paidFen: number;
}

/**
 * `bound`: accepted, nothing ordered yet. `pending`: ordered, may still be returned. `settled`: both have earned it.
 * `cancelled`: given back; another order may still count. `late`: the time to order is over. `void`: never counted.
 * `review`: waits for people. `refused`: by people.
 */
export type ReferralState =
  'bound' | 'pending' | 'settled' | 'cancelled' | 'late' | 'void' | 'review' | 'refused';

/** Why it is so, where the state alone does not say. `cap`, `budget`: only the inviter has nothing of it. */
export type ReferralReason = 'self' | 'second' | 'ordered-before' | 'too-small' | 'cap' | 'budget';

export interface ReferralDecision {
  state: ReferralState;
  reason: ReferralReason | null;
  /** The friend's order that counts. */
  order: ReferralOrder | null;
  /** When that order can no longer be returned; null = not known yet, or no order. */
  dueAt: Instant | null;
  /** From when the rewards are, and in whose month the inviter's counts; null unless settled. */
  settledAt: Instant | null;
  /** When time alone changes the decision next. */
  nextAt: Instant | null;
  grants: Grant[];
}

/** How the keys of an invitation's grants begin. */
export function referralPrefix(program: string, invitationId: number): string {
  return `referral:${program}:${invitationId}:`;
}

/**
 * What became of an invitation. Pure: a function of the set of the friend's orders, never of the order they are told in.
 *
 * Counts the order paid after accepting that settles first; one given back leaves its place to the next. Whoever had paid
 * for anything before they accepted was no new friend, whenever we learn of it.
 */
export function decideReferral(
  referral: Referral,
  bond: ReferralBond,
  orders: readonly ReferralOrder[],
  calendar: Calendar,
  now: Instant,
): ReferralDecision {
  if (bond.inviterId === bond.inviteeId || bond.isOnePerson) return nothing('void', 'self');
  if (orders.some((order) => order.paidAt < bond.acceptedAt)) return nothing('void', 'ordered-before');
  if (bond.review?.decision === 'refuse') return nothing('refused', null);

  const end = referralWindowEnd(referral, bond.acceptedAt, calendar);
  const inTime = orders.filter((order) => end === null || order.paidAt < end);
  const decided = judge(referral, inTime, end, calendar, now);
  const mustWait = bond.isFlagged && bond.review === null;
  if (mustWait && (decided.state === 'bound' || decided.state === 'pending' || decided.state === 'settled')) {
    return { ...decided, state: 'review', settledAt: null };
  }
  if (decided.state !== 'settled' || decided.order === null || decided.settledAt === null) return decided;
  // Whoever waited for people to look loses none of the time to use it.
  const settledAt = Math.max(decided.settledAt, bond.review?.at ?? 0);
  return { ...decided, settledAt, grants: grantsOf(referral, bond, decided.order, settledAt, calendar) };
}

function judge(
  referral: Referral,
  orders: readonly ReferralOrder[],
  end: Instant | null,
  calendar: Calendar,
  now: Instant,
): ReferralDecision {
  const counting = orders
    .filter((order) => !order.voided && order.netFen >= referral.minimumFen)
    .map((order) => ({ order, dueAt: dueOf(referral, order, calendar) }))
    .sort(settlesFirst);
  const [first] = counting;
  if (first !== undefined) {
    const { order, dueAt } = first;
    const isSettled = dueAt !== null && dueAt <= now;
    return {
      ...nothing(isSettled ? 'settled' : 'pending', null),
      order,
      dueAt,
      settledAt: isSettled ? dueAt : null,
      nextAt: isSettled ? null : dueAt,
    };
  }
  const nextAt = end !== null && now < end ? end : null;
  if (orders.some((order) => order.paidFen >= referral.minimumFen)) return nothing('cancelled', null);
  if (end !== null && now >= end) return nothing('late', null);
  return { ...nothing('bound', orders.length === 0 ? null : 'too-small'), nextAt };
}

function dueOf(referral: Referral, order: ReferralOrder, calendar: Calendar): Instant | null {
  return referral.settle === 'paid' ? order.paidAt : availableFrom(referral, order, calendar);
}

interface Counting {
  order: ReferralOrder;
  dueAt: Instant | null;
}

function settlesFirst(a: Counting, b: Counting): number {
  const [dueA, dueB] = [a.dueAt ?? Number.MAX_SAFE_INTEGER, b.dueAt ?? Number.MAX_SAFE_INTEGER];
  if (dueA !== dueB) return dueA - dueB;
  if (a.order.paidAt !== b.order.paidAt) return a.order.paidAt - b.order.paidAt;
  return nameOf(a.order) < nameOf(b.order) ? -1 : 1;
}

const nameOf = ({ source, orderNo }: ReferralOrder) => `${source}:${orderNo}`;

function nothing(state: ReferralState, reason: ReferralReason | null): ReferralDecision {
  return { state, reason, order: null, dueAt: null, settledAt: null, nextAt: null, grants: [] };
}

function grantsOf(
  referral: Referral,
  bond: ReferralBond,
  order: ReferralOrder,
  settledAt: Instant,
  calendar: Calendar,
): Grant[] {
  const { month, day } = calendar.dateOf(calendar.dayOf(order.paidAt));
  const what = `${month} 月 ${day} 日的订单${referral.settle === 'paid' ? '已付款' : '已过退货期'}`;
  const of = (step: 'inviter' | 'invitee', customerId: CustomerId, outcome: Outcome, sentence: string) => ({
    key: `${referralPrefix(referral.program, bond.invitationId)}${step}`,
    program: referral.program,
    version: referral.version,
    step,
    customerId,
    cause: `${order.orderNo}@${settledAt}`,
    outcome,
    why: {
      sentence,
      // The friend's orders are the friend's.
      orders: step === 'invitee' ? [order.orderNo] : [],
      setOffBy: `invitation:${bond.invitationId}`,
    },
  });
  return [
    of(
      'inviter',
      bond.inviterId,
      outcomeOf(referral.inviter, settledAt, calendar),
      `您邀请的朋友 ${what}，这是给您的谢礼。`,
    ),
    of(
      'invitee',
      bond.inviteeId,
      outcomeOf(referral.invitee, settledAt, calendar),
      `您接受邀请后，${what}，这是给您的见面礼。`,
    ),
  ];
}

function outcomeOf(reward: CouponReward | CashReward, settledAt: Instant, calendar: Calendar): Outcome {
  if ('cashFen' in reward) {
    return { kind: 'cash', fen: reward.cashFen, endsAt: calendar.endOfWindow(settledAt, reward.days) };
  }
  const { template, days } = reward.coupon;
  return { kind: 'coupon', template, startsAt: settledAt, endsAt: calendar.endOfWindow(settledAt, days) };
}
