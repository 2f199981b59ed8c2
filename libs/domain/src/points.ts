import type { CustomerId, Instant, LocalDay } from './brand';
import type { Calendar } from './calendar';
import type { Grant } from './grant';
import { yuanText } from './money';

/** What a shopper does in a live room. Sharing is not among what earns: WeChat forbids rewards for it. */
export const INTERACTION_KINDS = ['watched', 'commented', 'asked', 'shared', 'liked', 'gifted'] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

export interface InteractionRule {
  kind: InteractionKind;
  /** What it is called: 评论. */
  name: string;
  points: number;
  /** The most points of this kind a local day. */
  mostPerDay: number;
}

/** Points as a program: data, versioned, edited by operators. */
export interface PointsRules {
  program: string;
  version: number;
  name: string;
  /** Orders paid before earn nothing: a brand that begins with points owes none for its past. */
  since: Instant;
  /** Whole points for each whole yuan paid, net of refunds. */
  pointsPerYuan: number;
  /** Net paid an order needs to earn, fen. */
  minimumFen: number;
  /** Local days after it was signed for in which an order can be returned. */
  returnDays: number;
  /** How long points live once they are available, calendar months. */
  validMonths: number;
  interactions: readonly InteractionRule[];
}

/** What points need to know of an order. */
export interface PointsOrder {
  source: string;
  orderNo: string;
  paidAt: Instant;
  netFen: number;
  voided: boolean;
  signedAt: Instant | null;
  completedAt: Instant | null;
}

/** One thing a shopper did in a live room. */
export interface Interaction {
  source: string;
  eventId: string;
  kind: InteractionKind;
  customerId: CustomerId;
  at: Instant;
}

/** Names the grant of an order's points; an order that turns out to be another's earns for them anew. */
export function orderPointsKey(
  program: string,
  order: Pick<PointsOrder, 'source' | 'orderNo'>,
  customerId: CustomerId,
): string {
  return `points:${program}:order:${order.source}:${order.orderNo}:${customerId}`;
}

/**
 * Every order's points that should stand. Pure: the same orders, the same list. An order that earned under an older
 * version is counted by that version for ever, so a refund takes back what it gave, by the rule that gave it.
 *
 * @param givenBy the rules under which a key was given, where it was.
 */
export function decidePoints(
  rules: PointsRules,
  givenBy: ReadonlyMap<string, PointsRules>,
  customerId: CustomerId,
  orders: readonly PointsOrder[],
  calendar: Calendar,
): Grant[] {
  return orders.flatMap((order) => {
    const key = orderPointsKey(rules.program, order, customerId);
    const own = givenBy.get(key) ?? rules;
    const points = pointsOf(own, order);
    if (points === 0) return [];
    const availableAt = availableFrom(own, order, calendar);
    return [
      {
        key,
        program: own.program,
        version: own.version,
        step: 'order',
        customerId,
        cause: `${order.orderNo}@${order.netFen}`,
        outcome: {
          kind: 'points' as const,
          points,
          availableAt,
          expiresAt: availableAt === null ? null : endOfMonths(availableAt, own.validMonths, calendar),
        },
        why: {
          sentence: `${dayText(order.paidAt, calendar)}的订单实付 ${yuanText(order.netFen)}，得 ${points} 积分。`,
          orders: [order.orderNo],
          setOffBy: `order:${order.orderNo}`,
        },
      },
    ];
  });
}

/** Whole points, rounded down per order; nothing for what was given back whole. */
export function pointsOf(rules: PointsRules, order: PointsOrder): number {
  if (order.voided || order.paidAt < rules.since || order.netFen < rules.minimumFen) return 0;
  return Math.max(0, Math.floor(order.netFen / 100)) * rules.pointsPerYuan;
}

/** When the order can no longer be returned: completed, or its days after signing are over. null = not known yet. */
export function availableFrom(
  rules: Pick<PointsRules, 'returnDays'>,
  order: Pick<PointsOrder, 'signedAt' | 'completedAt'>,
  calendar: Calendar,
): Instant | null {
  const signed = order.signedAt === null ? null : calendar.endOfWindow(order.signedAt, rules.returnDays);
  if (signed === null || order.completedAt === null) return signed ?? order.completedAt;
  return Math.min(signed, order.completedAt);
}

/**
 * The end, exclusive, of the local day so many calendar months after the day of an instant. A day the month does not
 * have is its last: 31 January and one month is the end of February.
 */
export function endOfMonths(at: Instant, months: number, calendar: Calendar): Instant {
  const { year, month, day } = calendar.dateOf(calendar.dayOf(at));
  const target = month - 1 + months;
  const [toYear, toMonth] = [year + Math.floor(target / 12), (target % 12) + 1];
  const last = calendar.dateOf((calendar.dayOfDate(toYear, toMonth + 1, 1) - 1) as LocalDay).day;
  const found = calendar.dayOfDate(toYear, toMonth, Math.min(day, last));
  return calendar.startOf((found + 1) as LocalDay);
}

