import { Module } from '@nestjs/common';
import { Coupons } from './coupons';
import { CouponExpiry } from './expiry';
import { Proofs } from './proof';
import { Wallet } from './wallet';
import { WalletController } from './wallet.controller';

@Module({
  controllers: [WalletController],
  providers: [Coupons, CouponExpiry, Proofs, Wallet],
  exports: [Coupons, Proofs],
})
export class CouponsModule {}
