import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ArchiveModule } from './archive';
import type { Config } from './config';
import { DemoModule } from './demo';
import { CustomersModule } from './facts/customers';
import { LiveModule } from './facts/live';
import { OrdersModule } from './facts/orders';
import { StaffModule } from './facts/staff';
import { CheckoutModule } from './outcomes/checkout';
import { GrantsModule } from './outcomes/grants';
import { MallModule } from './outcomes/mall';
import { VerificationModule } from './outcomes/verification';
import { AccessGuard } from './platform/auth/access';
import type { Database } from './platform/database/database';
import { HealthController } from './platform/health/health.controller';
import { ErrorFilter } from './platform/http/error.filter';
import { PlatformModule } from './platform/platform.module';
import { ProgramsModule } from './programs';
import { LadderModule } from './programs/ladder';
import { PointsProgramModule } from './programs/points';

/** The whole application; the only file that names every feature. */
@Module({})
export class AppModule {
  static with(config: Config, database: Database): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, database),
        CustomersModule,
        OrdersModule,
        LiveModule,
        StaffModule,
        GrantsModule,
        VerificationModule,
        CheckoutModule,
        MallModule,
        ProgramsModule,
        LadderModule,
        PointsProgramModule,
        ArchiveModule,
        ...(config.mode === 'production' ? [] : [DemoModule]),
      ],
      controllers: [HealthController],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}
