import { isRefusal, type Refusal } from '@fanchang/domain';
import type { Pool } from 'mysql2';
import { DataSource } from 'typeorm';
import type { Config } from '../../config';
import { Db } from './db';
import { isTransient } from './faults';
import { Gate } from './gate';
import { ask, type Link, MysqlLink, SqliteLink, type Value, type Way } from './link';
import { openDataSource } from './open';

const ATTEMPTS = 10;

/** The books. Every statement goes through here, alone (`rows`) or in a transaction (`transaction`). */
export class Database {
  private constructor(
    readonly source: DataSource,
    readonly dialect: 'sqlite' | 'mysql',
    private readonly gate: Gate | null,
    private readonly pool: Pool | null,
  ) {}

  /** Opens the database; does not migrate it. */
  static async open(config: Config['database']): Promise<Database> {
    const source = await openDataSource(config);
    if (config.kind === 'sqlite') return new Database(source, 'sqlite', new Gate(), null);
    const { pool } = source.driver as unknown as { pool: Pool };
    return new Database(source, 'mysql', null, pool);
  }

  /** A lone statement that reads. */
  async rows<T>(sql: string, values: readonly Value[] = []): Promise<T[]> {
    return (await this.lone(sql, values, 'query')) as T[];
  }

  /**
   * As `rows`, prepared once per connection: for the few statements every request runs. Numbers are bound as floating
   * point, so not for `LIMIT ?`.
   */
  async prepared<T>(sql: string, values: readonly Value[]): Promise<T[]> {
    return (await this.lone(sql, values, 'execute')) as T[];
  }

  /** As `rows`, of a short list; `sql` holds `(?)` where it goes. Nothing is asked about nothing. */
  async rowsIn<T>(sql: string, before: readonly Value[], list: readonly Value[]): Promise<T[]> {
    if (list.length === 0) return [];
    const marks = `(${list.map(() => '?').join(', ')})`;
    return this.rows<T>(sql.replace('(?)', marks), [...before, ...list]);
  }

  async one<T>(sql: string, values: readonly Value[] = []): Promise<T | null> {
    const rows = await this.rows<T>(sql, values);
    return rows[0] ?? null;
  }

  /**
   * Runs `work` in one transaction, again from the start when it lost a race. So `work` may run several times:
   * nothing outside the database is called in it.
   *
   * @throws what `work` throws, after rolling everything back.
   */
  async transaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.untilDone((link) => this.transact(link, work, () => 'COMMIT'));
  }

  /** As `transaction`, for a use case that may say no: a refusal it returns rolls everything back. */
  async decide<T>(work: (db: Db) => Promise<T | Refusal>): Promise<T | Refusal> {
    return this.untilDone((link) =>
      this.transact(link, work, (result) => (isRefusal(result) ? 'ROLLBACK' : 'COMMIT')),
    );
  }

  /** A lone write, prepared: a transaction of one statement. @returns how many rows it changed. */
  async run(sql: string, values: readonly Value[]): Promise<number> {
    const { changed } = await this.untilDone((link) => link.write(sql, values, 'execute'));
    return changed;
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  private async lone(sql: string, values: readonly Value[], way: Way): Promise<unknown> {
    if (this.pool !== null) return ask(this.pool, sql, values, way);
    const query = () => this.source.query(sql, values as Value[]);
    return this.gate === null ? query() : this.gate.pass(query);
  }

  /** Does something on a connection of its own, again from the start while it loses races. */
  private async untilDone<T>(work: (link: Link) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await (this.gate === null ? this.once(work) : this.gate.pass(() => this.once(work)));
      } catch (error) {
        if (attempt >= ATTEMPTS || !isTransient(error)) throw error;
        await pause(attempt);
      }
    }
  }

  private async once<T>(work: (link: Link) => Promise<T>): Promise<T> {
    const link = await this.link();
    try {
      return await work(link);
    } finally {
      link.release();
    }
  }

  private link(): Promise<Link> {
    if (this.pool !== null) return MysqlLink.open(this.pool);
    return Promise.resolve(new SqliteLink(this.source.createQueryRunner()));
  }

  /** @param ending says how the transaction ends; whatever is thrown rolls it back. */
  private async transact<T>(
    link: Link,
    work: (db: Db) => Promise<T>,
    ending: (result: T) => 'COMMIT' | 'ROLLBACK',
  ): Promise<T> {
    await link.write(this.dialect === 'mysql' ? 'START TRANSACTION' : 'BEGIN IMMEDIATE', [], 'query');
    const rollBack = () => link.write('ROLLBACK', [], 'query').catch(() => undefined);
    try {
      const committed: (() => void)[] = [];
      const result = await work(new Db(link, this.dialect, 'query', committed));
      if (ending(result) === 'ROLLBACK') {
        await rollBack();
        return result;
      }
      await link.write('COMMIT', [], 'query');
      for (const act of committed) act();
      return result;
    } catch (error) {
      await rollBack();
      throw error;
    }
  }
}

/** Waits a little longer each time, by a random part, so that those who met do not meet again. */
function pause(attempt: number): Promise<void> {
  const ms = Math.random() * Math.min(200, 4 * 2 ** attempt);
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
