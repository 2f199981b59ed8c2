import type { CouponWorth } from '@fanchang/domain';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { BuyerDto } from '../../facts/orders';
import { CouponDto } from '../coupons';

/** Text that may be an id: no control characters, no spaces around. */
const ID = /^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u;
const MOST_FEN = 1_000_000_000_000;
const MOST_CODES = 5;
const MOST_LINES = 100;

export class BillLineDto {
  /** Names the line within its order; the price is told by it. */
  @IsString()
  @Length(1, 64)
  @Matches(ID)
  lineKey: string;

  /** A line that names neither product nor category is in the scope of every coupon. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  productId?: string | null;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  category?: string | null;

  /** Of the whole line, fen, before anything Fanchang takes off. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  amountFen: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  quantity?: number;
}

class BillDto {
  @IsObject()
  @ValidateNested()
  @Type(() => BuyerDto)
  buyer: BuyerDto;

  /** 1 to 100 lines, each with a `lineKey` of its own. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_LINES)
  @ApiProperty({ maxItems: MOST_LINES })
  @ArrayUnique((line: BillLineDto | null) => line?.lineKey)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => BillLineDto)
  lines: BillLineDto[];
}

export class CheckRequestDto extends BillDto {
  /** The order asking: what it holds itself is no obstacle to it. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  @Matches(ID)
  orderNo?: string;

  /** Coupons to price the bill with; without them the answer offers what the buyer has. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_CODES)
  @ApiProperty({ maxItems: MOST_CODES })
  @ArrayUnique((code: unknown) => String(code).replace(/\s/g, ''))
  @IsString({ each: true })
  @Length(1, 32, { each: true })
  codes?: string[];
}

export class HoldRequestDto extends BillDto {
  @IsString()
  @Length(1, 64)
  @Matches(ID)
  orderNo: string;

  /** One to five codes, each once. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CODES)
  @ApiProperty({ maxItems: MOST_CODES })
  @ArrayUnique((code: unknown) => String(code).replace(/\s/g, ''))
  @IsString({ each: true })
  @Length(1, 32, { each: true })
  codes: string[];

  /** How long the coupons are kept for the order, 60 to 1800; 900 when left out. */
  @IsOptional()
  @IsInt()
  @Min(60)
  @Max(1_800)
  holdSeconds?: number;
}

export class RedeemHoldDto {
  @IsString()
  @Length(1, 64)
  @Matches(ID)
  orderNo: string;

  /** What was paid for the order in the end, fen; kept with the redemption, judged by nobody. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  paidFen?: number;
}

export class ReturnHoldDto {
  @IsString()
  @Length(1, 64)
  @Matches(ID)
  orderNo: string;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  reason?: string;
}

export class BillMemberPriceDto {
  name: string;
  /** What a member pays, ten-thousandths. */
  rateBasisPoints: number;
}

export class PricedLineDto {
  lineKey: string;
  amountFen: number;
  memberOffFen: number;
  couponOffFen: number;
  payableFen: number;
}

export class PricedCouponDto {
  code: string;
  name: string;
  kind: CouponWorth['kind'];
  giftName: string | null;
  /** What it takes off; of a member-price coupon, beyond the buyer's own member price. */
  offFen: number;
  /** The same of each line, in the order of the lines. */
  linesOffFen: number[];
}

/** Down and across, the parts add up to the whole. */
export class PricedBillDto {
  billFen: number;
  memberOffFen: number;
  couponOffFen: number;
  payableFen: number;
  /** The buyer's own, standing now. */
  memberPrice: BillMemberPriceDto | null;
  /** In the order of the codes. */
  coupons: PricedCouponDto[];
  /** In the order of the lines given. */
  lines: PricedLineDto[];
}

export class CheckRefusalDto {
  code: string;
  message: string;
}

export class OfferedCouponDto extends CouponDto {
  code: string;
  /** Coupons of one group are not used together. */
  stackingGroup: string;
  /** What it takes off this bill when used alone; 0 when it cannot be used. */
  takesOffFen: number;
  usable: boolean;
  /** Why not, on this bill, now. */
  refusal: CheckRefusalDto | null;
}

export class CheckedDto {
  serverNow: string;
  /** The bill with the codes given; without codes, with the member price alone. */
  price: PricedBillDto;
  /** Without codes: the buyer's coupons, at most 50, what takes off most first; with codes it is empty. */
  offers: OfferedCouponDto[];
}

export class HeldDto extends PricedBillDto {
  orderNo: string;
  /** From this moment the coupons are the buyer's again, unless the order was redeemed. */
  expiresAt: string;
}

export class RedeemedDto extends PricedBillDto {
  orderNo: string;
  redeemedAt: string;
}

export class ReturnedCouponDto {
  code: string;
  name: string;
  /** What the coupon was then. */
  became: 'granted' | 'expired' | 'used' | 'revoked';
}

export class ReturnedDto {
  orderNo: string;
  /** released: it had not been redeemed; returned: the redemption was taken back. */
  result: 'released' | 'returned';
  returnedAt: string;
  coupons: ReturnedCouponDto[];
}
