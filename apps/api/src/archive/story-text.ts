import { type Outcome, yuanText } from '@fanchang/domain';
import type { StoryItemDto } from './archive.dto';
import type { StoryRow } from './queries';

/** One line of the story, in the brand's voice. */
export function storyText(row: StoryRow): string {
  switch (row.kind) {
    case 'order':
      return `${row.c === null ? '买下' : '在直播间带走'} ${row.a} 件，实付 ${yuan(row.b)}`;
    case 'refund':
      return `退款 ${yuan(row.a)} 已完成`;
    case 'coupon':
      return couponText(row);
    case 'group-coupon':
      return `拼团成功，${couponText(row)}`;
    case 'inviter-coupon':
      return `邀请的朋友下了单，${couponText(row)}`;
    case 'invitee-coupon':
      return `接受邀请后下了第一单，${couponText(row)}`;
    case 'member-price':
      return `解锁${memberPriceName(row.c)}`;
    case 'gift':
      return `获赠${giftName(row.c)}`;
    case 'cash':
      return `得到现金奖励 ${yuan(cashFen(row.c))}`;
    case 'redeemed':
      return `在${row.a ?? '线上'}用掉${row.c}${row.b === '0' ? '' : `，省下 ${yuan(row.b)}`}`;
  }
}

/** What a line is, as pages draw it. */
export function kindOf({ kind }: StoryRow): StoryItemDto['kind'] {
  switch (kind) {
    case 'group-coupon':
    case 'inviter-coupon':
    case 'invitee-coupon':
      return 'coupon';
    case 'cash':
      return 'gift';
    default:
      return kind;
  }
}

function couponText({ a: name, b: gift }: StoryRow): string {
  return gift ? `收到赠品${gift.startsWith('「') ? gift : `「${gift}」`}` : `获得${name}`;
}

function memberPriceName(outcome: string | null): string {
  const read = JSON.parse(outcome ?? '{}') as Partial<Outcome>;
  return read.kind === 'member-price' ? (read.name ?? '会员价') : '会员价';
}

function giftName(outcome: string | null): string {
  const read = JSON.parse(outcome ?? '{}') as Partial<Outcome>;
  return read.kind === 'gift' ? `「${read.name ?? ''}」` : '礼品';
}

function cashFen(outcome: string | null): string {
  const read = JSON.parse(outcome ?? '{}') as Partial<Outcome>;
  return String(read.kind === 'cash' ? (read.fen ?? 0) : 0);
}

function yuan(fen: string | null): string {
  return yuanText(Number(fen ?? 0));
}
