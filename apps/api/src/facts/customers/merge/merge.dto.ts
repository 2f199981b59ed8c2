import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

const MOST_ID = 2_147_483_647;

export class FindCustomersDto {
  /** A whole phone number. */
  @IsOptional()
  @IsString()
  @Matches(/^\+?[\d\s-]{6,20}$/)
  phone?: string;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  orderNo?: string;
}

export class FoundCustomerDto {
  id: string;
  nickname: string;
  /** `138****1234`; null where none is known. */
  phone: string | null;
  /** How they are known: openid, unionid, phone, douyin, wecom, external. */
  knownBy: string[];
  orders: number;
  /** ISO with the business zone's offset. */
  joinedAt: string;
}

export class FoundCustomersDto {
  /** At most 20. */
  items: FoundCustomerDto[];
}

export class MergeDto {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_ID)
  customerId: number;

  /** Who is the same person. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_ID)
  otherId: number;
}

export class MergedDto {
  /** Who goes on: the older record, whichever was named first. */
  customerId: string;
}

export class CustomerMergeDto {
  id: string;
  survivorId: string;
  mergedId: string;
  reason: 'claim' | 'phone' | 'unionid' | 'wecom' | 'staff';
  at: string;
  undoneAt: string | null;
}

export class CustomerMergesDto {
  /** Newest first, at most 50. */
  items: CustomerMergeDto[];
}
