import type { Column, Header } from '../header';
import type { Mapping } from './schema';

export type MappedColumns = ReturnType<typeof mappedColumns>;

/** The columns a mapping names. All must exist: a mapping that names a column means it. */
export function mappedColumns(mapping: Mapping, header: Header) {
  const { line, buyer, amount, live } = mapping;
  const optional = (name: string | undefined): Column | null =>
    name === undefined ? null : header.need(name);
  const several = (names: string | readonly string[]): Column[] =>
    [names].flat().map((name) => header.need(name));
  return {
    eventId: several(mapping.eventId),
    orderNo: header.need(mapping.orderNo),
    lineKey: line === undefined ? [] : several(line.key),
    productId: optional(line?.productId),
    title: optional(line?.title),
    category: optional(line?.category),
    buyer: optional(buyer?.column),
    nickname: optional(buyer?.nickname),
    time: header.need(mapping.time.column),
    quantity: optional(amount.quantity),
    unitPrice: optional(amount.unitPrice),
    total: optional(amount.total),
    session: optional(live?.session),
    room: optional(live?.room),
  };
}
