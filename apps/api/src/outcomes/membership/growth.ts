import type { CustomerId, Instant } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Db } from '../../platform/database/db';
import type { GrantedOutcome, NotIssued, OutcomeKeeper } from '../grants/outcome-keeper';

/** Growth value 成长值: what a person has grown by, the sum of what stands. It is never spent, so it can always go back. */
@Injectable()
export class GrowthValues implements OutcomeKeeper {
  async used(): Promise<number[]> {
    return [];
  }

  async issue(db: Db, granted: readonly GrantedOutcome[]): Promise<readonly NotIssued[]> {
    const rows = granted.flatMap(({ grantId, customerId, outcome }) =>
      outcome.kind === 'growth' ? [[grantId, customerId, outcome.value, 'standing']] : [],
    );
    await db.insert('growth_values', ['grant_id', 'customer_id', 'value', 'state'], rows);
    return [];
  }

  async renew(db: Db, granted: GrantedOutcome, _now: Instant): Promise<null> {
    const { grantId, outcome } = granted;
    if (outcome.kind !== 'growth') return null;
    const renewed = await db.run(
      "UPDATE growth_values SET state = 'standing', value = ? WHERE grant_id = ?",
      [outcome.value, grantId],
    );
    if (renewed === 0) await this.issue(db, [granted]);
    return null;
  }

  async takeBack(db: Db, grantId: number): Promise<boolean> {
    await db.run("UPDATE growth_values SET state = 'withdrawn' WHERE grant_id = ? AND state = 'standing'", [
      grantId,
    ]);
    return true;
  }
}

/** A person's growth value. */
export async function growthOf(db: Pick<Db, 'one'>, customerId: CustomerId): Promise<number> {
  const row = await db.one<{ value: number | string }>(
    "SELECT COALESCE(SUM(value), 0) AS value FROM growth_values WHERE customer_id = ? AND state = 'standing'",
    [customerId],
  );
  return Number(row?.value ?? 0);
}
