import type { Buyer, Instant, OrderEvent, OrderEventData, OrderEventKind } from '@fanchang/domain';
import { knownBuyer } from '../buyer';
import { eventIdOf } from '../formats/event-id';
import type { ReadRow, RowFormat } from '../formats/format';
import type { Column, Header } from '../header';
import { TITLE_CHARS } from '../limits';
import { clipped, type RowReading } from '../reading';
import { isoTime, timeReaderOf } from '../time-format';
import { leaveOutOf } from './leave-out';
import { mappedColumns, type MappedColumns } from './mapped-columns';
import { recogniserOf, type Recognised } from './recognise';
import type { Mapping } from './schema';

/** Reads any table that a mapping describes. Refunds of nothing are left out as `nothing_refunded`. */
export function mappedFormat(mapping: Mapping): RowFormat {
  return { name: mapping.name, bind: (header) => bindMapping(mapping, header) };
}

function bindMapping(mapping: Mapping, header: Header): ReadRow {
  const columns = mappedColumns(mapping, header);
  const recognise = recogniserOf(mapping, header, columns);
  const leaveOut = leaveOutOf(header, mapping.leaveOut);
  const readTime = timeReaderOf(mapping.time.format) ?? isoTime();
  header.refuseIfIncomplete();

  return (row) => {
    const recognised = recognise(row);
    const reason = leaveOut(row, recognised.cancelled) ?? recognised.leftOut;
    if (reason !== null) return { leftOut: reason };
    refuseUnknownStatus(row, recognised.unknownStatus);

    const sums = sumsOf(row, columns, recognised, mapping.currencyFactor);
    if (recognised.cancelled && sums.refundFen === 0) return { leftOut: 'nothing_refunded' };

    const id = joinedId(row, columns.eventId);
    const orderNo = row.id(columns.orderNo).slice(recognised.prefixLength);
    if (orderNo === '') row.refuse('ID_EMPTY', columns.orderNo);
    const buyer = buyerOf(row, columns, mapping);
    const rowAt = row.time(columns.time, readTime);
    const events: OrderEvent[] = [];
    for (const kind of recognised.kinds) {
      const data = dataOf(row, kind, columns, recognised, sums);
      const ownAt: Instant | null = row.optionalTime(recognised.times.get(kind) ?? null, readTime);
      events.push({
        eventId: recognised.idByKind ? eventIdOf(id, suffixOf(kind, data)) : id,
        kind,
        orderNo: kind === 'refund.unlinked' ? null : orderNo,
        happenedAt: ownAt ?? rowAt,
        buyer,
        data,
      });
    }
    return events;
  };
}

function refuseUnknownStatus(row: RowReading, column: Column | null): void {
  if (column !== null) row.refuse('STATUS_UNKNOWN', column, row.text(column));
}

interface Sums {
  quantity: number;
  amountFen: number;
  refundFen: number;
}

/** Always positive: what is taken back is told by the event's kind, not by a sign. */
function sumsOf(row: RowReading, columns: MappedColumns, recognised: Recognised, factor: number): Sums {
  const { cancelled, refundColumn } = recognised;
  const { quantity: counted, unitPrice, total } = columns;
  let quantity = 1;
  if (counted !== null) quantity = cancelled ? Math.abs(row.whole(counted)) : row.quantity(counted);

  let amountFen = 0;
  if (unitPrice !== null) amountFen = row.fen(unitPrice, factor, Math.max(0, quantity));
  else if (total !== null) amountFen = cancelled ? row.magnitudeFen(total, factor) : row.fen(total, factor);
  const refundFen = refundColumn === null ? amountFen : (row.optionalFen(refundColumn, factor) ?? amountFen);
  return { quantity, amountFen, refundFen };
}

function dataOf(
  row: RowReading,
  kind: OrderEventKind,
  columns: MappedColumns,
  recognised: Recognised,
  sums: Sums,
): OrderEventData {
  const data = toldOf(row, kind, columns, recognised, sums);
  const liveSession = row.optionalId(columns.session);
  const liveRoom = row.optionalId(columns.room);
  if (liveSession !== '') data.liveSession = liveSession;
  if (liveRoom !== '') data.liveRoom = liveRoom;
  return data;
}

function toldOf(
  row: RowReading,
  kind: OrderEventKind,
  columns: MappedColumns,
  recognised: Recognised,
  { quantity, amountFen, refundFen }: Sums,
): OrderEventData {
  if (kind === 'refund.unlinked') return { refundFen };
  if (kind === 'order.refunded') {
    if (recognised.refund === 'whole') return { whole: true };
    return recognised.refund === 'total' ? { refundedTotalFen: refundFen } : { refundFen };
  }
  if (kind !== 'order.paid') return {};
  if (columns.productId === null) return { paidFen: amountFen };

  const productId = row.id(columns.productId);
  const lineKey = joinedId(row, columns.lineKey);
  const title = clipped(row.text(columns.title), TITLE_CHARS) || productId;
  const category = row.text(columns.category);
  if (category === '') return { lines: [{ lineKey, productId, title, quantity, amountFen }] };
  return { lines: [{ lineKey, productId, title, category, quantity, amountFen }] };
}

function joinedId(row: RowReading, columns: readonly Column[]): string {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return row.id(only);
  return eventIdOf(...columns.map((column) => row.id(column)));
}

function buyerOf(row: RowReading, columns: MappedColumns, mapping: Mapping): Buyer | null {
  if (mapping.buyer === undefined) return null;
  return knownBuyer(mapping.buyer.kind, row.unwrapped(columns.buyer), row.text(columns.nickname));
}

function suffixOf(kind: OrderEventKind, data: OrderEventData): string {
  const suffix = kind.slice(kind.indexOf('.') + 1);
  return data.refundedTotalFen === undefined ? suffix : `${suffix}:${data.refundedTotalFen}`;
}
