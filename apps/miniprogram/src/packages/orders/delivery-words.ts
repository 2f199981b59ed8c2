import type { Delivery } from '@/api-types';
import { dayText, hasCome, momentText } from '@/format';

/** The one line about where an order is and what comes next. */
export function deliveryLine(delivery: Delivery, nowMs: number): string {
  const { stage, stages, expectedAt, isGuess, isHeldUp, isLate } = delivery;
  if (stage === null) return '这一单的钱已经全部退回';
  if (stage === 'signed') {
    const at = stages.find((one) => one.stage === 'signed')?.at ?? null;
    return at === null ? '已经签收，希望您喜欢' : `${momentText(at, nowMs)} 签收，希望您喜欢`;
  }
  if (isHeldUp) return '配送遇到一点问题，我们正在跟进';
  if (isLate) return '比预计的晚了，我们正在催';
  if (expectedAt === null) return stage === 'paid' ? '正在为您备货，发出后这里会有单号' : '已经在路上了';
  if (hasCome(expectedAt, nowMs)) return '今天明天就到，请留意电话';
  return isGuess ? `一般 ${dayText(expectedAt, nowMs)} 前到` : `预计 ${dayText(expectedAt, nowMs)} 送到`;
}