/** What an interaction earns, and the cap of its kind and day that must be taken first. */
export interface InteractionPoints {
  grant: Grant;
  /** Names the limit: of one person, one kind, one local day. */
  capKey: string;
  points: number;
  /** The most points the limit has. */
  most: number;
}

/** What one interaction earns, if its kind earns at all; the day's cap is taken by whoever gives it. */
export function decideInteraction(
  rules: PointsRules,
  interaction: Interaction,
  calendar: Calendar,
): InteractionPoints | null {
  const rule = rules.interactions.find((one) => one.kind === interaction.kind);
  if (rule === undefined || interaction.at < rules.since) return null;
  const { source, eventId, kind, customerId, at } = interaction;
  return {
    grant: {
      key: `points:${rules.program}:interaction:${source}:${eventId}`,
      program: rules.program,
      version: rules.version,
      step: kind,
      customerId,
      cause: `${kind}@${at}`,
      outcome: {
        kind: 'points',
        points: rule.points,
        availableAt: at,
        expiresAt: endOfMonths(at, rules.validMonths, calendar),
      },
      why: {
        sentence: `${dayText(at, calendar)}在直播间${rule.name}，得 ${rule.points} 积分。`,
        orders: [],
        setOffBy: `interaction:${source}:${eventId}`,
      },
    },
    capKey: `${rules.program}:interaction:${customerId}:${kind}:${calendar.dayOf(at)}`,
    points: rule.points,
    most: rule.mostPerDay,
  };
}

/** The rules as the shopper reads them. */
export function pointsRulesText(rules: PointsRules): string[] {
  const { pointsPerYuan, returnDays, validMonths, interactions } = rules;
  const lines = [
    `每实付 1 元得 ${pointsPerYuan} 积分，不足 1 元的部分不计`,
    `签收满 ${returnDays} 天后到账，到账前为待入账`,
    `到账后 ${validMonths} 个月内有效，到期日 24:00 清零，先到期的先用`,
    '订单退款时收回相应积分；积分已用完的，由以后的积分抵扣',
  ];
  const earning = interactions.map(
    ({ name, points, mostPerDay }) => `${name} +${points}（每天至多 ${mostPerDay}）`,
  );
  return earning.length === 0 ? lines : [...lines, `直播间互动：${earning.join('、')}`];
}

/** What is wrong with a definition; nothing = it may be published. */
export function checkPoints(rules: PointsRules): string[] {
  const problems: string[] = [];
  const whole = (name: string, value: number, least: number, most: number) => {
    if (!Number.isSafeInteger(value) || value < least || value > most) {
      problems.push(`${name}: a whole number from ${least} to ${most}`);
    }
  };
  if (!/^[a-z0-9-]{1,32}$/.test(rules.program)) {
    problems.push('program: 1–32 lower-case letters, digits, hyphens');
  }
  whole('version', rules.version, 1, 1_000_000);
  whole('since', rules.since, 0, Number.MAX_SAFE_INTEGER);
  whole('pointsPerYuan', rules.pointsPerYuan, 0, 1_000);
  whole('minimumFen', rules.minimumFen, 0, Number.MAX_SAFE_INTEGER);
  whole('returnDays', rules.returnDays, 0, 365);
  whole('validMonths', rules.validMonths, 1, 120);
  const kinds = rules.interactions.map((rule) => rule.kind);
  if (new Set(kinds).size < kinds.length) problems.push('interactions: two of the same kind');
  for (const rule of rules.interactions) {
    if (!INTERACTION_KINDS.includes(rule.kind))
      problems.push(`interactions: no such kind ${String(rule.kind)}`);
    if (rule.kind === 'shared')
      problems.push('interactions: sharing must not be rewarded (WeChat forbids it)');
    whole(`interactions ${rule.kind} points`, rule.points, 1, 1_000);
    whole(`interactions ${rule.kind} mostPerDay`, rule.mostPerDay, rule.points, 100_000);
  }
  return problems;
}

/** Points as shipped: 1 for each yuan, and a little for being there. @param since when the brand begins with points. */
export function defaultPoints(since: Instant): PointsRules {
  return {
    program: 'points',
    version: 1,
    name: '消费积分',
    since,
    pointsPerYuan: 1,
    minimumFen: 0,
    returnDays: 7,
    validMonths: 12,
    interactions: [
      { kind: 'commented', name: '评论', points: 1, mostPerDay: 5 },
      { kind: 'asked', name: '提问', points: 2, mostPerDay: 6 },
      { kind: 'liked', name: '点赞', points: 1, mostPerDay: 3 },
      { kind: 'gifted', name: '送礼物', points: 2, mostPerDay: 10 },
    ],
  };
}

function dayText(at: Instant, calendar: Calendar): string {
  const { month, day } = calendar.dateOf(calendar.dayOf(at));
  return `${month} 月 ${day} 日`;
}
