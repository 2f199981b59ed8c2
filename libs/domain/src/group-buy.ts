import type { CustomerId, Instant } from './brand';
import { yuanText } from './money';
import type { RefusalCode } from './refusal';

/** Whom a seat is for: `buyers` have ordered, `newcomers` never have. */
export type Who = 'anyone' | 'buyers' | 'newcomers';

/** A group-buy 拼团 as a program: data, versioned, edited by operators. The program's name is the activity's key. */
export interface GroupBuy {
  program: string;
  version: number;
  title: string;
  subtitle: string;
  /** Seats of a team, the leader's among them. */
  size: number;
  /** How long a team has to fill, hours from when it opens. */
  hours: number;
  /** What everybody gets when it fills: a coupon, valid so many local days after that day. */
  coupon: { template: string; days: number };
  /** What a seat costs before it is taken; 0 = free. */
  priceFen: number;
  /** How many teams there may be, those that did not fill not counted; null = as many as are opened. */
  teams: number | null;
  /** How often one person may take part in a local month; null = as often as they like. */
  perPersonMonth: number | null;
  leads: Who;
  joins: Who;
  /** When teams may be opened; a team that is open may fill later. */
  startsAt: Instant | null;
  /** Exclusive. */
  endsAt: Instant | null;
  /** Smaller stands further up. */
  sort: number;
}

/** The shipped activity: two people, ¥30 off for each, a day to find each other. */
export const PAIR_30: GroupBuy = {
  program: 'pair-30',
  version: 1,
  title: '2 人拼团，每人立减 ¥30',
  subtitle: '约上一位朋友，24 小时内一起拼成',
  size: 2,
  hours: 24,
  coupon: { template: 'group-30', days: 14 },
  priceFen: 0,
  teams: null,
  perPersonMonth: 3,
  leads: 'anyone',
  joins: 'anyone',
  startsAt: null,
  endsAt: null,
  sort: 0,
};

const WHO: readonly Who[] = ['anyone', 'buyers', 'newcomers'];
const MOST_FEN = 100_000_00;

/** What is wrong with a group-buy's definition; an empty list means it may be published. Takes whatever a file says. */
export function checkGroupBuy(definition: GroupBuy): string[] {
  const said = definition as { [Key in keyof GroupBuy]?: unknown };
  const problems: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) problems.push(what);
  };
  must(isText(said.program, /^[a-z0-9-]{1,32}$/), 'program: 1–32 lower-case letters, digits, hyphens');
  must(isWhole(said.version, 1, 1_000_000), 'version: a whole number from 1');
  must(isText(said.title, /^.{1,40}$/u), 'title: 1–40 letters');
  must(isText(said.subtitle, /^.{0,60}$/u), 'subtitle: at most 60 letters');
  must(isWhole(said.size, 2, 10), 'size: 2–10');
  must(isWhole(said.hours, 1, 72), 'hours: 1–72');
  const coupon = (said.coupon ?? {}) as { template?: unknown; days?: unknown };
  must(isText(coupon.template, /^[a-z0-9][a-z0-9-]{0,63}$/), 'coupon.template: the key of a coupon template');
  must(isWhole(coupon.days, 1, 365), 'coupon.days: 1–365');
  must(isWhole(said.priceFen, 0, MOST_FEN), 'priceFen: whole fen, 0 = free');
  must(said.teams === null || isWhole(said.teams, 1, 1_000_000), 'teams: a whole number from 1, or null');
  must(
    said.perPersonMonth === null || isWhole(said.perPersonMonth, 1, 1_000),
    'perPersonMonth: a whole number from 1, or null',
  );
  must(WHO.includes(said.leads as Who), 'leads: anyone, buyers or newcomers');
  must(WHO.includes(said.joins as Who), 'joins: anyone, buyers or newcomers');
  must(isInstant(said.startsAt) && isInstant(said.endsAt), 'startsAt, endsAt: epoch ms, or null');
  const { startsAt, endsAt } = definition;
  must(startsAt === null || endsAt === null || startsAt < endsAt, 'endsAt: later than startsAt');
  must(isWhole(said.sort, 0, 1_000_000), 'sort: a whole number from 0');
  return problems;
}

/** What an activity is at this moment; a cancelled one stays so. */
export type ActivityState = 'running' | 'soon' | 'over' | 'cancelled';

export function activityAt(
  { startsAt, endsAt }: Pick<GroupBuy, 'startsAt' | 'endsAt'>,
  isCancelled: boolean,
  now: Instant,
): ActivityState {
  if (isCancelled) return 'cancelled';
  if (startsAt !== null && now < startsAt) return 'soon';
  return endsAt !== null && now >= endsAt ? 'over' : 'running';
}

/** Why no team can be opened of an activity in this state; null when one can. */
export function closedFor(state: ActivityState): RefusalCode | null {
  switch (state) {
    case 'cancelled':
      return 'GROUP_CANCELLED';
    case 'soon':
      return 'GROUP_NOT_STARTED';
    case 'over':
      return 'GROUP_OVER';
    case 'running':
      return null;
  }
}

/** Why somebody with so many orders is not whom a seat is for; null when they are. */
export function notFor(who: Who, orders: number): RefusalCode | null {
  if (who === 'buyers' && orders === 0) return 'GROUP_BUYERS_ONLY';
  if (who === 'newcomers' && orders > 0) return 'GROUP_NEWCOMERS_ONLY';
  return null;
}

/** Names the coupon one person gets from one team. */
export function seatKey(activity: string, teamNo: string, customerId: CustomerId): string {
  return `group-buy:${activity}:${teamNo}:${customerId}`;
}

/** The rules in sentences, as they stand above the button. @param couponName of the template. */
export function groupBuyRules(definition: GroupBuy, couponName: string): string[] {
  const { size, hours, priceFen, teams, perPersonMonth, coupon } = definition;
  return [
    `开团后 ${hours} 小时内满 ${size} 人即成团，每人得一张「${couponName}」；没满则不成团。`,
    priceFen === 0
      ? '开团、参团都不用付钱。'
      : `每人先付 ${yuanText(priceFen)}，付款后入座；没成团、退出或活动取消，全额原路退回。`,
    `券从成团起 ${coupon.days} 天内有效，最后一天用到 24:00。`,
    '成团前可以退出；团长退出，这个团就取消。成团后不能退出。',
    ...(perPersonMonth === null ? [] : [`每人每月最多 ${perPersonMonth} 次，开团和参团都算，没拼成的不算。`]),
    ...(teams === null ? [] : [`一共 ${teams} 个团，没拼成的团会放回来。`]),
    ...whoText(definition),
    '券只因参团而得，与分享无关。',
  ];
}

function whoText({ leads, joins }: GroupBuy): string[] {
  if (leads === joins) return leads === 'anyone' ? [] : [`只给${NAMES[leads]}。`];
  return [`开团：${NAMES[leads]}；参团：${NAMES[joins]}。`];
}

const NAMES: Readonly<Record<Who, string>> = {
  anyone: '所有会员',
  buyers: '买过的朋友',
  newcomers: '还没下过单的新朋友',
};

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isText(value: unknown, like: RegExp): boolean {
  return typeof value === 'string' && like.test(value);
}

function isInstant(value: unknown): boolean {
  return value === null || isWhole(value, 0, Number.MAX_SAFE_INTEGER);
}
