import type { CustomerId, Instant } from '@fanchang/domain';
import type { Db } from '../platform/database/db';

/** A person as the books know them: the customer they are, whoever was merged into them, and every identity of these. */
export interface Person {
  customerId: CustomerId;
  /** The customer first. */
  ids: CustomerId[];
  identities: { kind: string; value: string }[];
  /** null: not forgotten. */
  erasedAt: Instant | null;
}

/** Everybody a customer is. @returns null when there is no such customer, or it became part of another. */
export async function personOf(db: Pick<Db, 'rows' | 'one'>, customerId: CustomerId): Promise<Person | null> {
  const self = await db.one<{ merged_into: number | null; erased_at: number | null }>(
    'SELECT merged_into, erased_at FROM customers WHERE id = ?',
    [customerId],
  );
  if (self === null || self.merged_into !== null) return null;
  const ids = [customerId];
  // Somebody merged into them may have had others merged into themselves before.
  for (const id of ids) {
    const merged = await db.rows<{ id: CustomerId }>(
      'SELECT id FROM customers WHERE merged_into = ? ORDER BY id',
      [id],
    );
    ids.push(...merged.map((row) => row.id).filter((one) => !ids.includes(one)));
  }
  const identities: Person['identities'] = [];
  for (const id of ids) {
    identities.push(
      ...(await db.rows<{ kind: string; value: string }>(
        'SELECT kind, value FROM customer_identities WHERE customer_id = ? ORDER BY id',
        [id],
      )),
    );
  }
  return { customerId, ids, identities, erasedAt: self.erased_at === null ? null : Number(self.erased_at) };
}
