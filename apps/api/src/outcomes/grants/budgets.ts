import type { Grant, Outcome, RefusalCode } from '@fanchang/domain';
import type { Db } from '../../platform/database/db';
import { Limits } from '../limits';

/** What a program may give in all: how often, worth how much, how often to one person. null = as much as it likes. */
export interface ProgramBudget {
  mostCount: number | null;
  /** Fen, counting each benefit at the most it can cost. */
  mostFen: number | null;
  mostPerPerson: number | null;
}

interface BudgetRow {
  most_count: number | null;
  most_fen: number | null;
  most_per_person: number | null;
}

/**
 * Sets what a program may give. What it has given counts; so setting it again also counts anew.
 *
 * @throws Error when more is given already than the budget allows.
 */
export async function setBudget(db: Db, program: string, budget: ProgramBudget): Promise<void> {
  await db.upsert(
    'program_budgets',
    ['program', 'most_count', 'most_fen', 'most_per_person'],
    [[program, budget.mostCount, budget.mostFen, budget.mostPerPerson]],
    ['program'],
    ['most_count', 'most_fen', 'most_per_person'],
  );
  await db.run('DELETE FROM quotas WHERE SUBSTR(quota_key, 1, ?) = ?', [
    `program:${program}:`.length,
    `program:${program}:`,
  ]);
  const given = `grants g WHERE g.program = ? AND g.state IN ('standing', 'kept')`;
  await db.run(
    `INSERT INTO quotas (quota_key, taken)
     SELECT CONCAT('program:', g.program, ':person:', g.customer_id), COUNT(*) FROM ${given}
     GROUP BY g.program, g.customer_id`,
    [program],
  );
  await db.run(`INSERT INTO quotas (quota_key, taken) SELECT ?, COUNT(*) FROM ${given}`, [
    `program:${program}:count`,
    program,
  ]);
  await db.run(
    `INSERT INTO quotas (quota_key, taken)
     SELECT ?, COALESCE(SUM(COALESCE(t.cost_fen, 0) + COALESCE(i.worth_fen, 0) + COALESCE(f.amount_fen, 0)), 0)
     FROM grants g LEFT JOIN coupons c ON c.grant_id = g.id LEFT JOIN coupon_templates t ON t.id = c.template_id
       LEFT JOIN mall_orders o ON o.grant_id = g.id AND o.kind = 'gift' LEFT JOIN mall_items i ON i.id = o.item_id
       LEFT JOIN transfers f ON f.grant_id = g.id
     WHERE g.program = ? AND g.state IN ('standing', 'kept')`,
    [`program:${program}:fen`, program],
  );
  await refuseLess(db, program, budget);
}

async function refuseLess(db: Db, program: string, budget: ProgramBudget): Promise<void> {
  const prefix = `program:${program}:`;
  const rows = await db.rows<{ what: string; taken: number }>(
    `SELECT what, MAX(taken) AS taken FROM (
       SELECT CASE WHEN quota_key IN (?, ?) THEN SUBSTR(quota_key, ?) ELSE 'person' END AS what, taken
       FROM quotas WHERE SUBSTR(quota_key, 1, ?) = ?) given GROUP BY what`,
    [`${prefix}count`, `${prefix}fen`, prefix.length + 1, prefix.length, prefix],
  );
  const most: Record<string, number | null> = {
    count: budget.mostCount,
    fen: budget.mostFen,
    person: budget.mostPerPerson,
  };
  for (const { what, taken } of rows) {
    const limit = most[what] ?? null;
    if (limit !== null && Number(taken) > limit) {
      throw new Error(`program ${program} has given ${what} ${Number(taken)}, more than ${limit}`);
    }
  }
}

type Taking = Pick<Grant, 'customerId' | 'outcome'>;

