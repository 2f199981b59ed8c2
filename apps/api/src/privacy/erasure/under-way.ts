import { type CustomerId, refuse, type Refusal } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

/** What a person waits for from us: while it is under way, it cannot be told to nobody. Values: the people. */
const UNDER_WAY: readonly { what: string; sql: string }[] = [
  {
    what: '有一张券正在一笔订单里结算',
    sql: "SELECT id FROM coupons WHERE customer_id IN (?) AND state = 'held' LIMIT 1",
  },
  {
    what: '有一件礼品还没送到',
    sql: "SELECT id FROM mall_orders WHERE customer_id IN (?) AND state IN ('placed', 'shipped') LIMIT 1",
  },
  {
    // Within two hours they are over.
    what: '有一笔支付还没结束',
    sql: "SELECT id FROM payments WHERE customer_id IN (?) AND state NOT IN ('paid', 'closed') LIMIT 1",
  },
  {
    what: '有一笔退款还没到账',
    sql: "SELECT id FROM payment_refunds WHERE customer_id IN (?) AND state <> 'done' LIMIT 1",
  },
  {
    what: '有一笔现金奖励正在转出',
    sql: "SELECT id FROM transfers WHERE customer_id IN (?) AND state IN ('asking', 'confirming') LIMIT 1",
  },
  {
    what: '有一个售后工单还没办结',
    sql: "SELECT id FROM tickets WHERE customer_id IN (?) AND state IN ('open', 'waiting') LIMIT 1",
  },
  {
    // Others wait for them, and leaving takes one tap.
    what: '有一个拼团还没拼完，请等它结束或先退出',
    sql: `SELECT s.id FROM group_seats s JOIN group_teams t ON t.id = s.team_id
      WHERE s.customer_id IN (?) AND s.state = 'taken' AND t.state = 'open' LIMIT 1`,
  },
  {
    what: '有一个拼团等您付款，请等它结束或先退出',
    sql: "SELECT id FROM group_teams WHERE customer_id IN (?) AND state = 'waiting' LIMIT 1",
  },
];

/** Why somebody cannot be forgotten yet; null: nothing is under way. */
export async function underWay(db: Db, ids: readonly CustomerId[]): Promise<Refusal | null> {
  for (const { what, sql } of UNDER_WAY) {
    if ((await db.rowsIn(sql, [], ids)).length > 0) return refuse('ERASURE_UNDER_WAY', { what });
  }
  return null;
}
