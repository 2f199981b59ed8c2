import type { OrderEventKind } from '@fanchang/domain';
import { isZero, parseDecimal } from '../decimal';
import type { Column, Header } from '../header';
import type { RowReading } from '../reading';
import type { MappedColumns } from './mapped-columns';
import type { Mapping } from './schema';

/** What a row of a mapped table stands for. A few of these exist per file; rows share them. */
export interface Recognised {
  kinds: readonly OrderEventKind[];
  /** The row takes something back: signs do not matter, and `leaveOut` rules for sales do not ask it. */
  cancelled: boolean;
  /** Characters of the order number that only mark a cancellation. */
  prefixLength: number;
  leftOut: string | null;
  /** Holds a status the mapping does not list; a fault unless some rule leaves the row out. */
  unknownStatus: Column | null;
  /** One row may tell several events, at one time or over several exports: their ids must differ. */
  idByKind: boolean;
  refund: 'each' | 'total' | 'whole';
  refundColumn: Column | null;
  times: ReadonlyMap<OrderEventKind, Column>;
}

export type Recognise = (row: RowReading) => Recognised;

const SALE: Recognised = {
  kinds: ['order.paid'],
  cancelled: false,
  prefixLength: 0,
  leftOut: null,
  unknownStatus: null,
  idByKind: false,
  refund: 'each',
  refundColumn: null,
  times: new Map(),
};

/**
 * How the mapping tells a sale from a cancellation. Call before the header is checked: it asks for columns.
 */
export function recogniserOf(mapping: Mapping, header: Header, columns: MappedColumns): Recognise {
  const rule = mapping.cancellation;
  if (rule === undefined) return () => SALE;
  if (rule.by === 'status') return statusRecogniser(rule, header);

  const cancelled: Recognised = { ...SALE, kinds: [rule.kind], cancelled: true };
  if (rule.by === 'order-no-prefix') {
    const prefixed = { ...cancelled, prefixLength: rule.prefix.length };
    return (row) => (row.optionalId(columns.orderNo).startsWith(rule.prefix) ? prefixed : SALE);
  }
  const signed = [columns.quantity, columns.total].filter((column) => column !== null);
  return (row) => (signed.some((column) => isNegative(row, column)) ? cancelled : SALE);
}

function statusRecogniser(
  rule: Extract<NonNullable<Mapping['cancellation']>, { by: 'status' }>,
  header: Header,
): Recognise {
  const status = header.need(rule.column);
  const refundColumn = rule.refundColumn === undefined ? null : header.need(rule.refundColumn);
  const times = new Map<OrderEventKind, Column>();
  for (const [kind, name] of Object.entries(rule.times ?? {}) as [OrderEventKind, string][]) {
    times.set(kind, header.need(name));
  }
  const unknown: Recognised = { ...SALE, unknownStatus: status };
  const known = new Map<string, Recognised>();
  for (const [text, value] of Object.entries(rule.values)) {
    if (value === 'leave-out') {
      known.set(text, { ...SALE, leftOut: `status_${text}` });
      continue;
    }
    const kinds = [value].flat();
    // A row that only takes back may write its amounts with a minus.
    const cancelled = kinds.every((kind) => kind === 'order.refunded' || kind === 'refund.unlinked');
    known.set(text, { ...SALE, kinds, cancelled, idByKind: true, refund: rule.refund, refundColumn, times });
  }
  return (row) => known.get(row.text(status)) ?? unknown;
}

function isNegative(row: RowReading, column: Column): boolean {
  const value = parseDecimal(row.text(column));
  return value !== null && value.negative && !isZero(value);
}
