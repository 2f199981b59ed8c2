import { checkReferral, type Referral } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { ProgramStore } from '../program-store';
import { type ProgramKind, Runner } from '../runner';

/** 邀请有礼: its definitions, and which of them invitations are accepted under now. */
@Injectable()
export class ReferralProgram implements ProgramKind<Referral>, OnModuleInit {
  readonly kind = 'referral';

  constructor(
    private readonly runner: Runner,
    private readonly store: ProgramStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runner.registerKind(this);
  }

  check(referral: Referral): readonly string[] {
    return checkReferral(referral);
  }

  async prepare(db: Db, referral: Referral): Promise<void> {
    for (const reward of [referral.inviter, referral.invitee]) {
      if ('cashFen' in reward) continue;
      const { template } = reward.coupon;
      const known = await db.one('SELECT id FROM coupon_templates WHERE template_key = ?', [template]);
      if (known === null) throw new Error(`program ${referral.program}: no coupon template ${template}`);
    }
  }

  /** The one invitations are accepted under, or the last there was; null: there is none. */
  async current(db: Pick<Db, 'rows'>): Promise<{ referral: Referral; isOpen: boolean } | null> {
    const active = (await this.store.active(db))
      .filter((stored) => stored.kind === this.kind)
      .map((stored) => stored.definition as Referral);
    const open = active.find((referral) => this.isOpen(referral));
    const referral = open ?? active[0];
    return referral === undefined ? null : { referral, isOpen: open !== undefined };
  }

  /** The definition an invitation was accepted under. @throws Error when it is gone: definitions are never removed. */
  async versionOf(db: Db, program: string, version: number): Promise<Referral> {
    const definition = (await this.store.versions(db, program, [version])).get(version);
    if (definition === undefined) throw new Error(`program ${program} has no version ${version}`);
    return definition as Referral;
  }

  private isOpen({ startsAt, endsAt }: Referral): boolean {
    const now = this.clock.now();
    return (startsAt === null || startsAt <= now) && (endsAt === null || now < endsAt);
  }
}
