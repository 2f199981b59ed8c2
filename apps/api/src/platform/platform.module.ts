import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Calendar } from '@fanchang/domain';
import type { Config } from '../config';
import { Audit } from './audit';
import { EndedSessions } from './auth/ended-sessions';
import { Idempotency } from './auth/idempotency';
import { Keys } from './auth/keys';
import { Refreshing } from './auth/refreshing';
import { Sessions } from './auth/sessions';
import { Signatures } from './auth/signature';
import { Guesses } from './brakes';
import { Clock } from './clock';
import { Database } from './database/database';
import { Live, LiveSockets } from './live';
import { Log } from './log';
import { Metrics } from './metrics';
import { WorkGauge } from './queue/work-gauge';
import { Worker } from './queue/worker';
import { STORAGE, storageOf } from './storage';
import { CONFIG } from './tokens';
import { AccessTokens } from './outside/access-tokens';
import { Outside } from './outside/outside';
import { TokenRows } from './outside/token-rows';
import { DouyinShop } from './shops/douyin-shop';
import { WeixinShop } from './shops/weixin-shop';
import { WechatPay } from './wechat-pay';
import { LoginClient } from './wechat/login-client';
import { MiniProgram } from './wechat/mini-program';
import { WecomContacts } from './wecom/contacts';

/** What every feature stands on and none of the business is in. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  /** @param database opened by the caller, after migrating; closed here when the application stops. */
  static with(config: Config, database: Database, log: Log): DynamicModule {
    const provided = [
      { provide: CONFIG, useValue: config },
      { provide: Database, useValue: database },
      { provide: Clock, useValue: new Clock(new Calendar(config.businessZone), config.fixedNow) },
      { provide: Keys, useValue: new Keys(config.secretKey, config.dataKeys) },
      { provide: Log, useValue: log },
      { provide: STORAGE, useFactory: () => storageOf(config) },
      {
        provide: AccessTokens,
        useFactory: (keys: Keys) => new AccessTokens(new TokenRows(database, keys), log),
        inject: [Keys],
      },
      Outside,
      MiniProgram,
      LoginClient,
      WecomContacts,
      WeixinShop,
      DouyinShop,
      WechatPay,
      EndedSessions,
      Sessions,
      Guesses,
      Refreshing,
      Signatures,
      Idempotency,
      Audit,
      Metrics,
      Live,
      LiveSockets,
      Worker,
      WorkGauge,
    ];
    return { module: PlatformModule, providers: provided, exports: provided };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
