import type { CustomerId, Instant, ReferralReason, ReferralState } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

/** What became of an invitation, as it is kept. */
export interface CaseRow {
  invitation_id: number;
  program: string;
  version: number;
  state: ReferralState;
  order_source: string | null;
  order_no: string | null;
  ordered_at: number | null;
  due_at: number | null;
  settled_at: number | null;
  changed_at: number;
  reason: ReferralReason | null;
  /** In whose cap the inviter's reward has a place. */
  month: string | null;
  review: 'allow' | 'refuse' | null;
  reviewed_by: string | null;
  reviewed_at: number | null;
  note: string | null;
}

export const CASE_COLUMNS = `c.invitation_id, c.program, c.version, c.state, c.order_source, c.order_no, c.ordered_at,
  c.due_at, c.settled_at, c.changed_at, c.reason, c.month, c.review, c.reviewed_by, c.reviewed_at, c.note`;

export function caseOf(books: Pick<Db, 'one'>, invitationId: number): Promise<CaseRow | null> {
  return books.one<CaseRow>(`SELECT ${CASE_COLUMNS} FROM referral_cases c WHERE c.invitation_id = ?`, [
    invitationId,
  ]);
}

/** Begins to follow an invitation under the rules it was accepted by. */
export async function openCase(
  db: Db,
  { invitationId, program, version }: { invitationId: number; program: string; version: number },
  now: Instant,
): Promise<void> {
  await db.run(
    `INSERT INTO referral_cases (invitation_id, program, version, state, changed_at) VALUES (?, ?, ?, 'bound', ?)`,
    [invitationId, program, version, now],
  );
}

/** What a decision says of a case. */
export type CaseChange = Pick<
  CaseRow,
  'state' | 'order_source' | 'order_no' | 'ordered_at' | 'due_at' | 'settled_at' | 'reason' | 'month'
>;

/** Writes what was decided; `changed_at` is when the state last was another. */
export async function writeCase(db: Db, before: CaseRow, change: CaseChange, now: Instant): Promise<void> {
  await db.run(
    `UPDATE referral_cases SET state = ?, order_source = ?, order_no = ?, ordered_at = ?, due_at = ?, settled_at = ?,
       reason = ?, month = ?, changed_at = ? WHERE invitation_id = ?`,
    [
      change.state,
      change.order_source,
      change.order_no,
      change.ordered_at,
      change.due_at,
      change.settled_at,
      change.reason,
      change.month,
      change.state === before.state ? before.changed_at : now,
      before.invitation_id,
    ],
  );
}

/** The oldest invitation whose inviter went without in a month for want of a place, or null. */
export async function firstWithoutPlace(
  db: Db,
  inviterId: CustomerId,
  program: string,
  from: Instant,
  until: Instant,
): Promise<number | null> {
  const row = await db.one<{ invitation_id: number }>(
    `SELECT c.invitation_id FROM referral_cases c JOIN invitations i ON i.id = c.invitation_id
     WHERE i.inviter_id = ? AND c.program = ? AND c.state = 'settled' AND c.reason = 'cap'
       AND c.settled_at >= ? AND c.settled_at < ? ORDER BY c.settled_at, c.invitation_id LIMIT 1`,
    [inviterId, program, from, until],
  );
  return row?.invitation_id ?? null;
}
