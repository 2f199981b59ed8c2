import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons';
import { MemberPrices } from '../membership';
import { Grants } from './grants';

@Module({ imports: [CouponsModule], providers: [Grants, MemberPrices], exports: [Grants] })
export class GrantsModule {}
