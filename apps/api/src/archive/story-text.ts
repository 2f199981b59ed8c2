import { type Outcome, yuanText } from '@fanchang/domain';
import type { StoryRow } from './queries';

/** One line of the story, in the brand's voice. */
export function storyText(row: StoryRow): string {
  switch (row.kind) {
    case 'order':
      return `${row.c === null ? '买下' : '在直播间带走'} ${row.a} 件，实付 ${yuan(row.b)}`;
    case 'refund':
      return `退款 ${yuan(row.a)} 已完成`;
    case 'coupon':
      return row.b ? `收到赠品${row.b.startsWith('「') ? row.b : `「${row.b}」`}` : `获得${row.a}`;
    case 'member-price':
      return `解锁${memberPriceName(row.c)}`;
    case 'gift':
      return `获赠${giftName(row.c)}`;
    case 'redeemed':
      return `在${row.a ?? '线上'}用掉${row.c}${row.b === '0' ? '' : `，省下 ${yuan(row.b)}`}`;
  }
}

function memberPriceName(outcome: string | null): string {
  const read = JSON.parse(outcome ?? '{}') as Partial<Outcome>;
  return read.kind === 'member-price' ? (read.name ?? '会员价') : '会员价';
}

function giftName(outcome: string | null): string {
  const read = JSON.parse(outcome ?? '{}') as Partial<Outcome>;
  return read.kind === 'gift' ? `「${read.name ?? ''}」` : '礼品';
}

function yuan(fen: string | null): string {
  return yuanText(Number(fen ?? 0));
}
