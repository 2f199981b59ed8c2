import type { Ticket, TicketKind } from './api-types';

/** What after-sales calls things, to shoppers and to ours. */

export const KINDS: readonly { kind: TicketKind; name: string; hint: string }[] = [
  { kind: 'question', name: '咨询', hint: '怎么用、什么时候到、发票' },
  { kind: 'quality', name: '质量问题', hint: '坏了、漏了、味道不对' },
  { kind: 'return', name: '退换', hint: '想退，或者换一件' },
  { kind: 'promise', name: '和直播说的不一样', hint: '专员 2 小时内回复' },
];

export const kindName = (kind: TicketKind): string => KINDS.find((one) => one.kind === kind)?.name ?? '咨询';

const STATES: Readonly<Record<Ticket['state'], string>> = {
  open: '处理中',
  waiting: '等您回复',
  resolved: '已办结',
  closed: '已关闭',
  merged: '已并入',
};

/** Where a ticket stands, as the shopper reads it. */
export const stateName = ({ state }: Pick<Ticket, 'state'>): string => STATES[state];

/** Whether somebody still has something to do. */
export const isUnderWay = ({ state }: Pick<Ticket, 'state'>): boolean =>
  state === 'open' || state === 'waiting';

export const SATISFACTION = ['很不满意', '不太满意', '一般', '满意', '很满意'] as const;
