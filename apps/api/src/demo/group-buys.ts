import { DAY_MS, type GroupBuy, type Instant } from '@fanchang/domain';
import type { CouponTemplate } from '../outcomes/coupons';

export const GROUP_TEMPLATES: readonly CouponTemplate[] = [
  {
    key: 'group-50',
    name: '拼团 50 元券',
    worth: { kind: 'cash', offFen: 5_000 },
    thresholdFen: 19_900,
    scope: '全场零食',
    shops: null,
  },
];

/** Beside the shipped team of two: one that costs something, and one that begins in some days. */
export function demoGroupBuys(now: Instant): GroupBuy[] {
  const anyone = { leads: 'anyone', joins: 'anyone' } as const;
  return [
    {
      program: 'trio-50',
      version: 1,
      title: '3 人拼 ¥9.9 换 ¥50 券',
      subtitle: '一起囤年货，满 ¥199 减 ¥50',
      size: 3,
      hours: 48,
      coupon: { template: 'group-50', days: 14 },
      priceFen: 990,
      teams: 200,
      perPersonMonth: 2,
      ...anyone,
      startsAt: null,
      endsAt: null,
      sort: 1,
    },
    {
      program: 'lantern-five',
      version: 1,
      title: '灯会夜 5 人团，每人立减 ¥30',
      subtitle: '约上一桌朋友，一晚上拼成',
      size: 5,
      hours: 12,
      coupon: { template: 'group-30', days: 14 },
      priceFen: 0,
      teams: 500,
      perPersonMonth: 1,
      ...anyone,
      startsAt: now + 6 * DAY_MS,
      endsAt: now + 20 * DAY_MS,
      sort: 2,
    },
  ];
}
