import type { EntryKind } from '@fanchang/domain';

/** What the shopper reads in the history, where nothing more is known. */
export const ENTRY_WORDS: Record<EntryKind, string> = {
  earn: '获得积分',
  release: '积分到账',
  'pay-debt': '抵扣此前待抵扣的积分',
  spend: '使用积分',
  'give-back': '退回积分',
  expire: '积分到期',
  'take-back': '订单退款，收回积分',
  owe: '订单退款，积分已用，待以后抵扣',
  adjust: '账号拆分，积分调整',
};
