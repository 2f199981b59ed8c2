import type { CustomerId, Instant, LocalDay } from './brand';
import type { Calendar } from './calendar';
import type { Grant, Outcome } from './grant';

export interface LadderReward {
  /** Tells the rewards of one step apart in the grant's key. */
  name: string;
  gives:
    | { kind: 'coupon'; template: string; validDays: number | 'window' }
    | { kind: 'member-price'; name: string; rate: number; lastDay: string | null };
}

export interface LadderStep {
  step: string;
  /** What it is, as the shopper reads it: "8 折券 + 赠品". */
  title: string;
  /** Local days, apart from the first order's own, on which a qualifying order must be paid. */
  repurchases: number;
  /** Days after the first order's day; null in a campaign, whose dates are the window. */
  withinDays: number | null;
  /** `at-first-order`: in hand from the first order, with its countdown running. */
  given: 'at-first-order' | 'when-reached';
  rewards: readonly LadderReward[];
}

/** A ladder's definition: data, versioned, edited by operators. */
export interface Ladder {
  program: string;
  version: number;
  name: string;
  /** Local days, both included (`YYYY-MM-DD`); null = the windows run from each shopper's first order. */
  campaign: { firstDay: string; lastDay: string } | null;
  /** Net paid an order needs to qualify, fen. */
  minimumFen: number;
  onRefund: 'take-back-unused' | 'keep';
  steps: readonly LadderStep[];
}

/** What the ladder needs to know of an order. */
export interface LadderOrder {
  orderNo: string;
  paidAt: Instant;
  netFen: number;
  voided: boolean;
}

export interface StepProgress {
  step: string;
  needed: number;
  done: number;
  startsAt: Instant;
  /** End, exclusive, of the step's window. */
  endsAt: Instant;
  reachedAt: Instant | null;
  /** The order that reached it. */
  reachedBy: string | null;
  /** The orders counted towards it so far. */
  counted: string[];
}

export interface LadderProgress {
  anchorNo: string;
  anchorAt: Instant;
  /** When the last counted order was paid, the first one included. */
  lastCountedAt: Instant;
  steps: StepProgress[];
}

/**
 * How far a shopper is. Pure: a function of the set of orders.
 *
 * The anchor is the first qualifying order; repurchases exclude it; orders on one local day count once, the day's
 * earliest. A campaign counts repurchases between its dates beside the same anchor.
 *
 * @returns null while no order qualifies.
 */
export function climb(
  ladder: Ladder,
  orders: readonly LadderOrder[],
  calendar: Calendar,
): LadderProgress | null {
  const counted = countedOrders(ladder, orders, calendar);
  const [anchor, ...repurchases] = counted;
  if (anchor === undefined) return null;

  return {
    anchorNo: anchor.orderNo,
    anchorAt: anchor.paidAt,
    lastCountedAt: (counted[counted.length - 1] ?? anchor).paidAt,
    steps: ladder.steps.map((step) => {
      const window = windowOf(ladder, step, anchor, calendar);
      const within = repurchases.filter((order) => order.day >= window.first && order.day <= window.last);
      const reached = within[step.repurchases - 1];
      return {
        step: step.step,
        needed: step.repurchases,
        done: Math.min(within.length, step.repurchases),
        startsAt: calendar.startOf(window.first),
        endsAt: calendar.startOf((window.last + 1) as LocalDay),
        reachedAt: reached?.paidAt ?? null,
        reachedBy: reached?.orderNo ?? null,
        counted: within.slice(0, step.repurchases).map((order) => order.orderNo),
      };
    }),
  };
}

