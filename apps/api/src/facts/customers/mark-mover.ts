import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Db } from '../../platform/database/db';
import { type Merge, moveBack, MOVED_IDS, type Mover, Movers } from './merge';

const TABLE = 'customer_marks';

/** What both were seen with stays with each; the rest goes with the person. */
@Injectable()
export class MarkMover implements Mover, OnModuleInit {
  constructor(private readonly movers: Movers) {}

  onModuleInit(): void {
    this.movers.register(this);
  }

  async move(db: Db, merge: Merge): Promise<void> {
    await db.run(
      `INSERT INTO customer_merge_rows (merge_id, table_name, row_key)
       SELECT ?, ?, m.id FROM customer_marks m WHERE m.customer_id = ? AND NOT EXISTS (
         SELECT 1 FROM customer_marks o WHERE o.customer_id = ? AND o.kind = m.kind AND o.mark = m.mark)`,
      [merge.id, TABLE, merge.from, merge.to],
    );
    await db.run(`UPDATE customer_marks SET customer_id = ? WHERE customer_id = ? AND id IN (${MOVED_IDS})`, [
      merge.to,
      merge.from,
      merge.id,
      TABLE,
    ]);
  }

  moveBack(db: Db, merge: Merge): Promise<void> {
    return moveBack(db, merge, TABLE);
  }
}
