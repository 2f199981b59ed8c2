import { type CustomerId, isRefusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { AuditActor } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { addIdentity, identify, type Identity, keptKey, ownerOf } from './identify';
import { Merges, type MergeReason } from './merge';

const BY_ITSELF: AuditActor = { kind: 'system', id: '' };

/** One customer over all channels: whoever shows that two names are one person's joins what is kept under them. */
@Injectable()
export class People {
  constructor(
    private readonly clock: Clock,
    private readonly merges: Merges,
  ) {}

  /**
   * The customer of somebody WeChat has just told us of; whoever is new becomes one. A unionid leads to who ordered
   * under it elsewhere.
   */
  async meet(db: Db, { openid, unionid }: { openid: string; unionid: string | null }): Promise<CustomerId> {
    const name: Identity = { kind: 'openid', value: openid };
    if (unionid === null) return this.known(db, name);
    return this.join(db, name, { kind: 'unionid', value: unionid }, 'unionid');
  }

  /** The customer two names lead to, which are one person's. Near the end of the transaction: it may merge. */
  async join(db: Db, name: Identity, other: Identity, reason: MergeReason): Promise<CustomerId> {
    const [mine, theirs] = [await ownerOf(db, name), await ownerOf(db, other)];
    if (mine === null && theirs !== null) {
      await addIdentity(db, name, theirs);
      return theirs;
    }
    const customerId = mine ?? (await this.known(db, name));
    if (theirs === null) await addIdentity(db, other, customerId);
    if (theirs === null || theirs === customerId) return customerId;
    // People who were parted by hand are not joined again by a machine.
    if (await this.wereParted(db, customerId, theirs)) return customerId;
    const survivor = await this.merges.merge(db, customerId, theirs, reason, BY_ITSELF);
    return isRefusal(survivor) ? customerId : survivor;
  }

  private async known(db: Db, name: Identity): Promise<CustomerId> {
    const buyer = { ...name, nickname: null, phoneSealed: null };
    const found = (await identify(db, [buyer], this.clock.now())).get(keptKey(buyer));
    if (found === undefined) throw new Error('somebody just identified has no customer');
    return found;
  }

  private async wereParted(db: Db, one: CustomerId, other: CustomerId): Promise<boolean> {
    const row = await db.one(
      `SELECT id FROM customer_merges WHERE undone_at IS NOT NULL
         AND ((survivor_id = ? AND merged_id = ?) OR (survivor_id = ? AND merged_id = ?)) LIMIT 1`,
      [one, other, other, one],
    );
    return row !== null;
  }
}
