import { isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { type AuditActor, type AuditDetail, Audit } from '../../platform/audit';
import type { StaffRole } from '../../platform/auth/session';
import { type EndedBecause, Sessions } from '../../platform/auth/sessions';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { isDuplicate } from '../../platform/database/faults';
import { hashPassword } from './passwords';
import { addMember, type NewMember } from './staff';
import { Totp } from './totp';

/** What was done to a member besides its own change: how many sessions it ended. */
export interface Done {
  ended: number;
}

/**
 * Managing members of staff, by an owner or at the keyboard. Each is one transaction that also ends the sessions it
 * must, and writes down who did it.
 */
@Injectable()
export class Members {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly totp: Totp,
    private readonly audit: Audit,
  ) {}

  /** @returns the new member's id, ACCOUNT_TAKEN or SHOP_NOT_FOUND. */
  async add(member: NewMember, by: AuditActor): Promise<number | Refusal> {
    const { password, ...rest } = member;
    const passwordHash = await hashPassword(password);
    try {
      return await this.database.decide<number>(async (db) => {
        if (!(await isShop(db, member.shopId))) return refuse('SHOP_NOT_FOUND');
        const id = await addMember(db, { ...rest, passwordHash }, this.clock.now());
        const detail = { shop: member.shopId, role: member.role };
        await this.note(db, by, 'staff.added', id, detail);
        return id;
      });
    } catch (error) {
      if (isDuplicate(error)) return refuse('ACCOUNT_TAKEN');
      throw error;
    }
  }

  /** Gives a role in a shop, or takes it with null. Sessions of that shop end: they carry the old one. */
  setRole(staffId: number, shopId: number, role: StaffRole | null, by: AuditActor): Promise<Done | Refusal> {
    return this.change(staffId, by, async (db) => {
      if (!(await isShop(db, shopId))) return refuse('SHOP_NOT_FOUND');
      if (role === null) {
        await db.run('DELETE FROM staff_roles WHERE staff_id = ? AND shop_id = ?', [staffId, shopId]);
      } else {
        const row = [staffId, shopId, role];
        const columns = ['staff_id', 'shop_id', 'role'];
        await db.upsert('staff_roles', columns, [row], ['staff_id', 'shop_id'], ['role']);
      }
      const ended = await this.sessions.revokeOf(db, { staffId, shopId }, 'role-changed');
      await this.note(db, by, 'staff.role-set', staffId, { shop: shopId, role, ended });
      return { ended };
    });
  }

  deactivate(staffId: number, by: AuditActor): Promise<Done | Refusal> {
    return this.change(staffId, by, async (db) => {
      await db.run('UPDATE staff SET active = 0 WHERE id = ?', [staffId]);
      return this.endAll(db, staffId, 'deactivated', 'staff.deactivated', by);
    });
  }

  /** Lets somebody who was deactivated log in again, with the password and the roles they had. */
  activate(staffId: number, by: AuditActor): Promise<Done | Refusal> {
    return this.change(staffId, by, async (db) => {
      await db.run('UPDATE staff SET active = 1 WHERE id = ?', [staffId]);
      await this.note(db, by, 'staff.activated', staffId, {});
      return { ended: 0 };
    });
  }

  /** For who has lost the authenticator. @returns TOTP_IS_OFF when there is none. */
  resetTotp(staffId: number, by: AuditActor): Promise<Done | Refusal> {
    return this.change(staffId, by, async (db) => {
      if (!(await this.totp.takeOff(db, staffId))) return refuse('TOTP_IS_OFF');
      return this.endAll(db, staffId, 'revoked', 'staff.totp-reset', by);
    });
  }

  /** For who has forgotten the password. */
  async setPassword(staffId: number, password: string, by: AuditActor): Promise<Done | Refusal> {
    const passwordHash = await hashPassword(password);
    return this.change(staffId, by, async (db) => {
      await db.run('UPDATE staff SET password_hash = ? WHERE id = ?', [passwordHash, staffId]);
      return this.endAll(db, staffId, 'password-changed', 'staff.password-set', by);
    });
  }

  /** Ends every session of a member, wherever they are. */
  endSessions(staffId: number, by: AuditActor): Promise<Done | Refusal> {
    return this.change(staffId, by, (db) =>
      this.endAll(db, staffId, 'revoked', 'staff.sessions-revoked', by),
    );
  }

  /** Ends one of a member's sessions. */
  endSession(staffId: number, sessionId: string, by: AuditActor): Promise<Done | Refusal> {
    return this.change(staffId, by, async (db) => {
      const theirs = await db.one('SELECT id FROM sessions WHERE id = ? AND staff_id = ?', [
        sessionId,
        staffId,
      ]);
      if (theirs === null || !(await this.sessions.revoke(db, sessionId, 'revoked'))) {
        return refuse('SESSION_NOT_FOUND');
      }
      await this.note(db, by, 'staff.session-revoked', staffId, { session: sessionId });
      return { ended: 1 };
    });
  }

  /**
   * Changes a member while their row is held, as whoever logs them in holds it. Nobody does this to themselves, so that
   * an owner is always left.
   */
  private async change(
    staffId: number,
    by: AuditActor,
    work: (db: Db) => Promise<Done | Refusal>,
  ): Promise<Done | Refusal> {
    if (by.kind === 'staff' && by.id === String(staffId)) return refuse('MEMBER_IS_YOU');
    const done = await this.database.decide<Done>(async (db) => {
      const member = await db.one(`SELECT id FROM staff WHERE id = ?${db.forUpdate}`, [staffId]);
      return member === null ? refuse('MEMBER_NOT_FOUND') : work(db);
    });
    if (!isRefusal(done) && done.ended > 0) await this.sessions.heed();
    return done;
  }

  private async endAll(
    db: Db,
    staffId: number,
    because: EndedBecause,
    action: string,
    by: AuditActor,
  ): Promise<Done> {
    const ended = await this.sessions.revokeOf(db, { staffId }, because);
    await this.note(db, by, action, staffId, { ended });
    return { ended };
  }

  private note(
    db: Db,
    actor: AuditActor,
    action: string,
    staffId: number,
    detail: AuditDetail,
  ): Promise<void> {
    return this.audit.write(db, { actor, action, subject: `staff:${staffId}`, detail });
  }
}

async function isShop(db: Db, shopId: number): Promise<boolean> {
  return (await db.one('SELECT id FROM shops WHERE id = ?', [shopId])) !== null;
}
