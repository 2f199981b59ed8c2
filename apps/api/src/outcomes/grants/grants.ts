import {
  type CustomerId,
  type GivenGrant,
  type Grant,
  type GrantMove,
  type GrantState,
  reconcile,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { Coupons } from '../coupons';
import { MemberPrices } from '../membership';
import type { GrantedOutcome, OutcomeKeeper } from './outcome-keeper';

interface GivenRow {
  id: number;
  grant_key: string;
  customer_id: CustomerId;
  cause: string;
  version: number;
  outcome: string;
  why: string;
  state: GrantState;
  kind: Grant['outcome']['kind'];
}

const GRANT_COLUMNS = [
  'grant_key',
  'program',
  'version',
  'step',
  'customer_id',
  'cause',
  'state',
  'kind',
  'outcome',
  'why',
  'decided_at',
  'changed_at',
] as const;

/** The one door through which programs give. Each key is given once; why is stored beside it. */
@Injectable()
export class Grants {
  private readonly keepers: Readonly<Record<Grant['outcome']['kind'], OutcomeKeeper>>;

  constructor(
    private readonly clock: Clock,
    coupons: Coupons,
    memberPrices: MemberPrices,
  ) {
    this.keepers = { coupon: coupons, 'member-price': memberPrices };
  }

  /**
   * Makes what was given by a program to these customers become what should stand. The caller holds the customers'
   * locks (`Stories.settle`), so two decisions over one person never run at once.
   */
  async reconcile(
    db: Db,
    program: string,
    should: ReadonlyMap<CustomerId, readonly Grant[]>,
    onRefund: 'take-back-unused' | 'keep',
  ): Promise<void> {
    const rows = await db.rowsIn<GivenRow>(
      `SELECT id, grant_key, customer_id, cause, version, outcome, why, state, kind
       FROM grants WHERE program = ? AND customer_id IN (?)`,
      [program],
      [...should.keys()],
    );
    const used = await this.usedOf(db, rows);
    const given = new Map<CustomerId, GivenGrant[]>();
    for (const row of rows) {
      const list = given.get(row.customer_id) ?? [];
      list.push({
        key: row.grant_key,
        cause: row.cause,
        version: row.version,
        content: `[${row.outcome},${row.why}]`,
        state: row.state,
        used: used.has(row.id),
      });
      given.set(row.customer_id, list);
    }

    const now = this.clock.now();
    const moves = [...should].flatMap(([customerId, grants]) =>
      reconcile(grants, given.get(customerId) ?? [], now, onRefund),
    );
    await this.give(db, moves);
    const byKey = new Map(rows.map((row) => [row.grant_key, row]));
    for (const move of moves) if (move.move !== 'give') await this.change(db, move, byKey, used);
  }

  private async usedOf(db: Db, rows: readonly GivenRow[]): Promise<Set<number>> {
    const used = new Set<number>();
    for (const [kind, keeper] of Object.entries(this.keepers)) {
      const ids = rows.filter((row) => row.kind === kind && row.state !== 'lapsed').map((row) => row.id);
      for (const id of await keeper.used(db, ids)) used.add(id);
    }
    return used;
  }

  private async give(db: Db, moves: readonly GrantMove[]): Promise<void> {
    const gives = moves.filter((move) => move.move === 'give');
    if (gives.length === 0) return;
    const now = this.clock.now();
    try {
      await db.insert(
        'grants',
        GRANT_COLUMNS,
        gives.map(({ grant, state }) => [
          grant.key,
          grant.program,
          grant.version,
          grant.step,
          grant.customerId,
          grant.cause,
          state,
          grant.outcome.kind,
          JSON.stringify(grant.outcome),
          JSON.stringify(grant.why),
          now,
          now,
        ]),
      );
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('a grant appeared meanwhile');
      throw error;
    }
    const standing = gives.filter((move) => move.state === 'standing').map((move) => move.grant);
    const ids = await db.rowsIn<{ id: number; grant_key: string }>(
      'SELECT id, grant_key FROM grants WHERE grant_key IN (?)',
      [],
      standing.map((grant) => grant.key),
    );
    const idOf = new Map(ids.map((row) => [row.grant_key, row.id]));
    const granted = standing.flatMap((grant): GrantedOutcome[] => {
      const grantId = idOf.get(grant.key);
      return grantId === undefined ? [] : [{ grantId, customerId: grant.customerId, outcome: grant.outcome }];
    });
    for (const [kind, keeper] of Object.entries(this.keepers)) {
      await keeper.issue(
        db,
        granted.filter((one) => one.outcome.kind === kind),
        now,
      );
    }
  }

  private async change(
    db: Db,
    move: Exclude<GrantMove, { move: 'give' }>,
    rows: ReadonlyMap<string, GivenRow>,
    used: ReadonlySet<number>,
  ): Promise<void> {
    const row = rows.get('grant' in move ? move.grant.key : move.key);
    if (row === undefined) return;
    const keeper = this.keepers[row.kind];
    const now = this.clock.now();

    if (move.move === 'keep') return this.setState(db, row.id, 'kept', now);
    if (move.move === 'take-back') {
      const taken = await keeper.takeBack(db, row.id, '订单退款，条件不再满足');
      return this.setState(db, row.id, taken ? 'withdrawn' : 'kept', now);
    }

    const { grant, state } = move;
    // What has been used stays as it was given; it only stands again.
    if (used.has(row.id)) return this.setState(db, row.id, state, now);
    await db.run(
      'UPDATE grants SET version = ?, cause = ?, state = ?, outcome = ?, why = ?, changed_at = ? WHERE id = ?',
      [
        grant.version,
        grant.cause,
        state,
        JSON.stringify(grant.outcome),
        JSON.stringify(grant.why),
        now,
        row.id,
      ],
    );
    if (state === 'lapsed') await keeper.takeBack(db, row.id, '奖励期限已过');
    else
      await keeper.renew(db, { grantId: row.id, customerId: grant.customerId, outcome: grant.outcome }, now);
  }

  private async setState(db: Db, id: number, state: GrantState, now: number): Promise<void> {
    await db.run('UPDATE grants SET state = ?, changed_at = ? WHERE id = ?', [state, now, id]);
  }
}
