import { refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { Audit } from '../../platform/audit';
import { Keys } from '../../platform/auth/keys';
import { type Brake, Guesses } from '../../platform/brakes';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';

export interface TotpRow {
  id: number;
  totp_sealed: string | null;
  totp_confirmed: number;
}

/** A phone's clock may be this wrong, seconds: the code before and the one after are right, too. */
const TOLERANCE_SECONDS = 30;
const WINDOW_MS = 15 * 60_000;
/** Three of a million codes are right at any time. */
const MOST_WRONG = 5;

/** Time-based one-time codes (RFC 6238) as a second factor: six digits, thirty seconds, each used once. */
@Injectable()
export class Totp {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly guesses: Guesses,
    private readonly audit: Audit,
  ) {}

  /** A new secret, shown once. It asks nobody for a code until one has confirmed it. @param issuer the brand. */
  async setUp(
    member: { id: number; account: string },
    issuer: string,
  ): Promise<{ uri: string; secret: string } | Refusal> {
    const secret = generateSecret();
    const kept = await this.database.run(
      'UPDATE staff SET totp_sealed = ?, totp_last_step = NULL WHERE id = ? AND totp_confirmed = 0',
      [this.keys.encrypt(secret), member.id],
    );
    if (kept === 0) return refuse('TOTP_IS_ON');
    return { uri: generateURI({ issuer, label: member.account, secret }), secret };
  }

  /** From now on logging in asks for a code. */
  async confirm(staffId: number, code: string, also: readonly Brake[]): Promise<null | Refusal> {
    const row = await this.rowOf(staffId);
    if (row === null || row.totp_sealed === null) return refuse('TOTP_IS_OFF');
    if (row.totp_confirmed === 1) return refuse('TOTP_IS_ON');
    const wrong = await this.check(row, code, also);
    if (wrong !== null) return wrong;
    return this.database.decide(async (db) => {
      // Not if it was set up anew at this moment: that secret nobody has confirmed.
      const on = await db.run(
        'UPDATE staff SET totp_confirmed = 1 WHERE id = ? AND totp_confirmed = 0 AND totp_sealed = ?',
        [staffId, row.totp_sealed],
      );
      if (on === 0) return refuse('TOTP_IS_OFF');
      await this.audit.write(db, {
        actor: { kind: 'staff', id: String(staffId) },
        action: 'staff.totp-on',
        subject: `staff:${staffId}`,
      });
      return null;
    });
  }

  /** Asks for no code any more, in the caller's transaction. @returns false when it did not. */
  async takeOff(db: Db, staffId: number): Promise<boolean> {
    const off = await db.run(
      `UPDATE staff SET totp_sealed = NULL, totp_confirmed = 0, totp_last_step = NULL
       WHERE id = ? AND totp_sealed IS NOT NULL`,
      [staffId],
    );
    return off === 1;
  }

  /**
   * Judges a code, and uses it up when it is right. Wrong ones are counted for the member, whoever sends them.
   *
   * @param also brakes of where it comes from.
   */
  check(row: TotpRow, code: string, also: readonly Brake[]): Promise<null | Refusal> {
    const brake = { key: `totp:staff:${row.id}`, most: MOST_WRONG, windowMs: WINDOW_MS };
    return this.guesses.judge([brake, ...also], () => this.judge(row, code), ['TOTP_WRONG']);
  }

  async rowOf(staffId: number): Promise<TotpRow | null> {
    return this.database.one<TotpRow>('SELECT id, totp_sealed, totp_confirmed FROM staff WHERE id = ?', [
      staffId,
    ]);
  }

  private async judge({ id, totp_sealed: sealed }: TotpRow, code: string): Promise<null | Refusal> {
    const said = verifySync({
      secret: this.keys.decrypt(sealed ?? ''),
      token: code,
      epoch: Math.floor(this.clock.now() / 1000),
      epochTolerance: TOLERANCE_SECONDS,
    });
    if (!said.valid || !('timeStep' in said)) return refuse('TOTP_WRONG');
    const used = await this.database.run(
      `UPDATE staff SET totp_last_step = ?
       WHERE id = ? AND totp_sealed = ? AND (totp_last_step IS NULL OR totp_last_step < ?)`,
      [said.timeStep, id, sealed, said.timeStep],
    );
    return used === 1 ? null : refuse('TOTP_WRONG');
  }
}
