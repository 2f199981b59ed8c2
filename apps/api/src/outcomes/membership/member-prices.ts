import type { RefusalCode } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Db } from '../../platform/database/db';
import type { GrantedOutcome, NotIssued, OutcomeKeeper } from '../grants/outcome-keeper';

/** Member prices 会员价: a rate a person pays on every bill while it stands. */
@Injectable()
export class MemberPrices implements OutcomeKeeper {
  /** A price is enjoyed bill by bill; it can always be taken back for the bills to come. */
  async used(): Promise<number[]> {
    return [];
  }

  async issue(db: Db, granted: readonly GrantedOutcome[]): Promise<readonly NotIssued[]> {
    const rows = granted.flatMap(({ grantId, customerId, outcome }) =>
      outcome.kind === 'member-price'
        ? [[grantId, customerId, outcome.name, outcome.rate, 'standing', outcome.startsAt, outcome.endsAt]]
        : [],
    );
    await db.insert(
      'member_prices',
      ['grant_id', 'customer_id', 'name', 'rate', 'state', 'starts_at', 'ends_at'],
      rows,
    );
    return [];
  }

  async renew(db: Db, granted: GrantedOutcome): Promise<RefusalCode | null> {
    const { grantId, outcome } = granted;
    if (outcome.kind !== 'member-price') return null;
    const renewed = await db.run(
      `UPDATE member_prices SET state = 'standing', name = ?, rate = ?, starts_at = ?, ends_at = ? WHERE grant_id = ?`,
      [outcome.name, outcome.rate, outcome.startsAt, outcome.endsAt, grantId],
    );
    if (renewed === 0) await this.issue(db, [granted]);
    return null;
  }

  async takeBack(db: Db, grantId: number): Promise<boolean> {
    await db.run("UPDATE member_prices SET state = 'withdrawn' WHERE grant_id = ?", [grantId]);
    return true;
  }
}
