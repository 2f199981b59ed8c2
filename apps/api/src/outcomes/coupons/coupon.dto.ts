import type { CouponWorth } from '@fanchang/domain';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { CouponState } from './coupon-state';
import type { UseAt } from './templates';

export class CouponDto {
  id: string;
  name: string;
  kind: CouponWorth['kind'];
  /** What remains to pay, ten-thousandths (9折 = 9000); percent and member-price coupons. */
  rateBasisPoints: number | null;
  /** Taken off, fen; cash coupons. */
  offFen: number | null;
  giftName: string | null;
  /** The most a percent coupon takes off, fen. */
  capFen: number | null;
  /** The least the bill must come to, fen. */
  thresholdFen: number;
  /** What it is for, in words. */
  scope: string;
  /** Where it may be used, in words. */
  shops: string;
  /** At a counter, in another system's checkout, or both. */
  useAt: UseAt;
  /** `held`: a checkout is using it just now. */
  state: CouponState;
  startsAt: string;
  /** Exclusive. */
  endsAt: string;
  grantedAt: string;
  usedAt: string | null;
  /** What it saved, fen, once used. */
  savedFen: number | null;
}

export class WalletCouponDto extends CouponDto {
  /** Why the shopper has it, one sentence. */
  why: string;
}

export class CouponPageDto {
  serverNow: string;
  items: WalletCouponDto[];
  nextCursor: string | null;
}

export class CouponDetailDto extends WalletCouponDto {
  serverNow: string;
  /** Twelve digits, to be read aloud. */
  code: string;
  usedShop: string | null;
  revokedReason: string | null;
  /** Until when a checkout holds it. */
  heldUntil: string | null;
}

export class CouponTokenDto {
  /** What the QR holds; good for `lifeSeconds`. */
  token: string;
  expiresAt: string;
  serverNow: string;
  lifeSeconds: number;
}

export const COUPON_TABS = ['usable', 'used', 'ended'] as const;
export type CouponTab = (typeof COUPON_TABS)[number];

export class CouponListQuery {
  @IsIn(COUPON_TABS)
  state: CouponTab;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}
