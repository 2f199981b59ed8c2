import { Module } from '@nestjs/common';
import { CustomersModule } from '../../facts/customers';
import { PhotosModule } from '../../facts/photos';
import { ProductsModule } from '../../facts/products';
import { WechatModule } from '../../facts/wechat';
import { GrantsModule } from '../../outcomes/grants';
import { TouchesModule } from '../../outcomes/touches';
import { ProgramsModule } from '../programs.module';
import { CareDeskController } from './care-desk.controller';
import { CareProgram } from './care-program';
import { Compensations } from './compensations';
import { DeskBook } from './desk-book';
import { Desks } from './desks';
import { FirstAnswers } from './first-answers';
import { MessageChecks } from './message-checks';
import { Messages } from './messages';
import { MyTicketsController } from './my-tickets.controller';
import { PreparedAnswers } from './prepared-answers';
import { StaffTicketsController } from './staff-tickets.controller';
import { SurveyTickets } from './survey-tickets';
import { TicketMover } from './ticket-mover';
import { TicketNews } from './ticket-news';
import { TicketViews } from './ticket-view';
import { Tickets } from './tickets';

@Module({
  imports: [
    ProgramsModule,
    CustomersModule,
    ProductsModule,
    PhotosModule,
    WechatModule,
    GrantsModule,
    TouchesModule,
  ],
  controllers: [MyTicketsController, StaffTicketsController, CareDeskController],
  providers: [
    CareProgram,
    Compensations,
    DeskBook,
    Desks,
    FirstAnswers,
    MessageChecks,
    Messages,
    PreparedAnswers,
    SurveyTickets,
    TicketMover,
    TicketNews,
    Tickets,
    TicketViews,
  ],
  exports: [Compensations, DeskBook, PreparedAnswers, Tickets],
})
export class CareModule {}
