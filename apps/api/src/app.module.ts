import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ArchiveModule } from './archive';
import type { Config } from './config';
import { DemoModule } from './demo';
import { CustomersModule } from './facts/customers';
import { InvitationsModule } from './facts/invitations';
import { LiveModule } from './facts/live';
import { PhotosModule } from './facts/photos';
import { ProductsModule } from './facts/products';
import { OrdersModule } from './facts/orders';
import { ShopsModule } from './facts/shops';
import { StaffModule } from './facts/staff';
import { WechatModule } from './facts/wechat';
import { CheckoutModule } from './outcomes/checkout';
import { GrantsModule } from './outcomes/grants';
import { MallModule } from './outcomes/mall';
import { PaymentsModule } from './outcomes/payments';
import { VerificationModule } from './outcomes/verification';
import { AuditController } from './platform/audit';
import { AccessGuard } from './platform/auth/access';
import type { Database } from './platform/database/database';
import { HealthController } from './platform/health/health.controller';
import { ErrorFilter } from './platform/http/error.filter';
import type { Log } from './platform/log';
import { PlatformModule } from './platform/platform.module';
import { PrivacyModule } from './privacy';
import { ProgramsModule } from './programs';
import { CareModule } from './programs/care';
import { GroupBuyModule } from './programs/group-buy';
import { LadderModule } from './programs/ladder';
import { PointsProgramModule } from './programs/points';
import { ReferralModule } from './programs/referral';
import { SurveysModule } from './programs/surveys';

/** The whole application; the only file that names every feature. */
@Module({})
export class AppModule {
  static with(config: Config, database: Database, log: Log): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, database, log),
        CustomersModule,
        InvitationsModule,
        OrdersModule,
        WechatModule,
        ShopsModule,
        LiveModule,
        ProductsModule,
        PhotosModule,
        StaffModule,
        GrantsModule,
        VerificationModule,
        CheckoutModule,
        MallModule,
        PaymentsModule,
        ProgramsModule,
        LadderModule,
        PointsProgramModule,
        GroupBuyModule,
        ReferralModule,
        SurveysModule,
        CareModule,
        ArchiveModule,
        PrivacyModule,
        ...(config.mode === 'production' ? [] : [DemoModule]),
      ],
      controllers: [HealthController, AuditController],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}
