import { Module } from '@nestjs/common';
import { CustomersModule } from '../../facts/customers';
import { InvitationsModule } from '../../facts/invitations';
import { GrantsModule } from '../../outcomes/grants';
import { ProgramsModule } from '../programs.module';
import { InvitationImage } from './invitation-image';
import { InvitationLandingController } from './landing.controller';
import { ReferralLedger } from './ledger';
import { MyInvitation } from './my-invitation';
import { MyInvitationsController } from './my-invitations.controller';
import { InvitationProgress } from './progress';
import { ReferralProgram } from './referral-program';
import { Referrals } from './referrals';
import { ReferralReviews } from './reviews';
import { StaffReferralsController } from './staff-referrals.controller';

@Module({
  imports: [CustomersModule, InvitationsModule, GrantsModule, ProgramsModule],
  controllers: [MyInvitationsController, InvitationLandingController, StaffReferralsController],
  providers: [
    ReferralProgram,
    Referrals,
    MyInvitation,
    InvitationProgress,
    InvitationImage,
    ReferralLedger,
    ReferralReviews,
  ],
  exports: [Referrals, ReferralReviews],
})
export class ReferralModule {}