/** Everything the ladder says should stand for a shopper, in step order. Pure: the same orders, the same list. */
export function decideLadder(
  ladder: Ladder,
  customerId: CustomerId,
  orders: readonly LadderOrder[],
  calendar: Calendar,
): Grant[] {
  const progress = climb(ladder, orders, calendar);
  if (progress === null) return [];

  return ladder.steps.flatMap((step, index) => {
    const at = progress.steps[index];
    if (at === undefined) return [];
    const early = step.given === 'at-first-order';
    if (!early && at.reachedAt === null) return [];

    const since = early ? progress.anchorAt : (at.reachedAt ?? progress.anchorAt);
    const first = `${progress.anchorNo}@${progress.anchorAt}`;
    const cause = early ? first : `${first}>${at.reachedBy ?? ''}@${since}`;
    return step.rewards.map((reward) => ({
      key: `ladder:${ladder.program}:${step.step}:${customerId}:${reward.name}`,
      program: ladder.program,
      version: ladder.version,
      step: step.step,
      customerId,
      cause,
      outcome: outcomeOf(reward, since, at.endsAt, calendar),
      why: {
        sentence: sentenceFor(ladder, step, progress, since, calendar),
        orders: early ? [progress.anchorNo] : [progress.anchorNo, ...at.counted],
        setOffBy: `order:${early ? progress.anchorNo : (at.reachedBy ?? '')}`,
      },
    }));
  });
}

type Counted = LadderOrder & { day: LocalDay };

/** Qualifying orders, the earliest of each local day, in time. */
function countedOrders(ladder: Ladder, orders: readonly LadderOrder[], calendar: Calendar): Counted[] {
  const firstOfDay = new Map<LocalDay, Counted>();
  for (const order of orders) {
    if (order.voided || order.netFen < ladder.minimumFen) continue;
    const day = calendar.dayOf(order.paidAt);
    const other = firstOfDay.get(day);
    if (other === undefined || earlier(order, other)) firstOfDay.set(day, { ...order, day });
  }
  return [...firstOfDay.values()].sort((a, b) => a.day - b.day);
}

function earlier(a: LadderOrder, b: LadderOrder): boolean {
  return a.paidAt === b.paidAt ? a.orderNo < b.orderNo : a.paidAt < b.paidAt;
}

function windowOf(ladder: Ladder, step: LadderStep, anchor: Counted, calendar: Calendar) {
  if (ladder.campaign !== null) {
    return {
      first: parseDay(ladder.campaign.firstDay, calendar),
      last: parseDay(ladder.campaign.lastDay, calendar),
    };
  }
  return { first: anchor.day, last: (anchor.day + (step.withinDays ?? 0)) as LocalDay };
}

function outcomeOf(reward: LadderReward, since: Instant, windowEnd: Instant, calendar: Calendar): Outcome {
  const gives = reward.gives;
  if (gives.kind === 'coupon') {
    const endsAt = gives.validDays === 'window' ? windowEnd : calendar.endOfWindow(since, gives.validDays);
    return { kind: 'coupon', template: gives.template, startsAt: since, endsAt };
  }
  const endsAt =
    gives.lastDay === null ? null : calendar.startOf((parseDay(gives.lastDay, calendar) + 1) as LocalDay);
  return { kind: 'member-price', name: gives.name, rate: gives.rate, startsAt: since, endsAt };
}

/** `YYYY-MM-DD` as a local day. @throws RangeError when it is no date; definitions are checked before they are stored. */
export function parseDay(text: string, calendar: Calendar): LocalDay {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) throw new RangeError(`not a day: ${text}`);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const found = calendar.dayOfDate(year, month, day);
  const date = calendar.dateOf(found);
  if (date.month !== month || date.day !== day) throw new RangeError(`no such day: ${text}`);
  return found;
}

function sentenceFor(
  ladder: Ladder,
  step: LadderStep,
  progress: LadderProgress,
  since: Instant,
  calendar: Calendar,
): string {
  const first = dayText(progress.anchorAt, calendar);
  const title = /^\d/.test(step.title) ? ` ${step.title}` : step.title;
  if (step.given === 'at-first-order') {
    return `${first}首单后，${step.withinDays ?? 0} 天内再次购买可享${title}。`;
  }
  const reached = dayText(since, calendar);
  if (ladder.campaign !== null) {
    return `${ladder.name}期间第 ${step.repurchases} 次复购（${reached}），获得${title}。`;
  }
  return `${first}首单后 ${step.withinDays ?? 0} 天内第 ${step.repurchases} 次复购（${reached}），解锁${title}。`;
}

function dayText(at: Instant, calendar: Calendar): string {
  const { month, day } = calendar.dateOf(calendar.dayOf(at));
  return `${month} 月 ${day} 日`;
}
