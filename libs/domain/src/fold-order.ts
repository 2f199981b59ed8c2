import type { Instant } from './brand';
import type { Buyer, OrderEvent, OrderLineData, OrderState } from './order';
import { foldParcels, type ParcelMove } from './parcel';

/**
 * An order from the set of its events. Order of arrival and repetition make no difference: every choice is a minimum,
 * a maximum, a sum over distinct events, or "the latest says", with the event id breaking ties.
 *
 * A closed order gave its money back whole, whatever amounts the source sent.
 */
export function foldOrder(events: readonly OrderEvent[]): OrderState {
  const known = distinct(events);
  const paid = known.filter((event) => event.kind === 'order.paid');
  const lines = latestLines(paid);
  const said = lastWith(paid, (event) => event.data.paidFen);
  const paidFen = said ?? lines.reduce((sum, line) => sum + line.amountFen, 0);
  const listFen = Math.max(paidFen, lastWith(paid, (event) => event.data.listFen) ?? paidFen);
  const closedAt = earliest(known, 'order.closed');
  const refunds = known.filter((event) => event.kind === 'order.refunded');
  const whole = closedAt !== null || refunds.some((event) => event.data.whole === true);
  const refundedFen = whole ? paidFen : refundedPart(refunds, paidFen);

  return {
    buyer: lastWith(paid, (event) => event.buyer) ?? lastWith(known, (event) => event.buyer),
    paidAt: earliest(known, 'order.paid'),
    shippedAt: earliest(known, 'order.shipped'),
    signedAt: earliest(known, 'order.signed'),
    completedAt: earliest(known, 'order.completed'),
    closedAt,
    paidFen,
    listFen,
    refundedFen,
    voided: whole || (refundedFen > 0 && refundedFen >= paidFen),
    items: lines.reduce((sum, line) => sum + line.quantity, 0),
    liveSession: lastWith(known, (event) => event.data.liveSession),
    liveRoom: lastWith(known, (event) => event.data.liveRoom),
    claim: lastWith(known, (event) => event.data.claim),
    lines,
    parcels: foldParcels(known.flatMap(moveOf)),
  };
}

/** What an event says of a parcel. */
function moveOf({ eventId, kind, happenedAt, data: { parcel } }: OrderEvent): ParcelMove[] {
  if (parcel === undefined) return [];
  const { trackingNo, carrier = null, place = null, words = null, expectedAt = null } = parcel;
  const stage = parcel.stage ?? (kind === 'order.shipped' ? 'picked-up' : 'moving');
  return [{ eventId, at: happenedAt, trackingNo, carrier, stage, place, words, expectedAt }];
}

function distinct(events: readonly OrderEvent[]): OrderEvent[] {
  const byId = new Map<string, OrderEvent>();
  for (const event of events) if (!byId.has(event.eventId)) byId.set(event.eventId, event);
  return [...byId.values()].sort(inTime);
}

function inTime(a: OrderEvent, b: OrderEvent): number {
  return a.happenedAt - b.happenedAt || (a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : 0);
}

function earliest(events: readonly OrderEvent[], kind: OrderEvent['kind']): Instant | null {
  return events.find((event) => event.kind === kind)?.happenedAt ?? null;
}

function lastWith<T>(
  events: readonly OrderEvent[],
  pick: (event: OrderEvent) => T | null | undefined,
): T | null {
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    const value = event && pick(event);
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

function latestLines(paid: readonly OrderEvent[]): OrderLineData[] {
  const lines = new Map<string, OrderLineData>();
  for (const event of paid) for (const line of event.data.lines ?? []) lines.set(line.lineKey, line);
  return [...lines.values()].sort((a, b) => (a.lineKey < b.lineKey ? -1 : a.lineKey > b.lineKey ? 1 : 0));
}

/** Single refunds add up; a total said by the source counts where it is larger; never more than was paid. */
function refundedPart(refunds: readonly OrderEvent[], paidFen: number): number {
  const single = refunds.reduce((sum, event) => sum + (event.data.refundFen ?? 0), 0);
  const total = refunds.reduce((most, event) => Math.max(most, event.data.refundedTotalFen ?? 0), 0);
  return Math.min(paidFen, Math.max(single, total));
}

/** Two identities are the same buyer when kind and value agree. */
export function buyerKey(buyer: Buyer): string {
  return `${buyer.kind}:${buyer.value}`;
}
