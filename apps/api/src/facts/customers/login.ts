import { type CustomerId, isRefusal, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/auth/caller';
import { Sessions } from '../../platform/auth/sessions';
import type { Tokens } from '../../platform/auth/tokens.dto';
import { Guesses } from '../../platform/brakes';
import { Database } from '../../platform/database/database';
import { LoginClient } from '../../platform/wechat/login-client';
import { Marks } from './marks';
import { People } from './people';

export interface LoggedIn extends Tokens {
  customerId: CustomerId;
}

const TEN_MINUTES_MS = 10 * 60_000;
/** Wrong codes. An address may be a whole telephone company's, so many people share its limit. */
const LIMITS = {
  address: { most: 100, windowMs: TEN_MINUTES_MS },
  device: { most: 20, windowMs: TEN_MINUTES_MS },
};

/** Logging a shopper in by WeChat's one-time code. */
@Injectable()
export class Login {
  constructor(
    private readonly client: LoginClient,
    private readonly database: Database,
    private readonly people: People,
    private readonly marks: Marks,
    private readonly sessions: Sessions,
    private readonly guesses: Guesses,
  ) {}

  /** Whoever is new becomes a customer. @param device what the phone calls itself. */
  async login(code: string, device: string | null, caller: Caller): Promise<LoggedIn | Refusal> {
    const identity = await this.guesses.judge(
      this.guesses.from(caller, 'login', LIMITS),
      () => this.client.identityOf(code),
      ['LOGIN_CODE_INVALID'],
    );
    if (isRefusal(identity)) return identity;
    const loggedIn = await this.database.transaction(async (db) => {
      const customerId = await this.people.meet(db, identity);
      const tokens = await this.sessions.open(db, { kind: 'shopper', customerId }, device);
      await this.marks.seeDevice(db, customerId, caller);
      return { customerId, ...tokens };
    });
    // A unionid may have shown that two customers are one, which ends their other sessions.
    if (identity.unionid !== null) await this.sessions.heed();
    return loggedIn;
  }
}
