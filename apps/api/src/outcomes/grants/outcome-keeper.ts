import type { CustomerId, Instant, Outcome } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';

/** What a standing grant gives, to whom. */
export interface GrantedOutcome {
  grantId: number;
  customerId: CustomerId;
  outcome: Outcome;
}

/** Keeps one kind of outcome. Each grant has at most one outcome for its whole life: it is renewed, never doubled. */
export interface OutcomeKeeper {
  /** Which of these grants' outcomes have been used. */
  used(db: Db, grantIds: readonly number[]): Promise<number[]>;
  issue(db: Db, granted: readonly GrantedOutcome[], now: Instant): Promise<void>;
  /** Makes the outcome say what the grant says now, unless it is used; issues it when there is none yet. */
  renew(db: Db, granted: GrantedOutcome, now: Instant): Promise<void>;
  /** Takes back what is unused. @returns false when it has been used and was left. */
  takeBack(db: Db, grantId: number, reason: string): Promise<boolean>;
}
