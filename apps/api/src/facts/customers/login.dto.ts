import { IsOptional, IsString, Length } from 'class-validator';
import { TokensDto } from '../../platform/auth/tokens.dto';

export class LoginDto {
  /** The one-time code of `wx.login`. */
  @IsString()
  @Length(1, 256)
  code: string;

  /** What the phone calls itself, for a list of sessions. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  device?: string;
}

export class PersonDto {
  id: string;
  nickname: string;
}

export class LoginResultDto extends TokensDto {
  person: PersonDto;
}
