/** An order of an invited friend, in local days before the story's now. */
export interface FriendOrder {
  paidDaysAgo: number;
  /** Arrived, and was signed for; null while it is on its way. */
  signedDaysAgo: number | null;
  /** Given back whole. */
  refundedDaysAgo?: number;
  /** Told so late, where a shop told it late. */
  toldDaysAgo?: number;
}

/** Somebody a protagonist invited, and what came of it. */
export interface InvitedFriend {
  openid: string;
  nickname: string;
  inviter: string;
  acceptedDaysAgo: number;
  /** Names the phone it was accepted on; two of one inviter on one phone are looked at by people. */
  phone: string | null;
  order: FriendOrder | null;
  /** A manager looked and said no. */
  refusedDaysAgo?: number;
}

const GENEROUS = 'demo-lifetime';
const BEGINNER = 'demo-one-away';
/** A phone that went from hand to hand. */
const SHARED_PHONE = 'demo-shared-phone';

const friend = (
  n: number,
  nickname: string,
  inviter: string,
  acceptedDaysAgo: number,
  order: FriendOrder | null = null,
  more: Partial<InvitedFriend> = {},
): InvitedFriend => ({
  openid: `demo-friend-${n}`,
  nickname,
  inviter,
  acceptedDaysAgo,
  phone: null,
  order,
  ...more,
});

/** One in each state, oldest first. */
export const INVITED_FRIENDS: readonly InvitedFriend[] = [
  friend(1, '慢慢来的阿布', GENEROUS, 41),
  friend(2, '栗子糖炒秋天', GENEROUS, 26, { paidDaysAgo: 25, signedDaysAgo: 22 }, { phone: SHARED_PHONE }),
  friend(3, '雨停再出门', GENEROUS, 18, { paidDaysAgo: 17, signedDaysAgo: 14, refundedDaysAgo: 13 }),
  friend(4, '半糖去冰', GENEROUS, 16, { paidDaysAgo: 16, signedDaysAgo: 13 }),
  friend(
    5,
    '另一个栗子',
    GENEROUS,
    12,
    { paidDaysAgo: 11, signedDaysAgo: 9 },
    { phone: SHARED_PHONE, refusedDaysAgo: 8 },
  ),
  friend(6, '早来过的鹿', GENEROUS, 9, { paidDaysAgo: 15, signedDaysAgo: 12, toldDaysAgo: 7 }),
  friend(7, '海盐芝士派', GENEROUS, 6, { paidDaysAgo: 5, signedDaysAgo: 2 }),
  friend(8, '第三颗栗子', GENEROUS, 4, { paidDaysAgo: 3, signedDaysAgo: null }, { phone: SHARED_PHONE }),
  friend(9, '周末不加班', BEGINNER, 10, { paidDaysAgo: 9, signedDaysAgo: 8 }),
  friend(10, '窗台上的薄荷', BEGINNER, 3, { paidDaysAgo: 1, signedDaysAgo: null }),
  friend(11, '刚认识的小满', GENEROUS, 1),
];

/** Cash a protagonist was given, beside what the invitations give by themselves. */
export interface CashThanks {
  openid: string;
  fen: number;
  daysAgo: number;
  /** Local days in which it can be claimed. */
  days: number;
}

export const CASH_THANKS: readonly CashThanks[] = [
  { openid: GENEROUS, fen: 500, daysAgo: 24, days: 7 },
  { openid: GENEROUS, fen: 1_000, daysAgo: 2, days: 14 },
  { openid: BEGINNER, fen: 880, daysAgo: 1, days: 7 },
];
