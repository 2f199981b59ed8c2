import { isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { invitationById } from '../../facts/invitations';
import { Audit } from '../../platform/audit';
import type { StaffSession } from '../../platform/auth/sessions';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { ReferralLedger } from './ledger';
import type { ReferralDetailDto, ReviewReferralDto } from './ledger.dto';
import { Referrals } from './referrals';

/** People decide over invitations that look like one person's 复核. */
@Injectable()
export class ReferralReviews {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly referrals: Referrals,
    private readonly ledger: ReferralLedger,
    private readonly audit: Audit,
  ) {}

  /**
   * Decides over a flagged one. The same decision again changes nothing; another one takes the place of the first.
   *
   * @returns REFERRAL_NOT_FOUND, REFERRAL_NOT_FLAGGED.
   */
  async review(
    id: number,
    { decision, note }: ReviewReferralDto,
    by: StaffSession,
  ): Promise<ReferralDetailDto | Refusal> {
    const done = await this.database.decide(async (db) => {
      const known = await this.referrals.hold(db, id);
      if (known === null) return refuse('REFERRAL_NOT_FOUND');
      if (known.review === decision) return null;
      const invitation = await invitationById(db, id);
      if (invitation?.flag == null) return refuse('REFERRAL_NOT_FLAGGED');
      await db.run(
        `UPDATE referral_cases SET review = ?, reviewed_by = ?, reviewed_at = ?, note = ? WHERE invitation_id = ?`,
        [decision, `staff:${by.staffId}`, this.clock.now(), note, id],
      );
      await this.referrals.decide(db, id);
      await this.audit.write(db, {
        actor: { kind: 'staff', id: String(by.staffId) },
        action: 'referral.reviewed',
        subject: `invitation:${id}`,
        detail: { decision, flag: invitation.flag },
      });
      return null;
    });
    return isRefusal(done) ? done : this.ledger.one(id);
  }
}
