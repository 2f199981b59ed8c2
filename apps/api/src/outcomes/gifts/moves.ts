import type { CustomerId, Instant } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import type { TimedWork } from '../../platform/queue/work';
import { giveItemBack } from './item-limits';
import type { MallOrderState } from './order.dto';

/** Who called an order off. A program may give again what it took back, or what was not claimed in time. */
export const BY_SHOPPER = 'shopper';
export const BY_PROGRAM = 'program';
export const BY_TIME = 'time';
export const byStaff = (staffId: number) => `staff:${staffId}`;

/** What a move must know of an order. */
export interface MovedOrder {
  id: number;
  order_no: string;
  customer_id: CustomerId;
  item_id: number | null;
  grant_id: number | null;
  state: MallOrderState;
}

/** States in which nothing has left the shop yet. */
export const UNSHIPPED = "('awaiting-address', 'placed')";

/**
 * Calls an order off that is not shipped, and gives back what it took of the item. The address is forgotten: nobody
 * ships to it any more. Points are the caller's. @returns false, and changes nothing, when it is too late.
 */
export async function cancelOrder(
  db: Db,
  order: MovedOrder,
  { by, reason }: { by: string; reason: string },
  now: Instant,
): Promise<boolean> {
  const cancelled = await db.run(
    `UPDATE mall_orders SET state = 'cancelled', cancelled_at = ?, cancelled_by = ?, cancel_reason = ?,
       address_sealed = NULL WHERE id = ? AND state IN ${UNSHIPPED}`,
    [now, by, reason, order.id],
  );
  if (cancelled === 0) return false;
  await giveItemBack(db, order);
  return true;
}

export const UNCLAIMED = 'gift.unclaimed';
export const COMPLETE = 'gift.complete';

/** The work of calling off a gift that nobody claimed before `endsAt`. */
export function unclaimedAt(order: Pick<MovedOrder, 'order_no' | 'customer_id'>, endsAt: Instant): TimedWork {
  const { order_no: orderNo, customer_id: customerId } = order;
  return { kind: UNCLAIMED, payload: { orderNo, customerId }, key: `${UNCLAIMED}:${orderNo}`, runAt: endsAt };
}

/** The work of completing a shipped order that nobody confirmed. */
export function completeAt(orderNo: string, runAt: Instant): TimedWork {
  return { kind: COMPLETE, payload: { orderNo }, key: `${COMPLETE}:${orderNo}`, runAt };
}
