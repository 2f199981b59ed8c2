import { type CustomerId, refuse } from '@fanchang/domain';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { orRefuse } from '../../platform/http/refused';
import {
  ConversationDto,
  MessagesQuery,
  OpenTicketDto,
  RateTicketDto,
  ReadTicketDto,
  SaidDto,
  TicketListQuery,
  TicketPageDto,
} from './care.dto';
import { TicketViews } from './ticket-view';
import { Tickets } from './tickets';

/** A shopper's own tickets. */
@ApiTags('售后')
@ApiBearerAuth()
@Shoppers()
@Controller('me/tickets')
export class MyTicketsController {
  constructor(
    private readonly tickets: Tickets,
    private readonly views: TicketViews,
  ) {}

  /** Newest first. */
  @Get()
  list(@CustomerOf() customerId: CustomerId, @Query() { cursor }: TicketListQuery): Promise<TicketPageDto> {
    return this.views.mine(customerId, cursor);
  }

  /** Says what is wrong, with an order or without. The same request again is the same ticket. */
  @Post()
  @HttpCode(200)
  async open(@CustomerOf() customerId: CustomerId, @Body() wish: OpenTicketDto): Promise<ConversationDto> {
    if (wish.lineKey != null && wish.orderId == null) orRefuse(refuse('ORDER_NOT_FOUND'));
    const row = orRefuse(
      await this.tickets.openOne({
        customerId,
        kind: wish.kind,
        source: 'shopper',
        sourceKey: `shopper:${customerId}:${wish.requestKey}`,
        by: { kind: 'shopper', id: customerId },
        orderId: wish.orderId == null ? null : Number(wish.orderId),
        lineKey: wish.lineKey ?? null,
        said: wish,
      }),
    );
    return this.conversation(customerId, row.ticket_no, 0);
  }

  /** A conversation: what was said after a message, up to a hundred at once. */
  @Get(':ticketNo')
  async one(
    @CustomerOf() customerId: CustomerId,
    @Param('ticketNo') ticketNo: string,
    @Query() { after = 0 }: MessagesQuery,
  ): Promise<ConversationDto> {
    return this.conversation(customerId, ticketNo, after);
  }

  /** Says more; what was resolved is taken up again. The same request again is the same message. */
  @Post(':ticketNo/messages')
  @HttpCode(200)
  async say(
    @CustomerOf() customerId: CustomerId,
    @Param('ticketNo') ticketNo: string,
    @Query() { after = 0 }: MessagesQuery,
    @Body() said: SaidDto,
  ): Promise<ConversationDto> {
    orRefuse(await this.tickets.shopperSays(customerId, ticketNo, said));
    return this.conversation(customerId, ticketNo, after);
  }

  /** Has read up to a message. */
  @Post(':ticketNo/read')
  @HttpCode(200)
  async read(
    @CustomerOf() customerId: CustomerId,
    @Param('ticketNo') ticketNo: string,
    @Body() { seq }: ReadTicketDto,
  ): Promise<ConversationDto> {
    orRefuse(await this.tickets.read(ticketNo, seq, { customerId }));
    return this.conversation(customerId, ticketNo, seq);
  }

  /** Says how it was, once it is resolved; once. */
  @Post(':ticketNo/rating')
  @HttpCode(200)
  async rate(
    @CustomerOf() customerId: CustomerId,
    @Param('ticketNo') ticketNo: string,
    @Body() { rating }: RateTicketDto,
  ): Promise<ConversationDto> {
    orRefuse(await this.tickets.rate(customerId, ticketNo, rating));
    return this.conversation(customerId, ticketNo, 0);
  }

  private async conversation(
    customerId: CustomerId,
    ticketNo: string,
    after: number,
  ): Promise<ConversationDto> {
    return orRefuse(await this.views.conversation(customerId, ticketNo, after));
  }
}
