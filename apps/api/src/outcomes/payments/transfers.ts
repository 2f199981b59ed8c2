import type { Instant, RefusalCode } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { Db } from '../../platform/database/db';
import { TryAgain } from '../../platform/database/faults';
import { enqueueAll, type TimedWork } from '../../platform/queue/work';
import type { GrantedOutcome, NotIssued, OutcomeKeeper } from '../grants/outcome-keeper';
import { cashOfGrant, type CashState } from './cash-row';
import { CASH_CANCEL, CASH_ENDS } from './cash-work';

type CashGrant = GrantedOutcome & { outcome: { kind: 'cash' } };

const COLUMNS = [
  'grant_id',
  'customer_id',
  'amount_fen',
  'state',
  'turn',
  'remark',
  'ends_at',
  'created_at',
  'changed_at',
] as const;
/** What WeChat transfers without asking a person's name. https://pay.weixin.qq.com/doc/v3/merchant/4012711988 */
const LEAST_FEN = 10;
const MOST_FEN = 20_000;
const LONGEST_REMARK = 32;

/**
 * Cash 现金奖励 as outcomes of grants: claimed by the shopper, it goes to their WeChat balance. From the claim on it is
 * used; until then it can be taken back.
 */
@Injectable()
export class Transfers implements OutcomeKeeper {
  async used(db: Db, grantIds: readonly number[]): Promise<number[]> {
    const rows = await db.rowsIn<{ grant_id: number }>(
      "SELECT grant_id FROM transfers WHERE state IN ('asking', 'confirming', 'done') AND grant_id IN (?)",
      [],
      grantIds,
    );
    return rows.map((row) => row.grant_id);
  }

  async issue(db: Db, granted: readonly GrantedOutcome[], now: Instant): Promise<readonly NotIssued[]> {
    const grants = granted.filter((one): one is CashGrant => one.outcome.kind === 'cash');
    await db.insert(
      'transfers',
      COLUMNS,
      grants.map(({ grantId, customerId, outcome, sentence }) => [
        grantId,
        customerId,
        payable(outcome.fen),
        'ready',
        1,
        remarkOf(sentence),
        outcome.endsAt,
        now,
        now,
      ]),
    );
    const rows = await db.rowsIn<{ id: number; grant_id: number }>(
      'SELECT id, grant_id FROM transfers WHERE grant_id IN (?)',
      [],
      grants.map((grant) => grant.grantId),
    );
    const ends = new Map(grants.map(({ grantId, outcome }) => [grantId, outcome.endsAt]));
    await enqueueAll(
      db,
      rows.flatMap((row) => endsAt(row.id, ends.get(row.grant_id) ?? null)),
      now,
    );
    return [];
  }

  async renew(db: Db, granted: GrantedOutcome, now: Instant): Promise<RefusalCode | null> {
    const { grantId, outcome } = granted;
    if (outcome.kind !== 'cash') return null;
    const row = await cashOfGrant(db, grantId);
    if (row === null) {
      await this.issue(db, [granted], now);
      return null;
    }
    const renewed = await db.run(
      `UPDATE transfers SET state = 'ready', amount_fen = ?, ends_at = ?, changed_at = ?
       WHERE id = ? AND state IN ('ready', 'expired', 'withdrawn')`,
      [payable(outcome.fen), outcome.endsAt, now, row.id],
    );
    if (renewed === 1) await enqueueAll(db, endsAt(row.id, outcome.endsAt), now);
    return null;
  }

  async takeBack(db: Db, grantId: number, _reason: string, now: Instant): Promise<boolean> {
    const row = await cashOfGrant(db, grantId);
    if (row === null || row.state === 'withdrawn') return true;
    if (isUsed(row.state)) return false;
    const taken = await db.run(
      "UPDATE transfers SET state = 'withdrawn', changed_at = ? WHERE id = ? AND state IN ('ready', 'expired')",
      [now, row.id],
    );
    // Claimed between our look and our update: what is decided about it must be decided anew.
    if (taken === 0) throw new TryAgain('the cash moved meanwhile');
    return true;
  }

  /** Nobody has taken the money as long as it is only offered: WeChat is told to call the offer back. */
  async callOff(db: Db, grantId: number, now: Instant): Promise<void> {
    const row = await cashOfGrant(db, grantId);
    if (row === null || (row.state !== 'asking' && row.state !== 'confirming')) return;
    await enqueueAll(db, [{ kind: CASH_CANCEL, payload: { id: row.id }, runAt: now }], now);
  }
}

const isUsed = (state: CashState) => state === 'asking' || state === 'confirming' || state === 'done';

/** The work of ending cash that nobody claimed. */
function endsAt(id: number, at: Instant | null): TimedWork[] {
  return at === null ? [] : [{ kind: CASH_ENDS, payload: { id }, key: `${CASH_ENDS}:${id}`, runAt: at }];
}

/** @throws Error for what WeChat would not transfer: a program that offers it should not have been published. */
function payable(fen: number): number {
  if (!Number.isInteger(fen) || fen < LEAST_FEN || fen > MOST_FEN) {
    throw new Error(`cash of ${fen} fen cannot be transferred`);
  }
  return fen;
}

/** What the shopper reads in WeChat: why, when that is short enough to be read whole. */
function remarkOf(sentence: string): string {
  return [...sentence].length <= LONGEST_REMARK && sentence !== '' ? sentence : '现金奖励';
}
