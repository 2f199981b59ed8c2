import { Module } from '@nestjs/common';
import { CouponsModule } from '../outcomes/coupons';
import { OrdersModule } from '../facts/orders';
import { StaffModule } from '../facts/staff';
import { VerificationModule } from '../outcomes/verification';
import { ProgramsModule } from '../programs';
import { DemoController } from './demo.controller';
import { DemoSeed } from './demo-seed';

/** The invented brand, and one-tap logins into it. Not part of a production process. */
@Module({
  imports: [CouponsModule, OrdersModule, StaffModule, VerificationModule, ProgramsModule],
  controllers: [DemoController],
  providers: [DemoSeed],
})
export class DemoModule {}
