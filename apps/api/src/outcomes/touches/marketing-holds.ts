import type { CustomerId, Instant } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Merge, moveBack, type Mover, Movers, moveRows } from '../../facts/customers';
import type { Db } from '../../platform/database/db';

const TABLE = 'marketing_holds';

/** Marketing holds 免打扰: while one stands, a person is sent nothing that sells. Each has a cause, and ends with it. */
@Injectable()
export class MarketingHolds implements Mover, OnModuleInit {
  constructor(private readonly movers: Movers) {}

  onModuleInit(): void {
    this.movers.register(this);
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

  move(db: Db, merge: Merge): Promise<void> {
    return moveRows(db, merge, TABLE);
  }

  moveBack(db: Db, merge: Merge): Promise<void> {
    return moveBack(db, merge, TABLE);
  }
}
