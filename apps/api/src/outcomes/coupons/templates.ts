import type { CouponScope, CouponWorth, Instant } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';

/** What becomes of a used coupon when the order it was used on is given back whole. */
export type ReturnPolicy = 'return' | 'keep' | 'revoke';
/** Where it may be used: at a counter, in another system's checkout, or both. */
export type UseAt = 'shop' | 'online' | 'both';

/** What coupons are made from. Left out: no limit, everything, everywhere, may be used again after a return. */
export interface CouponTemplate {
  key: string;
  name: string;
  worth: CouponWorth;
  thresholdFen: number;
  /** What it is for, in words. */
  scope: string;
  /** What it is for, as rules read it. */
  goods?: CouponScope;
  /** Shop keys and names; null = every shop. */
  shops: readonly { key: string; name: string }[] | null;
  /** For who gives it without saying until when: local days after the day it is given, or fixed instants. */
  validity?: { days: number } | { startsAt: Instant; endsAt: Instant };
  /** How many there may be in all. */
  stock?: number;
  perPerson?: number;
  /** Coupons of one group are not used together on a bill. */
  stackingGroup?: string;
  useAt?: UseAt;
  onReturn?: ReturnPolicy;
  /** What one costs a program's money budget, fen; by default what it can take off at most. */
  costFen?: number;
}

const COLUMNS = [
  'template_key',
  'name',
  'kind',
  'rate',
  'off_fen',
  'gift_name',
  'cap_fen',
  'threshold_fen',
  'scope',
  'shop_keys',
  'valid_days',
  'starts_at',
  'ends_at',
  'stock',
  'per_person',
  'stacking_group',
  'use_at',
  'on_return',
  'scope_kind',
  'scope_keys',
  'cost_fen',
] as const;

/** Adds a template; one whose key is known stays as it is. */
export async function addTemplate(db: Db, template: CouponTemplate): Promise<void> {
  const known = await db.one('SELECT id FROM coupon_templates WHERE template_key = ?', [template.key]);
  if (known !== null) return;
  const { worth, validity } = template;
  const goods = template.goods ?? { kind: 'all' };
  try {
    await db.insert('coupon_templates', COLUMNS, [
      [
        template.key,
        template.name,
        worth.kind,
        worth.kind === 'percent' || worth.kind === 'member' ? worth.rate : null,
        worth.kind === 'cash' ? worth.offFen : null,
        worth.kind === 'gift' ? worth.giftName : null,
        worth.kind === 'percent' ? worth.capFen : null,
        template.thresholdFen,
        template.scope,
        template.shops?.map((shop) => `${shop.key}=${shop.name}`).join(',') ?? null,
        validity !== undefined && 'days' in validity ? validity.days : null,
        validity !== undefined && 'startsAt' in validity ? validity.startsAt : null,
        validity !== undefined && 'endsAt' in validity ? validity.endsAt : null,
        template.stock ?? null,
        template.perPerson ?? null,
        template.stackingGroup ?? 'coupon',
        template.useAt ?? 'both',
        template.onReturn ?? 'return',
        goods.kind,
        goods.kind === 'all' ? null : JSON.stringify(goods.keys),
        template.costFen ?? mostOffFen(worth),
      ],
    ]);
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('another process has just added this template');
    throw error;
  }
}

/** null where nothing but the bill limits it. */
function mostOffFen(worth: CouponWorth): number | null {
  if (worth.kind === 'cash') return worth.offFen;
  return worth.kind === 'percent' ? worth.capFen : null;
}
