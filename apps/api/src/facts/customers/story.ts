import type { Calendar, CustomerId, LadderOrder } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

/** What a customer has bought, as programs and the customer's own facts need it. */
export interface CustomerStory {
  customerId: CustomerId;
  orders: StoryOrder[];
  /** Money given back without naming an order, fen. */
  unlinkedRefundFen: number;
  /** Taken off by coupons and member prices, fen; what was undone or returned no longer counts. */
  redeemedSavingFen: number;
}

export interface StoryOrder extends LadderOrder {
  source: string;
  signedAt: number | null;
  completedAt: number | null;
  paidFen: number;
  listFen: number;
  refundedFen: number;
  items: number;
}

/** Locks one person until the transaction ends. Who decides what they get, spends or gives, holds this first. */
export async function holdPerson(db: Db, customerId: CustomerId): Promise<void> {
  if (db.forUpdate !== '') await db.one(`SELECT id FROM customers WHERE id = ?${db.forUpdate}`, [customerId]);
}

/** As `holdPerson`, for several: in id order, so that two of us never wait for each other. */
export async function holdPeople(db: Db, customerIds: readonly CustomerId[]): Promise<void> {
  const ids = [...new Set(customerIds)].sort((a, b) => a - b);
  if (db.forUpdate !== '') {
    await db.rowsIn(`SELECT id FROM customers WHERE id IN (?) ORDER BY id${db.forUpdate}`, [], ids);
  }
}

interface OrderRow {
  customer_id: CustomerId;
  source: string;
  order_no: string;
  paid_at: number;
  signed_at: number | null;
  completed_at: number | null;
  paid_fen: number;
  list_fen: number;
  refunded_fen: number;
  voided: number;
  items: number;
}

/** What these people, who are held, have bought. */
export async function readStories(db: Db, ids: readonly CustomerId[]): Promise<CustomerStory[]> {
  if (ids.length === 0) return [];
  const stories = new Map<CustomerId, CustomerStory>(
    ids.map((customerId) => [
      customerId,
      { customerId, orders: [], unlinkedRefundFen: 0, redeemedSavingFen: 0 },
    ]),
  );
  const orders = await db.rowsIn<OrderRow>(
    `SELECT customer_id, source, order_no, paid_at, signed_at, completed_at, paid_fen, list_fen, refunded_fen, voided, items
     FROM orders WHERE customer_id IN (?) AND paid_at IS NOT NULL`,
    [],
    ids,
  );
  for (const row of orders) stories.get(row.customer_id)?.orders.push(orderOf(row));

  const amounts = await db.rowsIn<{ customer_id: CustomerId; kind: string; fen: number }>(
    `SELECT customer_id, kind, SUM(amount_fen) AS fen FROM events
     WHERE customer_id IN (?) AND kind IN ('refund.unlinked', 'coupon.redeemed', 'coupon.returned')
     GROUP BY customer_id, kind`,
    [],
    ids,
  );
  for (const row of amounts) {
    const story = stories.get(row.customer_id);
    if (story === undefined) continue;
    if (row.kind === 'refund.unlinked') story.unlinkedRefundFen = Number(row.fen);
    else story.redeemedSavingFen += Number(row.fen);
  }
  return [...stories.values()];
}

function orderOf(row: OrderRow): StoryOrder {
  const refundedFen = Number(row.refunded_fen);
  const paidFen = Number(row.paid_fen);
  return {
    source: row.source,
    orderNo: row.order_no,
    paidAt: Number(row.paid_at),
    signedAt: row.signed_at === null ? null : Number(row.signed_at),
    completedAt: row.completed_at === null ? null : Number(row.completed_at),
    netFen: paidFen - refundedFen,
    voided: row.voided === 1,
    paidFen,
    listFen: Number(row.list_fen),
    refundedFen,
    items: row.items,
  };
}

const FACT_COLUMNS = [
  'customer_id',
  'orders',
  'items',
  'order_days',
  'paid_fen',
  'refunded_fen',
  'saved_fen',
  'first_paid_at',
  'last_paid_at',
] as const;

/** Writes the running facts of each story: counts leave voided orders out, money counts what was paid and given back. */
export async function writeFacts(
  db: Db,
  stories: readonly CustomerStory[],
  calendar: Calendar,
): Promise<void> {
  const rows = stories.map((story) => {
    const facts = foldFacts(story, calendar);
    return [
      story.customerId,
      facts.orders,
      facts.items,
      facts.orderDays,
      facts.paidFen,
      facts.refundedFen,
      facts.savedFen,
      facts.firstPaidAt,
      facts.lastPaidAt,
    ];
  });
  await db.upsert('customer_facts', FACT_COLUMNS, rows, ['customer_id'], FACT_COLUMNS.slice(1));
}

export interface CustomerFacts {
  orders: number;
  items: number;
  orderDays: number;
  paidFen: number;
  refundedFen: number;
  savedFen: number;
  firstPaidAt: number | null;
  lastPaidAt: number | null;
}

/** A customer's running facts, from the set of their orders. */
export function foldFacts(story: CustomerStory, calendar: Calendar): CustomerFacts {
  const live = story.orders.filter((order) => !order.voided);
  const sum = (orders: readonly StoryOrder[], pick: (order: StoryOrder) => number) =>
    orders.reduce((total, order) => total + pick(order), 0);
  const times = live.map((order) => order.paidAt).sort((a, b) => a - b);
  return {
    orders: live.length,
    items: sum(live, (order) => order.items),
    orderDays: new Set(live.map((order) => calendar.dayOf(order.paidAt))).size,
    paidFen: sum(story.orders, (order) => order.paidFen),
    refundedFen: sum(story.orders, (order) => order.refundedFen) + story.unlinkedRefundFen,
    savedFen: sum(live, (order) => order.listFen - order.paidFen) + story.redeemedSavingFen,
    firstPaidAt: times[0] ?? null,
    lastPaidAt: times[times.length - 1] ?? null,
  };
}
