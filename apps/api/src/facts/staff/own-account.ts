import { isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit';
import type { Caller } from '../../platform/auth/caller';
import { Sessions, type StaffSession } from '../../platform/auth/sessions';
import { Guesses } from '../../platform/brakes';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { brakeOfAccount, brakesFrom } from './limits';
import { hashPassword, isPassword } from './passwords';
import { type Place, placesOfOne } from './places';
import { Totp } from './totp';

/** What somebody sees of their own account. */
export interface OwnView {
  name: string;
  place: Place;
  places: Place[];
  totpOn: boolean;
}

interface OwnRow {
  id: number;
  account: string;
  name: string;
  password_hash: string;
  totp_confirmed: number;
}

/** What a member of staff does to their own account. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly guesses: Guesses,
    private readonly totp: Totp,
    private readonly audit: Audit,
  ) {}

  async of({ staffId, shopId }: StaffSession): Promise<OwnView | Refusal> {
    const row = await this.rowOf(staffId);
    const places = await placesOfOne(this.database, staffId);
    const place = places.find((one) => one.shopId === shopId);
    if (row === null || place === undefined) return refuse('SESSION_REVOKED');
    return { name: row.name, place, places, totpOn: row.totp_confirmed === 1 };
  }

  /** Sets a new password, for who knows the old one, and ends every other session. @returns how many. */
  async changePassword(
    by: StaffSession,
    sessionId: string,
    passwords: { old: string; new: string },
    caller: Caller,
  ): Promise<number | Refusal> {
    const proved = await this.prove(by, passwords.old, caller);
    if (isRefusal(proved)) return proved;
    const passwordHash = await hashPassword(passwords.new);
    const ended = await this.database.decide(async (db) => {
      const changed = await db.run('UPDATE staff SET password_hash = ? WHERE id = ? AND password_hash = ?', [
        passwordHash,
        by.staffId,
        proved.password_hash,
      ]);
      if (changed === 0) return refuse('OLD_PASSWORD_WRONG');
      const others = { staffId: by.staffId, except: sessionId };
      const count = await this.sessions.revokeOf(db, others, 'password-changed');
      await this.note(db, by.staffId, 'staff.password-changed', { ended: count });
      return count;
    });
    await this.sessions.heed();
    return ended;
  }

  /** Logging in asks for no code any more. */
  async removeTotp(by: StaffSession, password: string, caller: Caller): Promise<null | Refusal> {
    const proved = await this.prove(by, password, caller);
    if (isRefusal(proved)) return proved;
    return this.database.decide(async (db) => {
      if (!(await this.totp.takeOff(db, by.staffId))) return refuse('TOTP_IS_OFF');
      await this.note(db, by.staffId, 'staff.totp-off', {});
      return null;
    });
  }

  /** Ends one of their own sessions, this one too if they want. */
  async endSession(by: StaffSession, sessionId: string): Promise<null | Refusal> {
    const done = await this.database.decide(async (db) => {
      const theirs = await db.one('SELECT id FROM sessions WHERE id = ? AND staff_id = ?', [
        sessionId,
        by.staffId,
      ]);
      if (theirs === null || !(await this.sessions.revoke(db, sessionId, 'revoked'))) {
        return refuse('SESSION_NOT_FOUND');
      }
      await this.note(db, by.staffId, 'staff.session-revoked', { session: sessionId });
      return null;
    });
    await this.sessions.heed();
    return done;
  }

  rowOf(staffId: number): Promise<OwnRow | null> {
    return this.database.one<OwnRow>(
      'SELECT id, account, name, password_hash, totp_confirmed FROM staff WHERE id = ? AND active = 1',
      [staffId],
    );
  }

  /** Whoever holds a session still has to know the password; wrong ones count as at the door. */
  private async prove(by: StaffSession, password: string, caller: Caller): Promise<OwnRow | Refusal> {
    const row = await this.rowOf(by.staffId);
    if (row === null) return refuse('SESSION_REVOKED');
    return this.guesses.judge(
      [brakeOfAccount(row.account), ...brakesFrom(this.guesses, caller)],
      async () => ((await isPassword(row.password_hash, password)) ? row : refuse('OLD_PASSWORD_WRONG')),
      ['OLD_PASSWORD_WRONG'],
    );
  }

  private note(
    db: Db,
    staffId: number,
    action: string,
    detail: Record<string, string | number>,
  ): Promise<void> {
    const actor = { kind: 'staff', id: String(staffId) } as const;
    return this.audit.write(db, { actor, action, subject: `staff:${staffId}`, detail });
  }
}
