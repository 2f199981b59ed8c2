import type { Instant } from './brand';
import type { Calendar } from './calendar';
import { yuanText } from './money';

/** A coupon, valid so many local days after the day it was earned. */
export interface CouponReward {
  coupon: { template: string; days: number };
}

/** Money to the inviter's WeChat balance, to be claimed within so many local days. */
export interface CashReward {
  cashFen: number;
  days: number;
}

/** 邀请有礼 as a program: data, versioned, edited by operators. An invitation keeps the version it was accepted under. */
export interface Referral {
  program: string;
  version: number;
  title: string;
  /** When both have earned it: as soon as the friend has paid, or when the order can no longer be returned. */
  settle: 'paid' | 'returnable-over';
  /** Local days after it was signed for in which an order can be returned. */
  returnDays: number;
  /** Net paid an order needs, fen. */
  minimumFen: number;
  inviter: CouponReward | CashReward;
  invitee: CouponReward;
  /** How many friends an inviter is rewarded for in a calendar month; null = as many as come. */
  perInviterMonth: number | null;
  /** Local days after accepting in which the friend must have paid; null = any time. */
  acceptDays: number | null;
  /** When invitations are accepted: from, and until (exclusive); null = always. */
  startsAt: Instant | null;
  endsAt: Instant | null;
}

/** When the friend's order must be paid by, exclusive; null = any time. */
export function referralWindowEnd(
  referral: Pick<Referral, 'acceptDays'>,
  acceptedAt: Instant,
  calendar: Calendar,
): Instant | null {
  return referral.acceptDays === null ? null : calendar.endOfWindow(acceptedAt, referral.acceptDays);
}

/** The rules as people read them before they invite or accept. */
export function referralRulesText(referral: Referral): string[] {
  const { acceptDays, minimumFen, settle, returnDays, perInviterMonth } = referral;
  const within = acceptDays === null ? '' : ` ${acceptDays} 天内`;
  const least = minimumFen === 0 ? '' : `，实付满 ${yuanText(minimumFen)}`;
  const when =
    settle === 'paid'
      ? '朋友付款后，两人的奖励立即到账'
      : `朋友签收 ${returnDays} 天后不能再退货时，两人的奖励到账`;
  const cap =
    perInviterMonth === null ? [] : [`每月最多得到 ${perInviterMonth} 位朋友的谢礼，朋友的见面礼不受影响`];
  return [
    '只邀请还没下过单的新朋友，每位朋友只能接受一次邀请',
    `朋友接受邀请后${within}下单${least}，两人各得奖励`,
    when,
    '到账前退款，这一单不算；到账后退款，收回还没用的奖励',
    ...cap,
    '不能邀请自己：同一个手机号或同一个支付账户是同一个人',
  ];
}

/** 邀请有礼 as shipped: ¥20 for both, when the friend's order can no longer be returned. */
export const INVITE_20: Referral = {
  program: 'invite-20',
  version: 1,
  title: '邀请朋友，两人各得 ¥20 券',
  settle: 'returnable-over',
  returnDays: 7,
  minimumFen: 100,
  inviter: { coupon: { template: 'invite-20', days: 30 } },
  invitee: { coupon: { template: 'invite-20', days: 30 } },
  perInviterMonth: 10,
  acceptDays: 30,
  startsAt: null,
  endsAt: null,
};
