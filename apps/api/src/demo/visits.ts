import type { Instant } from '@fanchang/domain';
import type { Database } from '../platform/database/database';
import { PROTAGONISTS } from './protagonists';

export interface Visit {
  couponId: number;
  code: string;
  billFen: number;
}

const DAY_MS = 86_400_000;

/** The coupons that are used in a shop at this moment: about a third of them, one to five days after they were given. */
export async function visitsOf(database: Database, at: Instant): Promise<Visit[]> {
  const rows = await database.rows<{
    id: number;
    code: string;
    kind: string;
    granted_at: number;
    threshold_fen: number;
  }>(
    `SELECT c.id, c.code, t.kind, c.granted_at, t.threshold_fen
     FROM coupons c JOIN coupon_templates t ON t.id = c.template_id
     JOIN customer_identities i ON i.customer_id = c.customer_id AND i.kind = 'openid'
     WHERE c.state = 'granted' AND c.ends_at > ? AND i.value NOT IN (${PROTAGONISTS.map(() => '?').join(',')})
     ORDER BY c.id`,
    [at, ...PROTAGONISTS.map((person) => person.openid)],
  );
  return rows
    .filter((row) => row.id % 3 === 0 && at >= row.granted_at + (1 + (row.id % 5)) * DAY_MS)
    .map((row) => ({
      couponId: row.id,
      code: row.code,
      billFen: row.kind === 'gift' ? 0 : row.threshold_fen + 900 + ((row.id * 1_370) % 9_000),
    }));
}
