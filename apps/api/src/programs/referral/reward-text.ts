import { yuanText, type CashReward, type CouponReward } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

interface TemplateRow {
  name: string;
  kind: string;
  rate: number | null;
  off_fen: number | null;
  threshold_fen: number;
}

/** What is given, in one line: `¥20 券（满 ¥49 可用，30 天内有效）`. */
export async function rewardText(books: Pick<Db, 'one'>, reward: CouponReward | CashReward): Promise<string> {
  if ('cashFen' in reward) return `${yuanText(reward.cashFen)} 现金（${reward.days} 天内领取）`;
  const { template, days } = reward.coupon;
  const row = await books.one<TemplateRow>(
    'SELECT name, kind, rate, off_fen, threshold_fen FROM coupon_templates WHERE template_key = ?',
    [template],
  );
  if (row === null) return '优惠券';
  const from = Number(row.threshold_fen) === 0 ? '' : `满 ${yuanText(Number(row.threshold_fen))} 可用，`;
  return `${worthText(row)}（${from}${days} 天内有效）`;
}

function worthText({ name, kind, rate, off_fen: offFen }: TemplateRow): string {
  if (kind === 'cash' && offFen !== null) return `${yuanText(Number(offFen))} 券`;
  if (kind === 'percent' && rate !== null) return `${rate / 1_000} 折券`;
  return name;
}
