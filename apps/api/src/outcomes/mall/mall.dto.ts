import type { CouponWorth } from '@fanchang/domain';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { AddressDto } from '../gifts';

export class CannotRedeemDto {
  code: string;
  message: string;
}

export class MallItemDto {
  id: string;
  name: string;
  kind: 'coupon' | 'gift';
  /** What one costs. */
  points: number;
  worthFen: number;
  /** null: as many as are asked for. */
  left: number | null;
  perPerson: number | null;
  /** How many this shopper has redeemed. */
  mine: number;
  /** Names a drawing of the mini-program. */
  picture: string | null;
  description: string;
  /** Why this shopper cannot redeem it now. */
  refusal: CannotRedeemDto | null;
}

export class MallItemPageDto {
  serverNow: string;
  /** Points this shopper can spend. */
  balance: number;
  items: MallItemDto[];
  nextCursor: string | null;
}

export class ItemCouponDto {
  kind: CouponWorth['kind'];
  rateBasisPoints: number | null;
  offFen: number | null;
  capFen: number | null;
  thresholdFen: number;
  /** What it is for, in words. */
  scope: string;
  shops: string;
  /** Local days after the day of redeeming; null when it is valid at fixed times. */
  validDays: number | null;
  startsAt: string | null;
  /** Exclusive. */
  endsAt: string | null;
}

export class MallItemDetailDto extends MallItemDto {
  serverNow: string;
  balance: number;
  coupon: ItemCouponDto | null;
  rules: string[];
}

export class MallItemListQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}

export class RedeemRequestDto {
  /** Made by the client for one redemption and kept for its repeats. */
  @IsString()
  @Length(8, 64)
  @Matches(/^[A-Za-z0-9_-]+$/)
  requestKey: string;

  @IsString()
  @Matches(/^\d{1,9}$/)
  itemId: string;

  /** Where a gift goes; a coupon goes nowhere. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AddressDto)
  address?: AddressDto | null;
}
