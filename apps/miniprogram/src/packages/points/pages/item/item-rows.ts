import type { MallCoupon, MallItem } from '@/api-types';
import { couponFace, dayText, hasCome, stockText, usableUntil, yuan } from '@/format';
import type { Row } from '@/ui/key-value';

const KIND: Record<MallCoupon['kind'], string> = {
  percent: '折扣券',
  cash: '立减券',
  gift: '赠品券',
  member: '会员价券',
};

function worth(coupon: MallCoupon): string {
  if (coupon.kind === 'gift') return KIND.gift;
  const { before, figure, after } = couponFace(coupon);
  const cap = coupon.capFen === null ? '' : `，最高减 ${yuan(coupon.capFen)}`;
  return `${before}${figure}${after} ${KIND[coupon.kind]}${cap}`;
}

function validity({ validDays, startsAt, endsAt }: MallCoupon, nowMs: number): Row[] {
  if (validDays !== null) return [{ label: '有效期', value: `到账起 ${validDays} 天` }];
  if (endsAt === null) return [];
  const from = startsAt === null || hasCome(startsAt, nowMs) ? '' : `${dayText(startsAt, nowMs)}起，`;
  return [{ label: '有效期', value: `${from}${usableUntil(endsAt, nowMs)}` }];
}

/** What the coupon will be, before anybody has it. */
export function couponRows(coupon: MallCoupon, nowMs: number): Row[] {
  return [
    { label: '优惠', value: worth(coupon) },
    { label: '门槛', value: coupon.thresholdFen > 0 ? `满 ${yuan(coupon.thresholdFen)}` : '无门槛' },
    { label: '适用', value: coupon.scope },
    { label: '门店', value: coupon.shops },
    ...validity(coupon, nowMs),
  ];
}

/** How many there are, and how many of them are mine. */
export function stockRows({ left, mine }: MallItem): Row[] {
  return [
    { label: '库存', value: left === null ? '长期供应' : stockText(left) },
    ...(mine > 0 ? [{ label: '我已兑换', value: `${mine} 件` }] : []),
  ];
}
