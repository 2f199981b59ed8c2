import type { Instant } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { random } from '../../platform/random';
import type { GrantedOutcome, OutcomeKeeper } from '../grants/outcome-keeper';

const COLUMNS = [
  'grant_id',
  'template_id',
  'customer_id',
  'code',
  'state',
  'starts_at',
  'ends_at',
  'granted_at',
] as const;

/** Coupons 券: granted → used, or revoked. Every move is one conditional statement. */
@Injectable()
export class Coupons implements OutcomeKeeper {
  async used(db: Db, grantIds: readonly number[]): Promise<number[]> {
    const rows = await db.rowsIn<{ grant_id: number }>(
      "SELECT grant_id FROM coupons WHERE state = 'used' AND grant_id IN (?)",
      [],
      grantIds,
    );
    return rows.map((row) => row.grant_id);
  }

  async issue(db: Db, granted: readonly GrantedOutcome[], now: Instant): Promise<void> {
    if (granted.length === 0) return;
    const templates = await this.templateIds(db);
    const rows = granted.flatMap(({ grantId, customerId, outcome }) => {
      if (outcome.kind !== 'coupon') return [];
      const template = templates.get(outcome.template);
      if (template === undefined) throw new Error(`no coupon template ${outcome.template}`);
      return [
        [
          grantId,
          template,
          customerId,
          random.couponCode(),
          'granted',
          outcome.startsAt,
          outcome.endsAt,
          now,
        ],
      ];
    });
    try {
      await db.insert('coupons', COLUMNS, rows);
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('a code was drawn twice');
      throw error;
    }
  }

  async renew(db: Db, granted: GrantedOutcome, now: Instant): Promise<void> {
    const { grantId, outcome } = granted;
    if (outcome.kind !== 'coupon') return;
    const renewed = await db.run(
      `UPDATE coupons SET state = 'granted', starts_at = ?, ends_at = ?, revoked_reason = NULL
       WHERE grant_id = ? AND state <> 'used'`,
      [outcome.startsAt, outcome.endsAt, grantId],
    );
    if (renewed > 0) return;
    const known = await db.one('SELECT id FROM coupons WHERE grant_id = ?', [grantId]);
    if (known === null) await this.issue(db, [granted], now);
  }

  async takeBack(db: Db, grantId: number, reason: string): Promise<boolean> {
    const taken = await db.run(
      "UPDATE coupons SET state = 'revoked', revoked_reason = ? WHERE grant_id = ? AND state = 'granted'",
      [reason, grantId],
    );
    return taken > 0 || (await this.used(db, [grantId])).length === 0;
  }

  private async templateIds(db: Db): Promise<Map<string, number>> {
    const rows = await db.rows<{ id: number; template_key: string }>(
      'SELECT id, template_key FROM coupon_templates',
    );
    return new Map(rows.map((row) => [row.template_key, row.id]));
  }
}
