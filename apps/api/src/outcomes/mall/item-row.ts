import {
  type Calendar,
  type CouponWorth,
  type CustomerId,
  type Instant,
  refuse,
  type Refusal,
  sentenceOf,
} from '@fanchang/domain';
import type { Value } from '../../platform/database/db';
import { shopsText } from '../coupons';
import type { ItemCouponDto, MallItemDto } from './mall.dto';

/** An item with what is gone of it, in all and to one person, as the statements here read it. */
export interface ItemRow {
  id: number;
  name: string;
  kind: 'coupon' | 'gift';
  points: number;
  worth_fen: number;
  stock: number | null;
  per_person: number | null;
  picture: string | null;
  description: string;
  sort: number;
  active: number;
  taken: number | null;
  mine: number | null;
  template_key: string | null;
  template_kind: CouponWorth['kind'] | null;
  rate: number | null;
  off_fen: number | null;
  cap_fen: number | null;
  threshold_fen: number | null;
  scope: string | null;
  shop_keys: string | null;
  valid_days: number | null;
  starts_at: number | null;
  ends_at: number | null;
  template_stock: number | null;
  template_per_person: number | null;
  template_taken: number | null;
  template_mine: number | null;
}

/** Items with their limits, one row each; a WHERE follows. Values: `itemValues`. */
export const ITEMS = `
  SELECT i.id, i.name, i.kind, i.points, i.worth_fen, i.stock, i.per_person, i.picture, i.description, i.sort, i.active,
    iq.taken, ip.taken AS mine, t.template_key, t.kind AS template_kind, t.rate, t.off_fen, t.cap_fen, t.threshold_fen,
    t.scope, t.shop_keys, t.valid_days, t.starts_at, t.ends_at, t.stock AS template_stock,
    t.per_person AS template_per_person, tq.taken AS template_taken, tp.taken AS template_mine
  FROM mall_items i
  LEFT JOIN quotas iq ON iq.quota_key = CONCAT('item:', i.id, ':stock')
  LEFT JOIN quotas ip ON ip.quota_key = CONCAT('item:', i.id, ':person:', ?)
  LEFT JOIN coupon_templates t ON t.template_key = i.template_key
  LEFT JOIN quotas tq ON tq.quota_key = CONCAT('template:', t.id, ':stock')
  LEFT JOIN quotas tp ON tp.quota_key = CONCAT('template:', t.id, ':person:', ?)`;

/** Text, because the embedded database would write a bound number as 12.0. */
export const itemValues = (customerId: CustomerId): Value[] => [String(customerId), String(customerId)];

/** How many can still be had: of the item and of the coupons it gives; null = as many as are asked for. */
export function leftOf(row: ItemRow): number | null {
  const left = [
    ...(row.stock === null ? [] : [row.stock - Number(row.taken ?? 0)]),
    ...(row.template_stock === null ? [] : [row.template_stock - Number(row.template_taken ?? 0)]),
  ];
  return left.length === 0 ? null : Math.max(0, Math.min(...left));
}

/** Why this person cannot redeem it now; null when they can. Only told: the redeeming itself decides by its limits. */
export function whyNot(row: ItemRow, balance: number, now: Instant): Refusal | null {
  if (row.active === 0 || (row.ends_at !== null && row.ends_at <= now)) return refuse('ITEM_OFF_SHELF');
  if (leftOf(row) === 0) return refuse('ITEM_SOLD_OUT');
  if (row.per_person !== null && Number(row.mine ?? 0) >= row.per_person) {
    return refuse('ITEM_LIMIT_REACHED', { most: String(row.per_person) });
  }
  const mostCoupons = row.template_per_person;
  if (mostCoupons !== null && Number(row.template_mine ?? 0) >= mostCoupons) {
    return refuse('COUPON_LIMIT_REACHED', { most: String(mostCoupons) });
  }
  return balance < row.points ? refuse('POINTS_SHORT', { short: String(row.points - balance) }) : null;
}

/** As the shopper sees it. @param balance the points they can spend. */
export function itemDto(row: ItemRow, balance: number, now: Instant): MallItemDto {
  const refusal = whyNot(row, balance, now);
  return {
    id: String(row.id),
    name: row.name,
    kind: row.kind,
    points: row.points,
    worthFen: row.worth_fen,
    left: leftOf(row),
    perPerson: row.per_person,
    mine: Number(row.mine ?? 0),
    picture: row.picture,
    description: row.description,
    refusal: refusal === null ? null : { code: refusal.refused, message: sentenceOf(refusal) },
  };
}

/** The coupon an item gives; null for a gift. */
export function itemCouponDto(row: ItemRow, calendar: Calendar): ItemCouponDto | null {
  if (row.template_kind === null) return null;
  const fixed = row.valid_days === null;
  return {
    kind: row.template_kind,
    rateBasisPoints: row.rate,
    offFen: row.off_fen,
    capFen: row.cap_fen,
    thresholdFen: row.threshold_fen ?? 0,
    scope: row.scope ?? '',
    shops: shopsText(row.shop_keys),
    validDays: row.valid_days,
    startsAt: fixed && row.starts_at !== null ? calendar.iso(row.starts_at) : null,
    endsAt: fixed && row.ends_at !== null ? calendar.iso(row.ends_at) : null,
  };
}
