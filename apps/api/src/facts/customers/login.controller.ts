import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone } from '../../platform/auth/access';
import { Sessions } from '../../platform/auth/sessions';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { orRefuse } from '../../platform/http/refused';
import { LoginClient } from '../../platform/wechat/login-client';
import { identify, keptKey, meetByUnionid, NO_NAME } from './identify';
import { LoginDto, LoginResultDto } from './login.dto';

@ApiTags('会员')
@Controller('auth')
export class LoginController {
  constructor(
    private readonly client: LoginClient,
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** Logs a shopper in by WeChat's one-time code; whoever is new becomes a customer. */
  @Post('login')
  @Anyone()
  @HttpCode(200)
  async login(@Body() { code }: LoginDto): Promise<LoginResultDto> {
    const { openid, unionid } = orRefuse(await this.client.identityOf(code));
    const buyer = { kind: 'openid', value: openid, nickname: null, phoneSealed: null } as const;
    const person = await this.database.transaction(async (db) => {
      if (unionid !== null) await meetByUnionid(db, openid, unionid);
      const found = await identify(db, [buyer], this.clock.now());
      return db.one<{ id: number; nickname: string | null }>(
        'SELECT id, nickname FROM customers WHERE id = ?',
        [found.get(keptKey(buyer)) ?? null],
      );
    });
    if (person === null) throw new Error('a customer just identified has no row');
    const { accessToken, expiresAt } = this.sessions.issue({ kind: 'shopper', customerId: person.id });
    return {
      accessToken,
      expiresAt: this.clock.calendar.iso(expiresAt),
      person: { id: String(person.id), nickname: person.nickname ?? NO_NAME },
    };
  }
}
