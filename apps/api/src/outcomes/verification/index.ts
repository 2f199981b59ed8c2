import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons';
import { CouponHistory } from './history';
import { CouponHistoryController } from './history.controller';
import { Today } from './today';
import { TypedCodes } from './typed-codes';
import { Undo } from './undo';
import { Verification } from './verification';
import { VerificationController } from './verification.controller';

@Module({
  imports: [CouponsModule],
  controllers: [VerificationController, CouponHistoryController],
  providers: [CouponHistory, Today, TypedCodes, Undo, Verification],
  exports: [Verification],
})
export class VerificationModule {}

export { Verification } from './verification';
