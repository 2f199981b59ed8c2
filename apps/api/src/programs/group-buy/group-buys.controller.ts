import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone } from '../../platform/auth/access';
import { orRefuse } from '../../platform/http/refused';
import { ActivityView } from './activity-view';
import { GroupBuyDetailDto, GroupBuyPageDto, GroupListQuery, TeamDto } from './group-buy.dto';
import { TeamView } from './team-view';

/** What friends see before they log in. */
@ApiTags('拼团')
@Anyone()
@Controller('group-buys')
export class GroupBuysController {
  constructor(
    private readonly activities: ActivityView,
    private readonly teams: TeamView,
  ) {}

  /** Activities that run, and those that will soon. */
  @Get()
  list(@Query() query: GroupListQuery): Promise<GroupBuyPageDto> {
    return this.activities.page(query.cursor);
  }

  /** A team, for whoever has its link. */
  @Get('teams/:teamNo')
  async team(@Param('teamNo') teamNo: string): Promise<TeamDto> {
    return orRefuse(await this.teams.shown(teamNo));
  }

  /** One activity with its rules, whatever its state. */
  @Get(':key')
  async activity(@Param('key') key: string): Promise<GroupBuyDetailDto> {
    return orRefuse(await this.activities.one(key));
  }
}
