import type { Calendar, Instant } from '@fanchang/domain';
import { IsString, Length } from 'class-validator';

/** What a session is used with: a short token for every request, a longer one to be exchanged, once, for the next two. */
export interface Tokens {
  accessToken: string;
  expiresAt: Instant;
  refreshToken: string;
  refreshExpiresAt: Instant;
}

export class TokensDto {
  /** Goes into `Authorization: Bearer …`. */
  accessToken: string;
  expiresAt: string;
  /** Good for one refresh. Used a second time it ends the session. */
  refreshToken: string;
  /** When the session ends unless it is refreshed before. */
  refreshExpiresAt: string;
}

export class RefreshDto {
  @IsString()
  @Length(1, 256)
  refreshToken: string;
}

export class SessionsEndedDto {
  /** How many sessions have ended. */
  ended: number;
}

/** Tokens as an answer tells them. */
export function tellTokens(tokens: Tokens, calendar: Calendar): TokensDto {
  return {
    accessToken: tokens.accessToken,
    expiresAt: calendar.iso(tokens.expiresAt),
    refreshToken: tokens.refreshToken,
    refreshExpiresAt: calendar.iso(tokens.refreshExpiresAt),
  };
}
