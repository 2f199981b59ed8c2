import type { Buyer, OrderEventData, OrderEventKind, OrderLineData } from '@fanchang/domain';
import { knownBuyer } from '../buyer';
import type { Column, Header } from '../header';
import { eventKindOf, identityKindOf } from '../kinds';
import { TITLE_CHARS } from '../limits';
import { clipped, type RowReading } from '../reading';
import { isoTime } from '../time-format';
import { eventIdOf } from './event-id';
import type { RowFormat } from './format';

/**
 * Our own table: one row per event, so that every kind of event can be said.
 *
 * | column | meaning |
 * |---|---|
 * | `kind` * | `paid` `shipped` `signed` `completed` `refunded` `closed` (or `order.paid` …), `refund.unlinked` |
 * | `happened_at` * | `2026-01-31 08:05:09` in the business zone, or ISO with `Z`/offset |
 * | `order_no` * | text; empty only for `refund.unlinked` |
 * | `event_id` | names the fact for good; see below |
 * | `buyer_kind`, `buyer_id`, `nickname` | `openid` `unionid` `phone` `douyin` `external` (the default) |
 * | `line_key`, `product_id`, `title`, `category` | one line of a paid order; several rows make several lines |
 * | `quantity`, `amount` | of the line; `quantity` is 1 when empty |
 * | `paid`, `list` | the whole order's price paid and before discounts; `paid` may be left out when lines say it |
 * | `refund` | this refund alone |
 * | `refunded_total` | refunded on the order so far |
 * | `whole` | `1`, `true`, `yes` or `是`: all of it is refunded |
 * | `live_session`, `live_room` | text |
 *
 * Without `event_id` one is made of order, kind and line (or refunded total). `refund` amounts and
 * `refund.unlinked` need it: two equal refunds could not be told apart.
 *
 * Amounts are yuan; with `_fen` after the name (`paid_fen`, `amount_fen`, …) whole fen. Columns not marked *
 * may be absent.
 */
export const plain: RowFormat = {
  name: 'plain',
  bind(header) {
    const columns = columnsOf(header);
    const readTime = isoTime();

    return (row) => {
      const kindText = row.text(columns.kind);
      const kind = eventKindOf(kindText);
      if (kind === null) row.refuse('KIND_UNKNOWN', columns.kind, kindText);
      const happenedAt = row.time(columns.happenedAt, readTime);
      const buyer = buyerOf(row, columns);
      if (kind === null) return [];

      const orderNo = kind === 'refund.unlinked' ? null : row.id(columns.orderNo);
      const data = dataOf(row, columns, kind);
      const eventId = row.optionalId(columns.eventId) || derivedId(row, columns, kind, orderNo, data);
      return [{ eventId, kind, orderNo, happenedAt, buyer, data }];
    };
  },
};

type Columns = ReturnType<typeof columnsOf>;

interface MoneyColumn {
  yuan: Column | null;
  fen: Column | null;
}

function columnsOf(header: Header) {
  const money = (name: string): MoneyColumn => ({
    yuan: header.maybe(name),
    fen: header.maybe(`${name}_fen`),
  });
  const columns = {
    kind: header.need('kind'),
    happenedAt: header.need('happened_at'),
    orderNo: header.need('order_no'),
    eventId: header.maybe('event_id'),
    buyerKind: header.maybe('buyer_kind'),
    buyerId: header.maybe('buyer_id'),
    nickname: header.maybe('nickname'),
    lineKey: header.maybe('line_key'),
    productId: header.maybe('product_id'),
    title: header.maybe('title'),
    category: header.maybe('category'),
    quantity: header.maybe('quantity'),
    amount: money('amount'),
    paid: money('paid'),
    list: money('list'),
    refund: money('refund'),
    refundedTotal: money('refunded_total'),
    whole: header.maybe('whole'),
    liveSession: header.maybe('live_session'),
    liveRoom: header.maybe('live_room'),
  };
  header.refuseIfIncomplete();
  return columns;
}

