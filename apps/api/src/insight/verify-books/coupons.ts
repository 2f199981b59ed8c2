import { type Books, NOT_MERGED, offenders } from './books';

const STATES = ['granted', 'held', 'used', 'expired', 'revoked'] as const;

/** The diagram. A renewed coupon goes from granted to granted; a restored one comes back from expired or revoked. */
const ALLOWED = [
  'granted>granted',
  'granted>held',
  'granted>used',
  'granted>expired',
  'granted>revoked',
  'held>granted',
  'held>used',
  'held>expired',
  'used>granted',
  'used>expired',
  'used>revoked',
  'expired>granted',
  'revoked>granted',
];

const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** A coupon that takes a place in its template's stock: all but those taken back before they were used. */
const TAKES_A_PLACE = "(c.state <> 'revoked' OR c.used_at IS NOT NULL)";

/** Coupons: each has its grant, stands where its moves lead, moved only along the diagram, and none is too many. */
export async function checkCoupons(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ template_key: string; issued: number; known: number }>(
      books,
      `SELECT t.template_key, COUNT(*) AS issued,
         SUM(CASE WHEN c.state IN (${list(STATES)}) THEN 1 ELSE 0 END) AS known
       FROM coupons c JOIN coupon_templates t ON t.id = c.template_id GROUP BY t.template_key
       HAVING COUNT(*) <> SUM(CASE WHEN c.state IN (${list(STATES)}) THEN 1 ELSE 0 END)`,
      (row) => `template ${row.template_key}: ${row.issued} issued, ${row.known} in a known state`,
    )),
    ...(await offenders<{ template_key: string; coupons: number; grants: number }>(
      books,
      `SELECT t.template_key, COUNT(*) AS coupons, COUNT(DISTINCT g.id) AS grants
       FROM coupons c JOIN coupon_templates t ON t.id = c.template_id
         LEFT JOIN grants g ON g.id = c.grant_id AND g.kind = 'coupon'
       GROUP BY t.template_key HAVING COUNT(*) <> COUNT(DISTINCT g.id)`,
      (row) => `template ${row.template_key}: ${row.coupons} coupons from ${row.grants} grants`,
    )),
    ...(await offenders<{ id: number; state: string; to_state: string }>(
      books,
      `SELECT c.id, c.state, COALESCE(m.to_state, 'granted') AS to_state
       FROM coupons c
         LEFT JOIN (SELECT coupon_id, MAX(id) AS last FROM coupon_moves GROUP BY coupon_id) l ON l.coupon_id = c.id
         LEFT JOIN coupon_moves m ON m.id = l.last
       WHERE c.state <> COALESCE(m.to_state, 'granted')`,
      (row) => `coupon ${row.id} is ${row.state}, its moves lead to ${row.to_state}`,
    )),
    ...(await offenders<{ coupon_id: number; id: number; was: string; from_state: string }>(
      books,
      `SELECT * FROM (
         SELECT id, coupon_id, from_state,
           COALESCE(LAG(to_state) OVER (PARTITION BY coupon_id ORDER BY id), 'granted') AS was
         FROM coupon_moves) chain
       WHERE from_state <> was`,
      (row) => `coupon ${row.coupon_id}: move ${row.id} starts at ${row.from_state}, but it was ${row.was}`,
    )),
    ...(await offenders<{ id: number; coupon_id: number; move: string }>(
      books,
      `SELECT id, coupon_id, move FROM (
         SELECT id, coupon_id, CONCAT(from_state, '>', to_state) AS move FROM coupon_moves) moves
       WHERE move NOT IN (${list(ALLOWED)})`,
      (row) => `coupon ${row.coupon_id}: move ${row.id} ${row.move} is not on the diagram`,
    )),
    ...(await offenders<{ template_key: string; stock: number; placed: number; taken: number }>(
      books,
      `SELECT * FROM (
         SELECT t.template_key, t.stock, COALESCE(q.taken, 0) AS taken,
           (SELECT COUNT(*) FROM coupons c WHERE c.template_id = t.id AND ${TAKES_A_PLACE}) AS placed
         FROM coupon_templates t LEFT JOIN quotas q ON q.quota_key = CONCAT('template:', t.id, ':stock')
         WHERE t.stock IS NOT NULL) stocks
       WHERE taken <> placed OR taken > stock`,
      (row) =>
        `template ${row.template_key}: stock ${row.stock}, counted ${row.taken}, coupons ${row.placed}`,
    )),
    ...(await offenders<{ template_key: string; customer_id: number; placed: number; taken: number }>(
      books,
      `SELECT * FROM (
         SELECT t.template_key, t.per_person, c.customer_id, COUNT(*) AS placed,
           COALESCE(MAX(q.taken), 0) AS taken
         FROM coupons c JOIN coupon_templates t ON t.id = c.template_id
           LEFT JOIN quotas q ON q.quota_key = CONCAT('template:', t.id, ':person:', c.customer_id)
         WHERE t.per_person IS NOT NULL AND ${TAKES_A_PLACE}
         GROUP BY t.template_key, t.per_person, c.customer_id) shares
       WHERE taken <> placed OR (taken > per_person AND ${NOT_MERGED})`,
      (row) =>
        `template ${row.template_key}: customer ${row.customer_id} counted ${row.taken}, coupons ${row.placed}`,
    )),
  ];
}
