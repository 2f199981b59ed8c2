import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Merge,
  moveBack,
  MOVED_IDS,
  type Mover,
  Movers,
  moveRows,
  noteDown,
  notesOf,
} from '../../facts/customers';
import type { Db } from '../../platform/database/db';

const KEYS = 'payment_request_keys';

/** What one paid becomes the other's, and goes back where it came from. Cash moves with its grants. */
@Injectable()
export class PaymentMover implements Mover, OnModuleInit {
  constructor(private readonly movers: Movers) {}

  onModuleInit(): void {
    this.movers.register(this);
  }

  async move(db: Db, merge: Merge): Promise<void> {
    await this.giveWay(db, merge);
    await moveRows(db, merge, 'payments');
    await moveRows(db, merge, 'payment_refunds');
  }

  async moveBack(db: Db, merge: Merge): Promise<void> {
    // What was refunded only later is where its payment is.
    await db.run(
      `UPDATE payment_refunds SET customer_id = ? WHERE customer_id = ? AND payment_id IN (${MOVED_IDS})`,
      [merge.from, merge.to, merge.id, 'payments'],
    );
    await moveBack(db, merge, 'payments');
    await moveBack(db, merge, 'payment_refunds');
    for (const { key, was } of await notesOf(db, merge, KEYS)) {
      await db.run('UPDATE payments SET request_key = ? WHERE id = ? AND customer_id = ?', [
        was,
        Number(key),
        merge.from,
      ]);
    }
  }

  /** Two requests of the same name were two people's: the one that comes takes another. */
  private async giveWay(db: Db, merge: Merge): Promise<void> {
    const rows = await db.rows<{ id: number; request_key: string }>(
      `SELECT p.id, p.request_key FROM payments p JOIN payments o ON o.request_key = p.request_key AND o.customer_id = ?
       WHERE p.customer_id = ? ORDER BY p.id`,
      [merge.to, merge.from],
    );
    await noteDown(
      db,
      merge,
      KEYS,
      rows.map((row) => ({ key: String(row.id), was: row.request_key })),
    );
    for (const { id } of rows) {
      await db.run('UPDATE payments SET request_key = ? WHERE id = ?', [`~${id}`, id]);
    }
  }
}
