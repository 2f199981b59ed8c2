import type { Db } from '../../platform/database/db';

type Books = Pick<Db, 'rows' | 'one'>;

/** What a grant is asked for by: its key, a coupon's code, or the person who has it. */
export type WhyAsked = { grant: string } | { coupon: string } | { customer: number };

/** The whole record of one grant: what was decided, from which facts, and what happened since. */
export interface FullWhy {
  key: string;
  program: string;
  programName: string | null;
  version: number;
  step: string;
  state: string;
  /** Why it could not be given. */
  refusal: string | null;
  customerId: number;
  outcome: unknown;
  /** What the shopper is told. */
  sentence: string;
  setOffBy: string | null;
  orders: { source: string; orderNo: string; paidAt: number | null; paidFen: number; refundedFen: number }[];
  decidedAt: number;
  changedAt: number;
  coupon: {
    moves: { at: number; from: string; to: string; by: string; shop: string | null; reason: string | null }[];
  } | null;
  points: { at: number; kind: string; points: number; text: string }[];
}

interface GrantRow {
  id: number;
  grant_key: string;
  program: string;
  version: number;
  step: string;
  state: string;
  refusal: string | null;
  customer_id: number;
  outcome: string;
  why: string;
  decided_at: number;
  changed_at: number;
  definition: string | null;
  coupon_id: number | null;
}

const GRANTS = `
  SELECT g.id, g.grant_key, g.program, g.version, g.step, g.state, g.refusal, g.customer_id, g.outcome, g.why,
    g.decided_at, g.changed_at, p.definition, c.id AS coupon_id
  FROM grants g LEFT JOIN programs p ON p.program = g.program AND p.version = g.version
    LEFT JOIN coupons c ON c.grant_id = g.id`;

/** How many of one person's grants are told, the latest first. */
const TOLD = 50;

/** Why somebody has, or no longer has, a benefit: read from the stored record, on any database. */
export async function whyOf(books: Books, asked: WhyAsked): Promise<FullWhy[]> {
  const [where, value] = conditionOf(asked);
  const rows = await books.rows<GrantRow>(`${GRANTS} WHERE ${where} ORDER BY g.id DESC LIMIT ${TOLD}`, [
    value,
  ]);
  const whys: FullWhy[] = [];
  for (const row of rows) whys.push(await fullWhy(books, row));
  return whys;
}

function conditionOf(asked: WhyAsked): [string, string | number] {
  if ('grant' in asked) return ['g.grant_key = ?', asked.grant];
  return 'coupon' in asked ? ['c.code = ?', asked.coupon] : ['g.customer_id = ?', asked.customer];
}

async function fullWhy(books: Books, row: GrantRow): Promise<FullWhy> {
  const why = JSON.parse(row.why) as { sentence: string; orders: string[]; setOffBy?: string };
  const definition =
    row.definition === null ? null : (JSON.parse(row.definition) as { name?: string; title?: string });
  return {
    key: row.grant_key,
    program: row.program,
    programName: definition?.name ?? definition?.title ?? null,
    version: row.version,
    step: row.step,
    state: row.state,
    refusal: row.refusal,
    customerId: row.customer_id,
    outcome: JSON.parse(row.outcome),
    sentence: why.sentence,
    setOffBy: why.setOffBy ?? null,
    orders: await ordersOf(books, row.customer_id, why.orders),
    decidedAt: Number(row.decided_at),
    changedAt: Number(row.changed_at),
    coupon: row.coupon_id === null ? null : { moves: await movesOf(books, row.coupon_id) },
    points: await entriesOf(books, row.id),
  };
}

async function ordersOf(
  books: Books,
  customerId: number,
  orderNos: readonly string[],
): Promise<FullWhy['orders']> {
  if (orderNos.length === 0) return [];
  const rows = await books.rows<{
    source: string;
    order_no: string;
    paid_at: number | null;
    paid_fen: number;
    refunded_fen: number;
  }>(
    `SELECT source, order_no, paid_at, paid_fen, refunded_fen FROM orders
     WHERE customer_id = ? AND order_no IN (${orderNos.map(() => '?').join(', ')}) ORDER BY paid_at, id`,
    [customerId, ...orderNos],
  );
  return rows.map((order) => ({
    source: order.source,
    orderNo: order.order_no,
    paidAt: order.paid_at === null ? null : Number(order.paid_at),
    paidFen: Number(order.paid_fen),
    refundedFen: Number(order.refunded_fen),
  }));
}

async function movesOf(books: Books, couponId: number) {
  const rows = await books.rows<{
    at: number;
    from_state: string;
    to_state: string;
    by_kind: string;
    by_id: string;
    shop: string | null;
    reason: string | null;
  }>(
    `SELECT m.at, m.from_state, m.to_state, m.by_kind, m.by_id, s.name AS shop, m.reason
     FROM coupon_moves m LEFT JOIN shops s ON s.id = m.shop_id WHERE m.coupon_id = ? ORDER BY m.id`,
    [couponId],
  );
  return rows.map((move) => ({
    at: Number(move.at),
    from: move.from_state,
    to: move.to_state,
    by: `${move.by_kind} ${move.by_id}`.trim(),
    shop: move.shop,
    reason: move.reason,
  }));
}

async function entriesOf(books: Books, grantId: number): Promise<FullWhy['points']> {
  const rows = await books.rows<{ at: number; kind: string; points: number; text: string }>(
    'SELECT at, kind, points, text FROM points_entries WHERE grant_id = ? ORDER BY id',
    [grantId],
  );
  return rows.map((entry) => ({ ...entry, at: Number(entry.at), points: Number(entry.points) }));
}
