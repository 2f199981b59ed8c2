import type { CustomerId } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Keys } from '../../platform/auth/keys';
import type { Caller } from '../../platform/auth/caller';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { phoneDigits } from './identify';

/** By what two accounts show that they may be one person's. */
export const MARK_KINDS = ['phone', 'payer', 'device'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Told, in the same transaction, who showed a mark that somebody else has shown, too. */
export type MarkListener = (db: Db, customerId: CustomerId) => Promise<void>;

/** What people were seen with: phone numbers they told, accounts they paid from, phones they hold. Only keyed hashes are kept. */
@Injectable()
export class Marks {
  private readonly listeners: MarkListener[] = [];

  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  onSeen(listener: MarkListener): void {
    this.listeners.push(listener);
  }

  /** Keeps what somebody was seen with; seen again, it changes nothing. @param value as it is: a number, an openid. */
  async see(db: Db, customerId: CustomerId, kind: MarkKind, value: string): Promise<void> {
    const mark = this.markOf(kind, value);
    const known = await db.one(
      'SELECT id FROM customer_marks WHERE customer_id = ? AND kind = ? AND mark = ?',
      [customerId, kind, mark],
    );
    if (known !== null) return;
    // Two requests of one phone may show the same at once.
    await db.upsert(
      'customer_marks',
      ['customer_id', 'kind', 'mark', 'seen_at'],
      [[customerId, kind, mark, this.clock.now()]],
      ['customer_id', 'kind', 'mark'],
      ['seen_at'],
    );
    if (!(await isOfOthers(db, customerId, kind, mark))) return;
    for (const listener of this.listeners) await listener(db, customerId);
  }

  /** As `see`, for the phone a request comes from, where it says which. */
  async seeDevice(db: Db, customerId: CustomerId, { device }: Caller): Promise<void> {
    if (device !== null) await this.see(db, customerId, 'device', device);
  }

  /** Kinds of marks one person shares with any of others. */
  async shared(db: Db, one: CustomerId, others: readonly CustomerId[]): Promise<Set<MarkKind>> {
    const rows = await db.rowsIn<{ kind: MarkKind }>(
      `SELECT DISTINCT m.kind FROM customer_marks m JOIN customer_marks o ON o.kind = m.kind AND o.mark = m.mark
       WHERE m.customer_id = ? AND o.customer_id <> m.customer_id AND o.customer_id IN (?)`,
      [one],
      others,
    );
    const kinds = new Set(rows.map((row) => row.kind));
    if (!kinds.has('phone') && (await this.sharesNumber(db, one, others))) kinds.add('phone');
    return kinds;
  }

  /** Whether one told a number another is known by, or the other way round. */
  private async sharesNumber(db: Db, one: CustomerId, others: readonly CustomerId[]): Promise<boolean> {
    const rows = await db.rowsIn(
      `SELECT i.id FROM customer_identities i JOIN customer_marks m ON m.kind = 'phone' AND m.mark = i.value
       WHERE i.kind = 'phone' AND i.customer_id <> m.customer_id
         AND (i.customer_id = ? OR m.customer_id = ?) AND (CASE WHEN i.customer_id = ? THEN m.customer_id
           ELSE i.customer_id END) IN (?)`,
      [one, one, one],
      others,
    );
    return rows.length > 0;
  }

  /** A phone's is the hash it is found by as a name, too. */
  private markOf(kind: MarkKind, value: string): string {
    return this.keys.lookupHash(kind === 'phone' ? phoneDigits(value) : `${kind}:${value}`);
  }
}

async function isOfOthers(db: Db, customerId: CustomerId, kind: MarkKind, mark: string): Promise<boolean> {
  const row = await db.one(
    `SELECT customer_id FROM customer_marks WHERE kind = ? AND mark = ? AND customer_id <> ?
     UNION SELECT customer_id FROM customer_identities WHERE kind = 'phone' AND ? = 'phone' AND value = ?
       AND customer_id <> ? LIMIT 1`,
    [kind, mark, customerId, kind, mark, customerId],
  );
  return row !== null;
}
