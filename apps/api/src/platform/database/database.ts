import { isRefusal, type Refusal } from '@fanchang/domain';
import type { Pool } from 'mysql2';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Config } from '../../config';
import { Db, type Value } from './db';
import { isTransient, RolledBack } from './faults';
import { Gate } from './gate';
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
    if (this.gate === null) return (await this.source.query(sql, values as Value[])) as T[];
    return this.gate.pass(async () => (await this.source.query(sql, values as Value[])) as T[]);
  }

  /**
   * As `rows`, prepared once per connection: for the few statements every request runs. Numbers are bound as floating
   * point, so not for `LIMIT ?`.
   */
  async prepared<T>(sql: string, values: readonly Value[]): Promise<T[]> {
    if (this.pool === null) return this.rows<T>(sql, values);
    const { pool } = this;
    return new Promise((resolve, reject) => {
      pool.execute(sql, values as Value[], (error, rows) => (error ? reject(error) : resolve(rows as T[])));
    });
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
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await (this.gate === null ? this.once(work) : this.gate.pass(() => this.once(work)));
      } catch (error) {
        if (attempt >= ATTEMPTS || !isTransient(error)) throw error;
        await pause(attempt);
      }
    }
  }

  /** As `transaction`, for a use case that may say no: a refusal it returns rolls everything back. */
  async decide<T>(work: (db: Db) => Promise<T | Refusal>): Promise<T | Refusal> {
    try {
      return await this.transaction(async (db) => {
        const result = await work(db);
        if (isRefusal(result)) throw new RolledBack(result);
        return result;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.refusal;
      throw error;
    }
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  private async once<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.query(this.dialect === 'mysql' ? 'START TRANSACTION' : 'BEGIN IMMEDIATE');
      const result = await this.commitOrRollBack(runner, work);
      return result;
    } finally {
      if (this.dialect === 'mysql') await runner.release();
    }
  }

  private async commitOrRollBack<T>(runner: QueryRunner, work: (db: Db) => Promise<T>): Promise<T> {
    try {
      const result = await work(new Db(runner, this.dialect));
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => undefined);
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
