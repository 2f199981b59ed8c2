import { Module } from '@nestjs/common';
import { CouponsModule } from '../outcomes/coupons';
import { GiftsModule } from '../outcomes/gifts';
import { GrantsModule } from '../outcomes/grants';
import { MallModule } from '../outcomes/mall';
import { LiveModule } from '../facts/live';
import { OrdersModule } from '../facts/orders';
import { StaffModule } from '../facts/staff';
import { VerificationModule } from '../outcomes/verification';
import { ProgramsModule } from '../programs';
import { DemoController } from './demo.controller';
import { DemoSeed } from './demo-seed';
import { MallLife } from './mall-life';
import { ShowLife } from './show-life';

/** The invented brand, and one-tap logins into it. Not part of a production process. */
@Module({
  imports: [
    CouponsModule,
    GiftsModule,
    GrantsModule,
    MallModule,
    LiveModule,
    OrdersModule,
    StaffModule,
    VerificationModule,
    ProgramsModule,
  ],
  controllers: [DemoController],
  providers: [DemoSeed, MallLife, ShowLife],
})
export class DemoModule {}
