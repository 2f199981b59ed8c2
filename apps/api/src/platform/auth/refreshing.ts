import { isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { type Brake, Guesses } from '../brakes';
import type { Caller } from './caller';
import type { Session } from './session';
import { type Refreshed, Sessions } from './sessions';

const TEN_MINUTES_MS = 10 * 60_000;
/** Of one address, which may be a whole shop's or a telephone company's. */
const LIMIT = { most: 100, windowMs: TEN_MINUTES_MS };

/** Refreshing as HTTP offers it: what was made up is counted for the address it came from. */
@Injectable()
export class Refreshing {
  constructor(
    private readonly sessions: Sessions,
    private readonly guesses: Guesses,
  ) {}

  async refresh<K extends Session['kind']>(
    kind: K,
    refreshToken: string,
    caller: Caller,
  ): Promise<Refreshed<K> | Refusal> {
    const done = await this.sessions.refresh(kind, refreshToken);
    // A token we have signed is no guess, whatever has become of it: no limit stands in its way.
    if (!isRefusal(done) || done.refused !== 'LOGIN_REQUIRED') return done;
    const brakes: Brake[] = this.guesses.from(caller, 'refresh', { address: LIMIT, device: LIMIT });
    const madeUp = () => Promise.resolve(refuse('LOGIN_REQUIRED'));
    return this.guesses.judge<never>(brakes, madeUp, ['LOGIN_REQUIRED']);
  }
}
