import { IsString, Length, Matches } from 'class-validator';

export class OwnSessionDto {
  id: string;
  shopName: string;
  /** What the device called itself at login. */
  device: string | null;
  createdAt: string;
  usedAt: string;
  expiresAt: string;
  /** The session this request was made in. */
  isThis: boolean;
}

export class OwnSessionListDto {
  items: OwnSessionDto[];
}

export class ChangePasswordDto {
  @IsString()
  @Length(1, 128)
  oldPassword: string;

  @IsString()
  @Length(10, 128)
  newPassword: string;
}

/** Shown once; afterwards only the authenticator knows it. */
export class TotpSetUpDto {
  /** For the authenticator's QR code: `otpauth://totp/…`. */
  uri: string;
  /** The same secret to be typed, base32. */
  secret: string;
}

export class TotpCodeDto {
  @IsString()
  @Matches(/^\d{6}$/)
  code: string;
}

export class PasswordDto {
  @IsString()
  @Length(1, 128)
  password: string;
}

export class TotpStateDto {
  totpOn: boolean;
}
