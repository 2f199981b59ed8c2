import type { Buyer, Instant, OrderEvent, OrderEventData, OrderEventKind } from '@fanchang/domain';

/** An order as its shop has it at this moment, in our words. A time is null for what has not happened. */
export interface ShopOrder {
  orderId: string;
  buyer: Buyer;
  /** null: nobody has paid, so there is nothing to tell. */
  paidAt: Instant | null;
  shippedAt: Instant | null;
  /** Confirmed by the buyer, or by the platform after its days: received, and final. */
  confirmedAt: Instant | null;
  /** All of the money went back. */
  refundedAt: Instant | null;
  closedAt: Instant | null;
  paid: OrderEventData;
}

/** No column holds a longer title. */
const TITLE_CHARS = 255;

/**
 * What has happened to an order, as events. Their ids are the order's and the kind's, and what an event says does not
 * depend on when it was asked: whenever an order is pulled, and however often, the books end up the same.
 */
export function eventsOf(order: ShopOrder): OrderEvent[] {
  const { orderId, paidAt, paid } = order;
  if (paidAt === null) return [];
  const event = (kind: OrderEventKind, suffix: string, at: Instant | null, data: OrderEventData = {}) =>
    at === null
      ? []
      : [
          {
            eventId: `${orderId}:${suffix}`,
            kind,
            orderNo: orderId,
            happenedAt: at,
            buyer: order.buyer,
            data,
          },
        ];
  return [
    ...event('order.paid', 'paid', paidAt, paid),
    ...event('order.shipped', 'shipped', order.shippedAt),
    ...event('order.signed', 'signed', order.confirmedAt),
    ...event('order.completed', 'completed', order.confirmedAt),
    ...event('order.refunded', 'refund:whole', order.refundedAt, { whole: true }),
    ...event('order.closed', 'closed', order.closedAt),
  ];
}

export const refundIdOf = (orderId: string, aftersaleId: string): string =>
  `${orderId}:refund:${aftersaleId}`;

/** One refund of part of an order, told apart by the platform's own number of it. */
export function refundEvent(refund: {
  orderId: string;
  aftersaleId: string;
  refundFen: number;
  at: Instant;
}): OrderEvent {
  return {
    eventId: refundIdOf(refund.orderId, refund.aftersaleId),
    kind: 'order.refunded',
    orderNo: refund.orderId,
    happenedAt: refund.at,
    // The order's own buyer is told when the order is pulled.
    buyer: null,
    data: { refundFen: refund.refundFen },
  };
}

/** What a line is called; its product's number where the shop gives no title. */
export function titleOf(title: string, productId: string): string {
  const text = title.replace(/\p{C}+/gu, ' ').trim();
  return [...text].slice(0, TITLE_CHARS).join('') || productId;
}

/** Whole fen; the platforms' amounts are, and whatever else comes does no harm. */
export const wholeFen = (fen: number): number => Math.max(0, Math.round(fen));
