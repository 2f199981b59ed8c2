import { IsString, Length } from 'class-validator';

export class LoginDto {
  /** The one-time code of `wx.login`. */
  @IsString()
  @Length(1, 256)
  code: string;
}

export class PersonDto {
  id: string;
  nickname: string;
}

export class LoginResultDto {
  accessToken: string;
  /** ISO with the business zone's offset. */
  expiresAt: string;
  person: PersonDto;
}
