import type { Buyer, Instant, OrderEvent, OrderEventData, OrderEventKind } from '@fanchang/domain';
import type { FactEvent } from '../events';
import type { Keys } from '../../platform/auth/keys';
import { claimOf, keepBuyer, type KeptBuyer, tailOf } from '../customers';

/** An order event with its buyer already as kept. */
export interface KeptOrderEvent {
  event: OrderEvent;
  buyer: KeptBuyer | null;
}

/** An event as it is kept: neither a phone number nor part of one stays in clear. */
export function keepEvent(keys: Keys, source: string, event: OrderEvent): KeptOrderEvent {
  const { phoneTail, ...data } = event.data;
  const { buyer, orderNo } = event;
  const tail = phoneTail ?? (buyer?.kind === 'phone' ? tailOf(buyer.value) : null);
  if (tail !== null && orderNo !== null) data.claim = claimOf(keys, orderNo, tail);
  return { event: { ...event, data }, buyer: buyer === null ? null : keepBuyer(keys, source, buyer) };
}

interface Stored {
  /** Buyer: kind, kept value, nickname. */
  b?: [Buyer['kind'], string, string | null];
  d: OrderEventData;
}

/** The row of the log. Data is written with fixed key order, so the same content is the same text. */
export function toFact(kept: KeptOrderEvent, customerId: number | null): FactEvent {
  const { event, buyer } = kept;
  const stored: Stored = { d: canonical(event.data) };
  if (buyer !== null) stored.b = [buyer.kind, buyer.value, buyer.nickname];
  return {
    sourceId: event.eventId,
    kind: event.kind,
    orderNo: event.orderNo,
    customerId,
    amountFen: event.kind === 'refund.unlinked' ? (event.data.refundFen ?? 0) : null,
    happenedAt: event.happenedAt,
    data: JSON.stringify(stored),
  };
}

/** Back from the log. */
export function fromRow(row: {
  source_id: string;
  kind: string;
  order_no: string | null;
  happened_at: number;
  data: string;
}): OrderEvent {
  const stored = JSON.parse(row.data) as Stored;
  return {
    eventId: row.source_id,
    kind: row.kind as OrderEventKind,
    orderNo: row.order_no,
    happenedAt: Number(row.happened_at) as Instant,
    buyer: stored.b
      ? { kind: stored.b[0], value: stored.b[1], ...(stored.b[2] && { nickname: stored.b[2] }) }
      : null,
    data: stored.d,
  };
}

function canonical(data: OrderEventData): OrderEventData {
  return {
    paidFen: data.paidFen,
    listFen: data.listFen,
    lines: data.lines?.map((line) => ({
      lineKey: line.lineKey,
      productId: line.productId,
      title: line.title,
      category: line.category,
      quantity: line.quantity,
      amountFen: line.amountFen,
    })),
    refundFen: data.refundFen,
    refundedTotalFen: data.refundedTotalFen,
    whole: data.whole,
    parcel: data.parcel && {
      trackingNo: data.parcel.trackingNo,
      carrier: data.parcel.carrier,
      stage: data.parcel.stage,
      place: data.parcel.place,
      words: data.parcel.words,
      expectedAt: data.parcel.expectedAt,
    },
    liveSession: data.liveSession,
    liveRoom: data.liveRoom,
    claim: data.claim,
  };
}
