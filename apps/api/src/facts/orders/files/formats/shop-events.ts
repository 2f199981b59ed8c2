import type { Buyer, Instant, OrderEvent, OrderEventData, OrderEventKind } from '@fanchang/domain';
import type { RowSays } from '../outcome';
import { eventIdOf } from './event-id';
import type { Stage } from './stage';

/** One row of a shop's export: the state of an order, or of one line of it, at the time of the export. */
export interface ShopRow {
  orderNo: string;
  /** Names the row's facts for good: the sub-order's number, else the order's. */
  key: string;
  buyer: Buyer | null;
  stage: Stage;
  createdAt: Instant;
  /** null when unpaid, or when the export has no such column. */
  paidAt: Instant | null;
  shippedAt: Instant | null;
  signedAt: Instant | null;
  completedAt: Instant | null;
  paid: OrderEventData;
  /** What has been given back, each with what completes its id after `:refund`. */
  refunds: readonly ShopRefund[];
  /** The refund meant when the row is closed after payment, whatever else it says. */
  wholeRefund: ShopRefund;
  /** Whether `stage` speaks of the whole order or of this line alone. */
  stageIsOfOrder: boolean;
}

export interface ShopRefund {
  idParts: readonly (string | number)[];
  data: OrderEventData;
}

/**
 * The order's refunds so far, as one amount: its id names the amount, so the next, larger one is a new event.
 */
export function totalRefund(orderNo: string, refundedTotalFen: number): ShopRefund {
  return { idParts: [orderNo, 'refund', refundedTotalFen], data: { refundedTotalFen } };
}

/**
 * The events behind a row. Ids name facts, so importing a row again, or the next export's row with a later
 * status, repeats the ids of what was known and adds those of what is new.
 *
 * An event the export gives no time for is dated by the payment: that never changes between exports, and
 * being in the past it triggers nothing. `order.closed` is said of lines only when nothing was ever paid; a
 * paid line that was closed was refunded, and the rest of its order goes on.
 */
export function shopEvents(row: ShopRow): RowSays {
  const { stage } = row;
  const evident = row.paidAt !== null || row.shippedAt !== null || row.refunds.length > 0;
  if (stage === 'awaiting' && !evident) return { leftOut: 'awaiting_payment' };
  if (stage === 'closed' && !evident)
    return [event(row, 'order.closed', row.createdAt, [row.key, 'closed'], {})];

  const paymentAt = row.paidAt ?? row.createdAt;
  const events = [event(row, 'order.paid', paymentAt, [row.key, 'paid'], row.paid)];
  const say = (kind: OrderEventKind, suffix: string, at: Instant | null): void => {
    events.push(event(row, kind, at ?? paymentAt, [row.key, suffix], {}));
  };
  if (row.shippedAt !== null || stage === 'shipped') say('order.shipped', 'shipped', row.shippedAt);
  if (row.signedAt !== null || stage === 'signed') say('order.signed', 'signed', row.signedAt);
  const over = stage === 'closed' || stage === 'refunded';
  if (stage === 'completed' || (row.completedAt !== null && !over))
    say('order.completed', 'completed', row.completedAt);

  const refunds = over && (row.refunds.length === 0 || row.stageIsOfOrder) ? [row.wholeRefund] : row.refunds;
  for (const refund of refunds) {
    // A free gift that came back gives no money back.
    if (refund.data.refundFen === 0) continue;
    events.push(event(row, 'order.refunded', paymentAt, refund.idParts, refund.data));
  }
  if (stage === 'closed' && row.stageIsOfOrder) say('order.closed', 'closed', null);
  return events;
}

function event(
  row: ShopRow,
  kind: OrderEventKind,
  happenedAt: Instant,
  idParts: readonly (string | number)[],
  data: OrderEventData,
): OrderEvent {
  return { eventId: eventIdOf(...idParts), kind, orderNo: row.orderNo, happenedAt, buyer: row.buyer, data };
}
