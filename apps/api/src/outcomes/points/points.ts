import {
  type CustomerId,
  earn,
  giveBack,
  type Instant,
  type Leg,
  type Outcome,
  refuse,
  type Refusal,
  type RefusalCode,
  resize,
  spend,
  type Turned,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import type { GrantedOutcome, NotIssued, OutcomeKeeper } from '../grants/outcome-keeper';
import { changeBalance, nameOf, openAccounts } from './accounts';
import { takenFromProgram, type Turn, writeTurns } from './ledger';
import { type LoadedPurse, loadPurses } from './purses';

type PointsGrant = GrantedOutcome & { outcome: Extract<Outcome, { kind: 'points' }> };

const lotKey = (grantId: number) => `g${grantId}`;
const lotOf = ({ grantId, outcome }: PointsGrant) => ({
  key: lotKey(grantId),
  points: outcome.points,
  availableAt: outcome.availableAt,
  expiresAt: outcome.expiresAt,
});
const isPoints = (granted: GrantedOutcome): granted is PointsGrant => granted.outcome.kind === 'points';

/**
 * Points 积分 as a double-entry ledger. Whoever calls holds the person (`holdPerson`, `Stories.settle`); a program's
 * budget is the balance of its account, taken by one conditional statement.
 */
@Injectable()
export class Points implements OutcomeKeeper {
  constructor(private readonly clock: Clock) {}

  /** Points can always be taken back: what is spent already becomes owed. */
  async used(): Promise<number[]> {
    return [];
  }

  async issue(db: Db, granted: readonly GrantedOutcome[], now: Instant): Promise<readonly NotIssued[]> {
    const grants = granted.filter(isPoints);
    const notIssued: NotIssued[] = [];
    for (const program of [...new Set(grants.map((grant) => grant.program))].sort()) {
      const ofProgram = grants.filter((grant) => grant.program === program);
      const { funded, unfunded } = await this.fund(db, program, ofProgram);
      for (const { grantId } of unfunded) notIssued.push({ grantId, reason: 'BUDGET_SPENT' });
      await this.earnAll(db, program, funded, now);
    }
    return notIssued;
  }

  async renew(db: Db, granted: GrantedOutcome, now: Instant): Promise<RefusalCode | null> {
    if (!isPoints(granted)) return null;
    const { grantId, program, customerId } = granted;
    const loaded = await this.load(db, customerId, [lotKey(grantId)]);
    const turned = resize(loaded.purse, lotOf(granted), now);
    const taken = takenFromProgram(turned);
    if (taken > 0 && !(await this.take(db, program, taken))) {
      // Nothing of a grant that cannot be paid in full stays.
      await this.shrink(db, loaded, grantId, program, now);
      return 'BUDGET_SPENT';
    }
    await writeTurns(db, [this.turnOf(loaded, turned, program, [granted])], now);
    return null;
  }

  async takeBack(db: Db, grantId: number, _reason: string, now: Instant): Promise<boolean> {
    const lot = await db.one<{ customer_id: CustomerId; program: string }>(
      `SELECT l.customer_id, g.program FROM points_lots l JOIN grants g ON g.id = l.grant_id WHERE l.lot_key = ?`,
      [lotKey(grantId)],
    );
    if (lot === null) return true;
    const loaded = await this.load(db, lot.customer_id, [lotKey(grantId)]);
    await this.shrink(db, loaded, grantId, lot.program, now);
    return true;
  }

  /**
   * Spends points, what ends first being spent first.
   *
   * @param spending.key names the spending; `giveBack` undoes it by this key, and a repeat changes nothing.
   * @returns POINTS_SHORT when there are not enough, or null.
   */
  async spend(
    db: Db,
    { customerId, points, key, text }: { customerId: CustomerId; points: number; key: string; text: string },
  ): Promise<Refusal | null> {
    const now = this.clock.now();
    const done = await db.one('SELECT id FROM points_entries WHERE entry_key = ?', [`spend:${key}`]);
    if (done !== null) return null;
    const loaded = await this.load(db, customerId, []);
    const turned = spend(loaded.purse, points, now);
    if ('short' in turned) return refuse('POINTS_SHORT', { short: String(turned.short) });
    await writeTurns(db, [{ ...this.turnOf(loaded, turned, '', []), key: `spend:${key}`, text }], now);
    return null;
  }

  /**
   * Gives back what was spent under a key, into the lots it came from. A repeat changes nothing.
   *
   * @param back.graceDays what is past its end meanwhile: null = runs out at once, else lives to the end of that many
   * local days.
   */
  async giveBack(
    db: Db,
    { key, text, graceDays }: { key: string; text: string; graceDays: number | null },
  ): Promise<void> {
    const now = this.clock.now();
    const done = await db.one('SELECT id FROM points_entries WHERE entry_key = ?', [`give-back:${key}`]);
    if (done !== null) return;
    const spent = await db.rows<{ points: number; lot_key: string; customer_id: CustomerId }>(
      `SELECT t.points, l.lot_key, l.customer_id FROM points_entries e
         JOIN points_transfers t ON t.entry_id = e.id JOIN points_lots l ON l.id = t.lot_id
       WHERE e.entry_key = ? ORDER BY t.leg`,
      [`spend:${key}`],
    );
    const [first] = spent;
    if (first === undefined) return;
    const loaded = await this.load(
      db,
      first.customer_id,
      spent.map((row) => row.lot_key),
    );
    const legs = spent.map((row): Leg => ({
      from: 'customer',
      to: 'spent',
      points: Number(row.points),
      lot: row.lot_key,
    }));
    const graceEnd = graceDays === null ? null : this.clock.calendar.endOfWindow(now, graceDays);
    const turned = giveBack(loaded.purse, legs, graceEnd, now);
    await writeTurns(db, [{ ...this.turnOf(loaded, turned, '', []), key: `give-back:${key}`, text }], now);
  }

  /** What a person can spend now. */
  async balance(db: Pick<Db, 'one'>, customerId: CustomerId): Promise<number> {
    const row = await db.one<{ points: number | null }>(
      `SELECT SUM(left_points) AS points FROM points_lots
       WHERE customer_id = ? AND state = 'available' AND (expires_at IS NULL OR expires_at > ?)`,
      [customerId, this.clock.now()],
    );
    return Number(row?.points ?? 0);
  }

  /** Takes what grants cost from the program: at once where it has no budget, one by one where it has. */
  private async fund(
    db: Db,
    program: string,
    grants: readonly PointsGrant[],
  ): Promise<{ funded: PointsGrant[]; unfunded: PointsGrant[] }> {
    const account = await this.programAccount(db, program);
    const funded: PointsGrant[] = [];
    const unfunded: PointsGrant[] = [];
    if (account.lowest === null) {
      const all = grants.reduce((sum, grant) => sum + grant.outcome.points, 0);
      if (await changeBalance(db, account.id, -all)) return { funded: [...grants], unfunded };
    }
    for (const grant of grants) {
      const paid = await changeBalance(db, account.id, -grant.outcome.points);
      (paid ? funded : unfunded).push(grant);
    }
    return { funded, unfunded };
  }

  private async take(db: Db, program: string, points: number): Promise<boolean> {
    return changeBalance(db, (await this.programAccount(db, program)).id, -points);
  }

  private async programAccount(db: Db, program: string) {
    const name = { kind: 'program', owner: program } as const;
    const account = (await openAccounts(db, [name])).get(nameOf(name));
    if (account === undefined) throw new Error(`no account of program ${program}`);
    return account;
  }

  private async earnAll(
    db: Db,
    program: string,
    grants: readonly PointsGrant[],
    now: Instant,
  ): Promise<void> {
    if (grants.length === 0) return;
    const purses = await loadPurses(
      db,
      grants.map((grant) => grant.customerId),
      [],
    );
    const turns = [...purses.values()].map((loaded) => {
      const own = grants.filter((grant) => grant.customerId === loaded.customerId);
      const turned = own.reduce<Turned>(
        (before, grant) => {
          const after = earn(before.purse, lotOf(grant), now);
          return { purse: after.purse, postings: [...before.postings, ...after.postings] };
        },
        { purse: loaded.purse, postings: [] },
      );
      return this.turnOf(loaded, turned, program, own);
    });
    await writeTurns(db, turns, now);
  }

  private async shrink(
    db: Db,
    loaded: LoadedPurse,
    grantId: number,
    program: string,
    now: Instant,
  ): Promise<void> {
    const lot = loaded.purse.lots.find((one) => one.key === lotKey(grantId));
    if (lot === undefined) return;
    const turned = resize(loaded.purse, { ...lot, points: 0 }, now);
    await writeTurns(db, [this.turnOf(loaded, turned, program, [])], now);
  }

  private async load(db: Db, customerId: CustomerId, keys: readonly string[]): Promise<LoadedPurse> {
    const loaded = (await loadPurses(db, [customerId], keys)).get(customerId);
    if (loaded === undefined) throw new Error(`no purse of customer ${customerId}`);
    return loaded;
  }

  private turnOf(loaded: LoadedPurse, turned: Turned, program: string, grants: readonly PointsGrant[]): Turn {
    return {
      loaded,
      turned,
      program,
      newLots: new Map(grants.map(({ grantId }) => [lotKey(grantId), grantId])),
      key: null,
      text: null,
      earned: new Map(grants.map(({ grantId, sentence }) => [lotKey(grantId), sentence])),
    };
  }
}
