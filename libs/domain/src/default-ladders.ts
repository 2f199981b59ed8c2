import type { Ladder } from './ladder';

/** 复购阶梯 as shipped: 7 days → 9折, 3 in 30 days → 8折 + gift, 5 in 90 days → lifetime member price. */
export const REPURCHASE_LADDER: Ladder = {
  program: 'repurchase',
  version: 1,
  name: '复购阶梯',
  campaign: null,
  minimumFen: 100,
  onRefund: 'take-back-unused',
  steps: [
    {
      step: '7d',
      title: '9 折券',
      repurchases: 1,
      withinDays: 7,
      given: 'at-first-order',
      rewards: [
        { name: 'coupon', gives: { kind: 'coupon', template: 'repurchase-90', validDays: 'window' } },
      ],
    },
    {
      step: '30d',
      title: '8 折券 + 赠品',
      repurchases: 3,
      withinDays: 30,
      given: 'when-reached',
      rewards: [
        { name: 'coupon', gives: { kind: 'coupon', template: 'repurchase-80', validDays: 30 } },
        { name: 'gift', gives: { kind: 'coupon', template: 'repurchase-gift', validDays: 30 } },
      ],
    },
    {
      step: '90d',
      title: '终身会员价',
      repurchases: 5,
      withinDays: 90,
      given: 'when-reached',
      rewards: [
        {
          name: 'member-price',
          gives: { kind: 'member-price', name: '终身会员价', rate: 9500, lastDay: null },
        },
      ],
    },
  ],
};
