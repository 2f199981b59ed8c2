import { dayText } from '@/format';
import type { Cash } from '../../friends-types';
import type { Claiming } from './use-claim-cash';

/** One may still do something for it. */
export function isClaimable({ state }: Cash): boolean {
  return state === 'ready' || state === 'confirming';
}

/** Until when it may be taken: WeChat's own 24 hours once it was asked, else ours; null = any time. */
export function cashEnd({ state, endsAt, confirmUntil }: Cash): string | null {
  return state === 'confirming' ? (confirmUntil ?? endsAt) : endsAt;
}

/** What became of what is over. */
export function cashEndText({ state, doneAt }: Cash, nowMs: number): string {
  if (state === 'done') return doneAt === null ? '已到零钱' : `${dayText(doneAt, nowMs)}到零钱`;
  return state === 'expired' ? '过了领取期限' : '已收回';
}

/** Under the amount, before and between tries. */
export function claimNote(claiming: Claiming, item: Cash): string {
  switch (claiming.is) {
    case 'refused':
      return claiming.error.message;
    case 'lost':
      return '没收到结果，请再点一次，不会重复到账';
    case 'left':
      return '还没收下，24 小时内随时可以再来';
    case 'looking':
      return '收下了，正在等微信的回音';
    default:
      return item.failReason ?? '微信会再请您确认一次，收下后直接进零钱';
  }
}

export function claimButton(claiming: Claiming): string {
  if (claiming.is === 'asking') return '正在请微信准备…';
  if (claiming.is === 'sheet') return '请在微信里确认…';
  return claiming.is === 'looking' ? '正在到账…' : '收进零钱';
}
