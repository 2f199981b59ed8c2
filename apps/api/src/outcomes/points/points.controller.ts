import type { CustomerId } from '@fanchang/domain';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { PointsDto, PointsEntryPageDto, PointsEntryQuery } from './points.dto';
import { PointsView } from './points-view';

@ApiTags('会员')
@ApiBearerAuth()
@Shoppers()
@Controller('me/points')
export class PointsController {
  constructor(private readonly view: PointsView) {}

  /** What the shopper can spend, what is on its way, what ends when, and by which rules. */
  @Get()
  of(@CustomerOf() customerId: CustomerId): Promise<PointsDto> {
    return this.view.of(customerId);
  }

  /** Everything that happened to the shopper's points, newest first. */
  @Get('entries')
  entries(
    @CustomerOf() customerId: CustomerId,
    @Query() query: PointsEntryQuery,
  ): Promise<PointsEntryPageDto> {
    return this.view.entries(customerId, query.cursor);
  }
}
