import type { CustomerId, OrderState } from '@fanchang/domain';
import type { Db, Value } from '../../platform/database/db';

export interface FoldedOrder {
  /** null until it is inserted. */
  id: number | null;
  orderNo: string;
  customerId: CustomerId | null;
  state: OrderState;
}

const STATE_COLUMNS = [
  'customer_id',
  'paid_at',
  'shipped_at',
  'signed_at',
  'completed_at',
  'closed_at',
  'paid_fen',
  'list_fen',
  'refunded_fen',
  'voided',
  'items',
  'live_session',
  'live_room',
  'claim_hash',
  'parcels',
] as const;

function stateValues({ customerId, state }: FoldedOrder): Value[] {
  return [
    customerId,
    state.paidAt,
    state.shippedAt,
    state.signedAt,
    state.completedAt,
    state.closedAt,
    state.paidFen,
    state.listFen,
    state.refundedFen,
    state.voided ? 1 : 0,
    state.items,
    state.liveSession,
    state.liveRoom,
    state.claim,
    state.parcels.length === 0 ? null : JSON.stringify(state.parcels),
  ];
}

/** Inserts orders and fills in their ids. @throws a duplicate error when one exists already. */
export async function insertOrders(db: Db, source: string, orders: readonly FoldedOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const rows = orders.map((order) => [source, order.orderNo, ...stateValues(order)]);
  await db.insert('orders', ['source', 'order_no', ...STATE_COLUMNS], rows);
  const ids = await db.rowsIn<{ id: number; order_no: string }>(
    'SELECT id, order_no FROM orders WHERE source = ? AND order_no IN (?)',
    [source],
    orders.map((order) => order.orderNo),
  );
  const byNo = new Map(ids.map((row) => [row.order_no, row.id]));
  for (const order of orders) order.id = byNo.get(order.orderNo) ?? null;
}

/** Writes the state of orders whose rows this transaction holds. */
export async function updateOrders(db: Db, source: string, orders: readonly FoldedOrder[]): Promise<void> {
  const rows = orders.map((order) => [order.id, source, order.orderNo, ...stateValues(order)]);
  await db.upsert('orders', ['id', 'source', 'order_no', ...STATE_COLUMNS], rows, ['id'], STATE_COLUMNS);
}

const LINE_COLUMNS = [
  'order_id',
  'line_key',
  'product_id',
  'title',
  'category',
  'quantity',
  'amount_fen',
] as const;

/** Writes lines: lines never go, a later event can only say them anew. */
export async function writeLines(
  db: Db,
  orders: readonly FoldedOrder[],
  changed: (order: FoldedOrder) => Set<string> | null,
): Promise<void> {
  const rows = orders.flatMap((order) => {
    const keys = changed(order);
    return order.state.lines
      .filter((line) => keys === null || keys.has(line.lineKey))
      .map((line) => [
        order.id,
        line.lineKey,
        line.productId,
        line.title,
        line.category ?? null,
        line.quantity,
        line.amountFen,
      ]);
  });
  await db.upsert('order_lines', LINE_COLUMNS, rows, ['order_id', 'line_key'], LINE_COLUMNS.slice(2));
}
