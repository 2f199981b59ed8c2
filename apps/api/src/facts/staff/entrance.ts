import { isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller';
import { Refreshing } from '../../platform/auth/refreshing';
import { Sessions } from '../../platform/auth/sessions';
import type { Tokens } from '../../platform/auth/tokens.dto';
import { type Brake, Guesses } from '../../platform/brakes';
import { Database } from '../../platform/database/database';
import { brakeOfAccount, brakesFrom } from './limits';
import { isPassword } from './passwords';
import { type Place, placesOfOne } from './places';
import type { StaffLoginDto } from './staff.dto';
import { Totp, type TotpRow } from './totp';

/** A member of staff who has just come in: where they are, and where else they might be. */
export interface CameIn extends Tokens {
  staffId: number;
  name: string;
  place: Place;
  places: Place[];
}

interface MemberRow extends TotpRow {
  name: string;
  password_hash: string;
}

/** How a member of staff comes in: a password, a code if they have set one up, and a shop. */
@Injectable()
export class Entrance {
  constructor(
    private readonly database: Database,
    private readonly guesses: Guesses,
    private readonly totp: Totp,
    private readonly sessions: Sessions,
    private readonly refreshing: Refreshing,
  ) {}

  /** @returns PASSWORD_WRONG alike for a wrong password and for an account that is not there or was deactivated. */
  async login(request: StaffLoginDto, caller: Caller): Promise<CameIn | Refusal> {
    const from = brakesFrom(this.guesses, caller);
    const member = await this.guesses.judge(
      [brakeOfAccount(request.account), ...from],
      () => this.byPassword(request.account, request.password),
      ['PASSWORD_WRONG'],
    );
    if (isRefusal(member)) return member;
    const unproved = await this.secondFactor(member, request.totp, from);
    if (unproved !== null) return unproved;
    return this.letIn(member, request.shopId ?? null, request.device ?? null);
  }

  async refresh(refreshToken: string, caller: Caller): Promise<CameIn | Refusal> {
    const done = await this.refreshing.refresh('staff', refreshToken, caller);
    if (isRefusal(done)) return done;
    const { session, ...tokens } = done;
    const { staffId, shopId } = session;
    const member = await this.database.one<{ name: string }>('SELECT name FROM staff WHERE id = ?', [
      staffId,
    ]);
    const places = await placesOfOne(this.database, staffId);
    const place = places.find((one) => one.shopId === shopId);
    // Taken away at this very moment, and the session with it.
    if (member === null || place === undefined) return refuse('SESSION_REVOKED');
    return { ...tokens, staffId, name: member.name, place, places };
  }

  private async byPassword(account: string, password: string): Promise<MemberRow | Refusal> {
    const row = await this.database.one<MemberRow>(
      `SELECT id, name, password_hash, totp_sealed, totp_confirmed FROM staff WHERE account = ? AND active = 1`,
      [account],
    );
    const right = await isPassword(row?.password_hash ?? null, password);
    return row !== null && right ? row : refuse('PASSWORD_WRONG');
  }

  private async secondFactor(
    member: MemberRow,
    code: string | undefined,
    from: readonly Brake[],
  ): Promise<Refusal | null> {
    if (member.totp_confirmed === 0) return null;
    return code === undefined ? refuse('TOTP_REQUIRED') : this.totp.check(member, code, from);
  }

  /**
   * Opens the session while the member's row is held: who deactivates them, takes the role or changes the password
   * meanwhile either finds this session and ends it, or is seen here.
   */
  private letIn(member: MemberRow, shopId: number | null, device: string | null): Promise<CameIn | Refusal> {
    return this.database.decide<CameIn>(async (db) => {
      const now = await db.one(
        `SELECT id FROM staff WHERE id = ? AND active = 1 AND password_hash = ?${db.forUpdate}`,
        [member.id, member.password_hash],
      );
      if (now === null) return refuse('PASSWORD_WRONG');
      const places = await placesOfOne(db, member.id);
      const place = shopId === null ? places[0] : places.find((one) => one.shopId === shopId);
      if (place === undefined) return refuse('SHOP_NOT_YOURS');
      const who = { kind: 'staff', staffId: member.id, shopId: place.shopId, role: place.role } as const;
      const tokens = await this.sessions.open(db, who, device);
      return { ...tokens, staffId: member.id, name: member.name, place, places };
    });
  }
}
