import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Anyone, SessionIdOf, Shoppers } from '../../platform/auth/access';
import { type Caller, CallerOf } from '../../platform/auth/caller';
import { Refreshing } from '../../platform/auth/refreshing';
import { Sessions } from '../../platform/auth/sessions';
import { RefreshDto, SessionsEndedDto, type Tokens, tellTokens } from '../../platform/auth/tokens.dto';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { orRefuse } from '../../platform/http/refused';
import { NO_NAME } from './identify';
import { Login } from './login';
import { LoginDto, LoginResultDto } from './login.dto';

@ApiTags('会员')
@Controller('auth')
export class LoginController {
  constructor(
    private readonly entrance: Login,
    private readonly refreshing: Refreshing,
    private readonly sessions: Sessions,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Logs a shopper in by WeChat's one-time code; whoever is new becomes a customer. */
  @Post('login')
  @Anyone()
  @HttpCode(200)
  async login(@Body() { code, device }: LoginDto, @CallerOf() caller: Caller): Promise<LoginResultDto> {
    const { customerId, ...tokens } = orRefuse(await this.entrance.login(code, device ?? null, caller));
    return this.tell(tokens, customerId);
  }

  /** The next two tokens, for a refresh token that was not used before. One used twice ends the session. */
  @Post('refresh')
  @Anyone()
  @HttpCode(200)
  async refresh(@Body() { refreshToken }: RefreshDto, @CallerOf() caller: Caller): Promise<LoginResultDto> {
    const { session, ...tokens } = orRefuse(await this.refreshing.refresh('shopper', refreshToken, caller));
    return this.tell(tokens, session.customerId);
  }

  /** Ends the session the request is made in. */
  @Post('logout')
  @ApiBearerAuth()
  @Shoppers()
  @HttpCode(200)
  async logout(@SessionIdOf() sessionId: string): Promise<SessionsEndedDto> {
    const ended = await this.database.transaction((db) => this.sessions.revoke(db, sessionId, 'logged-out'));
    await this.sessions.heed();
    return { ended: ended ? 1 : 0 };
  }

  private async tell(tokens: Tokens, customerId: number): Promise<LoginResultDto> {
    const person = await this.database.one<{ nickname: string | null }>(
      'SELECT nickname FROM customers WHERE id = ?',
      [customerId],
    );
    return {
      ...tellTokens(tokens, this.clock.calendar),
      person: { id: String(customerId), nickname: person?.nickname ?? NO_NAME },
    };
  }
}
