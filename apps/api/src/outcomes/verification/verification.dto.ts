import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { CouponDto } from '../coupons';

const MOST_BILL_FEN = 100_000_000;

export class QuoteRequestDto {
  /** The scanned QR, the twelve digits, or the ticket of an earlier quote. */
  @IsString()
  @Length(1, 128)
  proof: string;

  /** The bill, fen; null before it is typed. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_BILL_FEN)
  billFen?: number | null;
}

export class ConfirmRequestDto {
  /** Made by the client for one confirmation and kept for its repeats. */
  @IsString()
  @Length(8, 64)
  @Matches(/^[A-Za-z0-9_-]+$/)
  requestKey: string;

  @IsString()
  @Length(1, 128)
  proof: string;

  /** The bill, fen; 0 only for gifts. */
  @IsInt()
  @Min(0)
  @Max(MOST_BILL_FEN)
  billFen: number;
}

export class MaskedCustomerDto {
  /** Masked: 林*满. */
  name: string;
  phoneTail: string | null;
}

export class WhyNotDto {
  code: string;
  message: string;
}

export class PriceDto {
  billFen: number;
  memberOffFen: number;
  couponOffFen: number;
  payableFen: number;
}

export class MemberPriceDto {
  name: string;
  rateBasisPoints: number;
}

export class QuoteDto {
  /** Stands for the scanned proof for ten minutes, for this member of staff. */
  ticket: string;
  coupon: CouponDto;
  customer: MaskedCustomerDto;
  usable: boolean;
  refusal: WhyNotDto | null;
  price: PriceDto | null;
  memberPrice: MemberPriceDto | null;
}

export class ReceiptDto extends PriceDto {
  id: string;
  at: string;
  shopName: string;
  staffName: string;
  coupon: CouponDto;
  customer: MaskedCustomerDto;
  undoneAt: string | null;
  undoReason: string | null;
  /** Until when whoever reads this may undo it; null when they may not, or no more. */
  undoableUntil: string | null;
}

export class UndoRequestDto {
  /** Why, in words. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  reason?: string;
}

export class TodayTotalsDto {
  count: number;
  billFen: number;
  offFen: number;
}

export class TodayDto {
  serverNow: string;
  totals: TodayTotalsDto;
  items: ReceiptDto[];
  nextCursor: string | null;
}

export class TodayQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}
