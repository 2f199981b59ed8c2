import type { CustomerId } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import type { CustomerStory } from '../customers';

/** What somebody's friends have bought since they accepted: their indirect value, fen net of refunds. */
export interface Reached {
  /** Friends who bought something. */
  people: number;
  orders: number;
  fen: number;
}

interface BondRow {
  id: number;
  customer_id: CustomerId;
  accepted_at: number;
  brought_orders: number;
  brought_fen: number;
}

/**
 * Writes what invited people, who are held, have bought since they accepted.
 *
 * @returns their invitations.
 */
export async function writeBrought(db: Db, stories: readonly CustomerStory[]): Promise<number[]> {
  const rows = await db.rowsIn<BondRow>(
    'SELECT id, customer_id, accepted_at, brought_orders, brought_fen FROM invitations WHERE customer_id IN (?)',
    [],
    stories.map((story) => story.customerId),
  );
  const byId = new Map(stories.map((story) => [story.customerId, story]));
  for (const row of rows) {
    const orders = (byId.get(row.customer_id)?.orders ?? []).filter(
      (order) => !order.voided && order.paidAt >= Number(row.accepted_at),
    );
    const fen = orders.reduce((sum, order) => sum + order.netFen, 0);
    if (row.brought_orders === orders.length && Number(row.brought_fen) === fen) continue;
    await db.run('UPDATE invitations SET brought_orders = ?, brought_fen = ? WHERE id = ?', [
      orders.length,
      fen,
      row.id,
    ]);
  }
  return rows.map((row) => row.id);
}

/** The indirect value of inviters 间接价值, for segments. */
export const Reach = {
  /** @returns by customer; whoever brought nobody has zeros. */
  async of(books: Pick<Db, 'rowsIn'>, customerIds: readonly CustomerId[]): Promise<Map<CustomerId, Reached>> {
    const rows = await books.rowsIn<{ inviter_id: CustomerId; people: number; orders: number; fen: number }>(
      `SELECT inviter_id, COUNT(*) AS people, SUM(brought_orders) AS orders, SUM(brought_fen) AS fen
       FROM invitations WHERE inviter_id IN (?) AND inviter_id <> customer_id AND brought_orders > 0
       GROUP BY inviter_id`,
      [],
      customerIds,
    );
    const found = new Map<CustomerId, Reached>(
      customerIds.map((id) => [id, { people: 0, orders: 0, fen: 0 }]),
    );
    for (const row of rows) {
      found.set(row.inviter_id, {
        people: Number(row.people),
        orders: Number(row.orders),
        fen: Number(row.fen),
      });
    }
    return found;
  },
};
