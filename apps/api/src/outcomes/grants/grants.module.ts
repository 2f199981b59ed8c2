import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons';
import { MemberPrices } from '../membership/member-prices';
import { Grants } from './grants';

@Module({ imports: [CouponsModule], providers: [Grants, MemberPrices], exports: [Grants] })
export class GrantsModule {}
