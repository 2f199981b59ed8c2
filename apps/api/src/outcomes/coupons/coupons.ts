import type { CustomerId, Instant, RefusalCode } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { enqueueAll } from '../../platform/queue/work';
import { random } from '../../platform/random';
import type { GrantedOutcome, NotIssued, OutcomeKeeper } from '../grants/outcome-keeper';
import type { CouponState } from './coupon-state';
import { expiryOf } from './expiry';
import { recordMoves } from './moves';
import { giveOneBack, type LimitedTemplate, takeOne, templatesOf } from './template-limits';

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

type CouponGrant = GrantedOutcome & { outcome: { kind: 'coupon' } };

interface OwnRow {
  id: number;
  state: CouponState;
  ends_at: Instant;
  used_at: Instant | null;
  customer_id: CustomerId;
  template_key: string;
}

/** Coupons 券 as outcomes of grants: each grant has one for its whole life. Every move is one conditional statement. */
@Injectable()
export class Coupons implements OutcomeKeeper {
  /**
   * A coupon held at a checkout counts as used while the hold lives: the shopper is paying with it. So does one that
   * was used and, by its template's policy, not given back when the order was: it had its day.
   */
  async used(db: Db, grantIds: readonly number[]): Promise<number[]> {
    const rows = await db.rowsIn<{ grant_id: number }>(
      `SELECT grant_id FROM coupons WHERE grant_id IN (?)
         AND (state IN ('used', 'held') OR (state = 'revoked' AND used_at IS NOT NULL))`,
      [],
      grantIds,
    );
    return rows.map((row) => row.grant_id);
  }

  async issue(db: Db, granted: readonly GrantedOutcome[], now: Instant): Promise<readonly NotIssued[]> {
    const grants = granted.filter((one): one is CouponGrant => one.outcome.kind === 'coupon');
    if (grants.length === 0) return [];
    const templates = await templatesOf(
      db,
      grants.map((grant) => grant.outcome.template),
    );
    const notIssued: NotIssued[] = [];
    const rows: (string | number)[][] = [];
    for (const { grantId, customerId, outcome } of grants) {
      const template = known(templates, outcome.template);
      const reason = await takeOne(db, template, customerId);
      if (reason !== null) {
        notIssued.push({ grantId, reason });
        continue;
      }
      const { startsAt, endsAt } = outcome;
      rows.push([grantId, template.id, customerId, random.couponCode(), 'granted', startsAt, endsAt, now]);
    }
    try {
      await db.insert('coupons', COLUMNS, rows);
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('a code was drawn twice');
      throw error;
    }
    await enqueueAll(db, expiryOf(grants.map((grant) => grant.outcome.endsAt)), now);
    return notIssued;
  }

  async renew(db: Db, granted: GrantedOutcome, now: Instant): Promise<RefusalCode | null> {
    const { grantId, outcome } = granted;
    if (outcome.kind !== 'coupon') return null;
    const row = await this.ofGrant(db, grantId);
    if (row === null) return (await this.issue(db, [granted], now))[0]?.reason ?? null;
    if (row.state === 'used' || row.state === 'held' || row.used_at !== null) return null;

    const templates = await templatesOf(db, [row.template_key, outcome.template]);
    const before = known(templates, row.template_key);
    const after = known(templates, outcome.template);
    // A revoked coupon gave its place in the stock back; another template has a stock of its own.
    if (row.state === 'revoked' || before.id !== after.id) {
      if (row.state !== 'revoked') await giveOneBack(db, before, row.customer_id);
      const reason = await takeOne(db, after, row.customer_id);
      if (reason !== null) {
        if (row.state !== 'revoked') await this.revoke(db, row, granted.program, '奖励调整', now);
        return reason;
      }
    }
    const renewed = await db.run(
      `UPDATE coupons SET state = 'granted', template_id = ?, starts_at = ?, ends_at = ?, revoked_reason = NULL
       WHERE id = ? AND state = ?`,
      [after.id, outcome.startsAt, outcome.endsAt, row.id, row.state],
    );
    if (renewed === 0) throw new TryAgain('the coupon moved meanwhile');
    await this.moved(db, row, 'granted', granted.program, '按最新的订单重新计算', now);
    await enqueueAll(db, expiryOf([outcome.endsAt]), now);
    return null;
  }

  async takeBack(db: Db, grantId: number, reason: string, now: Instant): Promise<boolean> {
    const row = await this.ofGrant(db, grantId);
    if (row === null || row.state === 'expired') return true;
    if (row.state === 'revoked') return row.used_at === null;
    if (row.state !== 'granted') return false;
    // Past its end it is expired, swept or not; there is nothing left to take.
    if (row.ends_at <= now) return true;
    const [before] = [...(await templatesOf(db, [row.template_key])).values()];
    await this.revoke(db, row, 'grants', reason, now);
    if (before !== undefined) await giveOneBack(db, before, row.customer_id);
    return true;
  }

  private async revoke(db: Db, row: OwnRow, by: string, reason: string, now: Instant): Promise<void> {
    const revoked = await db.run(
      "UPDATE coupons SET state = 'revoked', revoked_reason = ? WHERE id = ? AND state = ?",
      [reason, row.id, row.state],
    );
    // Used or held between our look and our update: what is decided about it must be decided anew.
    if (revoked === 0) throw new TryAgain('the coupon moved meanwhile');
    await this.moved(db, row, 'revoked', by, reason, now);
  }

  private async moved(
    db: Db,
    row: OwnRow,
    to: CouponState,
    by: string,
    reason: string,
    at: Instant,
  ): Promise<void> {
    const move = { couponId: row.id, from: row.state, to, at, shopId: null, reason };
    await recordMoves(db, [{ ...move, by: { kind: 'program', id: by } }]);
  }

  private async ofGrant(db: Db, grantId: number): Promise<OwnRow | null> {
    return db.one<OwnRow>(
      `SELECT c.id, c.state, c.ends_at, c.used_at, c.customer_id, t.template_key
       FROM coupons c JOIN coupon_templates t ON t.id = c.template_id WHERE c.grant_id = ?`,
      [grantId],
    );
  }
}

function known(templates: ReadonlyMap<string, LimitedTemplate>, key: string): LimitedTemplate {
  const template = templates.get(key);
  if (template === undefined) throw new Error(`no coupon template ${key}`);
  return template;
}
