import { type CustomerId, type Instant, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Consents } from '../../facts/consents';
import { Movers } from '../../facts/customers';
import { ERASED } from '../../facts/events';
import { Photos } from '../../facts/photos';
import { Grants } from '../../outcomes/grants';
import { Audit, type AuditActor } from '../../platform/audit';
import { Sessions } from '../../platform/auth/sessions';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { random } from '../../platform/random';
import { type Person, personOf } from '../person';
import { cutOutOfLog } from './cut-out';
import { Strays } from './strays';
import { underWay } from './under-way';

/** What a person who is nobody any more cannot keep. Points stay in the ledger, and run out by their own dates. */
const GIVEN_UP = ['coupon', 'gift', 'member-price', 'cash'] as const;

/** What is about the person alone, removed whole. Values: the people. */
const REMOVED: readonly string[] = [
  'DELETE FROM message_deliveries WHERE message_id IN (SELECT id FROM inbox_messages WHERE customer_id IN (?))',
  'DELETE FROM inbox_messages WHERE customer_id IN (?)',
  'DELETE FROM customer_avatars WHERE customer_id IN (?)',
  'DELETE FROM privacy_export_parts WHERE export_id IN (SELECT id FROM privacy_exports WHERE customer_id IN (?))',
  "UPDATE privacy_exports SET state = 'gone' WHERE customer_id IN (?)",
  'DELETE FROM customer_identities WHERE customer_id IN (?)',
  'DELETE FROM customer_marks WHERE customer_id IN (?)',
  'DELETE FROM marketing_holds WHERE customer_id IN (?)',
  'DELETE FROM invitation_codes WHERE customer_id IN (?)',
];

/** What stays without the person. Values: the people. */
const EMPTIED: readonly string[] = [
  'UPDATE mall_orders SET address_sealed = NULL WHERE customer_id IN (?)',
  'UPDATE orders SET claim_hash = NULL, parcels = NULL WHERE customer_id IN (?)',
  'UPDATE payments SET openid = NULL WHERE customer_id IN (?)',
  'UPDATE transfers SET openid = NULL, package_sealed = NULL WHERE customer_id IN (?)',
  "UPDATE surveys SET draft_sealed = NULL, answers_sealed = NULL, words_state = NULL, state = CASE WHEN state IN ('waiting', 'open') THEN 'void' ELSE state END WHERE customer_id IN (?)",
  "UPDATE ticket_messages SET words_sealed = NULL, photos = '[]' WHERE ticket_id IN (SELECT id FROM tickets WHERE customer_id IN (?))",
  'UPDATE sessions SET device = NULL WHERE customer_id IN (?)',
];

/**
 * Closes an account 注销: whatever says who the person is goes, at once; orders, points and redemptions stay in the books as
 * somebody's whom nobody can name. Who comes back is a new person (docs/decisions/0024).
 */
@Injectable()
export class Erasure {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly movers: Movers,
    private readonly grants: Grants,
    private readonly consents: Consents,
    private readonly photos: Photos,
    private readonly sessions: Sessions,
    private readonly strays: Strays,
    private readonly audit: Audit,
  ) {}

  /** Asked again it changes nothing. @returns ERASURE_UNDER_WAY, CUSTOMER_NOT_FOUND. */
  async erase(customerId: CustomerId, actor: AuditActor): Promise<{ erasedAt: Instant } | Refusal> {
    const now = this.clock.now();
    const done = await this.database.decide(async (db) => {
      const [live] = await this.movers.hold(db, [customerId]);
      const person = live === undefined ? null : await personOf(db, live);
      if (person === null) return refuse('CUSTOMER_NOT_FOUND');
      if (person.erasedAt !== null) return { erasedAt: person.erasedAt };
      const refusal = await underWay(db, person.ids);
      if (refusal !== null) return refusal;
      await this.forget(db, person, now);
      await this.audit.write(db, {
        actor,
        action: 'customer.erased',
        subject: `customer:${person.customerId}`,
        detail: { people: person.ids.length },
      });
      return { erasedAt: now };
    });
    if (!isRefusal(done)) await this.sessions.heed();
    return done;
  }

  private async forget(db: Db, person: Person, now: Instant): Promise<void> {
    const { ids, identities, customerId } = person;
    const who = { identities, pseudonym: random.id() };
    await this.grants.giveUp(db, ids, GIVEN_UP, '会员已注销');
    await cutOutOfLog(db, ids, who, now);
    for (const { kind, value } of identities) {
      if (kind === 'openid') await db.run('DELETE FROM subscription_grants WHERE openid = ?', [value]);
    }
    await this.photos.forget(db, ids, now);
    for (const sql of [...REMOVED, ...EMPTIED]) await db.runIn(sql, [], ids);
    for (const id of ids) {
      await db.run(
        'UPDATE customers SET nickname = NULL, phone_sealed = NULL, born_as = ?, erased_at = ? WHERE id = ?',
        [`${ERASED}:${random.id()}`, now, id],
      );
      await this.sessions.revokeOf(db, { customerId: id }, 'erased');
      await this.consents.withdrawAll(db, id, 'erasure');
    }
    // Their orders fold to the same owner as before, under a name that leads to nobody else.
    await db.insert(
      'customer_identities',
      ['kind', 'value', 'customer_id'],
      [[ERASED, who.pseudonym, customerId]],
    );
    await this.strays.lookFor(db, who);
  }
}
