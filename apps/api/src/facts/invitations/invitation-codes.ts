import type { CustomerId } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller';
import { Keys } from '../../platform/auth/keys';
import { type Brake, Brakes } from '../../platform/brakes';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { random } from '../../platform/random';
import { holdPerson } from '../customers';

const WINDOW_MS = 60 * 60_000;
/** Wrong codes in an hour. An address may be a whole telephone company's. */
const MOST_WRONG = { person: 10, address: 100, device: 20 };

export interface CodeRow {
  id: number;
  code: string;
  customer_id: CustomerId;
}

/** Somebody who asks about a code: logged in, or not yet. */
export interface Asker {
  customerId: CustomerId | null;
  caller: Caller;
}

/** Invitation codes 邀请码: who has which, and a brake on guessing them. */
@Injectable()
export class InvitationCodes {
  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** A person's code; the first time they ask, they get one. Whoever was two has the older. */
  async ofPerson(db: Db, customerId: CustomerId): Promise<CodeRow> {
    const known = await codeOf(db, customerId);
    if (known !== null) return known;
    await holdPerson(db, customerId);
    const meanwhile = await codeOf(db, customerId);
    if (meanwhile !== null) return meanwhile;
    const code = random.invitationCode();
    try {
      const id = await db.insertOne(
        'INSERT INTO invitation_codes (code, customer_id, created_at) VALUES (?, ?, ?)',
        [code, customerId, this.clock.now()],
      );
      return { id, code, customer_id: customerId };
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('somebody has this code');
      throw error;
    }
  }

  /**
   * Whose code it is. In a transaction that commits also when it is nobody's: wrong tries are counted.
   *
   * @returns null: nobody's; minutes: too many wrong ones.
   */
  async find(db: Db, code: string, asker: Asker): Promise<CodeRow | { minutes: number } | null> {
    const now = this.clock.now();
    const brakes = this.brakesOf(asker);
    const minutes = await Brakes.hold(db, brakes, now);
    if (minutes !== null) return { minutes };
    const row = await db.one<CodeRow>('SELECT id, code, customer_id FROM invitation_codes WHERE code = ?', [
      code.toUpperCase(),
    ]);
    if (row === null) await Brakes.count(db, brakes, now);
    return row;
  }

  private brakesOf({ customerId, caller: { address, device } }: Asker): Brake[] {
    const of = (kind: keyof typeof MOST_WRONG, who: string) => ({
      key: `invitation:${kind}:${kind === 'person' ? who : this.keys.lookupHash(who)}`,
      most: MOST_WRONG[kind],
      windowMs: WINDOW_MS,
    });
    return [
      of('address', address),
      ...(customerId === null ? [] : [of('person', String(customerId))]),
      ...(device === null ? [] : [of('device', device)]),
    ];
  }
}

function codeOf(db: Db, customerId: CustomerId): Promise<CodeRow | null> {
  return db.one<CodeRow>(
    'SELECT id, code, customer_id FROM invitation_codes WHERE customer_id = ? ORDER BY id LIMIT 1',
    [customerId],
  );
}
