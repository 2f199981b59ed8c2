import { type Claimant, goesOn, type GrantState, keyOfOther } from '@fanchang/domain';
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
import { Grants } from './grants';
import { recountShares } from './shares';

interface KeyedGrant {
  id: number;
  grant_key: string;
  state: GrantState;
}

/** What an outcome of a grant is kept in, beside the points ledger, which moves itself. */
const OUTCOMES = ['coupons', 'member_prices', 'growth_values', 'mall_orders', 'transfers'] as const;
const KEYS = 'grant_keys';

/**
 * What one was given becomes the other's. Where both were given the same thing by a decision over their story, one of
 * the two goes on under the key (`goesOn`), and the other is taken back unless it is used: nothing is given twice.
 */
@Injectable()
export class GrantMover implements Mover, OnModuleInit {
  constructor(
    private readonly movers: Movers,
    private readonly grants: Grants,
  ) {}

  onModuleInit(): void {
    this.movers.register(this);
  }

  async move(db: Db, merge: Merge): Promise<void> {
    await this.takeKeys(db, merge);
    await moveRows(db, merge, 'grants');
    for (const table of OUTCOMES) await moveRows(db, merge, table);
    await moveRows(db, merge, 'redemptions');
    await moveRows(db, merge, 'coupon_holds');
    await recountShares(db, [merge.from, merge.to]);
  }

  async moveBack(db: Db, merge: Merge): Promise<void> {
    await this.returnKeys(db, merge);
    await moveBack(db, merge, 'grants');
    for (const table of OUTCOMES) {
      // What a grant gave only later is where the grant is.
      await db.run(
        `UPDATE ${table} SET customer_id = ? WHERE customer_id = ? AND grant_id IN (${MOVED_IDS})`,
        [merge.from, merge.to, merge.id, 'grants'],
      );
      await moveBack(db, merge, table);
    }
    for (const table of ['redemptions', 'coupon_holds'] as const) await moveBack(db, merge, table);
    await recountShares(db, [merge.from, merge.to]);
  }

  /** A coupon held at a checkout is on its way to being used, by one of the two. */
  async isBusy(db: Db, merge: Merge): Promise<boolean> {
    const held = await db.one("SELECT id FROM coupons WHERE customer_id = ? AND state = 'held' LIMIT 1", [
      merge.to,
    ]);
    return held !== null;
  }

  private async takeKeys(db: Db, merge: Merge): Promise<void> {
    const theirs = await db.rows<KeyedGrant>(
      'SELECT id, grant_key, state FROM grants WHERE customer_id = ? ORDER BY id',
      [merge.from],
    );
    const taking = theirs.flatMap((grant) => {
      const key = keyOfOther(grant.grant_key, merge.from, merge.to);
      return key === grant.grant_key ? [] : [{ grant, key }];
    });
    const rivals = await db.rowsIn<KeyedGrant>(
      'SELECT id, grant_key, state FROM grants WHERE grant_key IN (?)',
      [],
      taking.map(({ key }) => key),
    );
    const holderOf = new Map(rivals.map((rival) => [rival.grant_key, rival]));
    const used = await this.grants.usedAmong(db, [
      ...taking.map(({ grant }) => grant.id),
      ...rivals.map((rival) => rival.id),
    ]);
    const renamed: { id: number; was: string; key: string }[] = [];
    for (const { grant, key } of taking) {
      const rival = holderOf.get(key);
      if (rival !== undefined) {
        if (goesOn(claimant(grant, used), claimant(rival, used)).id === rival.id) continue;
        renamed.push({ id: rival.id, was: key, key: grant.grant_key });
      }
      renamed.push({ id: grant.id, was: grant.grant_key, key });
    }
    await noteDown(
      db,
      merge,
      KEYS,
      renamed.map(({ id, was }) => ({ key: String(id), was })),
    );
    await rename(db, renamed);
  }

  private async returnKeys(db: Db, merge: Merge): Promise<void> {
    const notes = await notesOf(db, merge, KEYS);
    await rename(
      db,
      notes.map(({ key, was }) => ({ id: Number(key), key: was })),
    );
  }
}

function claimant(grant: KeyedGrant, used: ReadonlySet<number>): Claimant {
  return { id: grant.id, used: used.has(grant.id), standing: grant.state === 'standing' };
}

/** Two grants may change keys with each other, so all let go of theirs first. */
async function rename(db: Db, renamed: readonly { id: number; key: string }[]): Promise<void> {
  for (const { id } of renamed) {
    await db.run('UPDATE grants SET grant_key = ? WHERE id = ?', [`~${id}`, id]);
  }
  for (const { id, key } of renamed) {
    await db.run('UPDATE grants SET grant_key = ? WHERE id = ?', [key, id]);
  }
}
