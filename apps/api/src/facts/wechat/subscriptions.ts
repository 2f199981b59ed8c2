import type { CustomerId } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';

/**
 * How many subscribe messages each person still takes, per template: WeChat allows one send for one accept. A message is
 * reserved before it is sent, by a conditional statement, so that two senders never spend the same accept.
 */
@Injectable()
export class Subscriptions {
  constructor(private readonly clock: Clock) {}

  /** The openids a customer is known by, the latest first: one for each WeChat account merged into them. */
  async openidsOf(db: Pick<Db, 'rows'>, customerId: CustomerId): Promise<string[]> {
    const rows = await db.rows<{ value: string }>(
      "SELECT value FROM customer_identities WHERE kind = 'openid' AND customer_id = ? ORDER BY id DESC",
      [customerId],
    );
    return rows.map((row) => row.value);
  }

  /** What is left, by template id; a template never accepted is not in it. */
  async leftOf(db: Pick<Db, 'rows'>, openid: string): Promise<Map<string, number>> {
    const rows = await db.rows<{ template: string; remaining: number }>(
      'SELECT template, remaining FROM subscription_grants WHERE openid = ?',
      [openid],
    );
    return new Map(rows.map((row) => [row.template, row.remaining]));
  }

  /** One tap, one send more. The caller sees to it that each accept is counted once. */
  async accepted(db: Db, openid: string, templateId: string): Promise<void> {
    const now = this.clock.now();
    const counted = await db.run(
      `UPDATE subscription_grants SET remaining = remaining + 1, accepted = accepted + 1, changed_at = ?
       WHERE openid = ? AND template = ?`,
      [now, openid, templateId],
    );
    if (counted === 1) return;
    try {
      await db.insert(
        'subscription_grants',
        ['openid', 'template', 'remaining', 'accepted', 'changed_at'],
        [[openid, templateId, 1, 1, now]],
      );
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('the first accept came twice at once');
      throw error;
    }
  }

  /** Nothing more may be sent: the person refused the template in WeChat's settings, or WeChat says all is used up. */
  async usedUp(db: Db, openid: string, templateId: string): Promise<void> {
    await db.run(
      'UPDATE subscription_grants SET remaining = 0, changed_at = ? WHERE openid = ? AND template = ?',
      [this.clock.now(), openid, templateId],
    );
  }

  /** Takes one for a message about to be sent. @returns whether there was one. */
  async reserve(db: Db, openid: string, templateId: string): Promise<boolean> {
    const taken = await db.run(
      `UPDATE subscription_grants SET remaining = remaining - 1, changed_at = ?
       WHERE openid = ? AND template = ? AND remaining > 0`,
      [this.clock.now(), openid, templateId],
    );
    return taken === 1;
  }

  /** After a reserved message: sent, the accept is spent; refused by WeChat (43101), none is left, whatever we counted. */
  async settle(db: Db, openid: string, templateId: string, became: 'sent' | 'refused'): Promise<void> {
    if (became === 'refused') await this.usedUp(db, openid, templateId);
  }

  /** A reserved message was not sent after all, and WeChat did not refuse it: the accept is as good as before. */
  async giveBack(db: Db, openid: string, templateId: string): Promise<void> {
    await db.run(
      `UPDATE subscription_grants SET remaining = remaining + 1, changed_at = ?
       WHERE openid = ? AND template = ? AND remaining < accepted`,
      [this.clock.now(), openid, templateId],
    );
  }
}
