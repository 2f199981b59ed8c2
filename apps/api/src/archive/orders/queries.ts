const COLUMNS = `o.id, o.order_no, o.paid_at, o.shipped_at, o.signed_at, o.completed_at, o.paid_fen, o.list_fen,
  o.refunded_fen, o.voided, o.items, o.live_session, o.live_room, o.parcels`;

export interface OrderRow {
  id: number;
  order_no: string;
  paid_at: number;
  shipped_at: number | null;
  signed_at: number | null;
  completed_at: number | null;
  paid_fen: number;
  list_fen: number;
  refunded_fen: number;
  voided: number;
  items: number;
  live_session: string | null;
  live_room: string | null;
  parcels: string | null;
}

/** A shopper's paid orders, newest first. Values: customer, before, before, id, limit. */
export const ORDERS = `SELECT ${COLUMNS} FROM orders o
  WHERE o.customer_id = ? AND o.paid_at IS NOT NULL AND (o.paid_at < ? OR (o.paid_at = ? AND o.id < ?))
  ORDER BY o.paid_at DESC, o.id DESC LIMIT ?`;

/** Values: id, customer. */
export const ORDER = `SELECT ${COLUMNS} FROM orders o WHERE o.id = ? AND o.customer_id = ? AND o.paid_at IS NOT NULL`;

export interface LineRow {
  order_id: number;
  line_key: string;
  product_id: string;
  title: string;
  quantity: number;
  amount_fen: number;
}

export const LINES = `SELECT order_id, line_key, product_id, title, quantity, amount_fen FROM order_lines
  WHERE order_id IN (?) ORDER BY order_id, line_key`;

export interface AskedRow {
  survey_no: string;
  closes_at: number;
  /** Of the survey. */
  definition: string;
}

/** What is asked of an order and can still be answered. Values: order, customer, now. */
export const ASKED = `SELECT s.survey_no, s.closes_at, p.definition FROM surveys s
  JOIN programs p ON p.program = s.program AND p.version = s.version
  WHERE s.order_id = ? AND s.customer_id = ? AND s.state = 'open' AND s.closes_at > ? ORDER BY s.id LIMIT 1`;

/** How long the latest orders were on their way. Value: limit. */
export const TRANSITS = `SELECT signed_at - shipped_at AS ms FROM orders
  WHERE signed_at IS NOT NULL AND shipped_at IS NOT NULL AND signed_at > shipped_at ORDER BY signed_at DESC LIMIT ?`;

/** Value: customer. */
export const PROGRESS = 'SELECT program, progress FROM ladder_progress WHERE customer_id = ?';
