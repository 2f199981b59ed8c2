import { type CustomerId, refuse, type StaffId } from '@fanchang/domain';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Staff, StaffOf } from '../../platform/auth/access';
import type { StaffSession } from '../../platform/auth/session';
import { orRefuse } from '../../platform/http/refused';
import {
  AgentSaidDto,
  AssignTicketDto,
  MergeTicketDto,
  MessagesQuery,
  NoteDto,
  ReadTicketDto,
  RekindTicketDto,
  StaffConversationDto,
  StaffOpenTicketDto,
  StaffTicketPageDto,
  StaffTicketsQuery,
  TicketStoryDto,
} from './care.dto';
import { TicketViews } from './ticket-view';
import { Tickets } from './tickets';

/** Tickets as ours answer them: one's own and those nobody has; managers every one. */
@ApiTags('售后（员工）')
@ApiBearerAuth()
@Controller('staff/tickets')
export class StaffTicketsController {
  constructor(
    private readonly tickets: Tickets,
    private readonly views: TicketViews,
  ) {}

  /** What is to be done: live orders first, then whose promise is up first. */
  @Get()
  @Staff('care.answer')
  list(@StaffOf() staff: StaffSession, @Query() query: StaffTicketsQuery): Promise<StaffTicketPageDto> {
    return this.views.list(staff, query);
  }

  /** Opens one for a shopper who called or wrote elsewhere. */
  @Post()
  @HttpCode(200)
  @Staff('care.answer')
  async open(
    @StaffOf() staff: StaffSession,
    @Body() wish: StaffOpenTicketDto,
  ): Promise<StaffConversationDto> {
    if (wish.lineKey != null && wish.orderId == null) orRefuse(refuse('ORDER_NOT_FOUND'));
    const row = orRefuse(
      await this.tickets.openFor(staff, {
        customerId: Number(wish.customerId) as CustomerId,
        kind: wish.kind,
        source: 'staff',
        sourceKey: `staff:${staff.staffId}:${wish.requestKey}`,
        by: { kind: 'staff', id: staff.staffId },
        orderId: wish.orderId == null ? null : Number(wish.orderId),
        lineKey: wish.lineKey ?? null,
        said: wish,
      }),
    );
    return this.handled(staff, row.ticket_no, 0);
  }

  /** A conversation, internal notes too. */
  @Get(':ticketNo')
  @Staff('care.answer')
  one(
    @StaffOf() staff: StaffSession,
    @Param('ticketNo') ticketNo: string,
    @Query() { after = 0 }: MessagesQuery,
  ): Promise<StaffConversationDto> {
    return this.handled(staff, ticketNo, after);
  }

  /** Everything that happened to it. */
  @Get(':ticketNo/story')
  @Staff('care.answer')
  async story(@StaffOf() staff: StaffSession, @Param('ticketNo') ticketNo: string): Promise<TicketStoryDto> {
    return orRefuse(await this.views.story(staff, ticketNo));
  }

  /** Answers the shopper; whoever answers what nobody has, has it from then on. */
  @Post(':ticketNo/messages')
  @HttpCode(200)
  @Staff('care.answer')
  async say(
    @StaffOf() staff: StaffSession,
    @Param('ticketNo') ticketNo: string,
    @Query() { after = 0 }: MessagesQuery,
    @Body() { asksBack = false, answerId, ...said }: AgentSaidDto,
  ): Promise<StaffConversationDto> {
    const id = answerId == null ? null : Number(answerId);
    orRefuse(await this.tickets.agentSays(staff, ticketNo, { ...said, answerId: id }, asksBack));
    return this.handled(staff, ticketNo, after);
  }

  /** A note for colleagues. */
  @Post(':ticketNo/notes')
  @HttpCode(200)
  @Staff('care.answer')
  async note(
    @StaffOf() staff: StaffSession,
    @Param('ticketNo') ticketNo: string,
    @Body() { words, requestKey }: NoteDto,
  ): Promise<StaffConversationDto> {
    orRefuse(await this.tickets.note(staff, ticketNo, words, requestKey));
    return this.handled(staff, ticketNo, 0);
  }

  /** Has read up to a message. */
  @Post(':ticketNo/read')
  @HttpCode(200)
  @Staff('care.answer')
  async read(
    @StaffOf() staff: StaffSession,
    @Param('ticketNo') ticketNo: string,
    @Body() { seq }: ReadTicketDto,
  ): Promise<StaffConversationDto> {
    orRefuse(await this.tickets.read(ticketNo, seq, { staff }));
    return this.handled(staff, ticketNo, seq);
  }

  /** Gives it to somebody, or back to those nobody has. */
  @Post(':ticketNo/assign')
  @HttpCode(200)
  @Staff('care.answer')
  async assign(
    @StaffOf() staff: StaffSession,
    @Param('ticketNo') ticketNo: string,
    @Body() { staffId }: AssignTicketDto,
  ): Promise<TicketStoryDto> {
    orRefuse(
      await this.tickets.assign(staff, ticketNo, staffId == null ? null : (Number(staffId) as StaffId)),
    );
    return this.views.storyOf(ticketNo);
  }

  /** It is of another kind. */
  @Post(':ticketNo/kind')
  @HttpCode(200)
  @Staff('care.answer')
  async rekind(
    @StaffOf() staff: StaffSession,
    @Param('ticketNo') ticketNo: string,
    @Body() { kind }: RekindTicketDto,
  ): Promise<TicketStoryDto> {
    orRefuse(await this.tickets.rekind(staff, ticketNo, kind));
    return this.views.storyOf(ticketNo);
  }

  /** It goes on in another ticket of the same shopper. */
  @Post(':ticketNo/merge')
  @HttpCode(200)
  @Staff('care.answer')
  async merge(
    @StaffOf() staff: StaffSession,
    @Param('ticketNo') ticketNo: string,
    @Body() { into }: MergeTicketDto,
  ): Promise<StaffConversationDto> {
    orRefuse(await this.tickets.merge(staff, ticketNo, into));
    return this.handled(staff, into, 0);
  }

  /** Resolved; the shopper is asked how it was. */
  @Post(':ticketNo/resolve')
  @HttpCode(200)
  @Staff('care.answer')
  async resolve(
    @StaffOf() staff: StaffSession,
    @Param('ticketNo') ticketNo: string,
  ): Promise<StaffConversationDto> {
    orRefuse(await this.tickets.resolve(staff, ticketNo));
    return this.handled(staff, ticketNo, 0);
  }

  /** Taken up again. */
  @Post(':ticketNo/reopen')
  @HttpCode(200)
  @Staff('care.answer')
  async reopen(
    @StaffOf() staff: StaffSession,
    @Param('ticketNo') ticketNo: string,
  ): Promise<StaffConversationDto> {
    orRefuse(await this.tickets.reopen(staff, ticketNo));
    return this.handled(staff, ticketNo, 0);
  }

  private async handled(staff: StaffSession, ticketNo: string, after: number): Promise<StaffConversationDto> {
    return orRefuse(await this.views.handled(staff, ticketNo, after));
  }
}
