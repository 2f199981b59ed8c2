import {
  type Calendar,
  climb,
  type Instant,
  type Ladder,
  type LadderOrder,
  type LocalDay,
} from '@fanchang/domain';
import type { Database } from '../../platform/database/database';

/** Repurchase in figures. Windows count local calendar days after the first order's day; order days are distinct. */
export interface RepurchaseReport {
  businessZone: string;
  customers: number;
  orders: number;
  orderDays: number;
  customersWithTwoOrderDays: number;
  secondOrderDayWithin7Days: number;
  threeOrderDaysWithin30Days: number;
  fiveOrderDaysWithin90Days: number;
  grossFen: number;
  refundedFen: number;
  netFen: number;
  /** Customers who reached each step, by the rule itself (repurchases exclude the first order). */
  ladder: { step: string; title: string; reached: number }[];
  ladderMinimumFen: number;
}

const CUSTOMERS_AT_ONCE = 2_000;

interface OrderRow {
  customer_id: number;
  order_no: string;
  paid_at: number;
  paid_fen: number;
  refunded_fen: number;
  voided: number;
}

/** Reads customers in slices, so that memory does not grow with the books. */
export async function reportRepurchase(
  database: Database,
  calendar: Calendar,
  ladder: Ladder,
): Promise<RepurchaseReport> {
  const report: RepurchaseReport = {
    businessZone: calendar.zone,
    customers: 0,
    orders: 0,
    orderDays: 0,
    customersWithTwoOrderDays: 0,
    secondOrderDayWithin7Days: 0,
    threeOrderDaysWithin30Days: 0,
    fiveOrderDaysWithin90Days: 0,
    grossFen: 0,
    refundedFen: await unlinkedRefunds(database),
    netFen: 0,
    ladder: ladder.steps.map(({ step, title }) => ({ step, title, reached: 0 })),
    ladderMinimumFen: ladder.minimumFen,
  };
  for await (const orders of ordersByCustomer(database)) {
    count(report, orders, calendar);
    climbOne(report, orders, calendar, ladder);
  }
  report.netFen = report.grossFen - report.refundedFen;
  return report;
}

function count(report: RepurchaseReport, orders: readonly OrderRow[], calendar: Calendar): void {
  report.grossFen += orders.reduce((sum, order) => sum + order.paid_fen, 0);
  report.refundedFen += orders.reduce((sum, order) => sum + order.refunded_fen, 0);
  const live = orders.filter((order) => order.voided === 0);
  const days = [...new Set(live.map((order) => calendar.dayOf(order.paid_at)))].sort((a, b) => a - b);
  const [first] = days;
  if (first === undefined) return;

  report.customers += 1;
  report.orders += live.length;
  report.orderDays += days.length;
  if (days.length >= 2) report.customersWithTwoOrderDays += 1;
  if (reaches(days, 2, first, 7)) report.secondOrderDayWithin7Days += 1;
  if (reaches(days, 3, first, 30)) report.threeOrderDaysWithin30Days += 1;
  if (reaches(days, 5, first, 90)) report.fiveOrderDaysWithin90Days += 1;
}

/** The n-th order day, the first one counted, lies at most `within` days after the first. */
function reaches(days: readonly LocalDay[], n: number, first: LocalDay, within: number): boolean {
  const day = days[n - 1];
  return day !== undefined && day - first <= within;
}

function climbOne(
  report: RepurchaseReport,
  orders: readonly OrderRow[],
  calendar: Calendar,
  ladder: Ladder,
): void {
  const story = orders.map((order): LadderOrder => ({
    orderNo: order.order_no,
    paidAt: order.paid_at as Instant,
    netFen: order.paid_fen - order.refunded_fen,
    voided: order.voided === 1,
  }));
  const progress = climb(ladder, story, calendar);
  for (const [index, step] of (progress?.steps ?? []).entries()) {
    const line = report.ladder[index];
    if (line !== undefined && step.reachedAt !== null) line.reached += 1;
  }
}

async function unlinkedRefunds(database: Database): Promise<number> {
  const row = await database.one<{ fen: number | null }>(
    "SELECT SUM(amount_fen) AS fen FROM events WHERE kind = 'refund.unlinked' AND customer_id IS NOT NULL",
  );
  return Number(row?.fen ?? 0);
}

async function* ordersByCustomer(database: Database): AsyncGenerator<OrderRow[]> {
  for (let after = 0; ;) {
    const ids = await database.rows<{ id: number }>(
      `SELECT id FROM customers WHERE id > ? ORDER BY id LIMIT ${CUSTOMERS_AT_ONCE}`,
      [after],
    );
    const last = ids[ids.length - 1];
    if (last === undefined) return;
    const rows = await database.rows<OrderRow>(
      `SELECT customer_id, order_no, paid_at, paid_fen, refunded_fen, voided FROM orders
       WHERE customer_id > ? AND customer_id <= ? AND paid_at IS NOT NULL ORDER BY customer_id`,
      [after, last.id],
    );
    yield* groups(rows);
    after = last.id;
  }
}

function* groups(rows: readonly OrderRow[]): Generator<OrderRow[]> {
  let group: OrderRow[] = [];
  for (const row of rows) {
    if (group.length > 0 && group[0]?.customer_id !== row.customer_id) {
      yield group;
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield group;
}
