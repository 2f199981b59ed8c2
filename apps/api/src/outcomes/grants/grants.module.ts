import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons';
import { GiftsModule } from '../gifts';
import { GrowthValues, MemberPrices } from '../membership';
import { PointsModule } from '../points';
import { Grants } from './grants';

@Module({
  imports: [CouponsModule, PointsModule, GiftsModule],
  providers: [Grants, MemberPrices, GrowthValues],
  exports: [Grants],
})
export class GrantsModule {}
