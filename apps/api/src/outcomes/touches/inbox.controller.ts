import type { CustomerId } from '@fanchang/domain';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { Inbox } from './inbox';
import { InboxPageDto, InboxQuery, ReadDto, UnreadDto } from './inbox.dto';

@ApiTags('会员')
@ApiBearerAuth()
@Controller('me/inbox')
@Shoppers()
export class InboxController {
  constructor(private readonly inbox: Inbox) {}

  /** What we told the shopper, newest first. */
  @Get()
  page(@CustomerOf() customerId: CustomerId, @Query() { cursor }: InboxQuery): Promise<InboxPageDto> {
    return this.inbox.page(customerId, cursor);
  }

  /** How much of it is unread. */
  @Get('unread')
  async unread(@CustomerOf() customerId: CustomerId): Promise<UnreadDto> {
    return { unread: await this.inbox.unread(customerId) };
  }

  /** Marks messages as read. */
  @Post('read')
  @HttpCode(200)
  async read(@CustomerOf() customerId: CustomerId, @Body() { ids }: ReadDto): Promise<UnreadDto> {
    return { unread: await this.inbox.read(customerId, ids?.map(Number) ?? null) };
  }
}
