import type { Instant, RefusalCode } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { enqueueAll, type TimedWork } from '../../platform/queue/work';
import { random } from '../../platform/random';
import type { GrantedOutcome, NotIssued, OutcomeKeeper } from '../grants/outcome-keeper';
import { giveItemBack, itemsOf, type LimitedItem, takeOfStock } from './item-limits';
import { BY_PROGRAM, BY_TIME, cancelOrder, type MovedOrder, unclaimedAt } from './moves';

const COLUMNS = [
  'order_no',
  'customer_id',
  'item_id',
  'grant_id',
  'kind',
  'name',
  'points',
  'state',
  'placed_at',
] as const;

type GiftGrant = GrantedOutcome & { outcome: { kind: 'gift' } };
type GiftRow = MovedOrder & { cancelled_by: string | null };

/**
 * Physical gifts 礼品 as outcomes of grants: an order of the mall that costs no points and waits for an address.
 * Shipped is used; until then it can be taken back.
 */
@Injectable()
export class Gifts implements OutcomeKeeper {
  async used(db: Db, grantIds: readonly number[]): Promise<number[]> {
    const rows = await db.rowsIn<{ grant_id: number }>(
      "SELECT grant_id FROM mall_orders WHERE state IN ('shipped', 'completed') AND grant_id IN (?)",
      [],
      grantIds,
    );
    return rows.map((row) => row.grant_id);
  }

  async issue(db: Db, granted: readonly GrantedOutcome[], now: Instant): Promise<readonly NotIssued[]> {
    const grants = granted.filter((one): one is GiftGrant => one.outcome.kind === 'gift');
    if (grants.length === 0) return [];
    const keys = grants.map((grant) => grant.outcome.gift);
    const itemOf = await itemsOf(db, keys);
    const notIssued: NotIssued[] = [];
    const rows: (string | number)[][] = [];
    const works: TimedWork[] = [];
    for (const { grantId, customerId, outcome } of grants) {
      const item = itemOf(outcome.gift);
      if (!(await takeOfStock(db, item))) {
        notIssued.push({ grantId, reason: 'ITEM_SOLD_OUT' });
        continue;
      }
      const orderNo = random.orderNo('M');
      rows.push([orderNo, customerId, item.id, grantId, 'gift', outcome.name, 0, 'awaiting-address', now]);
      works.push(unclaimedAt({ order_no: orderNo, customer_id: customerId }, outcome.endsAt));
    }
    try {
      await db.insert('mall_orders', COLUMNS, rows);
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('an order number was drawn twice');
      throw error;
    }
    await enqueueAll(db, works, now);
    return notIssued;
  }

  async renew(db: Db, granted: GrantedOutcome, now: Instant): Promise<RefusalCode | null> {
    const { grantId, outcome } = granted;
    if (outcome.kind !== 'gift') return null;
    const row = await this.ofGrant(db, grantId);
    if (row === null) return (await this.issue(db, [granted], now))[0]?.reason ?? null;
    if (row.state === 'shipped' || row.state === 'completed') return null;
    // What the shopper declined, or staff called off, does not come back by itself.
    if (row.state === 'cancelled' && row.cancelled_by !== BY_PROGRAM && row.cancelled_by !== BY_TIME)
      return null;

    const item = (await itemsOf(db, [outcome.gift]))(outcome.gift);
    if (row.state === 'cancelled' || row.item_id !== item.id) {
      const reason = await this.exchange(db, row, item, now);
      if (reason !== null) return reason;
    }
    await db.run('UPDATE mall_orders SET name = ? WHERE id = ?', [outcome.name, row.id]);
    await enqueueAll(db, [unclaimedAt(row, outcome.endsAt)], now);
    return null;
  }

  async takeBack(db: Db, grantId: number, reason: string, now: Instant): Promise<boolean> {
    const row = await this.ofGrant(db, grantId);
    if (row === null || row.state === 'cancelled') return true;
    if (row.state === 'shipped' || row.state === 'completed') return false;
    // Shipped or called off between our look and our update: what is decided about it must be decided anew.
    if (!(await cancelOrder(db, row, { by: BY_PROGRAM, reason }, now)))
      throw new TryAgain('the gift moved meanwhile');
    return true;
  }

  /** Opens a cancelled order again, or gives another item in the place of the one it was for. @returns why not. */
  private async exchange(db: Db, row: GiftRow, item: LimitedItem, now: Instant): Promise<RefusalCode | null> {
    const open = row.state !== 'cancelled';
    if (!(await takeOfStock(db, item))) {
      if (open) await this.takeBack(db, row.grant_id ?? 0, '奖励调整，礼品已兑完', now);
      return 'ITEM_SOLD_OUT';
    }
    if (open) await giveItemBack(db, row);
    const changed = await db.run(
      `UPDATE mall_orders SET state = ?, item_id = ?, placed_at = ?, cancelled_at = NULL, cancelled_by = NULL,
         cancel_reason = NULL WHERE id = ? AND state = ?`,
      [open ? row.state : 'awaiting-address', item.id, now, row.id, row.state],
    );
    if (changed === 0) throw new TryAgain('the gift moved meanwhile');
    return null;
  }

  private ofGrant(db: Db, grantId: number): Promise<GiftRow | null> {
    return db.one<GiftRow>(
      `SELECT id, order_no, customer_id, item_id, grant_id, state, cancelled_by FROM mall_orders WHERE grant_id = ?`,
      [grantId],
    );
  }
}
