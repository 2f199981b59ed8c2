import type { StepState } from '@fanchang/domain';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { CouponDto } from '../outcomes/coupons';

export class ArchivePersonDto {
  id: string;
  nickname: string;
}

export class ArchiveTotalsDto {
  orders: number;
  items: number;
  paidFen: number;
  savedFen: number;
  /** Order days after the first: how often they came back. */
  repurchases: number;
  firstPaidAt: string | null;
  /** Local days since the first order. */
  days: number | null;
}

export class ArchiveMemberPriceDto {
  name: string;
  rateBasisPoints: number;
  until: string | null;
}

export class LadderStepDto {
  step: string;
  title: string;
  condition: string;
  state: StepState;
  done: number;
  needed: number;
  endsAt: string | null;
}

export class LadderNextDto {
  step: string;
  title: string;
  remaining: number;
  endsAt: string;
  /** What is at stake, a sentence without its end. */
  text: string;
}

export class LadderDto {
  program: string;
  name: string;
  rules: string[];
  steps: LadderStepDto[];
  next: LadderNextDto | null;
  /** End, exclusive, of a campaign; null for a ladder that begins with each shopper's first order. */
  endsAt: string | null;
  /** Of a campaign. */
  startsAt: string | null;
}

export class ArchiveDto {
  serverNow: string;
  brandName: string;
  person: ArchivePersonDto;
  totals: ArchiveTotalsDto;
  memberPrice: ArchiveMemberPriceDto | null;
  ladders: LadderDto[];
  /** Usable now, soonest ending first, at most three. */
  coupons: CouponDto[];
  usableCoupons: number;
}

export class StoryItemDto {
  id: string;
  at: string;
  kind: 'order' | 'coupon' | 'member-price' | 'gift' | 'redeemed' | 'refund';
  text: string;
}

export class StoryPageDto {
  items: StoryItemDto[];
  nextCursor: string | null;
}

export class StoryQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit?: number;
}
