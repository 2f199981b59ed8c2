import type { Rejected } from './answers';

/** Something that calls with an access token, and how it gets one. */
export interface TokenApp {
  /** Names the token for all processes: `mini-program:wx…`. Never a secret. */
  name: string;
  service: string;
  /** Asks the other side. @throws Unavailable */
  ask(): Promise<FreshToken | Rejected>;
  /** Whether the other side says by this that the token it was called with is no good any more. */
  isTokenDead(rejected: Rejected): boolean;
}

export interface FreshToken {
  token: string;
  lifeSeconds: number;
}
