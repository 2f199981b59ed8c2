import {
  type Calendar,
  type CouponScope,
  type CouponWorth,
  type Instant,
  type PricedCoupon,
  refuse,
  type Refusal,
} from '@fanchang/domain';
import type { CouponDto } from './coupon.dto';
import type { CouponState } from './coupon-state';
import type { ReturnPolicy, UseAt } from './templates';

/** A coupon with its template, as the statements here read it. */
export interface CouponRow {
  id: number;
  grant_id: number;
  template_id: number;
  customer_id: number;
  code: string;
  state: CouponState;
  starts_at: number;
  ends_at: number;
  granted_at: number;
  used_at: number | null;
  hold_id: number | null;
  held_until: number | null;
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
  stacking_group: string;
  use_at: UseAt;
  on_return: ReturnPolicy;
  scope_kind: CouponScope['kind'];
  scope_keys: string | null;
  saved_fen: number | null;
}

const OWN_COLUMNS = `c.id, c.grant_id, c.template_id, c.customer_id, c.code, c.state, c.starts_at, c.ends_at,
  c.granted_at, c.used_at, c.hold_id, c.held_until, c.revoked_reason`;

/** What a coupon's row holds of its template `t`. */
export const TEMPLATE_COLUMNS = `t.name, t.kind, t.rate, t.off_fen, t.gift_name, t.cap_fen, t.threshold_fen, t.scope,
  t.shop_keys, t.stacking_group, t.use_at, t.on_return, t.scope_kind, t.scope_keys`;

/** Columns of `CouponRow` from coupons `c`, coupon_templates `t`, redemptions `r`. */
export const COUPON_COLUMNS = `${OWN_COLUMNS}, ${TEMPLATE_COLUMNS},
  CASE WHEN t.kind = 'member' THEN r.member_off_fen ELSE r.coupon_off_fen END AS saved_fen`;

/** The same of coupons that are known to be unused, which saved nothing yet: no redemption is looked for. */
export const UNUSED_COUPON_COLUMNS = `${OWN_COLUMNS}, ${TEMPLATE_COLUMNS}, NULL AS saved_fen`;

/** Of unused coupons `c` alone; `TemplateCache` completes them. */
export const UNUSED_OWN_COLUMNS = `${OWN_COLUMNS}, NULL AS saved_fen`;

/** A coupon with the one redemption that stands, if any. */
export const COUPON_TABLES = `coupons c JOIN coupon_templates t ON t.id = c.template_id
  LEFT JOIN redemptions r ON r.coupon_id = c.id AND r.live = 1`;

/** What a coupon is at this moment: past its end it *is* expired, and a hold past its time is over, swept or not. */
export function stateAt(row: Pick<CouponRow, 'state' | 'ends_at' | 'held_until'>, now: Instant): CouponState {
  const held = row.state === 'held' && (row.held_until ?? 0) > now;
  if (held || (row.state !== 'granted' && row.state !== 'held')) return row.state;
  return row.ends_at <= now ? 'expired' : 'granted';
}

/** What must be known of a coupon to say whether it can be used now. */
export type JudgedCoupon = Pick<
  CouponRow,
  'state' | 'starts_at' | 'ends_at' | 'held_until' | 'revoked_reason'
>;

/** Why a coupon cannot be used at this moment, wherever and on whatever bill; null when it can. */
export function unusable(row: JudgedCoupon, now: Instant): Refusal | null {
  switch (stateAt(row, now)) {
    case 'used':
      return refuse('COUPON_USED');
    case 'revoked':
      return refuse('COUPON_REVOKED', { reason: row.revoked_reason ?? '' });
    case 'expired':
      return refuse('COUPON_EXPIRED');
    case 'held':
      return refuse('COUPON_HELD');
    case 'granted':
      return row.starts_at > now ? refuse('COUPON_NOT_STARTED') : null;
  }
}

/** As the outside sees it. */
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
    useAt: row.use_at,
    state: stateAt(row, now),
    startsAt: calendar.iso(row.starts_at),
    endsAt: calendar.iso(row.ends_at),
    grantedAt: calendar.iso(row.granted_at),
    usedAt: row.used_at === null ? null : calendar.iso(row.used_at),
    savedFen: row.saved_fen === null ? null : Number(row.saved_fen),
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
  return {
    name: row.name,
    worth: worthOf(row),
    thresholdFen: row.threshold_fen,
    scope: goodsOf(row),
    scopeText: row.scope,
    stackingGroup: row.stacking_group,
  };
}

function goodsOf(row: CouponRow): CouponScope {
  if (row.scope_kind === 'all') return { kind: 'all' };
  return { kind: row.scope_kind, keys: JSON.parse(row.scope_keys ?? '[]') as string[] };
}

function worthOf(row: CouponRow): CouponWorth {
  switch (row.kind) {
    case 'percent':
      return { kind: 'percent', rate: row.rate ?? 10_000, capFen: row.cap_fen };
    case 'cash':
      return { kind: 'cash', offFen: row.off_fen ?? 0 };
    case 'gift':
      return { kind: 'gift', giftName: row.gift_name ?? row.name };
    case 'member':
      return { kind: 'member', rate: row.rate ?? 10_000 };
  }
}
