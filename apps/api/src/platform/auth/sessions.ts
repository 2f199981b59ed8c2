import type { Instant } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { createSigner, createVerifier } from 'fast-jwt';
import { Clock } from '../clock';
import { Keys } from './keys';

export type Session =
  | { kind: 'shopper'; customerId: number }
  | { kind: 'staff'; staffId: number; shopId: number; role: StaffRole };

export const STAFF_ROLES = ['cashier', 'manager'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

interface Claims {
  s: Session;
  /** Epoch seconds. */
  exp: number;
}

const LIFE_SECONDS = { shopper: 7 * 24 * 3600, staff: 12 * 3600 };

/** Sessions as signed tokens: who it is stands in the token, so no request asks the database for it. */
@Injectable()
export class Sessions {
  private readonly sign: (claims: Claims) => string;
  private readonly verify: (token: string) => Claims;

  constructor(
    keys: Keys,
    private readonly clock: Clock,
  ) {
    this.sign = createSigner({ key: keys.session, algorithm: 'HS256', noTimestamp: true });
    // Expiry is judged below by our own clock, which tests and the demo can set.
    this.verify = createVerifier({
      key: keys.session,
      algorithms: ['HS256'],
      ignoreExpiration: true,
      cache: 10_000,
    });
  }

  issue(session: Session): { accessToken: string; expiresAt: Instant } {
    const exp = Math.floor(this.clock.now() / 1000) + LIFE_SECONDS[session.kind];
    return { accessToken: this.sign({ s: session, exp }), expiresAt: exp * 1000 };
  }

  /** @returns null when the token is not ours, `expired` when it was. */
  read(token: string): Session | 'expired' | null {
    try {
      const claims = this.verify(token);
      return claims.exp * 1000 > this.clock.now() ? claims.s : 'expired';
    } catch {
      return null;
    }
  }
}
