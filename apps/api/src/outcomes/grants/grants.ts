import {
  contentOf,
  type CustomerId,
  type GivenGrant,
  type Grant,
  type GrantMove,
  isOfOther,
  isOver,
  type Outcome,
  reconcile,
  type RefusalCode,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import { Coupons } from '../coupons';
import { Gifts } from '../gifts';
import { GrowthValues, MemberPrices } from '../membership';
import { Transfers } from '../payments';
import { Points } from '../points';
import { Inbox } from '../touches';
import { Budget } from './budgets';
import { newsOf } from './grant-news';
import {
  type DecidedGrant,
  givenOf,
  type GrantRow,
  grantsOfKeys,
  grantsOfProgram,
  insertGrants,
  rewriteGrant,
  setGrantState,
  standingOf,
} from './grant-rows';
import type { GrantedOutcome, OutcomeKeeper } from './outcome-keeper';

/** What became of a grant that was to be given. `already`: the same key with the same content was given before. */
export type GiveResult =
  | { key: string; grantId: number; result: 'given' | 'already' | 'lapsed' }
  | { key: string; grantId: number; result: 'refused'; reason: RefusalCode };

/** A key was given before with other content: a program contradicts itself, and must not go unnoticed. */
export class GrantConflict extends Error {
  constructor(readonly key: string) {
    super(`grant ${key} was given with other content`);
  }
}

/** The one door through which programs give. Each key is given once, within budget; why is stored beside it. */
@Injectable()
export class Grants {
  private readonly keepers: Readonly<Record<Outcome['kind'], OutcomeKeeper>>;

  constructor(
    private readonly clock: Clock,
    private readonly inbox: Inbox,
    coupons: Coupons,
    points: Points,
    gifts: Gifts,
    memberPrices: MemberPrices,
    cash: Transfers,
    growth: GrowthValues,
  ) {
    this.keepers = { coupon: coupons, points, gift: gifts, 'member-price': memberPrices, cash, growth };
  }

  /**
   * Gives what a decision about one moment says. A key given before changes nothing; one that was refused for want of
   * budget or stock is tried again. The caller holds the person (`holdPerson`).
   *
   * @returns one result per grant, in order.
   * @throws GrantConflict when a key was given before with other content.
   */
  async give(db: Db, grants: readonly Grant[]): Promise<GiveResult[]> {
    const rows = await grantsOfKeys(
      db,
      grants.map((grant) => grant.key),
    );
    const before = new Map(rows.map((row) => [row.grant_key, row]));
    const results = new Map<string, GiveResult>();
    const fresh: Grant[] = [];
    for (const grant of grants) {
      const row = before.get(grant.key);
      if (row === undefined) {
        if (fresh.some((other) => other.key === grant.key && contentOf(other) !== contentOf(grant))) {
          throw new GrantConflict(grant.key);
        }
        if (!fresh.some((other) => other.key === grant.key)) fresh.push(grant);
        continue;
      }
      if (givenOf(row, false).content !== contentOf(grant)) throw new GrantConflict(grant.key);
      const reason = row.state === 'unfunded' ? await this.standAgain(db, row, grant) : null;
      results.set(
        grant.key,
        reason === null
          ? { key: grant.key, grantId: row.id, result: row.state === 'unfunded' ? 'given' : 'already' }
          : { key: grant.key, grantId: row.id, result: 'refused', reason },
      );
    }
    for (const result of await this.giveNew(db, fresh)) results.set(result.key, result);
    return grants.flatMap((grant) => results.get(grant.key) ?? []);
  }

  /** Under which version of the program each key of these people was given. */
  async versionsGiven(
    db: Db,
    program: string,
    prefix: string,
    customerIds: readonly CustomerId[],
  ): Promise<Map<string, number>> {
    const rows = await grantsOfProgram(db, program, prefix, customerIds);
    return new Map(rows.map((row) => [row.grant_key, row.version]));
  }

  /**
   * Makes what was given by a program to these customers become what should stand. The caller holds the customers'
   * locks (`Stories.settle`), so two decisions over one person never run at once.
   *
   * @param prefix how the keys decided over the story begin; the program's others are left alone.
   */
  async reconcile(
    db: Db,
    program: string,
    should: ReadonlyMap<CustomerId, readonly Grant[]>,
    onRefund: 'take-back-unused' | 'keep',
    prefix = '',
  ): Promise<void> {
    const rows = await grantsOfProgram(db, program, prefix, [...should.keys()]);
    const used = await this.usedOf(db, rows);
    const given = new Map<CustomerId, GivenGrant[]>();
    for (const row of rows) {
      const list = given.get(row.customer_id) ?? [];
      list.push(givenOf(row, used.has(row.id)));
      given.set(row.customer_id, list);
    }

    const now = this.clock.now();
    const moves = [...should].flatMap(([customerId, grants]) =>
      reconcile(grants, given.get(customerId) ?? [], now, onRefund),
    );
    const byKey = new Map(rows.map((row) => [row.grant_key, row]));
    // First what comes back, so that it can be given to someone else at once.
    for (const move of moves) if (move.move === 'take-back') await this.takeBack(db, byKey.get(move.key));
    await this.giveNew(
      db,
      moves.flatMap((move) => (move.move === 'give' ? [move.grant] : [])),
    );
    for (const move of moves) await this.change(db, move, byKey, used);
    if (onRefund === 'take-back-unused') await this.callOff(db, moves, byKey, now);
  }

  /** Which of these grants' outcomes have been used. */
  async usedAmong(db: Db, grantIds: readonly number[]): Promise<ReadonlySet<number>> {
    const used = new Set<number>();
    if (grantIds.length === 0) return used;
    for (const keeper of Object.values(this.keepers)) {
      for (const id of await keeper.used(db, grantIds)) used.add(id);
    }
    return used;
  }

  /**
   * Takes back what of these kinds people have and have not used: they are nobody any more. The caller holds them.
   *
   * @returns how many.
   */
  async giveUp(
    db: Db,
    customerIds: readonly CustomerId[],
    kinds: readonly Outcome['kind'][],
    reason: string,
  ): Promise<number> {
    const rows = await standingOf(db, customerIds, kinds);
    const used = await this.usedOf(db, rows);
    let given = 0;
    for (const row of rows) {
      if (used.has(row.id) || !(await this.loosen(db, row, reason))) continue;
      await setGrantState(db, row.id, 'withdrawn', null, this.clock.now());
      given += 1;
    }
    return given;
  }

  /** What is left with people because they used it, though they do not deserve it any more. */
  private async callOff(
    db: Db,
    moves: readonly GrantMove[],
    rows: ReadonlyMap<string, GrantRow>,
    now: number,
  ): Promise<void> {
    for (const move of moves) {
      const row = move.move === 'keep' ? rows.get(move.key) : undefined;
      if (row !== undefined) await this.keepers[row.kind].callOff?.(db, row.id, now);
    }
  }

  private async usedOf(db: Db, rows: readonly GrantRow[]): Promise<Set<number>> {
    const used = new Set<number>();
    for (const [kind, keeper] of Object.entries(this.keepers)) {
      const ids = rows.filter((row) => row.kind === kind && row.state !== 'lapsed').map((row) => row.id);
      if (ids.length === 0) continue;
      for (const id of await keeper.used(db, ids)) used.add(id);
    }
    return used;
  }

  /** Takes budgets, writes the grants with why, and lets each kind's keeper issue what stands. */
  private async giveNew(db: Db, grants: readonly Grant[]): Promise<GiveResult[]> {
    if (grants.length === 0) return [];
    const now = this.clock.now();
    const budgets = await budgetsOf(db, grants);
    const decided: DecidedGrant[] = [];
    for (const grant of grants) {
      if (isOver(grant.outcome, now)) {
        decided.push({ grant, state: 'lapsed', refusal: null });
        continue;
      }
      const refusal = (await budgets.get(grant.program)?.take(db, grant)) ?? null;
      decided.push({ grant, state: refusal === null ? 'standing' : 'unfunded', refusal });
    }
    const ids = await insertGrants(db, decided, now);
    const refused = await this.issue(db, decided, ids, now);
    for (const { grant } of decided) {
      const reason = refused.get(ids.get(grant.key) ?? 0);
      if (reason === undefined) continue;
      await budgets.get(grant.program)?.giveBack(db, grant);
      await setGrantState(db, ids.get(grant.key) ?? 0, 'unfunded', reason, now);
    }
    const given = decided.filter(
      ({ grant, state }) => state === 'standing' && !refused.has(ids.get(grant.key) ?? 0),
    );
    const news = await newsOf(
      db,
      given.map(({ grant }) => grant),
      ids,
      this.clock.calendar,
    );
    await this.inbox.tell(db, news);
    return decided.map(({ grant, state, refusal }): GiveResult => {
      const grantId = ids.get(grant.key) ?? 0;
      const reason = refusal ?? refused.get(grantId) ?? null;
      if (reason !== null) return { key: grant.key, grantId, result: 'refused', reason };
      return { key: grant.key, grantId, result: state === 'lapsed' ? 'lapsed' : 'given' };
    });
  }

  /** @returns why something could not be issued, by grant id. */
  private async issue(
    db: Db,
    decided: readonly DecidedGrant[],
    ids: ReadonlyMap<string, number>,
    now: number,
  ): Promise<Map<number, RefusalCode>> {
    const granted = decided.flatMap(({ grant, state }) =>
      state === 'standing' ? [grantedOf(grant, ids.get(grant.key) ?? 0)] : [],
    );
    const refused = new Map<number, RefusalCode>();
    for (const [kind, keeper] of Object.entries(this.keepers)) {
      const ofKind = granted.filter((one) => one.outcome.kind === kind);
      if (ofKind.length === 0) continue;
      for (const { grantId, reason } of await keeper.issue(db, ofKind, now)) refused.set(grantId, reason);
    }
    return refused;
  }

  private async change(
    db: Db,
    move: GrantMove,
    rows: ReadonlyMap<string, GrantRow>,
    used: ReadonlySet<number>,
  ): Promise<void> {
    if (move.move === 'give' || move.move === 'take-back') return;
    const row = rows.get(move.move === 'keep' ? move.key : move.grant.key);
    if (row === undefined) return;
    const now = this.clock.now();
    if (move.move === 'keep') return setGrantState(db, row.id, 'kept', null, now);
    // What has been used stays as it was given; it only stands again.
    if (used.has(row.id)) return setGrantState(db, row.id, move.state, null, now);
    if (move.state === 'lapsed') {
      await this.loosen(db, row, '奖励期限已过');
      return rewriteGrant(db, row.id, { grant: move.grant, state: 'lapsed', refusal: null }, now);
    }
    if (move.move === 'restore') await this.standAgain(db, row, move.grant);
    else await this.shift(db, row, move.grant);
  }

  /** Gives again what was withdrawn, kept or could not be funded. @returns why not, or null. */
  private async standAgain(db: Db, row: GrantRow, grant: Grant): Promise<RefusalCode | null> {
    const budget = await Budget.of(db, grant.program, [grant.outcome]);
    // What was kept never gave its budget back.
    const refusal = row.state === 'kept' ? null : await budget.take(db, grant);
    const reason = refusal ?? (await this.renew(db, row, grant));
    if (reason !== null && refusal === null) await budget.giveBack(db, grant);
    await this.rewrite(db, row, grant, reason);
    return reason;
  }

  /** A standing grant whose facts moved, or a lapsed one that is due after all. */
  private async shift(db: Db, row: GrantRow, grant: Grant): Promise<void> {
    const before = { customerId: row.customer_id, outcome: JSON.parse(row.outcome) as Outcome };
    const budget = await Budget.of(db, grant.program, [before.outcome, grant.outcome]);
    if (row.state === 'standing') await budget.giveBack(db, before);
    const refusal = await budget.take(db, grant);
    if (refusal !== null)
      await this.keepers[row.kind].takeBack(db, row.id, '活动名额已用完', this.clock.now());
    const reason = refusal ?? (await this.renew(db, row, grant));
    if (reason !== null && refusal === null) await budget.giveBack(db, grant);
    await this.rewrite(db, row, grant, reason);
  }

  private renew(db: Db, row: GrantRow, grant: Grant): Promise<RefusalCode | null> {
    return this.keepers[row.kind].renew(db, grantedOf(grant, row.id), this.clock.now());
  }

  private async rewrite(db: Db, row: GrantRow, grant: Grant, refusal: RefusalCode | null): Promise<void> {
    const state = refusal === null ? 'standing' : 'unfunded';
    await rewriteGrant(db, row.id, { grant, state, refusal }, this.clock.now());
  }

  private async takeBack(db: Db, row: GrantRow | undefined): Promise<void> {
    if (row === undefined) return;
    const isTwice = isOfOther(row.grant_key, row.customer_id);
    const taken = await this.loosen(
      db,
      row,
      isTwice ? '账号合并，同样的权益保留一份' : '订单退款，条件不再满足',
    );
    await setGrantState(db, row.id, taken ? 'withdrawn' : 'kept', null, this.clock.now());
  }

  /** Takes an outcome back and its budget with it. @returns false when it has been used and was left. */
  private async loosen(db: Db, row: GrantRow, reason: string): Promise<boolean> {
    if (row.state === 'unfunded' || row.state === 'lapsed') return true;
    const taken = await this.keepers[row.kind].takeBack(db, row.id, reason, this.clock.now());
    if (!taken) return false;
    const outcome = JSON.parse(row.outcome) as Outcome;
    const budget = await Budget.of(db, row.program, [outcome]);
    await budget.giveBack(db, { customerId: row.customer_id, outcome });
    return true;
  }
}

async function budgetsOf(db: Db, grants: readonly Grant[]): Promise<Map<string, Budget>> {
  const budgets = new Map<string, Budget>();
  for (const program of new Set(grants.map((grant) => grant.program))) {
    const outcomes = grants.filter((grant) => grant.program === program).map((grant) => grant.outcome);
    budgets.set(program, await Budget.of(db, program, outcomes));
  }
  return budgets;
}

function grantedOf(grant: Grant, grantId: number): GrantedOutcome {
  const { program, customerId, outcome, why } = grant;
  return { grantId, program, customerId, outcome, sentence: why.sentence };
}
