import type { CustomerId } from '@fanchang/domain';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../../platform/auth/access';
import { orRefuse } from '../../platform/http/refused';
import { ActivityView } from './activity-view';
import { GroupListQuery, MyGroupBuyDto, MyTeamDto, MyTeamPageDto, SeatRequestDto } from './group-buy.dto';
import { TakingPart } from './taking-part';
import { TeamView } from './team-view';

/** A shopper's own part in group-buys. */
@ApiTags('拼团')
@ApiBearerAuth()
@Shoppers()
@Controller('me')
export class MyTeamsController {
  constructor(
    private readonly activities: ActivityView,
    private readonly teams: TeamView,
    private readonly takingPart: TakingPart,
  ) {}

  /** An activity, and why no team can be opened, if none can. */
  @Get('group-buys/:key')
  async activity(@CustomerOf() customerId: CustomerId, @Param('key') key: string): Promise<MyGroupBuyDto> {
    return orRefuse(await this.activities.mine(customerId, key));
  }

  /** Opens a team. Where a seat costs something, with what the phone pays with. The same request again is the same team. */
  @Post('group-buys/:key/teams')
  @HttpCode(200)
  async open(
    @CustomerOf() customerId: CustomerId,
    @Param('key') key: string,
    @Body() { requestKey }: SeatRequestDto,
  ): Promise<MyTeamDto> {
    return orRefuse(await this.takingPart.open(customerId, key, requestKey));
  }

  /** Teams the shopper leads, sits or sat in, newest first. */
  @Get('teams')
  list(@CustomerOf() customerId: CustomerId, @Query() query: GroupListQuery): Promise<MyTeamPageDto> {
    return this.teams.minePage(customerId, query.cursor);
  }

  /** Any team, as the shopper stands to it. */
  @Get('teams/:teamNo')
  async team(@CustomerOf() customerId: CustomerId, @Param('teamNo') teamNo: string): Promise<MyTeamDto> {
    return orRefuse(await this.teams.mine(customerId, teamNo));
  }

  /** Takes a seat; the last one fills the team. Where it costs something, with what the phone pays with. */
  @Post('teams/:teamNo/join')
  @HttpCode(200)
  async join(
    @CustomerOf() customerId: CustomerId,
    @Param('teamNo') teamNo: string,
    @Body() { requestKey }: SeatRequestDto,
  ): Promise<MyTeamDto> {
    return orRefuse(await this.takingPart.join(customerId, teamNo, requestKey));
  }

  /** Gives the seat back before the team is full. The leader's leaving ends the team. */
  @Post('teams/:teamNo/leave')
  @HttpCode(200)
  async leave(@CustomerOf() customerId: CustomerId, @Param('teamNo') teamNo: string): Promise<MyTeamDto> {
    return orRefuse(await this.takingPart.leave(customerId, teamNo));
  }
}
