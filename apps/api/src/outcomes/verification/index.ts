import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons';
import { Verification } from './verification';
import { VerificationController } from './verification.controller';

@Module({
  imports: [CouponsModule],
  controllers: [VerificationController],
  providers: [Verification],
  exports: [Verification],
})
export class VerificationModule {}

export { Verification } from './verification';
