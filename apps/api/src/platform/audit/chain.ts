import { createHash } from 'node:crypto';

/** Who did it: a shopper, staff, another system, a command at the keyboard, or the application itself. */
export interface AuditActor {
  kind: 'customer' | 'staff' | 'client' | 'command' | 'system';
  /** Their id, as text; '' where there is nobody. */
  id: string;
}

/** Ids, codes and counts only: never a name, a phone number, an address or a secret. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

/** What is written down. */
export interface AuditEntry {
  actor: AuditActor;
  /** What was done, e.g. `customer.erased`. */
  action: string;
  /** To whom or what, e.g. `customer:17`. */
  subject: string;
  detail?: AuditDetail;
}

/** One row of `audit_log`. */
export interface AuditRow {
  seq: number;
  at: number;
  actor_kind: string;
  actor_id: string;
  action: string;
  subject: string;
  detail: string;
  previous: string;
  hash: string;
}

/** What the first row follows. */
export const NOTHING_BEFORE = '';

/** The same detail is the same text, whatever order it was written in. */
export function canonicalDetail(detail: AuditDetail = {}): string {
  return JSON.stringify(Object.fromEntries(Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** sha256 over the whole row and the hash before it, hex: who changes a row must change every one after it. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { seq, at, actor_kind: kind, actor_id: id, action, subject, detail, previous } = row;
  const text = JSON.stringify([Number(seq), Number(at), kind, id, action, subject, detail, previous]);
  return createHash('sha256').update(text).digest('hex');
}
