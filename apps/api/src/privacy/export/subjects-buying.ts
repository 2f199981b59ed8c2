import type { ParcelState } from '@fanchang/domain';
import { openAddress } from '../../outcomes/gifts';
import { type Item, itemOf, pagesOf, rowsOf, type Source, type Subject } from './subject';
import { plain } from './subjects-person';

interface EventRow {
  id: number;
  source: string;
  kind: string;
  order_no: string | null;
  happened_at: number;
  recorded_at: number;
  amount_fen: number | null;
  data: string;
}

const EVENT = 'e.id, e.source, e.kind, e.order_no, e.happened_at, e.recorded_at, e.amount_fen, e.data';

/** What the person bought and did. */
export const ABOUT_BUYING: readonly Subject[] = [
  {
    file: 'orders.json',
    title: '我的订单',
    about: '各平台的订单和其中的商品。',
    columns: {
      paidAt: '付款',
      source: '来源',
      orderNo: '订单号',
      paidFen: '实付',
      refundedFen: '退款',
      items: '件数',
    },
    items: orders,
  },
  {
    file: 'order-events.json',
    title: '订单经过',
    about: '平台告诉我们的每一件事：付款、发货、签收、退款。',
    columns: { happenedAt: '发生', kind: '事件', source: '来源', orderNo: '订单号' },
    items: orderEvents,
  },
  {
    file: 'interactions.json',
    title: '互动与其他记录',
    about: '您在直播间的签到、评论等，以及不属于某个订单的记录。',
    columns: { happenedAt: '发生', kind: '事件', source: '来源' },
    items: async function* (source) {
      const sql = `SELECT ${EVENT} FROM events e WHERE e.customer_id`;
      for await (const row of rowsOf<EventRow>(source, sql, 'e.id')) yield eventItem(source, row);
    },
  },
  {
    file: 'mall-orders.json',
    title: '积分兑换与礼品',
    about: '您兑换和收到的礼品，以及收货地址。',
    columns: {
      placedAt: '下单',
      orderNo: '单号',
      name: '礼品',
      points: '积分',
      state: '状态',
      trackingNo: '运单号',
    },
    items: mallOrders,
  },
  {
    file: 'checkouts.json',
    title: '线上结算',
    about: '您在其他系统下单时占用过的券。',
    columns: { heldAt: '占用', orderNo: '订单号', billFen: '应付', payableFen: '实付', state: '状态' },
    items: (source) =>
      plain(
        source,
        `SELECT h.id, h.held_at AS heldAt, h.client_key AS client, h.order_no AS orderNo, h.bill_fen AS billFen,
           h.member_off_fen AS memberOffFen, h.coupon_off_fen AS couponOffFen, h.payable_fen AS payableFen, h.state,
           h.redeemed_at AS redeemedAt, h.ended_at AS endedAt
         FROM coupon_holds h WHERE h.customer_id`,
        'h.id',
      ),
  },
];

async function* orders(source: Source): AsyncIterable<Item> {
  const sql = `SELECT o.id, o.source, o.order_no AS orderNo, o.paid_at AS paidAt, o.shipped_at AS shippedAt,
      o.signed_at AS signedAt, o.completed_at AS completedAt, o.closed_at AS closedAt, o.paid_fen AS paidFen,
      o.list_fen AS listFen, o.refunded_fen AS refundedFen, o.items, o.live_session AS liveSession,
      o.live_room AS liveRoom, o.parcels
    FROM orders o WHERE o.customer_id`;
  for await (const row of rowsOf<{ id: number; parcels: string | null }>(source, sql, 'o.id')) {
    const lines = await source.db.rows<object>(
      `SELECT product_id AS productId, title, category, quantity, amount_fen AS amountFen
       FROM order_lines WHERE order_id = ? ORDER BY line_key`,
      [row.id],
    );
    const parcels = row.parcels === null ? [] : (JSON.parse(row.parcels) as ParcelState[]);
    yield {
      ...itemOf(row, source.calendar),
      lines: lines.map((line) => itemOf(line, source.calendar)),
      parcels: parcels.map((parcel) => ({
        ...itemOf(parcel, source.calendar),
        moves: parcel.moves.map((move) => itemOf(move, source.calendar)),
      })),
    };
  }
}

async function* orderEvents(source: Source): AsyncIterable<Item> {
  const sql = 'SELECT o.id, o.source, o.order_no FROM orders o WHERE o.customer_id';
  for await (const order of rowsOf<{ id: number; source: string; order_no: string }>(source, sql, 'o.id')) {
    const events = pagesOf<EventRow>(
      source.db,
      `SELECT ${EVENT} FROM events e WHERE e.source = ? AND e.order_no = ?`,
      [order.source, order.order_no],
      'e.id',
    );
    for await (const row of events) yield eventItem(source, row);
  }
}

/** What an event says; who it names only where that is the person, and a phone's hash never. */
function eventItem({ calendar, person }: Source, row: EventRow): Item {
  // Who served the person is somebody else.
  const {
    b,
    d,
    staffId: _staff,
    ...rest
  } = JSON.parse(row.data) as {
    b?: [string, string, (string | null)?];
    d?: Record<string, unknown>;
    staffId?: number;
  };
  const mine =
    b !== undefined && person.identities.some(({ kind, value }) => kind === b[0] && value === b[1]);
  const { claim: _claim, ...said } = d ?? {};
  return {
    source: row.source,
    kind: row.kind,
    orderNo: row.order_no,
    happenedAt: calendar.iso(Number(row.happened_at)),
    recordedAt: calendar.iso(Number(row.recorded_at)),
    ...(row.amount_fen !== null && { amountFen: Number(row.amount_fen) }),
    ...(mine && { knownBy: b[0], nickname: b[2] ?? null }),
    ...rest,
    ...said,
  };
}

async function* mallOrders(source: Source): AsyncIterable<Item> {
  const sql = `SELECT m.id, m.order_no AS orderNo, m.kind, m.name, m.points, m.state, m.address_sealed, m.carrier,
      m.tracking_no AS trackingNo, m.placed_at AS placedAt, m.shipped_at AS shippedAt,
      m.completed_at AS completedAt, m.cancelled_at AS cancelledAt, m.cancel_reason AS cancelReason
    FROM mall_orders m WHERE m.customer_id`;
  for await (const row of rowsOf<{ id: number; address_sealed: string | null }>(source, sql, 'm.id')) {
    const { address_sealed: sealed, ...rest } = row;
    const address = sealed === null ? null : openAddress(source.keys, sealed);
    yield { ...itemOf(rest, source.calendar), address };
  }
}
