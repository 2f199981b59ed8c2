import { type Instant, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Db } from '../database/db';
import { random } from '../random';
import { AccessTokens } from './access-tokens';
import { EndedSessions } from './ended-sessions';
import { Keys } from './keys';
import { RefreshTokens } from './refresh-tokens';
import type { Session } from './session';
import { insertSession, type SessionRow, takeTurn, whoOf } from './session-rows';
import type { Tokens } from './tokens.dto';

export { type Session, STAFF_ROLES, type StaffRole, type StaffSession } from './session';

/** Why a session ended; kept with it. */
export type EndedBecause =
  | 'logged-out'
  | 'reused'
  | 'revoked'
  | 'password-changed'
  | 'role-changed'
  | 'deactivated'
  | 'merged'
  | 'erased';

export type Refreshed<K extends Session['kind']> = Tokens & { session: Extract<Session, { kind: K }> };

/**
 * Whose sessions: a customer's, `since` only those begun from then on; or those of a member of staff, `shopId` only there,
 * `except` all but this one.
 */
export type SessionsOf =
  { customerId: number; since?: Instant } | { staffId: number; shopId?: number; except?: string };

/** Sessions: an access token for a quarter of an hour, and a refresh token that gives the next two, once. */
@Injectable()
export class Sessions {
  private readonly access: AccessTokens;
  private readonly refreshing: RefreshTokens;

  constructor(
    keys: Keys,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ended: EndedSessions,
  ) {
    this.access = new AccessTokens(keys);
    this.refreshing = new RefreshTokens(keys);
  }

  /** Begins a session. @param device what the device calls itself. */
  async open(db: Db, who: Session, device: string | null): Promise<Tokens> {
    const now = this.clock.now();
    return this.tokensOf(await insertSession(db, random.id(), who, device, now), now);
  }

  /**
   * Whose request it is. Asks nothing but memory.
   *
   * @returns null when the token is not ours. `expired` also when its session has moved to another customer: a refresh
   *   gives a token of that one.
   */
  read(token: string): { session: Session; sessionId: string } | 'expired' | 'revoked' | null {
    const said = this.access.read(token, this.clock.now());
    if (said === null || said === 'expired') return said;
    const fault = this.ended.faultOf(said.sessionId, said.session);
    if (fault === 'revoked') return 'revoked';
    return fault === 'moved' ? 'expired' : said;
  }

  /**
   * The next two tokens for a refresh token. A token that was used before ends the session: either somebody stole it, or
   * the answer was lost on its way, and we cannot tell which. Of two that come at once one wins and the other is such a
   * reuse, so a client refreshes one at a time.
   *
   * @param kind whose door it came to; a token of the other kind is not known here.
   * @returns LOGIN_REQUIRED for what was never one of ours, SESSION_REUSED, SESSION_REVOKED, SESSION_EXPIRED.
   */
  async refresh<K extends Session['kind']>(kind: K, refreshToken: string): Promise<Refreshed<K> | Refusal> {
    const said = this.refreshing.read(refreshToken);
    if (said === null) return refuse('LOGIN_REQUIRED');
    const { sessionId, turn } = said;
    const done = await this.database.transaction<Refreshed<K> | Refusal>(async (db) => {
      const now = this.clock.now();
      const taken = await takeTurn(db, kind, sessionId, turn, now);
      const row = await db.one<SessionRow>('SELECT * FROM sessions WHERE id = ? AND kind = ?', [
        sessionId,
        kind,
      ]);
      if (row === null) return refuse('LOGIN_REQUIRED');
      if (taken) {
        const session = whoOf(row) as Extract<Session, { kind: K }>;
        return { ...this.tokensOf(row, now), session };
      }
      if (row.revoked_at !== null) return refuse('SESSION_REVOKED');
      if (Number(row.expires_at) <= now) return refuse('SESSION_EXPIRED');
      await this.revoke(db, sessionId, 'reused');
      return refuse('SESSION_REUSED');
    });
    if (isRefusal(done) && done.refused === 'SESSION_REUSED') await this.heed();
    return done;
  }

  /** Ends one session. Heed it after the transaction. @returns false when it had ended. */
  async revoke(db: Db, sessionId: string, because: EndedBecause): Promise<boolean> {
    return (await this.end(db, because, 'id = ?', [sessionId])) === 1;
  }

  /** Ends every session of somebody. Heed it after the transaction. @returns how many. */
  async revokeOf(db: Db, of: SessionsOf, because: EndedBecause): Promise<number> {
    if ('customerId' in of) {
      const { customerId, since = 0 } = of;
      return this.end(db, because, 'customer_id = ? AND created_at >= ?', [customerId, since]);
    }
    const { staffId, shopId, except } = of;
    return this.end(
      db,
      because,
      `staff_id = ?${shopId === undefined ? '' : ' AND shop_id = ?'}${except === undefined ? '' : ' AND id <> ?'}`,
      [staffId, ...(shopId === undefined ? [] : [shopId]), ...(except === undefined ? [] : [except])],
    );
  }

  /**
   * Lets sessions follow a customer into another one. Access tokens of the one they leave die; the next refresh gives
   * tokens of the other, unnoticed. Heed it after the transaction.
   *
   * @param only these of them, when a merge is undone; all by default.
   * @returns the ids of those that moved.
   */
  async follow(db: Db, from: number, to: number, only?: readonly string[]): Promise<string[]> {
    const rows = await db.rows<{ id: string }>(
      `SELECT id FROM sessions WHERE customer_id = ? ORDER BY id${db.forUpdate}`,
      [from],
    );
    const ids = rows.map(({ id }) => id).filter((id) => only?.includes(id) ?? true);
    if (ids.length === 0) return [];
    await db.runIn(
      'UPDATE sessions SET customer_id = ?, changed_at = ? WHERE id IN (?)',
      [to, this.clock.now()],
      ids,
    );
    return ids;
  }

  /** A member's sessions that go on, newest use first. */
  list(staffId: number): Promise<SessionRow[]> {
    return this.database.rows<SessionRow>(
      `SELECT * FROM sessions WHERE staff_id = ? AND revoked_at IS NULL AND expires_at > ?
       ORDER BY used_at DESC, id`,
      [staffId, this.clock.now()],
    );
  }

  /**
   * What this process's transactions have just ended counts here from now on. Other processes hear of it within two
   * seconds, as this one does when nobody calls this.
   */
  async heed(): Promise<void> {
    await this.ended.look();
  }

  private tokensOf(row: SessionRow, now: Instant): Tokens {
    const { id: sessionId, turn } = row;
    return {
      ...this.access.issue(whoOf(row), sessionId, now),
      refreshToken: this.refreshing.write({ sessionId, turn }),
      refreshExpiresAt: Number(row.expires_at),
    };
  }

  private end(db: Db, because: EndedBecause, whose: string, values: (string | number)[]): Promise<number> {
    const now = this.clock.now();
    return db.run(
      `UPDATE sessions SET revoked_at = ?, revoked_reason = ?, changed_at = ? WHERE ${whose} AND revoked_at IS NULL`,
      [now, because, now, ...values],
    );
  }
}