/** The budget of one program, as it stands in this transaction. Points have their own: the program's account. */
export class Budget {
  private constructor(
    private readonly program: string,
    private readonly row: BudgetRow | null,
    private readonly costs: ReadonlyMap<string, number | null>,
  ) {}

  /** @param outcomes what may be given or given back, so that their costs are read at once. */
  static async of(db: Db, program: string, outcomes: readonly Outcome[]): Promise<Budget> {
    const row = await db.one<BudgetRow>(
      'SELECT most_count, most_fen, most_per_person FROM program_budgets WHERE program = ?',
      [program],
    );
    const counted = row === null || row.most_fen === null ? [] : outcomes;
    return new Budget(program, row, await costsOf(db, counted));
  }

  /** Takes what one grant costs. @returns why it cannot be had, or null. */
  async take(db: Db, { customerId, outcome }: Taking): Promise<RefusalCode | null> {
    if (this.row === null) return null;
    const { most_count: mostCount, most_fen: mostFen, most_per_person: mostPerPerson } = this.row;
    const fen = this.costFen(outcome);
    // What cannot be counted in money is never given from a budget of money.
    if (mostFen !== null && fen === null) return 'BUDGET_SPENT';
    if (mostCount !== null && !(await Limits.take(db, this.key('count'), 1, mostCount)))
      return 'BUDGET_SPENT';
    if (mostFen !== null && !(await Limits.take(db, this.key('fen'), fen ?? 0, mostFen))) {
      if (mostCount !== null) await Limits.giveBack(db, this.key('count'), 1);
      return 'BUDGET_SPENT';
    }
    const person = this.key(`person:${customerId}`);
    if (mostPerPerson !== null && !(await Limits.take(db, person, 1, mostPerPerson))) {
      if (mostCount !== null) await Limits.giveBack(db, this.key('count'), 1);
      if (mostFen !== null) await Limits.giveBack(db, this.key('fen'), fen ?? 0);
      return 'PERSON_LIMIT_REACHED';
    }
    return null;
  }

  async giveBack(db: Db, { customerId, outcome }: Taking): Promise<void> {
    if (this.row === null) return;
    if (this.row.most_count !== null) await Limits.giveBack(db, this.key('count'), 1);
    if (this.row.most_fen !== null) await Limits.giveBack(db, this.key('fen'), this.costFen(outcome) ?? 0);
    if (this.row.most_per_person !== null) await Limits.giveBack(db, this.key(`person:${customerId}`), 1);
  }

  private key(what: string): string {
    return `program:${this.program}:${what}`;
  }

  private costFen(outcome: Outcome): number | null {
    if (outcome.kind === 'coupon') return this.costs.get(`coupon:${outcome.template}`) ?? null;
    if (outcome.kind === 'cash') return outcome.fen;
    return outcome.kind === 'gift' ? (this.costs.get(`gift:${outcome.gift}`) ?? null) : 0;
  }
}

async function costsOf(db: Db, outcomes: readonly Outcome[]): Promise<Map<string, number | null>> {
  const costs = new Map<string, number | null>();
  const templates = outcomes.flatMap((outcome) => (outcome.kind === 'coupon' ? [outcome.template] : []));
  const rows = await db.rowsIn<{ template_key: string; cost_fen: number | null }>(
    'SELECT template_key, cost_fen FROM coupon_templates WHERE template_key IN (?)',
    [],
    [...new Set(templates)],
  );
  for (const row of rows)
    costs.set(`coupon:${row.template_key}`, row.cost_fen === null ? null : Number(row.cost_fen));
  const gifts = outcomes.flatMap((outcome) => (outcome.kind === 'gift' ? [outcome.gift] : []));
  const items = await db.rowsIn<{ item_key: string; worth_fen: number }>(
    'SELECT item_key, worth_fen FROM mall_items WHERE item_key IN (?)',
    [],
    [...new Set(gifts)],
  );
  for (const item of items) costs.set(`gift:${item.item_key}`, Number(item.worth_fen));
  return costs;
}
