import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import type { Right } from '../../platform/auth/rights';
import type { StaffRole } from '../../platform/auth/session';
import { TokensDto } from '../../platform/auth/tokens.dto';

export class StaffLoginDto {
  @IsString()
  @Matches(/^[A-Za-z0-9_.-]{1,64}$/)
  account: string;

  @IsString()
  @Length(1, 128)
  password: string;

  /** Six digits of the authenticator, when the answer was `TOTP_REQUIRED`. */
  @IsOptional()
  @IsString()
  @Matches(/^\d{6}$/)
  totp?: string;

  /** Where to work; without it the first of one's shops. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  shopId?: number;

  /** What the device calls itself, for the list of sessions. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  device?: string;
}

export class StaffPersonDto {
  id: string;
  name: string;
  role: StaffRole;
  /** What the role may do: pages show what somebody may, the API refuses the rest whatever a page shows. */
  rights: Right[];
  shopId: string;
  shopName: string;
}

/** A shop one may log in to, and as what. */
export class StaffPlaceDto {
  shopId: string;
  shopName: string;
  role: StaffRole;
}

export class StaffMeDto {
  staff: StaffPersonDto;
  places: StaffPlaceDto[];
  /** Whether logging in asks for a code of the authenticator. */
  totpOn: boolean;
}

export class StaffLoginResultDto extends TokensDto {
  staff: StaffPersonDto;
  places: StaffPlaceDto[];
}
