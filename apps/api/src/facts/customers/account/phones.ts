import { type CustomerId, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Keys } from '../../../platform/auth/keys';
import type { Db } from '../../../platform/database/db';
import { addIdentity, ownerOf, phoneDigits } from '../identify';
import { Merges } from '../merge';

/** Phone numbers WeChat has verified: sealed to be shown, hashed to be found. */
@Injectable()
export class Phones {
  constructor(
    private readonly keys: Keys,
    private readonly merges: Merges,
  ) {}

  /**
   * Makes a number a shopper's. Orders told under it are theirs; a number somebody else logs in with is not taken from
   * them, because numbers are given out anew.
   *
   * @returns the customer who goes on, in the caller's transaction.
   */
  async attach(db: Db, customerId: CustomerId, phone: string): Promise<CustomerId | Refusal> {
    const digits = phoneDigits(phone);
    const name = { kind: 'phone', value: this.keys.lookupHash(digits) } as const;
    const owner = await ownerOf(db, name);
    if (owner !== null && owner !== customerId) {
      const account = await db.one(
        "SELECT id FROM customer_identities WHERE customer_id = ? AND kind = 'openid' LIMIT 1",
        [owner],
      );
      if (account !== null) return refuse('PHONE_TAKEN');
    }
    if (owner === null) await addIdentity(db, name, customerId);
    await db.run('UPDATE customers SET phone_sealed = ? WHERE id = ?', [
      this.keys.encrypt(digits),
      customerId,
    ]);
    if (owner === null || owner === customerId) return customerId;
    const by = { kind: 'customer', id: String(customerId) } as const;
    const survivor = await this.merges.merge(db, customerId, owner, 'phone', by);
    if (isRefusal(survivor)) return survivor;
    // The number just verified is the one to show, whichever of the two goes on.
    await db.run('UPDATE customers SET phone_sealed = ? WHERE id = ?', [this.keys.encrypt(digits), survivor]);
    return survivor;
  }
}
