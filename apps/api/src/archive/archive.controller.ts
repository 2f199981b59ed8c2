import type { CustomerId } from '@fanchang/domain';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../platform/auth/access';
import { Archive } from './archive';
import { ArchiveDto, StoryPageDto, StoryQuery } from './archive.dto';

@ApiTags('会员')
@ApiBearerAuth()
@Shoppers()
@Controller('me')
export class ArchiveController {
  constructor(private readonly archive: Archive) {}

  /** The growth archive: totals, ladders with what would be lost, coupons to use today. */
  @Get('archive')
  get(@CustomerOf() customerId: CustomerId): Promise<ArchiveDto> {
    return this.archive.of(customerId);
  }

  /** What happened between the shopper and the brand, newest first. */
  @Get('story')
  story(@CustomerOf() customerId: CustomerId, @Query() query: StoryQuery): Promise<StoryPageDto> {
    return this.archive.story(customerId, query.cursor, query.limit ?? 10);
  }
}
