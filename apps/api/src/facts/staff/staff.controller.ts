import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Anyone, SessionIdOf, Staff, StaffOf } from '../../platform/auth/access';
import { type Caller, CallerOf } from '../../platform/auth/caller';
import { rightsOf } from '../../platform/auth/rights';
import { Sessions, type StaffSession } from '../../platform/auth/sessions';
import { RefreshDto, SessionsEndedDto, tellTokens } from '../../platform/auth/tokens.dto';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { orRefuse } from '../../platform/http/refused';
import { type CameIn, Entrance } from './entrance';
import { OwnAccount } from './own-account';
import { placeDto } from './places';
import { StaffLoginDto, StaffLoginResultDto, StaffMeDto, type StaffPersonDto } from './staff.dto';

@ApiTags('店员')
@Controller('staff')
export class StaffController {
  constructor(
    private readonly entrance: Entrance,
    private readonly own: OwnAccount,
    private readonly sessions: Sessions,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Logs a member of staff in to one of their shops; the session knows the shop and their role there. */
  @Post('login')
  @Anyone()
  @HttpCode(200)
  async login(@Body() request: StaffLoginDto, @CallerOf() caller: Caller): Promise<StaffLoginResultDto> {
    return this.tell(orRefuse(await this.entrance.login(request, caller)));
  }

  /** The next two tokens, for a refresh token that was not used before. One used twice ends the session. */
  @Post('refresh')
  @Anyone()
  @HttpCode(200)
  async refresh(
    @Body() { refreshToken }: RefreshDto,
    @CallerOf() caller: Caller,
  ): Promise<StaffLoginResultDto> {
    return this.tell(orRefuse(await this.entrance.refresh(refreshToken, caller)));
  }

  /** Ends the session the request is made in. */
  @Post('logout')
  @ApiBearerAuth()
  @Staff('account.own')
  @HttpCode(200)
  async logout(@SessionIdOf() sessionId: string): Promise<SessionsEndedDto> {
    const ended = await this.database.transaction((db) => this.sessions.revoke(db, sessionId, 'logged-out'));
    await this.sessions.heed();
    return { ended: ended ? 1 : 0 };
  }

  /** Who is logged in, where, what they may do, and where else they work. */
  @Get('me')
  @ApiBearerAuth()
  @Staff('account.own')
  async me(@StaffOf() by: StaffSession): Promise<StaffMeDto> {
    const { name, place, places, totpOn } = orRefuse(await this.own.of(by));
    return { staff: personDto(by.staffId, name, place), places: places.map(placeDto), totpOn };
  }

  private tell({ staffId, name, place, places, ...tokens }: CameIn): StaffLoginResultDto {
    return {
      ...tellTokens(tokens, this.clock.calendar),
      staff: personDto(staffId, name, place),
      places: places.map(placeDto),
    };
  }
}

function personDto(staffId: number, name: string, place: CameIn['place']): StaffPersonDto {
  const { role, shopId, shopName } = place;
  return { id: String(staffId), name, role, rights: rightsOf(role), shopId: String(shopId), shopName };
}
