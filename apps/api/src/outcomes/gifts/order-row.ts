import {
  type Calendar,
  type CustomerId,
  type Instant,
  type Outcome,
  refuse,
  type Refusal,
} from '@fanchang/domain';
import type { Keys } from '../../platform/auth/keys';
import type { Db } from '../../platform/database/db';
import { maskedAddress } from './address';
import type { MallOrderDto, MallOrderState } from './order.dto';

/** An order of the mall, or a gift that was granted, as the statements here read it. */
export interface MallOrderRow {
  id: number;
  order_no: string;
  customer_id: CustomerId;
  item_id: number | null;
  /** Of a gift that a program gave; null for what was redeemed. */
  grant_id: number | null;
  coupon_id: number | null;
  kind: 'coupon' | 'gift';
  name: string;
  points: number;
  state: MallOrderState;
  address_sealed: string | null;
  carrier: string | null;
  tracking_no: string | null;
  placed_at: number;
  shipped_at: number | null;
  completed_at: number | null;
  cancelled_at: number | null;
  cancelled_by: string | null;
  cancel_reason: string | null;
  picture: string | null;
  /** JSON of the grant's outcome; null for what was redeemed. */
  outcome: string | null;
}

/** Orders, as `MallOrderRow`; a WHERE follows. */
export const MALL_ORDERS = `SELECT o.id, o.order_no, o.customer_id, o.item_id, o.grant_id, o.coupon_id, o.kind, o.name,
  o.points, o.state, o.address_sealed, o.carrier, o.tracking_no, o.placed_at, o.shipped_at, o.completed_at,
  o.cancelled_at, o.cancelled_by, o.cancel_reason, i.picture, g.outcome
  FROM mall_orders o LEFT JOIN mall_items i ON i.id = o.item_id LEFT JOIN grants g ON g.id = o.grant_id`;

/** One order by its public number. @param customerId whose it must be; null for staff. */
export async function orderOf(
  db: Pick<Db, 'one'>,
  orderNo: string,
  customerId: CustomerId | null,
): Promise<MallOrderRow | Refusal> {
  const row = await db.one<MallOrderRow>(`${MALL_ORDERS} WHERE o.order_no = ?`, [orderNo.slice(0, 32)]);
  const known = row !== null && (customerId === null || row.customer_id === customerId);
  return known ? row : refuse('MALL_ORDER_NOT_FOUND');
}

/** Until when a granted gift waits for an address, exclusive; null for what was redeemed. */
export function claimUntil({ outcome }: Pick<MallOrderRow, 'outcome'>): Instant | null {
  if (outcome === null) return null;
  const gift = JSON.parse(outcome) as Outcome;
  return gift.kind === 'gift' ? gift.endsAt : null;
}

const STATE_TEXT: Record<MallOrderState, string> = {
  'awaiting-address': '还没填收货地址',
  placed: '还没发货',
  shipped: '已发货',
  completed: '已完成',
  cancelled: '已取消',
};

/** What was asked is not for an order in this state. */
export function wrongState({ state }: Pick<MallOrderRow, 'state'>): Refusal {
  return refuse('MALL_ORDER_STATE', { state: STATE_TEXT[state] });
}

/** As the shopper sees it. */
export function mallOrderDto(row: MallOrderRow, keys: Keys, calendar: Calendar, now: Instant): MallOrderDto {
  const iso = (at: number | null) => (at === null ? null : calendar.iso(at));
  const waits = row.state === 'awaiting-address';
  return {
    serverNow: calendar.iso(now),
    orderNo: row.order_no,
    itemId: row.item_id === null ? null : String(row.item_id),
    name: row.name,
    kind: row.kind,
    points: row.points,
    picture: row.picture,
    state: row.state,
    placedAt: calendar.iso(row.placed_at),
    claimUntil: waits ? iso(claimUntil(row)) : null,
    shippedAt: iso(row.shipped_at),
    completedAt: iso(row.completed_at),
    cancelledAt: iso(row.cancelled_at),
    cancelReason: row.cancel_reason,
    carrier: row.carrier,
    trackingNo: row.tracking_no,
    address: maskedAddress(keys, row.address_sealed),
    couponId: row.coupon_id === null ? null : String(row.coupon_id),
    canCancel: waits || row.state === 'placed',
    canConfirm: row.state === 'shipped',
  };
}