function dataOf(row: RowReading, columns: Columns, kind: OrderEventKind): OrderEventData {
  const data: OrderEventData = {};
  const liveSession = row.optionalId(columns.liveSession);
  const liveRoom = row.optionalId(columns.liveRoom);
  if (liveSession !== '') data.liveSession = liveSession;
  if (liveRoom !== '') data.liveRoom = liveRoom;

  if (kind === 'order.paid') {
    const line = lineOf(row, columns);
    const paidFen = fenOf(row, columns.paid);
    const listFen = fenOf(row, columns.list);
    if (line !== null) data.lines = [line];
    if (paidFen !== null) data.paidFen = paidFen;
    if (listFen !== null) data.listFen = listFen;
    if (line === null && paidFen === null) row.refuse('FIELD_MISSING', named(columns.paid, 'paid'));
  }
  if (kind === 'order.refunded' || kind === 'refund.unlinked') {
    const refundFen = fenOf(row, columns.refund);
    const totalFen = kind === 'order.refunded' ? fenOf(row, columns.refundedTotal) : null;
    const whole = kind === 'order.refunded' && /^(1|true|yes|是)$/i.test(row.text(columns.whole));
    if (refundFen !== null) data.refundFen = refundFen;
    if (totalFen !== null) data.refundedTotalFen = totalFen;
    if (whole) data.whole = true;
    if (refundFen === null && totalFen === null && !whole) {
      row.refuse('FIELD_MISSING', named(columns.refund, 'refund'));
    }
  }
  return data;
}

function lineOf(row: RowReading, columns: Columns): OrderLineData | null {
  const { productId: productColumn, quantity: quantityColumn } = columns;
  const productId = row.optionalId(productColumn);
  const lineKey = row.optionalId(columns.lineKey) || row.optionalId(columns.eventId);
  if (productId === '') return null;
  // Two lines of one product must not overwrite each other unnoticed.
  if (lineKey === '') row.refuse('FIELD_MISSING', columns.lineKey ?? { index: -1, name: 'line_key' });

  const amountFen = fenOf(row, columns.amount);
  if (amountFen === null) row.refuse('FIELD_MISSING', named(columns.amount, 'amount'));
  const given = quantityColumn !== null && row.text(quantityColumn) !== '';
  const category = row.text(columns.category);
  return {
    lineKey,
    productId,
    title: clipped(row.text(columns.title), TITLE_CHARS) || productId,
    ...(category === '' ? {} : { category }),
    quantity: given ? row.quantity(quantityColumn) : 1,
    amountFen: amountFen ?? 0,
  };
}

function buyerOf(row: RowReading, columns: Columns): Buyer | null {
  const kindText = row.text(columns.buyerKind);
  const kind = kindText === '' ? 'external' : identityKindOf(kindText);
  if (kind === null && columns.buyerKind !== null)
    row.refuse('BUYER_KIND_UNKNOWN', columns.buyerKind, kindText);
  return knownBuyer(kind ?? 'external', row.unwrapped(columns.buyerId), row.text(columns.nickname));
}

function derivedId(
  row: RowReading,
  columns: Columns,
  kind: OrderEventKind,
  orderNo: string | null,
  data: OrderEventData,
): string {
  // One refund cannot be told from another by its amount: only the source's own id keeps them apart.
  if (orderNo === null || data.refundFen !== undefined) {
    row.refuse('FIELD_MISSING', columns.eventId ?? { index: -1, name: 'event_id' });
  }
  const parts = [orderNo ?? '', kind.slice(kind.indexOf('.') + 1)];
  const [line] = data.lines ?? [];
  if (line !== undefined) parts.push(line.lineKey);
  if (data.whole === true) parts.push('whole');
  else if (data.refundedTotalFen !== undefined) parts.push(String(data.refundedTotalFen));
  return eventIdOf(...parts);
}

function fenOf(row: RowReading, { fen, yuan }: MoneyColumn): number | null {
  return row.optionalWholeFen(fen) ?? row.optionalFen(yuan);
}

const named = (money: MoneyColumn, name: string): Column => money.yuan ?? money.fen ?? { index: -1, name };
