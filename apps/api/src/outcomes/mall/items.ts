import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { stockKey } from '../gifts';

/** What the mini-program can draw for an item; it needs no picture file. */
export const PICTURES = ['nuts', 'tea', 'bowl', 'bag', 'candle', 'coupon', 'fruit', 'apron'] as const;
export type Picture = (typeof PICTURES)[number];

/** Something points are redeemed for 兑换品: a coupon, or a physical gift that is shipped. */
export interface MallItem {
  key: string;
  name: string;
  /** `template`: the coupon template it gives; it must say how long its coupons are valid. */
  gives: { kind: 'coupon'; template: string } | { kind: 'gift' };
  /** What one costs, whole points. */
  points: number;
  /** What one is worth, fen. */
  worthFen: number;
  /** How many there may be in all; left out: as many as are asked for. */
  stock?: number;
  perPerson?: number;
  picture?: Picture;
  description: string;
  /** Smaller stands further up. */
  sort?: number;
  /** false: not on the shelf; programs may still give it. */
  active?: boolean;
}

const COLUMNS = [
  'item_key',
  'name',
  'kind',
  'template_key',
  'points',
  'worth_fen',
  'stock',
  'per_person',
  'picture',
  'description',
  'sort',
  'active',
] as const;

/**
 * Adds an item; one whose key is known stays as it is.
 *
 * @returns false when it is known. @throws RangeError when it gives coupons that cannot be made.
 */
export async function addItem(db: Db, item: MallItem): Promise<boolean> {
  const known = await db.one('SELECT id FROM mall_items WHERE item_key = ?', [item.key]);
  if (known !== null) return false;
  if (item.gives.kind === 'coupon') await checkTemplate(db, item.gives.template);
  try {
    await db.insert('mall_items', COLUMNS, [
      [
        item.key,
        item.name,
        item.gives.kind,
        item.gives.kind === 'coupon' ? item.gives.template : null,
        item.points,
        item.worthFen,
        item.stock ?? null,
        item.perPerson ?? null,
        item.picture ?? null,
        item.description,
        item.sort ?? 0,
        item.active === false ? 0 : 1,
      ],
    ]);
    const added = await db.one<{ id: number }>('SELECT id FROM mall_items WHERE item_key = ?', [item.key]);
    // There from the start, so that the first shoppers do not race to make it.
    await db.insert('quotas', ['quota_key', 'taken'], [[stockKey(added?.id ?? 0), 0]]);
    return true;
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('another process has just added this item');
    throw error;
  }
}

async function checkTemplate(db: Db, key: string): Promise<void> {
  const template = await db.one<{ valid_days: number | null; ends_at: number | null }>(
    'SELECT valid_days, ends_at FROM coupon_templates WHERE template_key = ?',
    [key],
  );
  if (template === null) throw new RangeError(`no coupon template ${key}`);
  if (template.valid_days === null && template.ends_at === null) {
    throw new RangeError(`coupon template ${key} does not say how long its coupons are valid`);
  }
}
