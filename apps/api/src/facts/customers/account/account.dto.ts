import { Type } from 'class-transformer';
import {
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { TokensDto } from '../../../platform/auth/tokens.dto';

const PICTURES = ['image/png', 'image/jpeg', 'image/webp'] as const;

export class PhoneDto {
  /** The one-time code of the phone button (`getPhoneNumber`). */
  @IsString()
  @Length(1, 256)
  code: string;
}

export class ProfileDto {
  id: string;
  nickname: string;
  /** The picture as a data address; null where none was chosen. */
  avatar: string | null;
  /** `138****1234`; null where none is known. */
  phone: string | null;
  /** ISO with the business zone's offset. */
  joinedAt: string;
}

export class PhoneResultDto {
  profile: ProfileDto;
  /** Orders under this phone were known already and are the shopper's now. */
  merged: boolean;
  /** To go on with, where the shopper goes on as an older customer of ours. */
  tokens: TokensDto | null;
}

export class AvatarDto {
  @IsIn(PICTURES)
  type: (typeof PICTURES)[number];

  /** Base64; at most 200 KB of picture. */
  @IsString()
  @MaxLength(280_000)
  @Matches(/^[A-Za-z0-9+/]+={0,2}$/)
  data: string;
}

export class ProfileChangeDto {
  @IsOptional()
  @IsString()
  @Length(1, 32)
  @Matches(/^[^\p{C}\s](?:[^\p{C}]*[^\p{C}\s])?$/u)
  nickname?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AvatarDto)
  avatar?: AvatarDto;
}

export class ClaimDto {
  /** As the shop's own app shows it. */
  @IsString()
  @Length(4, 64)
  @Matches(/^[A-Za-z0-9_-]+$/)
  orderNo: string;

  /** Last four digits of the phone the order was sent to. */
  @IsString()
  @Matches(/^\d{4}$/)
  phoneTail: string;
}

export class ClaimResultDto {
  orderNo: string;
  /** Orders that are the shopper's now and were not before. */
  claimedOrders: number;
  /** To go on with, where the shopper goes on as an older customer of ours. */
  tokens: TokensDto | null;
}
