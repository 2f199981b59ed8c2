import type { CustomerId } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

/** What a person has had of each limit per person, counted from what they have. */
const COUNTED = [
  `SELECT CONCAT('program:', g.program, ':person:', g.customer_id) AS quota_key, COUNT(*) AS taken
   FROM grants g JOIN program_budgets b ON b.program = g.program AND b.most_per_person IS NOT NULL
   WHERE g.customer_id = ? AND g.state IN ('standing', 'kept') GROUP BY g.program, g.customer_id`,
  `SELECT CONCAT('template:', t.id, ':person:', c.customer_id) AS quota_key, COUNT(*) AS taken
   FROM coupons c JOIN coupon_templates t ON t.id = c.template_id AND t.per_person IS NOT NULL
   WHERE c.customer_id = ? AND (c.state <> 'revoked' OR c.used_at IS NOT NULL) GROUP BY t.id, c.customer_id`,
  `SELECT CONCAT('item:', o.item_id, ':person:', o.customer_id) AS quota_key, COUNT(*) AS taken
   FROM mall_orders o
   WHERE o.customer_id = ? AND o.item_id IS NOT NULL AND o.grant_id IS NULL AND o.state <> 'cancelled'
   GROUP BY o.item_id, o.customer_id`,
] as const;

/** Every limit there is per person, without whose. */
const LIMITS = `
  SELECT CONCAT('program:', program, ':person:') AS prefix FROM program_budgets
  UNION ALL SELECT CONCAT('template:', id, ':person:') FROM coupon_templates
  UNION ALL SELECT CONCAT('item:', id, ':person:') FROM mall_items`;

/**
 * Counts anew what these people, who are held, have had of every limit per person: after one turned out to be another
 * they may have had more than one person may, which is theirs to keep; more they do not get.
 */
export async function recountShares(db: Db, customerIds: readonly CustomerId[]): Promise<void> {
  const limits = await db.rows<{ prefix: string }>(LIMITS);
  const keys = customerIds.flatMap((customerId) => limits.map(({ prefix }) => `${prefix}${customerId}`));
  await db.runIn('DELETE FROM quotas WHERE quota_key IN (?)', [], keys);
  for (const customerId of customerIds) {
    for (const counted of COUNTED)
      await db.run(`INSERT INTO quotas (quota_key, taken) ${counted}`, [customerId]);
  }
}
