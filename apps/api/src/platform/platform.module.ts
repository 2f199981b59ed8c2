import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Calendar } from '@fanchang/domain';
import type { Config } from '../config';
import { Idempotency } from './auth/idempotency';
import { Keys } from './auth/keys';
import { Sessions } from './auth/sessions';
import { Signatures } from './auth/signature';
import { Clock } from './clock';
import { Database } from './database/database';
import { Log } from './log';
import { Metrics } from './metrics';
import { WorkGauge } from './queue/work-gauge';
import { Worker } from './queue/worker';
import { CONFIG } from './tokens';
import { loginClient, LoginClient } from './wechat/login-client';

/** What every feature stands on and none of the business is in. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  /** @param database opened by the caller, after migrating; closed here when the application stops. */
  static with(config: Config, database: Database): DynamicModule {
    const provided = [
      { provide: CONFIG, useValue: config },
      { provide: Database, useValue: database },
      { provide: Clock, useValue: new Clock(new Calendar(config.businessZone), config.fixedNow) },
      { provide: Keys, useValue: new Keys(config.secretKey) },
      { provide: Log, useValue: new Log(config.logLevel) },
      { provide: LoginClient, useValue: loginClient(config) },
      Sessions,
      Signatures,
      Idempotency,
      Metrics,
      Worker,
      WorkGauge,
    ];
    return { module: PlatformModule, providers: provided, exports: provided };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
