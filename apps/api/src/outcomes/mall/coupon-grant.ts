import type { Calendar, CustomerId, Grant, Instant } from '@fanchang/domain';
import { spendKey } from '../gifts';
import type { ItemRow } from './item-row';

type CouponItem = Pick<ItemRow, 'id' | 'points' | 'template_key' | 'valid_days' | 'starts_at' | 'ends_at'>;

/** The coupon an order of the mall gives, valid as its template says. Pure. @throws Error when the item gives none. */
export function couponGrant(
  customerId: CustomerId,
  item: CouponItem,
  orderNo: string,
  calendar: Calendar,
  now: Instant,
): Grant {
  const { template_key: template, valid_days: days, starts_at: startsAt, ends_at: endsAt } = item;
  if (template === null) throw new Error(`mall item ${item.id} has no coupon template`);
  const setOffBy = spendKey(orderNo);
  const validity =
    days === null
      ? { startsAt: startsAt ?? now, endsAt: endsAt ?? now }
      : { startsAt: now, endsAt: calendar.endOfWindow(now, days) };
  return {
    key: setOffBy,
    program: 'mall',
    version: 1,
    step: 'redeemed',
    customerId,
    cause: orderNo,
    outcome: { kind: 'coupon', template, ...validity },
    why: { sentence: `用 ${item.points} 积分在积分商城兑换。`, orders: [], setOffBy },
  };
}
