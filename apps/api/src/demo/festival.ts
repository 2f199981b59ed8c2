import { type Calendar, DAY_MS, type Instant, type Ladder } from '@fanchang/domain';
import type { CouponTemplate } from '../outcomes/coupons';

export const FESTIVAL_TEMPLATES: readonly CouponTemplate[] = [
  {
    key: 'festival-gift',
    name: '年货节礼盒',
    worth: { kind: 'gift', giftName: '「万家灯火」小礼盒' },
    thresholdFen: 0,
    scope: '到店兑换',
    shops: [
      { key: 'hubin', name: '湖滨店' },
      { key: 'gaoxin', name: '高新店' },
    ],
  },
];

/** 年货节: fixed dates around today; 2 → gift box, 3 → 85折 for the year. Runs beside the repurchase ladder. */
export function festivalLadder(now: Instant, calendar: Calendar): Ladder {
  const day = (offset: number) => calendar.iso(now + offset * DAY_MS).slice(0, 10);
  return {
    program: 'festival',
    version: 1,
    name: '年货节',
    campaign: { firstDay: day(-12), lastDay: day(18) },
    minimumFen: 1000,
    onRefund: 'take-back-unused',
    steps: [
      {
        step: '2x',
        title: '年货礼盒',
        repurchases: 2,
        withinDays: null,
        given: 'when-reached',
        rewards: [{ name: 'gift', gives: { kind: 'coupon', template: 'festival-gift', validDays: 30 } }],
      },
      {
        step: '3x',
        title: '全年 85 折',
        repurchases: 3,
        withinDays: null,
        given: 'when-reached',
        rewards: [
          {
            name: 'member-price',
            gives: {
              kind: 'member-price',
              name: '年货节会员价',
              rate: 8500,
              lastDay: `${day(365).slice(0, 4)}-12-31`,
            },
          },
        ],
      },
    ],
  };
}
