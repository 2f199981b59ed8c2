import type { QueryRunner } from 'typeorm';

export type Value = string | number | null;
export type Row = Record<string, Value>;

/** Most values bound in one statement: SQLite stops at 32,766, and long statements gain nothing beyond this. */
const MAX_VALUES = 16_000;

/**
 * One connection, inside a transaction or for one lone statement: SQL that means the same on both databases,
 * and the few words that differ.
 */
export class Db {
  constructor(
    private readonly runner: QueryRunner,
    readonly dialect: 'sqlite' | 'mysql',
  ) {}

  /** Repositories, for what is not on a hot path. */
  get manager() {
    return this.runner.manager;
  }

  async rows<T>(sql: string, values: readonly Value[] = []): Promise<T[]> {
    return (await this.runner.query(sql, values as Value[])) as T[];
  }

  async one<T>(sql: string, values: readonly Value[] = []): Promise<T | null> {
    const rows = await this.rows<T>(sql, values);
    return rows[0] ?? null;
  }

  /** Runs a write. @returns how many rows it changed; MySQL is told to count rows found, as SQLite does. */
  async run(sql: string, values: readonly Value[] = []): Promise<number> {
    const result = await this.runner.query(sql, values as Value[], true);
    return result.affected ?? 0;
  }

  /** Locks rows until the transaction ends, in id order. SQLite needs none: one writer at a time. */
  get forUpdate(): string {
    return this.dialect === 'mysql' ? ' FOR UPDATE' : '';
  }

  /** Inserts rows with several per statement. */
  async insert(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
  ): Promise<void> {
    await this.write(table, columns, rows, '');
  }

  /** Inserts rows, or writes `update` columns where `key` exists already. */
  async upsert(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
    key: readonly string[],
    update: readonly string[],
  ): Promise<void> {
    const tail =
      this.dialect === 'mysql'
        ? ` ON DUPLICATE KEY UPDATE ${update.map((column) => `${column} = VALUES(${column})`).join(', ')}`
        : ` ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${update.map((column) => `${column} = excluded.${column}`).join(', ')}`;
    await this.write(table, columns, rows, tail);
  }

  /** Asks once per slice of a long list and joins the answers; `sql` holds `(?)` where the list goes. */
  async rowsIn<T>(
    sql: string,
    before: readonly Value[],
    list: readonly Value[],
    after: readonly Value[] = [],
  ) {
    const found: T[] = [];
    for (let start = 0; start < list.length; start += 2_000) {
      const slice = list.slice(start, start + 2_000);
      const marks = `(${Array.from(slice, () => '?').join(',')})`;
      for (const row of await this.rows<T>(sql.replace('(?)', marks), [...before, ...slice, ...after])) {
        found.push(row);
      }
    }
    return found;
  }

  private async write(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
    tail: string,
  ): Promise<void> {
    const perStatement = Math.max(1, Math.min(1_000, Math.floor(MAX_VALUES / columns.length)));
    const mark = `(${columns.map(() => '?').join(',')})`;
    for (let start = 0; start < rows.length; start += perStatement) {
      const slice = rows.slice(start, start + perStatement);
      const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array.from(slice, () => mark).join(',')}${tail}`;
      await this.runner.query(sql, slice.flat());
    }
  }
}
