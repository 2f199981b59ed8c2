import type { CustomerId, Instant } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Db } from '../../platform/database/db';

/** Marketing holds 免打扰: while one stands, a person is sent nothing that sells. Each has a cause, goes with it, and ends with it. */
@Injectable()
export class MarketingHolds {
  /** Their causes are this person's now. */
  async follow(db: Db, customerId: CustomerId, causes: readonly string[]): Promise<void> {
    await db.runIn('UPDATE marketing_holds SET customer_id = ? WHERE cause IN (?)', [customerId], causes);
  }

  /** Puts one, or lets it stand again. */
  async put(db: Db, customerId: CustomerId, cause: string, now: Instant): Promise<void> {
    const again = await db.run('UPDATE marketing_holds SET customer_id = ?, until = NULL WHERE cause = ?', [
      customerId,
      cause,
    ]);
    if (again > 0) return;
    await db.run('INSERT INTO marketing_holds (customer_id, cause, since) VALUES (?, ?, ?)', [
      customerId,
      cause,
      now,
    ]);
  }

  /** Its cause is over. */
  async lift(db: Db, cause: string, now: Instant): Promise<void> {
    await db.run('UPDATE marketing_holds SET until = ? WHERE cause = ? AND until IS NULL', [now, cause]);
  }

  /** Whether anything holds a person now. */
  static async stands(db: Pick<Db, 'one'>, customerId: number): Promise<boolean> {
    const row = await db.one(
      'SELECT id FROM marketing_holds WHERE customer_id = ? AND until IS NULL LIMIT 1',
      [customerId],
    );
    return row !== null;
  }
}
