import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Staff, StaffOf } from '../../platform/auth/access';
import type { StaffSession } from '../../platform/auth/sessions';
import { Clock } from '../../platform/clock';
import { orRefuse } from '../../platform/http/refused';
import { Cancelling } from './cancelling';
import { GroupListQuery } from './group-buy.dto';
import {
  CancelGroupBuyDto,
  GroupBuyCancelledDto,
  StaffGroupBuyPageDto,
  StaffTeamDetailDto,
  StaffTeamListQuery,
  StaffTeamPageDto,
} from './staff.dto';
import { StaffView } from './staff-view';

/** Group-buys belong to the brand, not to a shop. */
@ApiTags('拼团管理')
@ApiBearerAuth()
@Controller('staff')
export class StaffGroupBuysController {
  constructor(
    private readonly view: StaffView,
    private readonly cancelling: Cancelling,
    private readonly clock: Clock,
  ) {}

  /** Every activity, and what became of its teams. */
  @Get('group-buys')
  @Staff('group-buy.read')
  list(@Query() query: GroupListQuery): Promise<StaffGroupBuyPageDto> {
    return this.view.page(query.cursor);
  }

  /** Teams of an activity, in one state or all, newest first. */
  @Get('group-buys/:key/teams')
  @Staff('group-buy.read')
  async teams(@Param('key') key: string, @Query() query: StaffTeamListQuery): Promise<StaffTeamPageDto> {
    return orRefuse(await this.view.teams(key, query.state, query.cursor));
  }

  /** One team: who sits in it, and what they paid. */
  @Get('teams/:teamNo')
  @Staff('group-buy.read')
  async team(@Param('teamNo') teamNo: string): Promise<StaffTeamDetailDto> {
    return orRefuse(await this.view.team(teamNo));
  }

  /** Calls an activity off: its open teams end, their people are told, and money goes back. */
  @Post('group-buys/:key/cancel')
  @HttpCode(200)
  @Staff('group-buy.manage')
  async cancel(
    @StaffOf() by: StaffSession,
    @Param('key') key: string,
    @Body() { reason }: CancelGroupBuyDto,
  ): Promise<GroupBuyCancelledDto> {
    const actor = { kind: 'staff', id: String(by.staffId) } as const;
    const { cancelledAt } = orRefuse(await this.cancelling.cancel(key, reason, actor));
    return { cancelledAt: this.clock.calendar.iso(cancelledAt) };
  }
}
