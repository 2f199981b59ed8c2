import { IsString, Length, Matches } from 'class-validator';
import type { StaffRole } from '../../platform/auth/sessions';

export class StaffLoginDto {
  @IsString()
  @Matches(/^[A-Za-z0-9_.-]{1,64}$/)
  account: string;

  @IsString()
  @Length(1, 128)
  password: string;
}

export class StaffPersonDto {
  id: string;
  name: string;
  role: StaffRole;
  shopId: string;
  shopName: string;
}

export class StaffLoginResultDto {
  accessToken: string;
  expiresAt: string;
  staff: StaffPersonDto;
}
