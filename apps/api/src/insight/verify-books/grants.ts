import { type Books, NOT_MERGED, offenders } from './books';

const COUNTS = "g.state IN ('standing', 'kept')";

/** Grants: no key twice, each standing one has what it gives, and no budget is exceeded. */
export async function checkGrants(books: Books): Promise<string[]> {
  return [
    ...(await offenders<{ grant_key: string; n: number }>(
      books,
      'SELECT grant_key, COUNT(*) AS n FROM grants GROUP BY grant_key HAVING COUNT(*) > 1',
      (row) => `grant ${row.grant_key} was given ${row.n} times`,
    )),
    ...(await offenders<{ grant_key: string; coupons: number }>(
      books,
      `SELECT g.grant_key, COUNT(c.id) AS coupons FROM grants g LEFT JOIN coupons c ON c.grant_id = g.id
       WHERE g.kind = 'coupon' AND ${COUNTS} GROUP BY g.grant_key HAVING COUNT(c.id) <> 1`,
      (row) => `grant ${row.grant_key} stands with ${row.coupons} coupons`,
    )),
    ...(await offenders<{ grant_key: string; state: string; coupon: string }>(
      books,
      `SELECT g.grant_key, g.state, c.state AS coupon FROM grants g JOIN coupons c ON c.grant_id = g.id
       WHERE (g.state = 'standing' AND c.state = 'revoked' AND c.used_at IS NULL)
         OR (g.state IN ('withdrawn', 'lapsed', 'unfunded') AND c.state IN ('granted', 'held', 'used')
           AND NOT (c.state = 'granted' AND c.ends_at <= g.changed_at))`,
      (row) => `grant ${row.grant_key} is ${row.state}, its coupon ${row.coupon}`,
    )),
    ...(await offenders<{ program: string; what: string; most: number; given: number; taken: number }>(
      books,
      `SELECT * FROM (
         SELECT b.program, 'count' AS what, b.most_count AS most, COALESCE(q.taken, 0) AS taken,
           (SELECT COUNT(*) FROM grants g WHERE g.program = b.program AND ${COUNTS}) AS given
         FROM program_budgets b LEFT JOIN quotas q ON q.quota_key = CONCAT('program:', b.program, ':count')
         WHERE b.most_count IS NOT NULL
         UNION ALL
         SELECT b.program, 'fen', b.most_fen, COALESCE(q.taken, 0),
           (SELECT COALESCE(SUM(COALESCE(t.cost_fen, 0) + COALESCE(i.worth_fen, 0) + COALESCE(f.amount_fen, 0)), 0) FROM grants g
              LEFT JOIN coupons c ON c.grant_id = g.id LEFT JOIN coupon_templates t ON t.id = c.template_id
              LEFT JOIN mall_orders o ON o.grant_id = g.id AND o.kind = 'gift'
              LEFT JOIN mall_items i ON i.id = o.item_id
              LEFT JOIN transfers f ON f.grant_id = g.id
            WHERE g.program = b.program AND ${COUNTS})
         FROM program_budgets b LEFT JOIN quotas q ON q.quota_key = CONCAT('program:', b.program, ':fen')
         WHERE b.most_fen IS NOT NULL) budgets
       WHERE taken <> given OR taken > most`,
      (row) =>
        `program ${row.program}: ${row.what} at most ${row.most}, counted ${row.taken}, given ${row.given}`,
    )),
    ...(await offenders<{ program: string; customer_id: number; given: number; taken: number }>(
      books,
      `SELECT * FROM (
         SELECT b.program, b.most_per_person, g.customer_id, COUNT(*) AS given, COALESCE(MAX(q.taken), 0) AS taken
         FROM program_budgets b JOIN grants g ON g.program = b.program AND ${COUNTS}
           LEFT JOIN quotas q ON q.quota_key = CONCAT('program:', b.program, ':person:', g.customer_id)
         WHERE b.most_per_person IS NOT NULL GROUP BY b.program, b.most_per_person, g.customer_id) shares
       WHERE taken <> given OR (taken > most_per_person AND ${NOT_MERGED})`,
      (row) => `program ${row.program}: customer ${row.customer_id} counted ${row.taken}, given ${row.given}`,
    )),
  ];
}
