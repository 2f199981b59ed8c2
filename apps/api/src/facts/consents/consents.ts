import { consentOfBoth, type CustomerId, type Instant, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { POLICY_VERSION, type Purpose, PURPOSE_TEXTS, PURPOSES } from './purposes';

/** Where a consent was given or withdrawn. */
export type ConsentSource = 'page' | 'wechat' | 'command' | 'erasure' | 'merge' | 'unmerge';

/** How a purpose stands; `since` null: never asked. */
export interface ConsentState {
  purpose: Purpose;
  given: boolean;
  since: Instant | null;
}

interface ConsentRow {
  purpose: Purpose;
  given: number;
  changed_at: number;
}

type Books = Pick<Db, 'rows' | 'one'>;

/** What people agreed to, purpose by purpose: how it stands, and a log of every change that is only added to. */
@Injectable()
export class Consents {
  constructor(private readonly clock: Clock) {}

  /** Every purpose, in the order of the settings page. */
  async of(db: Books, customerId: CustomerId): Promise<ConsentState[]> {
    const rows = await rowsOf(db, customerId);
    return PURPOSES.map((purpose) => {
      const row = rows.get(purpose);
      return { purpose, given: row?.given === 1, since: row === undefined ? null : Number(row.changed_at) };
    });
  }

  async has(db: Books, customerId: CustomerId, purpose: Purpose): Promise<boolean> {
    return (await rowsOf(db, customerId)).get(purpose)?.given === 1;
  }

  /**
   * Gives or withdraws one. Saying the same again changes nothing and writes nothing. The caller holds the person
   * (`holdPerson`).
   *
   * @returns a refusal when the service cannot be given without it.
   */
  async set(
    db: Db,
    customerId: CustomerId,
    purpose: Purpose,
    given: boolean,
    source: ConsentSource,
  ): Promise<Refusal | null> {
    if (!given && PURPOSE_TEXTS[purpose].required) return refuse('CONSENT_REQUIRED');
    await this.write(db, customerId, purpose, given, source);
    return null;
  }

  /** Agrees to the privacy agreement in force, which is what the service is given under. */
  async agree(db: Db, customerId: CustomerId, policyVersion: string): Promise<Refusal | null> {
    if (policyVersion !== POLICY_VERSION) return refuse('POLICY_CHANGED');
    const changed = await this.write(db, customerId, 'service', true, 'page');
    const agreed = await agreementOf(db, customerId);
    // Agreed before, to an older text.
    if (!changed && agreed?.version !== POLICY_VERSION) {
      await this.log(db, customerId, 'service', true, 'page', this.clock.now());
    }
    return null;
  }

  /** Withdraws whatever was given: the person took WeChat's authorisation back, or closed the account. */
  async withdrawAll(db: Db, customerId: CustomerId, source: ConsentSource): Promise<void> {
    for (const { purpose, given } of await this.of(db, customerId)) {
      if (given) await this.write(db, customerId, purpose, false, source);
    }
  }

  /**
   * A person made of two agrees to what both agreed to; who was never asked, like the unnamed buyer behind a shop's
   * order, has neither agreed nor refused, so the other's word stands alone. The merged one's are kept as they were.
   */
  async atMerge(
    db: Db,
    { survivorId, mergedId }: { survivorId: CustomerId; mergedId: CustomerId },
  ): Promise<void> {
    const [own, others] = [await rowsOf(db, survivorId), await rowsOf(db, mergedId)];
    if (others.size === 0) return;
    for (const purpose of PURPOSES) {
      const given = own.get(purpose)?.given === 1;
      const theirs = others.get(purpose);
      // Asked from now on, even where the answer was no.
      const isTheirs = own.size === 0 && theirs !== undefined;
      const stands = isTheirs ? theirs.given === 1 : consentOfBoth(given, theirs?.given === 1);
      if (isTheirs || given !== stands) await this.write(db, survivorId, purpose, stands, 'merge');
    }
  }

  /**
   * Gives the survivor back what merging took from them: what they have not changed since, and what everybody still
   * merged into them agreed to as well. Called when the other is a person of their own again.
   */
  async afterUnmerge(db: Db, { survivorId }: { survivorId: CustomerId }): Promise<void> {
    const still = await db.rows<{ id: CustomerId }>(
      'SELECT id FROM customers WHERE merged_into = ? ORDER BY id',
      [survivorId],
    );
    const others = (await Promise.all(still.map(({ id }) => rowsOf(db, id)))).filter((rows) => rows.size > 0);
    await this.takeBackOthers(db, survivorId);
    for (const { purpose, given } of await this.of(db, survivorId)) {
      if (given || !others.every((rows) => rows.get(purpose)?.given === 1)) continue;
      const givenAt = await givenBeforeMerge(db, survivorId, purpose);
      if (givenAt === null) continue;
      await this.write(db, survivorId, purpose, true, 'unmerge', givenAt);
    }
  }

  /** What only the other was ever asked goes with them. */
  private async takeBackOthers(db: Db, survivorId: CustomerId): Promise<void> {
    for (const [purpose, { given }] of await rowsOf(db, survivorId)) {
      const own = await db.one(
        "SELECT id FROM consent_log WHERE customer_id = ? AND purpose = ? AND source <> 'merge' LIMIT 1",
        [survivorId, purpose],
      );
      if (own !== null) continue;
      if (given === 1) await this.log(db, survivorId, purpose, false, 'unmerge', this.clock.now());
      await db.run('DELETE FROM consents WHERE customer_id = ? AND purpose = ?', [survivorId, purpose]);
    }
  }

  /** @param since since when it stands, where that is not now. @returns whether anything changed. */
  private async write(
    db: Db,
    customerId: CustomerId,
    purpose: Purpose,
    given: boolean,
    source: ConsentSource,
    since?: Instant,
  ): Promise<boolean> {
    const now = this.clock.now();
    const row = (await rowsOf(db, customerId)).get(purpose);
    if (row !== undefined && (row.given === 1) === given) return false;
    const at = since ?? now;
    if (row !== undefined) {
      const changed = await db.run(
        'UPDATE consents SET given = ?, changed_at = ? WHERE customer_id = ? AND purpose = ? AND given = ?',
        [given ? 1 : 0, at, customerId, purpose, row.given],
      );
      if (changed === 0) throw new TryAgain('the consent changed meanwhile');
    } else {
      await this.insert(db, customerId, purpose, given, at);
    }
    await this.log(db, customerId, purpose, given, source, now);
    return true;
  }

  private async insert(db: Db, customerId: CustomerId, purpose: Purpose, given: boolean, at: Instant) {
    try {
      await db.insert(
        'consents',
        ['customer_id', 'purpose', 'given', 'changed_at'],
        [[customerId, purpose, given ? 1 : 0, at]],
      );
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('the consent was given at this moment');
      throw error;
    }
  }

  private async log(
    db: Db,
    customerId: CustomerId,
    purpose: Purpose,
    given: boolean,
    source: ConsentSource,
    at: Instant,
  ): Promise<void> {
    await db.insert(
      'consent_log',
      ['customer_id', 'purpose', 'given', 'source', 'policy_version', 'at'],
      [[customerId, purpose, given ? 1 : 0, source, POLICY_VERSION, at]],
    );
  }
}

/** Which text of the agreement somebody agreed to last, and when; null: none, or they are no longer agreed. */
export async function agreementOf(
  db: Books,
  customerId: CustomerId,
): Promise<{ version: string; at: Instant } | null> {
  const row = await db.one<{ given: number; policy_version: string | null; at: number }>(
    `SELECT given, policy_version, at FROM consent_log WHERE customer_id = ? AND purpose = 'service'
     ORDER BY id DESC LIMIT 1`,
    [customerId],
  );
  if (row === null || row.given === 0 || row.policy_version === null) return null;
  return { version: row.policy_version, at: Number(row.at) };
}

async function rowsOf(db: Books, customerId: CustomerId): Promise<Map<Purpose, ConsentRow>> {
  const rows = await db.rows<ConsentRow>(
    'SELECT purpose, given, changed_at FROM consents WHERE customer_id = ?',
    [customerId],
  );
  return new Map(rows.map((row) => [row.purpose, row]));
}

/** When a consent was given that merging, and nobody since, has taken; null where it was not merging that did. */
async function givenBeforeMerge(db: Db, customerId: CustomerId, purpose: Purpose): Promise<Instant | null> {
  const log = await db.rows<{ given: number; source: string; at: number }>(
    'SELECT given, source, at FROM consent_log WHERE customer_id = ? AND purpose = ? ORDER BY id DESC LIMIT 50',
    [customerId, purpose],
  );
  if (log[0]?.source !== 'merge') return null;
  // Given by themselves, not given back after an earlier merge: `since` tells when.
  const given = log.find((row) => row.given === 1 && row.source !== 'unmerge');
  return given === undefined ? null : Number(given.at);
}
