import { Module } from '@nestjs/common';
import { Coupons } from './coupons';
import { CouponExpiry } from './expiry';
import { Proofs } from './proof';
import { TemplateCache } from './template-cache';
import { Wallet } from './wallet';
import { WalletController } from './wallet.controller';

@Module({
  controllers: [WalletController],
  providers: [Coupons, CouponExpiry, Proofs, TemplateCache, Wallet],
  exports: [Coupons, Proofs, TemplateCache],
})
export class CouponsModule {}
