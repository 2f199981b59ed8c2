import { Module } from '@nestjs/common';
import { CouponsModule } from '../outcomes/coupons';
import { GiftsModule } from '../outcomes/gifts';
import { GrantsModule } from '../outcomes/grants';
import { MallModule } from '../outcomes/mall';
import { PaymentsModule } from '../outcomes/payments';
import { InvitationsModule } from '../facts/invitations';
import { LiveModule } from '../facts/live';
import { OrdersModule } from '../facts/orders';
import { ProductsModule } from '../facts/products';
import { StaffModule } from '../facts/staff';
import { VerificationModule } from '../outcomes/verification';
import { ProgramsModule } from '../programs';
import { CareModule } from '../programs/care';
import { GroupBuyModule } from '../programs/group-buy';
import { ReferralModule } from '../programs/referral';
import { SurveysModule } from '../programs/surveys';
import { DemoAccepts } from './accepts';
import { CareDesks } from './care-desks';
import { CareDoors } from './care-doors';
import { CareLife } from './care-life';
import { ComplaintLife } from './complaint-life';
import { DemoController } from './demo.controller';
import { DemoSeed } from './demo-seed';
import { InvitationLife } from './invitation-life';
import { MallLife } from './mall-life';
import { DemoPayments } from './payments';
import { ShowLife } from './show-life';
import { SurveyLife } from './survey-life';
import { TeamLife } from './team-life';
import { DemoTransfers } from './transfers';

/** The invented brand, and one-tap logins into it. Not part of a production process. */
@Module({
  imports: [
    CouponsModule,
    GiftsModule,
    GrantsModule,
    MallModule,
    PaymentsModule,
    InvitationsModule,
    LiveModule,
    OrdersModule,
    ProductsModule,
    StaffModule,
    VerificationModule,
    ProgramsModule,
    CareModule,
    GroupBuyModule,
    ReferralModule,
    SurveysModule,
  ],
  controllers: [DemoController],
  providers: [
    CareDesks,
    CareDoors,
    CareLife,
    ComplaintLife,
    DemoAccepts,
    DemoPayments,
    DemoSeed,
    DemoTransfers,
    InvitationLife,
    MallLife,
    ShowLife,
    SurveyLife,
    TeamLife,
  ],
})
export class DemoModule {}
