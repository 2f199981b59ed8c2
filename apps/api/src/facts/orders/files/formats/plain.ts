import {
  type Buyer,
  type OrderEvent,
  type OrderEventData,
  type OrderEventKind,
  type OrderLineData,
  PARCEL_STAGES,
  type ParcelSaid,
} from '@fanchang/domain';
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
 * | `kind` * | `paid` `shipped` `moved` `signed` `completed` `refunded` `closed` (or `order.paid` …), `refund.unlinked` |
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
 * | `tracking_no`, `carrier`, `stage`, `place`, `words`, `expected_at` | of a parcel, with `shipped` and `moved` |
 * | `live_session`, `live_room` | text |
 *
 * Without `event_id` one is made of order, kind and line (or refunded total, or parcel, stage and time). `refund`
 * amounts and `refund.unlinked` need it: two equal refunds could not be told apart.
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
      const data = dataOf(row, columns, kind, readTime);
      const eventId =
        row.optionalId(columns.eventId) || derivedId(row, columns, { kind, orderNo, happenedAt, data });
      return [{ eventId, kind, orderNo, happenedAt, buyer, data }];
    };
  },
};

type Columns = ReturnType<typeof columnsOf>;
type ReadTime = ReturnType<typeof isoTime>;

/** As long as the open API takes them. */
const [CARRIER_CHARS, PLACE_CHARS, WORDS_CHARS] = [32, 64, 120];

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
    trackingNo: header.maybe('tracking_no'),
    carrier: header.maybe('carrier'),
    stage: header.maybe('stage'),
    place: header.maybe('place'),
    words: header.maybe('words'),
    expectedAt: header.maybe('expected_at'),
    liveSession: header.maybe('live_session'),
    liveRoom: header.maybe('live_room'),
  };
  header.refuseIfIncomplete();
  return columns;
}

function dataOf(row: RowReading, columns: Columns, kind: OrderEventKind, readTime: ReadTime): OrderEventData {
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
  if (kind === 'order.shipped' || kind === 'order.moved') {
    const parcel = parcelOf(row, columns, readTime);
    if (parcel !== null) data.parcel = parcel;
    else if (kind === 'order.moved')
      row.refuse('FIELD_MISSING', columns.trackingNo ?? missing('tracking_no'));
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

function parcelOf(row: RowReading, columns: Columns, readTime: ReadTime): ParcelSaid | null {
  const trackingNo = row.optionalId(columns.trackingNo);
  if (trackingNo === '') return null;
  const stageText = row.text(columns.stage);
  const stage = PARCEL_STAGES.find((known) => known === stageText);
  if (stageText !== '' && stage === undefined && columns.stage !== null) {
    row.refuse('STAGE_UNKNOWN', columns.stage, stageText);
  }
  const said = (column: Column | null, most: number) => clipped(row.text(column), most) || undefined;
  return {
    trackingNo,
    carrier: said(columns.carrier, CARRIER_CHARS),
    stage,
    place: said(columns.place, PLACE_CHARS),
    words: said(columns.words, WORDS_CHARS),
    expectedAt: row.timeToCome(columns.expectedAt, readTime) ?? undefined,
  };
}

function lineOf(row: RowReading, columns: Columns): OrderLineData | null {
  const { productId: productColumn, quantity: quantityColumn } = columns;
  const productId = row.optionalId(productColumn);
  const lineKey = row.optionalId(columns.lineKey) || row.optionalId(columns.eventId);
  if (productId === '') return null;
  // Two lines of one product must not overwrite each other unnoticed.
  if (lineKey === '') row.refuse('FIELD_MISSING', columns.lineKey ?? missing('line_key'));

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
  { kind, orderNo, happenedAt, data }: Pick<OrderEvent, 'kind' | 'orderNo' | 'happenedAt' | 'data'>,
): string {
  // One refund cannot be told from another by its amount: only the source's own id keeps them apart.
  if (orderNo === null || data.refundFen !== undefined) {
    row.refuse('FIELD_MISSING', columns.eventId ?? missing('event_id'));
  }
  const parts = [orderNo ?? '', kind.slice(kind.indexOf('.') + 1)];
  const [line] = data.lines ?? [];
  if (line !== undefined) parts.push(line.lineKey);
  if (kind === 'order.moved')
    parts.push(data.parcel?.trackingNo ?? '', data.parcel?.stage ?? '', String(happenedAt));
  if (data.whole === true) parts.push('whole');
  else if (data.refundedTotalFen !== undefined) parts.push(String(data.refundedTotalFen));
  return eventIdOf(...parts);
}

function fenOf(row: RowReading, { fen, yuan }: MoneyColumn): number | null {
  return row.optionalWholeFen(fen) ?? row.optionalFen(yuan);
}

const missing = (name: string): Column => ({ index: -1, name });
const named = (money: MoneyColumn, name: string): Column => money.yuan ?? money.fen ?? missing(name);
