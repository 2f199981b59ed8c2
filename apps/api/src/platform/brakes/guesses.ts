import { isRefusal, type Refusal, type RefusalCode } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../auth/caller';
import { Keys } from '../auth/keys';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Brake } from './brakes';
import { begin, settle, type Try } from './tries';

/** How many wrong tries in how long, before a pause until that time is over. */
export interface Limits {
  most: number;
  windowMs: number;
}

/** How long a try waits for those before it to be judged: thirty right passwords at once on a busy machine. Real time. */
const PATIENCE_MS = 20_000;

/**
 * Brakes on guessing something that is slow to judge or judged outside: a password's hash, a login code. A try is
 * counted before it is judged, and given back when it was right; nothing is held meanwhile. So not one wrong try more
 * than allowed gets an answer, in however many processes, and a right one is not refused for those beside it: it waits
 * until they are judged. A process that dies while it judges leaves its try counted until the window ends.
 */
@Injectable()
export class Guesses {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** The brakes of where a request comes from. @param what what is guessed: `login`. */
  from(caller: Caller, what: string, limits: { address: Limits; device: Limits }): Brake[] {
    const address = { key: `${what}:address:${this.keys.lookupHash(caller.address)}`, ...limits.address };
    if (caller.device === null) return [address];
    return [address, { key: `${what}:device:${this.keys.lookupHash(caller.device)}`, ...limits.device }];
  }

  /**
   * Judges one try.
   *
   * @param judge called at most once, in no transaction. What it throws counts for nothing.
   * @param wrong the refusals that mean the guess was wrong.
   * @returns what `judge` says, or LOGIN_TOO_OFTEN with the minutes until it may be tried again.
   */
  async judge<T>(
    brakes: readonly Brake[],
    judge: () => Promise<T | Refusal>,
    wrong: readonly RefusalCode[],
  ): Promise<T | Refusal> {
    const begun = await this.begin(brakes);
    if (isRefusal(begun)) return begun;
    let isWrong = false;
    try {
      const judged = await judge();
      isWrong = isRefusal(judged) && wrong.includes(judged.refused);
      return judged;
    } finally {
      await settle(this.database, begun, isWrong, this.clock.now());
    }
  }

  private async begin(brakes: readonly Brake[]): Promise<Try | Refusal> {
    const startedAt = Date.now();
    for (let waitMs = 10; ; waitMs = Math.min(200, waitMs * 2)) {
      const begun = await begin(this.database, brakes, this.clock.now());
      if ('taken' in begun) return begun;
      if (!begun.mayClear || Date.now() - startedAt > PATIENCE_MS) return begun.refusal;
      await new Promise((resolve) => setTimeout(resolve, waitMs * (0.5 + Math.random() / 2)));
    }
  }
}
