import type { CustomerId, Instant, Outcome, RefusalCode } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

/** What a standing grant gives, to whom. */
export interface GrantedOutcome {
  grantId: number;
  /** The program that gives it. */
  program: string;
  customerId: CustomerId;
  outcome: Outcome;
  /** Why, one sentence for the shopper. */
  sentence: string;
}

/** Could not be given: something was used up. Nothing of this grant was written. */
export interface NotIssued {
  grantId: number;
  reason: RefusalCode;
}

/**
 * Keeps one kind of outcome. Each grant has at most one outcome for its whole life: it is renewed, never doubled.
 * Every method works in the caller's transaction.
 */
export interface OutcomeKeeper {
  /** Which of these grants' outcomes have been used, or are being used (held at a checkout). */
  used(db: Db, grantIds: readonly number[]): Promise<number[]>;
  /** Issues each once. @returns those for which nothing was left; an empty list when all were issued. */
  issue(db: Db, granted: readonly GrantedOutcome[], now: Instant): Promise<readonly NotIssued[]>;
  /**
   * Makes the outcome say what the grant says now, unless it is used; issues it when there is none yet.
   *
   * @returns why it could not be given, or null.
   */
  renew(db: Db, granted: GrantedOutcome, now: Instant): Promise<RefusalCode | null>;
  /** Takes back what is unused. @returns false when it has been used and was left. */
  takeBack(db: Db, grantId: number, reason: string, now: Instant): Promise<boolean>;
  /** It is no longer deserved, and used: what of it can still be stopped is stopped after the transaction. */
  callOff?(db: Db, grantId: number, now: Instant): Promise<void>;
}
