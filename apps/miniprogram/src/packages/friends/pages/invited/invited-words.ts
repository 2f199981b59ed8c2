import type { ApiError } from '@/http';
import { openArchive, openInvite } from '@/ways';
import type { InvitationState } from '../../friends-types';

/** What stands in the way, and what to do instead of accepting; `next` null where trying again is. */
export interface Stopped {
  title: string;
  text: string;
  next: { name: string; go: () => void } | null;
}

const LOOK_AROUND = { name: '去看看', go: openArchive };
const INVITE = { name: '去邀请我的朋友', go: openInvite };

export const OVER: Stopped = {
  title: '邀请活动已结束',
  text: '不用邀请也能逛，好东西都还在。',
  next: LOOK_AROUND,
};

export const BOUND: Stopped = {
  title: '您已经接受过另一位朋友的邀请',
  text: '每人只接受一次，先接受的那一份一直有效。',
  next: LOOK_AROUND,
};

/** No answer came: it may be done or not. */
export const LOST: Stopped = {
  title: '没收到结果',
  text: '请再点一次，只会接受一次。',
  next: null,
};

/** A refusal with what to do about it. */
export function refusedWords(error: ApiError): Stopped {
  switch (error.code) {
    case 'INVITATION_SELF':
      return {
        title: '这是您自己的邀请',
        text: '同一个手机号、同一个支付账户也算您自己。把它发给朋友吧。',
        next: INVITE,
      };
    case 'INVITATION_NOT_NEW':
      return {
        title: '您已经是老朋友了',
        text: '邀请只给还没下过单的新朋友。换您来邀请，两个人都有。',
        next: INVITE,
      };
    case 'INVITATION_BOUND':
      return BOUND;
    case 'INVITATION_OVER':
      return OVER;
    default:
      return { title: '没有接受成功', text: error.message, next: null };
  }
}

/** What became of what I accepted, as a headline. */
export const ACCEPTED_TITLE: Record<InvitationState, string> = {
  bound: '您接受了邀请',
  pending: '下过单了，等到账',
  settled: '见面礼到了',
  cancelled: '那一单退了',
  void: '这次邀请没有生效',
  late: '过了下单的期限',
  review: '正在核对',
  refused: '这次邀请没有通过',
};
