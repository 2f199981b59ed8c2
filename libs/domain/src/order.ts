import type { Instant } from './brand';
import type { ParcelSaid, ParcelState } from './parcel';

/** What can happen to an order. `order.moved` is word of a parcel; `refund.unlinked`, money given back without naming an order. */
export const ORDER_EVENT_KINDS = [
  'order.paid',
  'order.shipped',
  'order.moved',
  'order.signed',
  'order.completed',
  'order.refunded',
  'order.closed',
  'refund.unlinked',
] as const;
/** What a source tells, and what a shopper showed us: that an order without a buyer is theirs. */
export type OrderEventKind = (typeof ORDER_EVENT_KINDS)[number] | 'order.claimed';

/**
 * How a buyer is known to the source. `external` is the source's own customer number; `wecom` a WeCom contact's id; `erased`
 * the pseudonym of a person who was forgotten, which no source tells.
 */
export type IdentityKind = 'openid' | 'unionid' | 'phone' | 'douyin' | 'wecom' | 'external' | 'erased';

export interface Buyer {
  kind: IdentityKind;
  /** Plain value; phones are hashed before they are stored as an identity. */
  value: string;
  nickname?: string;
}

export interface OrderLineData {
  /** Names the line within its order; the same key again replaces, never adds. */
  lineKey: string;
  productId: string;
  title: string;
  category?: string;
  quantity: number;
  /** Paid for the whole line, integer fen, after all discounts. */
  amountFen: number;
}

/** What one order event says. Every field is optional except what its kind needs. */
export interface OrderEventData {
  /** Paid for the whole order, fen. Absent when each event carries a line and the order is their sum. */
  paidFen?: number;
  /** Price before discounts, fen; `listFen - paidFen` is what the buyer saved. */
  listFen?: number;
  lines?: OrderLineData[];
  /** This refund alone, fen; several add up. */
  refundFen?: number;
  /** Refunded on the order so far, fen; the largest said counts. */
  refundedTotalFen?: number;
  /** The whole order is refunded, whatever the amounts say. */
  whole?: boolean;
  /** What the carrier says of one parcel, with `order.shipped` and `order.moved`. */
  parcel?: ParcelSaid;
  /** The livestream and its room, when the source knows. */
  liveSession?: string;
  liveRoom?: string;
  /** Last four digits of the receiver's phone, where a source masks the rest. Told, never kept: `claim` is. */
  phoneTail?: string;
  /** What a shopper must know to claim the order: keyed hash of its number and the phone's last four digits. */
  claim?: string;
}

/** One thing that happened to one order, as a source tells it. `(source, eventId)` is unique. */
export interface OrderEvent {
  eventId: string;
  kind: OrderEventKind;
  /** The source's order number, as text; null for `refund.unlinked`. */
  orderNo: string | null;
  happenedAt: Instant;
  /** null when the source masks the buyer. */
  buyer: Buyer | null;
  data: OrderEventData;
}

/** An order as its events add up to. */
export interface OrderState {
  buyer: Buyer | null;
  paidAt: Instant | null;
  shippedAt: Instant | null;
  signedAt: Instant | null;
  completedAt: Instant | null;
  closedAt: Instant | null;
  paidFen: number;
  listFen: number;
  refundedFen: number;
  /** Given back whole (refunded in full or closed): it counts for nothing any more. */
  voided: boolean;
  items: number;
  liveSession: string | null;
  liveRoom: string | null;
  claim: string | null;
  lines: OrderLineData[];
  /** The one that moved first at the front. */
  parcels: ParcelState[];
}
