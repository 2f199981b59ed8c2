import { BRAND_GRACE_DAYS, COMPLETE_AFTER_DAYS } from '../gifts';
import type { ItemRow } from './item-row';

/** What holds for redeeming an item, in sentences. */
export function itemRules(row: ItemRow): string[] {
  const limit = row.per_person === null ? [] : [`每人限兑 ${row.per_person} 件。`];
  return [...limit, ...(row.kind === 'coupon' ? couponRules(row) : GIFT_RULES)];
}

function couponRules(row: ItemRow): string[] {
  const valid =
    row.valid_days === null ? [] : [`券从兑换起 ${row.valid_days} 天内有效，最后一天用到 24:00。`];
  return ['兑换后券立即放入券包。', ...valid, '券兑换后不能退回积分。'];
}

const GIFT_RULES = [
  '填写收货地址后由店铺寄出，不另收运费。',
  '发货前可以取消，积分退回；这时已到期的积分不再延长。',
  `店铺不能发货而取消的，已到期的积分延长 ${BRAND_GRACE_DAYS} 天。`,
  `发货后第 ${COMPLETE_AFTER_DAYS} 天结束时自动完成。`,
];
