import { checkGroupBuy, type CouponWorth, type GroupBuy, type Instant } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { ProgramStore } from '../program-store';
import { type ProgramKind, Runner } from '../runner';
import { teamsKey } from './shares';

/** An activity 拼团活动 as it is kept. */
export interface ActivityRow {
  id: number;
  activity_key: string;
  state: 'running' | 'cancelled';
  opened_at: number;
  changed_at: number;
  cancelled_by: string | null;
  reason: string | null;
}

/** The coupon an activity gives. */
export interface CouponRow {
  template_key: string;
  name: string;
  kind: CouponWorth['kind'];
  rate: number | null;
  off_fen: number | null;
  cap_fen: number | null;
  threshold_fen: number;
  scope: string;
  shop_keys: string | null;
}

/** An activity with the rules it goes by and what it gives. */
export interface Activity {
  row: ActivityRow;
  definition: GroupBuy;
  coupon: CouponRow;
}

type Books = Pick<Db, 'rows' | 'one'>;

const KIND = 'group-buy';
const ROWS =
  'SELECT id, activity_key, state, opened_at, changed_at, cancelled_by, reason FROM group_activities';

/** Group-buys as programs: definitions, and the one row each that says whether it was called off. */
@Injectable()
export class Activities implements ProgramKind<GroupBuy>, OnModuleInit {
  readonly kind = KIND;

  constructor(
    private readonly runner: Runner,
    private readonly store: ProgramStore,
  ) {}

  onModuleInit(): void {
    this.runner.registerKind(this);
  }

  check(definition: GroupBuy): readonly string[] {
    return checkGroupBuy(definition);
  }

  /** The activity's row and its limit, there from the start so that the first leaders do not race to make them. */
  async prepare(db: Db, { program, coupon }: GroupBuy, now: Instant): Promise<void> {
    const template = await db.one('SELECT id FROM coupon_templates WHERE template_key = ?', [
      coupon.template,
    ]);
    if (template === null)
      throw new Error(`program ${program}: there is no coupon template ${coupon.template}`);
    const known = await this.rowOf(db, program);
    if (known?.state === 'cancelled') throw new Error(`program ${program}: was cancelled; take another name`);
    if (known !== null) return;
    try {
      const id = await db.insertOne(
        "INSERT INTO group_activities (activity_key, state, opened_at, changed_at) VALUES (?, 'running', ?, ?)",
        [program, now, now],
      );
      await db.insert('quotas', ['quota_key', 'taken'], [[teamsKey(id), 0]]);
    } catch (error) {
      if (isDuplicate(error)) throw new TryAgain('another process has just published this activity');
      throw error;
    }
  }

  rowOf(db: Pick<Db, 'one'>, key: string, lock = ''): Promise<ActivityRow | null> {
    return db.one<ActivityRow>(`${ROWS} WHERE activity_key = ?${lock}`, [key.slice(0, 64)]);
  }

  /** Every activity under its active rules, in their order on the page. */
  async all(db: Books): Promise<Activity[]> {
    const active = (await this.store.active(db)).filter((stored) => stored.kind === KIND);
    const rows = await db.rows<ActivityRow>(ROWS);
    const definitions = active.map((stored) => stored.definition as GroupBuy);
    const found = await this.with(db, rows, definitions);
    return found.sort((a, b) => a.definition.sort - b.definition.sort || a.row.id - b.row.id);
  }

  /** One activity under its active rules. */
  async one(db: Books, key: string): Promise<Activity | null> {
    const row = await this.rowOf(db, key);
    if (row === null) return null;
    const definition = await this.store.activeOf(db, key);
    const [found] = definition === null ? [] : await this.with(db, [row], [definition as GroupBuy]);
    return found ?? null;
  }

  /** The rules a team was opened under. */
  async rulesOf(db: Pick<Db, 'one'>, team: { activity_key: string; version: number }): Promise<GroupBuy> {
    return (await this.store.version(db, team.activity_key, team.version)) as GroupBuy;
  }

  /** Activities as these teams go by them: each under the rules it was opened under. */
  async ofTeams(
    db: Books,
    teams: readonly { activity_key: string; version: number }[],
  ): Promise<(team: { activity_key: string; version: number }) => Activity> {
    const keys = [...new Set(teams.map((team) => team.activity_key))];
    const rows = await db.rows<ActivityRow>(
      `${ROWS} WHERE activity_key IN (${keys.map(() => '?').join(', ')})`,
      keys,
    );
    const versions = new Map(teams.map((team) => [`${team.activity_key}@${team.version}`, team]));
    const definitions: GroupBuy[] = [];
    for (const team of versions.values()) definitions.push(await this.rulesOf(db, team));
    const found = await this.with(db, rows, definitions);
    return ({ activity_key: key, version }) => {
      const activity = found.find(({ definition }) => {
        return definition.program === key && definition.version === version;
      });
      if (activity === undefined) throw new Error(`group-buy ${key} has no version ${version}`);
      return activity;
    };
  }

  private async with(
    db: Books,
    rows: readonly ActivityRow[],
    definitions: readonly GroupBuy[],
  ): Promise<Activity[]> {
    const keys = [...new Set(definitions.map(({ coupon }) => coupon.template))];
    if (keys.length === 0) return [];
    const coupons = await db.rows<CouponRow>(
      `SELECT template_key, name, kind, rate, off_fen, cap_fen, threshold_fen, scope, shop_keys
       FROM coupon_templates WHERE template_key IN (${keys.map(() => '?').join(', ')})`,
      keys,
    );
    return definitions.flatMap((definition) => {
      const row = rows.find((one) => one.activity_key === definition.program);
      const coupon = coupons.find((one) => one.template_key === definition.coupon.template);
      return row === undefined || coupon === undefined ? [] : [{ row, definition, coupon }];
    });
  }
}
