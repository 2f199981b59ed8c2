import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { STAFF_ROLES, type StaffRole } from '../../platform/auth/session';
import { StaffPlaceDto } from './staff.dto';

export class MemberDto {
  id: string;
  account: string;
  name: string;
  active: boolean;
  totpOn: boolean;
  places: StaffPlaceDto[];
}

export class MemberPageDto {
  items: MemberDto[];
  nextCursor: string | null;
}

export class MemberPageQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}

export class AddMemberDto {
  @IsString()
  @Matches(/^[A-Za-z0-9_.-]{1,64}$/)
  account: string;

  @IsString()
  @Length(1, 64)
  name: string;

  /** To begin with; they change it themselves. */
  @IsString()
  @Length(10, 128)
  password: string;

  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  shopId: number;

  @IsIn(STAFF_ROLES)
  role: StaffRole;
}

export class AddedMemberDto {
  id: string;
}

export class SetRoleDto {
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  shopId: number;

  /** Left out: no role in this shop any more. */
  @IsOptional()
  @IsIn(STAFF_ROLES)
  role?: StaffRole;
}

export class NewPasswordDto {
  @IsString()
  @Length(10, 128)
  password: string;
}

export class ShopDto {
  id: string;
  shopKey: string;
  name: string;
}

export class ShopListDto {
  items: ShopDto[];
}
