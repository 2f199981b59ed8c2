import type { Buyer, Instant, OrderEvent, OrderEventData } from '@fanchang/domain';
import type { DouyinOrder } from '../../platform/shops/douyin-order';
import { tailOf } from '../customers';
import { eventsOf, titleOf, wholeFen } from './shop-order';

/**
 * How far an order at 抖店 has come. Not named are 1 (to be paid or confirmed), 105 and 2 (paid, being packed) and 101
 * (partly shipped, which is not shipped): of those, only what their times say has happened.
 */
const SHIPPED = 3;
const CANCELLED = 4;
const FINISHED = 5;
/** Given back whole: before shipping, after it, after the buyer had confirmed. */
const REFUNDED_UNSHIPPED = 21;
const REFUNDED_SHIPPED = 22;
const REFUNDED_CONFIRMED = 39;

const IS_SHIPPED = new Set([SHIPPED, FINISHED, REFUNDED_SHIPPED, REFUNDED_CONFIRMED]);
const IS_CONFIRMED = new Set([FINISHED, REFUNDED_CONFIRMED]);
const IS_REFUNDED = new Set([REFUNDED_UNSHIPPED, REFUNDED_SHIPPED, REFUNDED_CONFIRMED]);
/** A cash-on-delivery order is never paid before: it counts from the moment the shop takes it on. */
const IS_TAKEN_ON = new Set([2, 101, SHIPPED, FINISHED]);

/** What has happened to an order at 抖店. Its event ids and what they say do not depend on when it was pulled. */
export function douyinEvents(order: DouyinOrder): OrderEvent[] {
  const { status } = order;
  const paidAt = order.paidAt ?? (IS_TAKEN_ON.has(status) ? order.createdAt : null);
  const at = (happened: boolean, told: Instant | null) => (happened ? (told ?? paidAt) : null);
  return eventsOf({
    orderId: order.orderId,
    buyer: buyerOf(order),
    paidAt,
    // An order that was cancelled on its way keeps that it had been shipped.
    shippedAt: status === CANCELLED ? order.shippedAt : at(IS_SHIPPED.has(status), order.shippedAt),
    confirmedAt: at(IS_CONFIRMED.has(status), order.finishedAt),
    refundedAt: at(IS_REFUNDED.has(status), order.updatedAt),
    closedAt: at(status === CANCELLED, order.updatedAt),
    paid: paidOf(order),
  });
}

/** 抖店 masks who bought, but says which orders are of the same person; a person is whoever claims one of them. */
function buyerOf({ openId, orderId }: DouyinOrder): Buyer {
  return openId === null
    ? { kind: 'external', value: `order:${orderId}` }
    : { kind: 'douyin', value: openId };
}

function paidOf(order: DouyinOrder): OrderEventData {
  const tail = order.maskedPhone === null ? null : tailOf(order.maskedPhone);
  return {
    paidFen: wholeFen(order.paidFen),
    // 抖店's order_amount has the freight in it, as pay_amount has.
    listFen: wholeFen(order.listFen),
    lines: order.lines.map((line) => ({
      lineKey: line.lineId,
      productId: line.productId,
      title: titleOf(line.title, line.productId),
      quantity: line.quantity,
      amountFen: wholeFen(line.amountFen),
    })),
    ...liveOf(order),
    ...(tail !== null && { phoneTail: tail }),
  };
}

/** A room of 抖音 lives as long as one livestream; whose it was is the 达人. As an export of the same order says it. */
function liveOf({ lines }: DouyinOrder): Pick<OrderEventData, 'liveSession' | 'liveRoom'> {
  const line = lines.find(({ roomId }) => roomId !== null);
  if (line === undefined || line.roomId === null) return {};
  return { liveSession: line.roomId, ...(line.authorId !== null && { liveRoom: line.authorId }) };
}
