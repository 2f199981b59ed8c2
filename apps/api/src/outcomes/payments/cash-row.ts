import type { CustomerId } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

/**
 * `ready`: to be claimed; `asking`: WeChat is being asked to offer it; `confirming`: offered, the shopper has 24 hours to
 * take it; `done`: theirs; `expired`: not claimed in time; `withdrawn`: taken back.
 */
export type CashState = 'ready' | 'asking' | 'confirming' | 'done' | 'expired' | 'withdrawn';

/** Cash a grant gives, as it is kept. */
export interface CashRow {
  id: number;
  grant_id: number;
  customer_id: CustomerId;
  amount_fen: number;
  state: CashState;
  /** Counts bills: one that ended without paying is followed by another. */
  turn: number;
  bill_no: string | null;
  openid: string | null;
  package_sealed: string | null;
  outside_id: string | null;
  remark: string;
  ends_at: number | null;
  created_at: number;
  started_at: number | null;
  confirm_until: number | null;
  done_at: number | null;
  fail_reason: string | null;
  changed_at: number;
}

/** Cash, as `CashRow`; a WHERE follows. */
export const CASH = `SELECT t.id, t.grant_id, t.customer_id, t.amount_fen, t.state, t.turn, t.bill_no, t.openid,
  t.package_sealed, t.outside_id, t.remark, t.ends_at, t.created_at, t.started_at, t.confirm_until, t.done_at,
  t.fail_reason, t.changed_at FROM transfers t`;

export function cashOfGrant(db: Pick<Db, 'one'>, grantId: number): Promise<CashRow | null> {
  return db.one<CashRow>(`${CASH} WHERE t.grant_id = ?`, [grantId]);
}

export function cashOf(db: Pick<Db, 'one'>, id: number): Promise<CashRow | null> {
  return db.one<CashRow>(`${CASH} WHERE t.id = ?`, [id]);
}

/** While a bill is at WeChat. */
export const UNDER_WAY = "('asking', 'confirming')";
/** A shopper has so long to take what is offered. */
export const CONFIRM_MS = 24 * 60 * 60_000;
