import type { Fate } from './order-life';

/** A one-tap login: who it is and what the archive will show. */
export interface DemoPerson {
  openid: string;
  nickname: string;
  label: string;
  hint: string;
  kind: 'shopper';
}

/** A named shopper whose orders are written by hand, so that they stand at an exact place on the ladder. */
export interface Protagonist extends DemoPerson {
  /** Oldest first. The days of a livestream (sessions.ts) put the order into that livestream. */
  orders: readonly { daysAgo: number; fate: Fate }[];
}

const bought = (...daysAgo: number[]): Protagonist['orders'] =>
  daysAgo.map((day) => ({ daysAgo: day, fate: 'kept' }));

/** Hints name no number of days left: the story is told once, and the days go on. */
export const PROTAGONISTS: readonly Protagonist[] = [
  {
    openid: 'demo-newcomer',
    nickname: '初雪小岛',
    label: '刚下第一单',
    hint: '9 折券在手，倒计时在走',
    kind: 'shopper',
    orders: bought(3),
  },
  {
    openid: 'demo-returned',
    nickname: '薄荷潜水艇',
    label: '第一次返场',
    hint: '回购过，离 8 折差 2 次',
    kind: 'shopper',
    orders: bought(12, 8),
  },
  {
    openid: 'demo-one-away',
    nickname: '晚风橘猫',
    label: '差 1 次到 8 折',
    hint: '30 天的窗口快关了',
    kind: 'shopper',
    orders: bought(27, 21, 12),
  },
  {
    openid: 'demo-three',
    nickname: '山楂不酸',
    label: '8 折 + 赠品到手',
    hint: '券包里两张票，去门店核销',
    kind: 'shopper',
    orders: bought(27, 22, 12, 6),
  },
  {
    // Two orders on one evening: the ladder counts that day once.
    openid: 'demo-four',
    nickname: '星河打烊了',
    label: '差 1 次到终身价',
    hint: '一晚两单，阶梯只算一次',
    kind: 'shopper',
    orders: bought(47, 42, 38, 38, 27, 12),
  },
  {
    openid: 'demo-lifetime',
    nickname: '灯下老饕',
    label: '终身会员价',
    hint: '90 天 5 次返场，三阶走完',
    kind: 'shopper',
    orders: bought(58, 54, 47, 38, 27, 6),
  },
  {
    openid: 'demo-dormant',
    nickname: '南瓜车晚点',
    label: '错过第一阶',
    hint: '首单后没回来，9 折已过期',
    kind: 'shopper',
    orders: bought(20),
  },
  {
    openid: 'demo-refunded',
    nickname: '向日葵回头',
    label: '退过款，又买了',
    hint: '首单全退，新的一单算起点',
    kind: 'shopper',
    orders: [
      { daysAgo: 12, fate: 'returned' },
      { daysAgo: 2, fate: 'kept' },
    ],
  },
  {
    openid: 'demo-visitor',
    nickname: '路过的云',
    label: '还没下过单',
    hint: '空的档案也有下一步',
    kind: 'shopper',
    orders: [],
  },
];
