import type { Column } from '../header';
import type { RowReading } from '../reading';

/** How far an order had come when its shop exported it. */
export type Stage = 'awaiting' | 'paid' | 'shipped' | 'signed' | 'completed' | 'refunded' | 'closed';

/** First match wins: `卖家已发货，等待买家确认` is shipped although it contains 等待. */
const STAGES: readonly (readonly [RegExp, Stage])[] = [
  [/已退款|退款成功|退款完成|全额退款|全部退款/, 'refunded'],
  [/关闭|取消|作废/, 'closed'],
  [/待支付|待付款|未支付|未付款|等待买家付款|待买家付款|待确认/, 'awaiting'],
  [/已完成|交易成功|交易完成|已成功/, 'completed'],
  [/已签收|已收货|已妥投/, 'signed'],
  [/已发货|部分发货|待收货|已揽收|运输中|配送中|等待买家确认/, 'shipped'],
  [/待发货|备货|待备货|等待卖家发货|已支付|已付款|待处理|待出库|已出库|待成团|退款中|售后中/, 'paid'],
];

/** null for a status no shop export is known to use. */
export function stageOf(status: string): Stage | null {
  return STAGES.find(([pattern]) => pattern.test(status))?.[1] ?? null;
}

/** The row's stage; a status nobody knows is the row's fault. */
export function stageIn(row: RowReading, column: Column): Stage {
  const status = row.text(column);
  const stage = stageOf(status);
  if (stage === null) row.refuse('STATUS_UNKNOWN', column, status);
  return stage ?? 'awaiting';
}

/** What an after-sales status says about the money of its line. Exchanges and repairs give none back. */
export function refundStateOf(status: string): 'none' | 'part' | 'whole' {
  if (/换货|补寄|维修|价保/.test(status)) return 'none';
  if (/部分退款/.test(status)) return 'part';
  return /退款成功|退款完成|已退款|全额退款|全部退款|退货成功|售后成功|售后完成/.test(status)
    ? 'whole'
    : 'none';
}
