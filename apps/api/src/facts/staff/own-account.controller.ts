import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Config } from '../../config';
import { SessionIdOf, Staff, StaffOf } from '../../platform/auth/access';
import { type Caller, CallerOf } from '../../platform/auth/caller';
import type { StaffSession } from '../../platform/auth/sessions';
import { SessionsEndedDto } from '../../platform/auth/tokens.dto';
import { Guesses } from '../../platform/brakes';
import { orRefuse, refused } from '../../platform/http/refused';
import { CONFIG } from '../../platform/tokens';
import { brakesFrom } from './limits';
import { OwnAccount } from './own-account';
import {
  ChangePasswordDto,
  OwnSessionListDto,
  PasswordDto,
  TotpCodeDto,
  TotpSetUpDto,
  TotpStateDto,
} from './own-account.dto';
import { SessionList } from './session-list';
import { Totp } from './totp';

@ApiTags('店员')
@ApiBearerAuth()
@Staff('account.own')
@Controller('staff')
export class OwnAccountController {
  constructor(
    private readonly own: OwnAccount,
    private readonly totp: Totp,
    private readonly list: SessionList,
    private readonly guesses: Guesses,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Where one is logged in, the latest used first. */
  @Get('sessions')
  async sessions(@StaffOf() by: StaffSession, @SessionIdOf() sessionId: string): Promise<OwnSessionListDto> {
    return { items: await this.list.of(by.staffId, sessionId) };
  }

  /** Ends one of one's own sessions: a tablet that was lost. */
  @Post('sessions/:id/revoke')
  @HttpCode(200)
  async revoke(@StaffOf() by: StaffSession, @Param('id') id: string): Promise<SessionsEndedDto> {
    orRefuse(await this.own.endSession(by, id));
    return { ended: 1 };
  }

  /** Sets a new password and ends every other session. */
  @Post('password')
  @HttpCode(200)
  async changePassword(
    @StaffOf() by: StaffSession,
    @SessionIdOf() sessionId: string,
    @Body() { oldPassword, newPassword }: ChangePasswordDto,
    @CallerOf() caller: Caller,
  ): Promise<SessionsEndedDto> {
    const passwords = { old: oldPassword, new: newPassword };
    return { ended: orRefuse(await this.own.changePassword(by, sessionId, passwords, caller)) };
  }

  /** A secret for an authenticator, shown this once. It counts from when a code has confirmed it. */
  @Post('totp/setup')
  @HttpCode(200)
  async setUpTotp(@StaffOf() by: StaffSession): Promise<TotpSetUpDto> {
    const row = await this.own.rowOf(by.staffId);
    if (row === null) throw refused('SESSION_REVOKED');
    return orRefuse(await this.totp.setUp(row, this.config.brandName));
  }

  @Post('totp/confirm')
  @HttpCode(200)
  async confirmTotp(
    @StaffOf() by: StaffSession,
    @Body() { code }: TotpCodeDto,
    @CallerOf() caller: Caller,
  ): Promise<TotpStateDto> {
    orRefuse(await this.totp.confirm(by.staffId, code, brakesFrom(this.guesses, caller)));
    return { totpOn: true };
  }

  /** Logging in asks for no code any more. */
  @Post('totp/remove')
  @HttpCode(200)
  async removeTotp(
    @StaffOf() by: StaffSession,
    @Body() { password }: PasswordDto,
    @CallerOf() caller: Caller,
  ): Promise<TotpStateDto> {
    orRefuse(await this.own.removeTotp(by, password, caller));
    return { totpOn: false };
  }
}
