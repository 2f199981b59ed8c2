import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/database';

/**
 * What the books say, table by table, by natural keys: no ids, no codes, no times of writing. Two databases that were
 * told the same facts, in whatever order and however often, have the same digest.
 */
const BOOKS: Record<string, string> = {
  events: `SELECT e.source, e.source_id, e.kind, e.order_no, c.born_as, e.amount_fen, e.happened_at, e.data
    FROM events e LEFT JOIN customers c ON c.id = e.customer_id`,
  // A nickname is whatever name was told last, so it is no part of the books.
  customers: 'SELECT born_as FROM customers',
  identities: `SELECT i.kind, i.value, c.born_as FROM customer_identities i JOIN customers c ON c.id = i.customer_id`,
  facts: `SELECT c.born_as, f.orders, f.items, f.order_days, f.paid_fen, f.refunded_fen, f.saved_fen, f.first_paid_at,
      f.last_paid_at
    FROM customer_facts f JOIN customers c ON c.id = f.customer_id`,
  orders: `SELECT o.source, o.order_no, c.born_as, o.paid_at, o.shipped_at, o.signed_at, o.completed_at, o.closed_at,
      o.paid_fen, o.list_fen, o.refunded_fen, o.voided, o.items, o.live_session, o.live_room,
      o.parcels
    FROM orders o LEFT JOIN customers c ON c.id = o.customer_id`,
  lines: `SELECT o.source, o.order_no, l.line_key, l.product_id, l.title, l.category, l.quantity, l.amount_fen
    FROM order_lines l JOIN orders o ON o.id = l.order_id`,
  progress: `SELECT c.born_as, p.program, p.version, p.progress
    FROM ladder_progress p JOIN customers c ON c.id = p.customer_id`,
  grants: `SELECT c.born_as, g.program, g.version, g.step, g.cause, g.state, g.kind, g.outcome, g.why
    FROM grants g JOIN customers c ON c.id = g.customer_id WHERE g.state <> 'withdrawn'`,
  coupons: `SELECT c.born_as, g.program, g.step, t.template_key, k.state, k.starts_at, k.ends_at
    FROM coupons k JOIN grants g ON g.id = k.grant_id JOIN customers c ON c.id = k.customer_id
      JOIN coupon_templates t ON t.id = k.template_id WHERE k.state <> 'revoked'`,
  points: `SELECT c.born_as, g.program, g.cause, l.state, l.points, l.left_points, l.expired_points, l.available_at,
      l.expires_at
    FROM points_lots l JOIN grants g ON g.id = l.grant_id JOIN customers c ON c.id = l.customer_id WHERE l.points > 0`,
  debts: `SELECT c.born_as, a.balance FROM points_accounts a JOIN customers c ON CAST(c.id AS CHAR) = a.owner
    WHERE a.kind = 'debt' AND a.balance <> 0`,
  memberPrices: `SELECT c.born_as, m.name, m.rate, m.starts_at, m.ends_at
    FROM member_prices m JOIN customers c ON c.id = m.customer_id WHERE m.state = 'standing'`,
};

export interface BooksDigest {
  digest: string;
  tables: Record<string, { rows: number; digest: string }>;
}

/** A digest of each table that matters and of all together. Rows are sorted here: databases sort text differently. */
export async function digestBooks(database: Database): Promise<BooksDigest> {
  const tables: BooksDigest['tables'] = {};
  for (const [name, sql] of Object.entries(BOOKS)) {
    const rows = await database.rows<Record<string, unknown>>(sql);
    const lines = rows.map((row) => JSON.stringify(Object.values(row))).sort();
    tables[name] = { rows: lines.length, digest: sha256(lines.join('\n')) };
  }
  return { digest: sha256(JSON.stringify(tables)), tables };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
