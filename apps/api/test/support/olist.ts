import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { ROOT } from './processes';

export const OLIST = join(ROOT, '../shared/data/olist');

/** The real data is not ours to ship: its stories are told where it is, and say so where it is not. */
export function whereOlistIs(): jest.Describe {
  if (existsSync(OLIST)) return describe;
  console.warn(`skipped: ${OLIST} is not here`);
  return describe.skip;
}

export interface OlistOrder {
  orderNo: string;
  buyer: string;
  boughtAt: number;
  /** Null: the payment was never approved. */
  approvedAt: number | null;
  shippedAt: number | null;
  /** Null: no delivery is recorded. */
  deliveredAt: number | null;
  /** What the buyer was told when buying. */
  estimatedAt: number;
  paidCents: number;
  lines: { lineKey: string; productId: string; category: string | null; cents: number }[];
}

/** One answer to Olist's own survey. Some orders have two. */
export interface OlistReview {
  orderNo: string;
  /** 1–5. */
  score: number;
  /** Without the spaces around; most wrote nothing. */
  words: string;
  answeredAt: number;
}

export function olistOrders(): OlistOrder[] {
  const buyers = new Map(rowsOf('customers').map((row) => [row('customer_id'), row('customer_unique_id')]));
  const payments = byOrder(rowsOf('order_payments'));
  const items = byOrder(rowsOf('order_items'));
  const categories = new Map(
    rowsOf('products').map((row) => [row('product_id'), row('product_category_name')]),
  );
  return rowsOf('orders').map((row) => {
    const orderNo = row('order_id');
    const paid = (payments.get(orderNo) ?? []).map((payment) => centsOf(payment('payment_value')));
    return {
      orderNo,
      buyer: buyers.get(row('customer_id')) ?? '',
      boughtAt: instantOf(row('order_purchase_timestamp')),
      approvedAt: instantOrNull(row('order_approved_at')),
      shippedAt: instantOrNull(row('order_delivered_carrier_date')),
      deliveredAt: instantOrNull(row('order_delivered_customer_date')),
      estimatedAt: instantOf(row('order_estimated_delivery_date')),
      paidCents: paid.reduce((sum, cents) => sum + cents, 0),
      lines: (items.get(orderNo) ?? []).map((item) => ({
        lineKey: item('order_item_id'),
        productId: item('product_id'),
        category: categories.get(item('product_id')) || null,
        cents: centsOf(item('price')),
      })),
    };
  });
}

/** Oldest answer first. */
export function olistReviews(): OlistReview[] {
  const reviews = rowsOf('order_reviews').map((row) => ({
    orderNo: row('order_id'),
    score: Number(row('review_score')),
    words: row('review_comment_message').trim(),
    answeredAt: instantOf(row('review_answer_timestamp')),
  }));
  return reviews.sort((a, b) => a.answeredAt - b.answeredAt);
}

/** A column's text in one row. @throws Error when the file has no such column. */
type Row = (column: string) => string;

function rowsOf(name: string): Row[] {
  const text = gunzipSync(readFileSync(join(OLIST, `${name}.csv.gz`)));
  return parse<Record<string, string>>(text, { columns: true }).map((row) => (column) => {
    const value = row[column];
    if (value === undefined) throw new Error(`${name} has no column ${column}`);
    return value;
  });
}

function byOrder(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row('order_id'), [...(found.get(row('order_id')) ?? []), row]);
  return found;
}

/**
 * The data has wall clocks of Brazil without a zone. One offset all year round, summer time or not, keeps the differences
 * its published figures were counted by.
 */
export const OLIST_ZONE = 'Etc/GMT+3';
const instantOf = (wallClock: string) => Date.parse(`${wallClock.replace(' ', 'T')}-03:00`);
const instantOrNull = (wallClock: string) => (wallClock === '' ? null : instantOf(wallClock));

const centsOf = (amount: string) => Math.round(Number(amount) * 100);
