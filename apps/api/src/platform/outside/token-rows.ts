import type { Instant } from '@fanchang/domain';
import type { Keys } from '../auth/keys';
import type { Database } from '../database/database';
import { isDuplicate } from '../database/faults';
import type { WhyUnavailable } from './answers';

/** What all processes know of an app's access token. Times are real ones: leases and tokens outlive any pretended clock. */
export interface TokenRow {
  /** Null when there is none, or it was sealed with another key. */
  token: string | null;
  /** Never the same twice, so it also tells two sealings of one token apart. */
  sealed: string | null;
  expiresAt: Instant;
  refreshingUntil: Instant;
  failedAt: Instant | null;
  failure: WhyUnavailable | null;
}

/** Which refresh may begin: nobody is at it, the token is near its end or the one known to be dead, and none just failed. */
export interface Wanted {
  now: Instant;
  until: Instant;
  expiresBefore: Instant;
  failedBefore: Instant;
  /** A sealed token that is dead whatever its row says. */
  dead: string | null;
}

interface Row {
  token_sealed: string | null;
  expires_at: number;
  refreshing_until: number;
  failed_at: number | null;
  failure: WhyUnavailable | null;
}

/** The table of access tokens, one row per app: what is in it is sealed, and who may refresh it is decided by it. */
export class TokenRows {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
  ) {}

  async of(name: string): Promise<TokenRow | null> {
    const row = await this.database.one<Row>(
      'SELECT token_sealed, expires_at, refreshing_until, failed_at, failure FROM outside_tokens WHERE name = ?',
      [name],
    );
    if (row === null) return null;
    return {
      token: this.opened(row.token_sealed),
      sealed: row.token_sealed,
      expiresAt: row.expires_at,
      refreshingUntil: row.refreshing_until,
      failedAt: row.failed_at,
      failure: row.failure,
    };
  }

  /** Makes the row; whoever else makes it meanwhile made the same. */
  async begin(name: string): Promise<void> {
    try {
      await this.database.run(
        'INSERT INTO outside_tokens (name, expires_at, refreshing_until) VALUES (?, 0, 0)',
        [name],
      );
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  /** @returns whether the refresh is the caller's, until `wanted.until`. */
  async lease(name: string, wanted: Wanted): Promise<boolean> {
    const changed = await this.database.run(
      `UPDATE outside_tokens SET refreshing_until = ?
       WHERE name = ? AND refreshing_until <= ? AND (expires_at <= ? OR token_sealed = ?)
         AND (failed_at IS NULL OR failed_at <= ?)`,
      [wanted.until, name, wanted.now, wanted.expiresBefore, wanted.dead, wanted.failedBefore],
    );
    return changed === 1;
  }

  /** Keeps a new token under the lease. @param idleUntil nobody asks for another before. @returns it sealed. */
  async keep(
    name: string,
    lease: Instant,
    token: string,
    expiresAt: Instant,
    idleUntil: Instant,
  ): Promise<string> {
    const sealed = this.keys.encrypt(token);
    await this.database.run(
      `UPDATE outside_tokens SET token_sealed = ?, expires_at = ?, refreshing_until = ?, failed_at = NULL, failure = NULL
       WHERE name = ? AND refreshing_until = ?`,
      [sealed, expiresAt, idleUntil, name, lease],
    );
    return sealed;
  }

  /** Tells everybody that the refresh under this lease failed. */
  async fail(name: string, lease: Instant, now: Instant, failure: WhyUnavailable): Promise<void> {
    await this.database.run(
      `UPDATE outside_tokens SET refreshing_until = 0, failed_at = ?, failure = ?
       WHERE name = ? AND refreshing_until = ?`,
      [now, failure, name, lease],
    );
  }

  /** Takes a dead token out, unless it is gone already. @returns what it was sealed as; null when it was gone. */
  async forget(name: string, token: string): Promise<string | null> {
    const row = await this.of(name);
    if (row === null || row.sealed === null || row.token !== token) return null;
    await this.database.run(
      `UPDATE outside_tokens SET token_sealed = NULL, expires_at = 0, failed_at = NULL, failure = NULL
       WHERE name = ? AND token_sealed = ?`,
      [name, row.sealed],
    );
    return row.sealed;
  }

  private opened(sealed: string | null): string | null {
    try {
      return sealed === null ? null : this.keys.decrypt(sealed);
    } catch {
      return null;
    }
  }
}
