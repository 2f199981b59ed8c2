import { dayText } from '@/format';
import type { InvitationProgress, InvitationState } from '../../friends-types';
import { isOver } from '../../invitation-states';

/** The word on an invitation's tag. */
export const STATE_WORD: Record<InvitationState, string> = {
  bound: '等朋友下单',
  pending: '待到账',
  settled: '已到账',
  cancelled: '已退款',
  void: '没有生效',
  late: '过了期限',
  review: '核对中',
  refused: '没有通过',
};

export interface Step {
  name: string;
  /** The day it happened, or is to happen; '' while nobody knows. */
  day: string;
  is: 'done' | 'next' | 'never';
}

/** The three steps of an invitation, each with its day. */
export function stepsOf(item: InvitationProgress, nowMs: number): Step[] {
  const { state, acceptedAt, orderedAt, dueAt, settledAt } = item;
  const step = (name: string, at: string | null, planned = ''): Step => {
    if (at !== null) return { name, day: dayText(at, nowMs), is: 'done' };
    return isOver(state) ? { name, day: '', is: 'never' } : { name, day: planned, is: 'next' };
  };
  return [
    step('加入', acceptedAt),
    step('下单', orderedAt),
    step('到账', settledAt, dueAt === null ? '' : `${dayText(dueAt, nowMs)}起`),
  ];
}
