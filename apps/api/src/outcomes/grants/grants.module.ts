import { Module } from '@nestjs/common';
import { CustomersModule } from '../../facts/customers';
import { CouponsModule } from '../coupons';
import { GiftsModule } from '../gifts';
import { GrowthValues, MemberPrices } from '../membership';
import { PaymentsModule } from '../payments';
import { PointsModule } from '../points';
import { TouchesModule } from '../touches';
import { GrantMover } from './grant-mover';
import { Grants } from './grants';

@Module({
  imports: [CustomersModule, CouponsModule, PointsModule, GiftsModule, PaymentsModule, TouchesModule],
  providers: [Grants, GrantMover, MemberPrices, GrowthValues],
  exports: [Grants],
})
export class GrantsModule {}
