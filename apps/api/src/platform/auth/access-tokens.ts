import type { Instant } from '@fanchang/domain';
import { createSigner, createVerifier } from 'fast-jwt';
import type { Keys } from './keys';
import type { Session } from './session';

/** Short, because nobody asks the database about one: what it says is at most this old. */
export const ACCESS_LIFE_MS = 15 * 60_000;

interface Claims {
  s: Session;
  sid: string;
  /** Epoch seconds. */
  exp: number;
}

/** Who it is and in which session stands in the token, signed, so no request asks the database for it. */
export class AccessTokens {
  private readonly sign: (claims: Claims) => string;
  private readonly verify: (token: string) => Claims;

  constructor(keys: Keys) {
    this.sign = createSigner({ key: keys.session, algorithm: 'HS256', noTimestamp: true });
    // Expiry is judged below by our own clock, which tests and the demo can set.
    this.verify = createVerifier({
      key: keys.session,
      algorithms: ['HS256'],
      ignoreExpiration: true,
      cache: 10_000,
    });
  }

  issue(session: Session, sessionId: string, now: Instant): { accessToken: string; expiresAt: Instant } {
    const exp = Math.floor((now + ACCESS_LIFE_MS) / 1000);
    return { accessToken: this.sign({ s: session, sid: sessionId, exp }), expiresAt: exp * 1000 };
  }

  /** @returns null when the token is not ours, `expired` when it was. */
  read(token: string, now: Instant): { session: Session; sessionId: string } | 'expired' | null {
    try {
      const { s: session, sid: sessionId, exp } = this.verify(token);
      // Tokens of before there were sessions name none: whoever holds one logs in again.
      if (typeof sessionId !== 'string') return 'expired';
      return exp * 1000 > now ? { session, sessionId } : 'expired';
    } catch {
      return null;
    }
  }
}
