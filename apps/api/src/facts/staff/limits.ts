import type { Caller } from '../../platform/auth/caller';
import type { Brake, Guesses } from '../../platform/brakes';

const FIVE_MINUTES_MS = 5 * 60_000;
const TEN_MINUTES_MS = 10 * 60_000;

/** Wrong passwords and codes of where a request comes from. A shop's tills share one address. */
const FROM = {
  address: { most: 30, windowMs: TEN_MINUTES_MS },
  device: { most: 15, windowMs: TEN_MINUTES_MS },
};

export function brakesFrom(guesses: Guesses, caller: Caller): Brake[] {
  return guesses.from(caller, 'staff', FROM);
}

/** Wrong passwords of one account, whether there is one or not. */
export function brakeOfAccount(account: string): Brake {
  return { key: `staff:account:${account}`, most: 5, windowMs: FIVE_MINUTES_MS };
}
