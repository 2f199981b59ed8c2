import { Module } from '@nestjs/common';
import { CustomersModule } from '../../facts/customers';
import { GrantsModule } from '../../outcomes/grants';
import { PaymentsModule } from '../../outcomes/payments';
import { TouchesModule } from '../../outcomes/touches';
import { ProgramsModule } from '../programs.module';
import { Activities } from './activities';
import { ActivityView } from './activity-view';
import { Cancelling } from './cancelling';
import { TeamEffects } from './effects';
import { GroupMover } from './group-mover';
import { GroupBuysController } from './group-buys.controller';
import { MyTeamsController } from './my-teams.controller';
import { Opening } from './opening';
import { PaidSeats } from './paid-seats';
import { SeatMoney } from './seat-money';
import { Seats } from './seats';
import { StaffGroupBuysController } from './staff-group-buys.controller';
import { StaffView } from './staff-view';
import { TakingPart } from './taking-part';
import { TeamEnds } from './team-ends';
import { TeamView } from './team-view';

@Module({
  imports: [ProgramsModule, CustomersModule, GrantsModule, TouchesModule, PaymentsModule],
  controllers: [GroupBuysController, MyTeamsController, StaffGroupBuysController],
  providers: [
    Activities,
    ActivityView,
    Cancelling,
    GroupMover,
    Opening,
    PaidSeats,
    SeatMoney,
    Seats,
    StaffView,
    TakingPart,
    TeamEffects,
    TeamEnds,
    TeamView,
  ],
  exports: [Cancelling, TakingPart],
})
export class GroupBuyModule {}
