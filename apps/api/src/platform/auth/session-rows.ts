import type { Instant } from '@fanchang/domain';
import type { Db } from '../database/db';
import type { Session, StaffRole } from './session';

/** One row of `sessions`. */
export interface SessionRow {
  id: string;
  kind: Session['kind'];
  customer_id: number | null;
  staff_id: number | null;
  shop_id: number | null;
  role: StaffRole | null;
  turn: number;
  device: string | null;
  created_at: number;
  used_at: number;
  expires_at: number;
  revoked_at: number | null;
  revoked_reason: string | null;
}

const DAY_MS = 86_400_000;
/** Without a refresh a session ends after this long; refreshed or not, after `LONGEST_MS`. */
const IDLE_MS = { shopper: 30 * DAY_MS, staff: DAY_MS / 2 };
const LONGEST_MS = 90 * DAY_MS;
/** What is long over is forgotten; a refresh token of it is then simply unknown. */
const KEPT_MS = 30 * DAY_MS;

const COLUMNS = [
  'id',
  'kind',
  'customer_id',
  'staff_id',
  'shop_id',
  'role',
  'turn',
  'device',
  'created_at',
  'used_at',
  'expires_at',
] as const;

export async function insertSession(
  db: Db,
  id: string,
  who: Session,
  device: string | null,
  now: Instant,
): Promise<SessionRow> {
  const row: SessionRow = {
    id,
    kind: who.kind,
    customer_id: who.kind === 'shopper' ? who.customerId : null,
    staff_id: who.kind === 'staff' ? who.staffId : null,
    shop_id: who.kind === 'staff' ? who.shopId : null,
    role: who.kind === 'staff' ? who.role : null,
    turn: 0,
    device,
    created_at: now,
    used_at: now,
    expires_at: now + IDLE_MS[who.kind],
    revoked_at: null,
    revoked_reason: null,
  };
  await db.insert('sessions', COLUMNS, [COLUMNS.map((column) => row[column])]);
  if (now % 64 === 0) await db.run('DELETE FROM sessions WHERE expires_at < ?', [now - KEPT_MS]);
  return row;
}

/** The one statement that decides who of several refreshes wins. @returns false when the turn is over. */
export async function takeTurn(
  db: Db,
  kind: Session['kind'],
  id: string,
  turn: number,
  now: Instant,
): Promise<boolean> {
  const idleUntil = now + IDLE_MS[kind];
  const taken = await db.run(
    `UPDATE sessions SET turn = turn + 1, used_at = ?,
       expires_at = CASE WHEN created_at + ${LONGEST_MS} < ? THEN created_at + ${LONGEST_MS} ELSE ? END
     WHERE id = ? AND kind = ? AND turn = ? AND revoked_at IS NULL AND expires_at > ?`,
    [now, idleUntil, idleUntil, id, kind, turn, now],
  );
  return taken === 1;
}

export function whoOf(row: SessionRow): Session {
  const { kind, customer_id: customerId, staff_id: staffId, shop_id: shopId, role } = row;
  if (kind === 'shopper' && customerId !== null) return { kind, customerId };
  if (kind === 'staff' && staffId !== null && shopId !== null && role !== null) {
    return { kind, staffId, shopId, role };
  }
  throw new Error(`session ${row.id} is nobody's`);
}
