import type { Calendar, CouponWorth, Instant, PricedCoupon } from '@fanchang/domain';
import type { CouponDto } from './coupon.dto';

/** A coupon with its template, as the statements here read it. */
export interface CouponRow {
  id: number;
  customer_id: number;
  code: string;
  state: 'granted' | 'used' | 'revoked';
  starts_at: number;
  ends_at: number;
  granted_at: number;
  used_at: number | null;
  revoked_reason: string | null;
  name: string;
  kind: CouponWorth['kind'];
  rate: number | null;
  off_fen: number | null;
  gift_name: string | null;
  cap_fen: number | null;
  threshold_fen: number;
  scope: string;
  shop_keys: string | null;
  saved_fen: number | null;
}

const OWN_COLUMNS = `c.id, c.customer_id, c.code, c.state, c.starts_at, c.ends_at, c.granted_at, c.used_at,
  c.revoked_reason, t.name, t.kind, t.rate, t.off_fen, t.gift_name, t.cap_fen, t.threshold_fen, t.scope, t.shop_keys`;

/** Columns of `CouponRow` from coupons `c`, coupon_templates `t`, redemptions `r`. */
export const COUPON_COLUMNS = `${OWN_COLUMNS}, r.coupon_off_fen AS saved_fen`;

/** The same of coupons that are known to be unused, which saved nothing yet: no redemption is looked for. */
export const UNUSED_COUPON_COLUMNS = `${OWN_COLUMNS}, NULL AS saved_fen`;

export const COUPON_TABLES = `coupons c JOIN coupon_templates t ON t.id = c.template_id
  LEFT JOIN redemptions r ON r.coupon_id = c.id`;

/** As the outside sees it. Expiry needs no sweep: a granted coupon past its end *is* expired. */
export function couponDto(row: CouponRow, calendar: Calendar, now: Instant): CouponDto {
  return {
    id: String(row.id),
    name: row.name,
    kind: row.kind,
    rateBasisPoints: row.rate,
    offFen: row.off_fen,
    giftName: row.gift_name,
    capFen: row.cap_fen,
    thresholdFen: row.threshold_fen,
    scope: row.scope,
    shops: shopsText(row.shop_keys),
    state: row.state === 'granted' && row.ends_at <= now ? 'expired' : row.state,
    startsAt: calendar.iso(row.starts_at),
    endsAt: calendar.iso(row.ends_at),
    grantedAt: calendar.iso(row.granted_at),
    usedAt: row.used_at === null ? null : calendar.iso(row.used_at),
    savedFen: row.saved_fen,
  };
}

/** `shop_keys` holds `key=name` pairs with commas, null for every shop. */
export function shopsOf(shopKeys: string | null): Map<string, string> | null {
  if (shopKeys === null) return null;
  return new Map(
    shopKeys.split(',').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

export function shopsText(shopKeys: string | null): string {
  const shops = shopsOf(shopKeys);
  return shops === null ? '全部门店' : [...shops.values()].join('、');
}

/** What pricing needs of a coupon. */
export function pricedOf(row: CouponRow): PricedCoupon {
  return { worth: worthOf(row), thresholdFen: row.threshold_fen };
}

function worthOf(row: CouponRow): CouponWorth {
  switch (row.kind) {
    case 'percent':
      return { kind: 'percent', rate: row.rate ?? 10_000, capFen: row.cap_fen };
    case 'cash':
      return { kind: 'cash', offFen: row.off_fen ?? 0 };
    case 'gift':
      return { kind: 'gift', giftName: row.gift_name ?? row.name };
  }
}
