import type { CouponWorth } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';

/** What coupons are made from. */
export interface CouponTemplate {
  key: string;
  name: string;
  worth: CouponWorth;
  thresholdFen: number;
  /** What it is for, in words. */
  scope: string;
  /** Shop keys and names; null = every shop. */
  shops: readonly { key: string; name: string }[] | null;
}

/** Adds a template; one whose key is known stays as it is. */
export async function addTemplate(db: Db, template: CouponTemplate): Promise<void> {
  const known = await db.one('SELECT id FROM coupon_templates WHERE template_key = ?', [template.key]);
  if (known !== null) return;
  const { worth } = template;
  try {
    await db.insert(
      'coupon_templates',
      [
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
      ],
      [
        [
          template.key,
          template.name,
          worth.kind,
          worth.kind === 'percent' ? worth.rate : null,
          worth.kind === 'cash' ? worth.offFen : null,
          worth.kind === 'gift' ? worth.giftName : null,
          worth.kind === 'percent' ? worth.capFen : null,
          template.thresholdFen,
          template.scope,
          template.shops?.map((shop) => `${shop.key}=${shop.name}`).join(',') ?? null,
        ],
      ],
    );
  } catch (error) {
    if (isDuplicate(error)) throw new TryAgain('another process has just added this template');
    throw error;
  }
}
