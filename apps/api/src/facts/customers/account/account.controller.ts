import { type CustomerId, isRefusal } from '@fanchang/domain';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CustomerOf, SessionIdOf, Shoppers } from '../../../platform/auth/access';
import { type Caller, CallerOf } from '../../../platform/auth/caller';
import { Sessions } from '../../../platform/auth/sessions';
import { tellTokens, type TokensDto } from '../../../platform/auth/tokens.dto';
import { Clock } from '../../../platform/clock';
import { Database } from '../../../platform/database/database';
import type { Db } from '../../../platform/database/db';
import { orRefuse, refused } from '../../../platform/http/refused';
import { isRejected } from '../../../platform/outside/answers';
import { MiniProgram } from '../../../platform/wechat/mini-program';
import { Claims } from '../claim/claims';
import { Marks } from '../marks';
import {
  ClaimDto,
  ClaimResultDto,
  PhoneDto,
  PhoneResultDto,
  ProfileChangeDto,
  ProfileDto,
} from './account.dto';
import { Phones } from './phones';
import { Profiles } from './profile';

@ApiTags('会员')
@ApiBearerAuth()
@Controller('me')
@Shoppers()
export class AccountController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly profiles: Profiles,
    private readonly phones: Phones,
    private readonly marks: Marks,
    private readonly claims: Claims,
    private readonly miniProgram: MiniProgram,
  ) {}

  /** Who the shopper is to us. */
  @Get('profile')
  profile(@CustomerOf() customerId: CustomerId): Promise<ProfileDto> {
    return this.profiles.of(customerId);
  }

  /** Changes the name or the picture; what is left out stays. */
  @Post('profile')
  @HttpCode(200)
  async change(@CustomerOf() customerId: CustomerId, @Body() change: ProfileChangeDto): Promise<ProfileDto> {
    return orRefuse(await this.profiles.change(customerId, change));
  }

  /** Makes the phone number behind the button's code the shopper's; what was bought under it is theirs, too. */
  @Post('phone')
  @HttpCode(200)
  async phone(
    @CustomerOf() customerId: CustomerId,
    @SessionIdOf() sessionId: string,
    @Body() { code }: PhoneDto,
  ): Promise<PhoneResultDto> {
    const told = await this.miniProgram.phoneOf(code);
    if (isRejected(told)) throw refused('PHONE_CODE_INVALID');
    const phone = told.countryCode === '86' ? told.phone : `+${told.countryCode}${told.phone}`;
    // Also a number that stays another's was theirs to tell.
    await this.database.transaction((db) => this.marks.see(db, customerId, 'phone', phone));
    const done = await this.database.decide(async (db) => {
      const survivor = await this.phones.attach(db, customerId, phone);
      if (isRefusal(survivor)) return survivor;
      return { survivor, tokens: await this.goOn(db, sessionId, customerId, survivor) };
    });
    const { survivor, tokens } = orRefuse(done);
    await this.sessions.heed();
    return { profile: await this.profiles.of(survivor), merged: tokens !== null, tokens };
  }

  /** Claims an order of a shop that masks its buyers, by its number and the last four digits of the phone. */
  @Post('orders/claim')
  @HttpCode(200)
  async claim(
    @CustomerOf() customerId: CustomerId,
    @SessionIdOf() sessionId: string,
    @Body() claim: ClaimDto,
    @CallerOf() caller: Caller,
  ): Promise<ClaimResultDto> {
    const done = await this.database.transaction(async (db) => {
      const claimed = await this.claims.claim(db, customerId, claim, caller);
      if (isRefusal(claimed)) return claimed;
      return { ...claimed, tokens: await this.goOn(db, sessionId, customerId, claimed.customerId) };
    });
    const { orders, tokens } = orRefuse(done);
    await this.sessions.heed();
    return { orderNo: claim.orderNo, claimedOrders: orders, tokens };
  }

  /** Tokens of the customer the shopper goes on as; null where that is still the same. */
  private async goOn(
    db: Db,
    sessionId: string,
    before: CustomerId,
    after: CustomerId,
  ): Promise<TokensDto | null> {
    if (before === after) return null;
    await this.sessions.revoke(db, sessionId, 'merged');
    const tokens = await this.sessions.open(db, { kind: 'shopper', customerId: after }, null);
    return tellTokens(tokens, this.clock.calendar);
  }
}
