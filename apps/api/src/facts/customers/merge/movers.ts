import type { CustomerId } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock';
import type { Db } from '../../../platform/database/db';
import type { Merge } from './rows';

/** Moves what a feature keeps of a person, in the caller's transaction. */
export interface Mover {
  /** Everything of `from` becomes `to`'s. Called again for what arrives later under the old id. */
  move(db: Db, merge: Merge): Promise<void>;
  /** What was moved goes back. */
  moveBack(db: Db, merge: Merge): Promise<void>;
  /** True while something is half way through that could not be told apart. */
  isBusy?(db: Db, merge: Merge): Promise<boolean>;
}

interface MergedRow {
  id: CustomerId;
  merged_into: CustomerId | null;
}

/** Who moves before whom: whose an order is hangs on the names people are known by, and much hangs on orders. */
const TURNS = ['names', 'orders', 'others'] as const;
export type Turn = (typeof TURNS)[number];

/** Everybody who keeps something of people. Features register here; facts know no outcome. */
@Injectable()
export class Movers {
  private readonly movers: { mover: Mover; turn: Turn }[] = [];

  constructor(private readonly clock: Clock) {}

  register(mover: Mover, turn: Turn = 'others'): void {
    this.movers.push({ mover, turn });
    this.movers.sort((a, b) => TURNS.indexOf(a.turn) - TURNS.indexOf(b.turn));
  }

  async move(db: Db, merge: Merge): Promise<void> {
    for (const { mover } of this.movers) await mover.move(db, merge);
  }

  async moveBack(db: Db, merge: Merge): Promise<void> {
    for (const { mover } of this.movers) await mover.moveBack(db, merge);
  }

  async isBusy(db: Db, merge: Merge): Promise<boolean> {
    for (const { mover } of this.movers) if ((await mover.isBusy?.(db, merge)) === true) return true;
    return false;
  }

  /**
   * Holds these people until the transaction ends, in id order, so that two of us never wait for each other. Something
   * that still arrives for a customer who was merged follows them.
   *
   * @returns those who go on.
   */
  async hold(db: Db, customerIds: readonly CustomerId[]): Promise<CustomerId[]> {
    const live = new Set<CustomerId>();
    let ids = [...new Set(customerIds)].sort((a, b) => a - b);
    while (ids.length > 0) {
      const rows = await db.rowsIn<MergedRow>(
        `SELECT id, merged_into FROM customers WHERE id IN (?) ORDER BY id${db.forUpdate}`,
        [],
        ids,
      );
      const next = new Set<CustomerId>();
      for (const row of rows) {
        if (row.merged_into === null) {
          live.add(row.id);
          continue;
        }
        await this.follow(db, row.id, row.merged_into);
        if (!live.has(row.merged_into)) next.add(row.merged_into);
      }
      ids = [...next].sort((a, b) => a - b);
    }
    return [...live].sort((a, b) => a - b);
  }

  private async follow(db: Db, from: CustomerId, to: CustomerId): Promise<void> {
    const row = await db.one<{ id: number }>(
      `SELECT id FROM customer_merges WHERE merged_id = ? AND survivor_id = ? AND undone_at IS NULL
       ORDER BY id DESC LIMIT 1`,
      [from, to],
    );
    if (row !== null) await this.move(db, { id: row.id, from, to, at: this.clock.now() });
  }
}
