import { isRefusal, type Refusal } from '@fanchang/domain';
import { isTransient, RolledBack } from './faults';
import type { Link, Value, Way } from './link';

export type { Value } from './link';
export type Row = Record<string, Value>;

/** Rows per INSERT: a round trip is dear on MySQL, binding many values is dear on the embedded database (measured). */
const ROWS_AT_ONCE = { mysql: 1_000, sqlite: 50 };

/** A list as one bound value, so that the statement's text, and its preparation, stay the same. */
const JSON_LIST = '(SELECT value FROM json_each(?))';

/**
 * One connection, inside a transaction or for one lone statement: SQL that means the same on both databases,
 * and the few words that differ.
 */
export class Db {
  private attempts = 0;

  /** @param committed what happens once the transaction is committed; null outside of one. */
  constructor(
    private readonly link: Link,
    readonly dialect: 'sqlite' | 'mysql',
    private readonly way: Way = 'query',
    private readonly committed: (() => void)[] | null = null,
  ) {}

  /**
   * Does something at once when the transaction is committed, and nothing when it is not: telling others to look. It must
   * not throw, and whoever needs it done for certain enqueues work instead.
   */
  afterCommit(act: () => void): void {
    if (this.committed === null) act();
    else this.committed.push(act);
  }

  /**
   * The same, with statements prepared once per connection: for the few that every request runs, and whose text is
   * always the same. Numbers are bound as floating point, so not for `LIMIT ?`.
   */
  get prepared(): Pick<Db, 'rows' | 'one' | 'run' | 'insertOne'> {
    return new Db(this.link, this.dialect, 'execute');
  }

  async rows<T>(sql: string, values: readonly Value[] = []): Promise<T[]> {
    return (await this.link.rows(sql, values, this.way)) as T[];
  }

  async one<T>(sql: string, values: readonly Value[] = []): Promise<T | null> {
    const rows = await this.rows<T>(sql, values);
    return rows[0] ?? null;
  }

  /** Runs a write. @returns how many rows it changed; MySQL is told to count rows found, as SQLite does. */
  async run(sql: string, values: readonly Value[] = []): Promise<number> {
    const { changed } = await this.link.write(sql, values, this.way);
    return changed;
  }

  /** Inserts one row. @returns its generated id. */
  async insertOne(sql: string, values: readonly Value[]): Promise<number> {
    const { insertId } = await this.link.write(sql, values, this.way);
    return insertId;
  }

  /**
   * Runs `work`, and undoes it alone when it throws: the transaction goes on as if it had not been tried.
   * @throws what `work` throws.
   */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    // A name of its own: MySQL forgets a savepoint when another takes its name.
    const name = `attempt_${(this.attempts += 1)}`;
    await this.link.write(`SAVEPOINT ${name}`, [], 'query');
    try {
      return await work();
    } catch (error) {
      // What lost a race begins again from the start, and a deadlock has undone everything already.
      if (!isTransient(error)) await this.link.write(`ROLLBACK TO SAVEPOINT ${name}`, [], 'query');
      throw error;
    }
  }

  /** As `attempt`, for work that may say no: a refusal it returns undoes it alone. */
  async decide<T>(work: () => Promise<T | Refusal>): Promise<T | Refusal> {
    try {
      return await this.attempt(async () => {
        const result = await work();
        if (isRefusal(result)) throw new RolledBack(result);
        return result;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.refusal;
      throw error;
    }
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
      const rows = await (this.dialect === 'sqlite'
        ? this.rows<T>(sql.replace('(?)', JSON_LIST), [...before, JSON.stringify(slice), ...after])
        : this.rows<T>(sql.replace('(?)', marks(slice.length)), [...before, ...slice, ...after]));
      for (const row of rows) found.push(row);
    }
    return found;
  }

  /** As `rowsIn`, for a write. @returns how many rows it changed. */
  async runIn(sql: string, before: readonly Value[], list: readonly Value[]): Promise<number> {
    let changed = 0;
    for (let start = 0; start < list.length; start += 2_000) {
      const slice = list.slice(start, start + 2_000);
      changed += await (this.dialect === 'sqlite'
        ? this.run(sql.replace('(?)', JSON_LIST), [...before, JSON.stringify(slice)])
        : this.run(sql.replace('(?)', marks(slice.length)), [...before, ...slice]));
    }
    return changed;
  }

  private async write(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
    tail: string,
  ): Promise<void> {
    const perStatement = ROWS_AT_ONCE[this.dialect];
    const whole = rows.length - (rows.length % perStatement);
    // One statement is written out while the one before it is being executed.
    let before: Promise<void> = Promise.resolve();
    for (let start = 0; start < whole; start += perStatement) {
      const sent = this.writeSome(table, columns, rows.slice(start, start + perStatement), tail);
      sent.catch(() => undefined);
      await before;
      before = sent;
    }
    await before;
    if (this.dialect === 'mysql') {
      if (whole < rows.length) await this.writeSome(table, columns, rows.slice(whole), tail);
      return;
    }
    // One by one, so that the embedded database sees the same two statements again and again, prepared.
    for (const row of rows.slice(whole)) await this.writeSome(table, columns, [row], tail);
  }

  private async writeSome(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
    tail: string,
  ): Promise<void> {
    const row = marks(columns.length);
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array.from(rows, () => row).join(',')}${tail}`;
    // One row has the same text every time.
    await this.link.write(sql, rows.flat(), rows.length === 1 ? 'execute' : 'query');
  }
}

function marks(count: number): string {
  return `(${Array.from({ length: count }, () => '?').join(',')})`;
}
