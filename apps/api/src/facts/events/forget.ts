import type { Instant } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

/** Who is cut out of the log, and by what name the log knows them from then on. */
export interface Forgotten {
  identities: readonly { kind: string; value: string }[];
  /** Unguessable: it says only that several events were of one person. */
  pseudonym: string;
}

/** The kind of identity a pseudonym is. No source can tell it. */
export const ERASED = 'erased';

export interface LoggedEvent {
  id: number;
  data: string;
}

/** What an event may hold of a person: who it was and what they were called, the phone's digits hashed, what they said. */
interface Personal {
  b?: unknown[];
  d?: Record<string, unknown>;
  text?: string;
}

/** Why an event is looked at: it is the person's own, it is of an order of theirs, or it may name them. */
export type Scope = 'person' | 'order' | 'any';

/**
 * The data of an event without the person: who it was becomes a pseudonym, so that an order still folds to the same
 * owner. Whoever else an order's event names stays.
 *
 * @returns null when there is nothing of the person in it.
 */
export function cutOut(data: string, { identities, pseudonym }: Forgotten, scope: Scope): string | null {
  const said = JSON.parse(data) as Personal;
  const { b, d, text, ...rest } = said;
  const named = identities.some(({ kind, value }) => kind === b?.[0] && value === b[1]);
  const mine = named || scope === 'person';
  if (!mine && scope === 'any') return null;
  // A carrier's words name who signed and where.
  const { claim: _, parcel: __, ...content } = d ?? {};
  const left = JSON.stringify({
    ...(d !== undefined && { d: content }),
    ...(b !== undefined && { b: mine ? pseudonymOf(b, pseudonym) : b }),
    ...rest,
    ...(!mine && { text }),
  });
  return left === data ? null : left;
}

function pseudonymOf(buyer: readonly unknown[], pseudonym: string): unknown[] {
  return buyer.length > 2 ? [ERASED, pseudonym, null] : [ERASED, pseudonym];
}

/** Cuts a person out of these events. @returns those that held something of them. */
export async function forgetIn(
  db: Db,
  events: readonly LoggedEvent[],
  who: Forgotten,
  scope: Scope,
  now: Instant,
): Promise<number[]> {
  const cut: number[] = [];
  for (const event of events) {
    const data = cutOut(event.data, who, scope);
    if (data === null) continue;
    await db.run('UPDATE events SET data = ?, erased_at = ? WHERE id = ?', [data, now, event.id]);
    cut.push(event.id);
  }
  return cut;
}

/** Which of these events are kept without the person they named: told again, they name nobody. */
export async function forgottenAmong(
  db: Db,
  source: string,
  sourceIds: readonly string[],
): Promise<Set<string>> {
  // Most brands have forgotten nobody yet, and most events are new.
  const some = await db.one('SELECT id FROM customer_identities WHERE kind = ? LIMIT 1', [ERASED]);
  if (some === null) return new Set();
  const rows = await db.rowsIn<{ source_id: string }>(
    'SELECT source_id FROM events WHERE source = ? AND source_id IN (?) AND erased_at IS NOT NULL',
    [source],
    sourceIds,
  );
  return new Set(rows.map((row) => row.source_id));
}
