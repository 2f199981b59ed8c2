import type { CustomerId, Instant } from '@fanchang/domain';
import { type Forgotten, forgetIn, type LoggedEvent } from '../../facts/events';
import type { Db } from '../../platform/database/db';

const PAGE = 500;

/** Cuts people out of the log where they are easily found: in what is theirs, and in their orders. */
export async function cutOutOfLog(
  db: Db,
  ids: readonly CustomerId[],
  who: Forgotten,
  now: Instant,
): Promise<void> {
  for (const id of ids) {
    await inPages<LoggedEvent>(db, 'SELECT id, data FROM events WHERE customer_id = ?', id, (page) =>
      forgetIn(db, page, who, 'person', now),
    );
    await inPages<{ id: number; source: string; order_no: string }>(
      db,
      'SELECT id, source, order_no FROM orders WHERE customer_id = ?',
      id,
      async (orders) => {
        for (const source of new Set(orders.map((order) => order.source))) {
          const events = await db.rowsIn<LoggedEvent>(
            'SELECT id, data FROM events WHERE source = ? AND order_no IN (?)',
            [source],
            orders.filter((order) => order.source === source).map((order) => order.order_no),
          );
          await forgetIn(db, events, who, 'order', now);
        }
      },
    );
  }
}

async function inPages<Row extends { id: number }>(
  db: Db,
  sql: string,
  customerId: CustomerId,
  each: (page: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let after = 0; ;) {
    const page = await db.rows<Row>(`${sql} AND id > ? ORDER BY id LIMIT ${PAGE}`, [customerId, after]);
    await each(page);
    const last = page[page.length - 1];
    if (last === undefined || page.length < PAGE) return;
    after = last.id;
  }
}
