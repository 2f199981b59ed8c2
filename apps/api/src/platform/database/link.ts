import type { Pool, PoolConnection, QueryError, ResultSetHeader } from 'mysql2';
import { QueryFailedError, type QueryRunner } from 'typeorm';

export type Value = string | number | null;

/** What a write did. */
export interface Written {
  changed: number;
  /** The id it generated, if any. */
  insertId: number;
}

/** How a statement is sent: as text, or prepared once per connection. Prepared numbers are bound as floating point. */
export type Way = 'query' | 'execute';

/** One connection: what `Db` says, the way its database is told. Errors carry the driver's own as `driverError`. */
export interface Link {
  rows(sql: string, values: readonly Value[], way: Way): Promise<unknown[]>;
  write(sql: string, values: readonly Value[], way: Way): Promise<Written>;
  release(): void;
}

/** The embedded database prepares every statement, and its one connection is never given back. */
export class SqliteLink implements Link {
  constructor(private readonly runner: QueryRunner) {}

  async rows(sql: string, values: readonly Value[]): Promise<unknown[]> {
    return (await this.runner.query(sql, values as Value[])) as unknown[];
  }

  async write(sql: string, values: readonly Value[]): Promise<Written> {
    const { affected, raw } = await this.runner.query(sql, values as Value[], true);
    return { changed: affected ?? 0, insertId: Number(raw) };
  }

  release(): void {}
}

/** A connection of the pool, past TypeORM's query runner, which costs as much as a statement on a primary key. */
export class MysqlLink implements Link {
  private constructor(private readonly connection: PoolConnection) {}

  static open(pool: Pool): Promise<MysqlLink> {
    return new Promise((resolve, reject) => {
      pool.getConnection((error, connection) => (error ? reject(error) : resolve(new MysqlLink(connection))));
    });
  }

  async rows(sql: string, values: readonly Value[], way: Way): Promise<unknown[]> {
    return (await ask(this.connection, sql, values, way)) as unknown[];
  }

  async write(sql: string, values: readonly Value[], way: Way): Promise<Written> {
    const { affectedRows, insertId } = (await ask(this.connection, sql, values, way)) as ResultSetHeader;
    return { changed: affectedRows, insertId };
  }

  release(): void {
    this.connection.release();
  }
}

/** Sends a statement to MySQL: rows for one that reads, a header for one that writes. @throws QueryFailedError */
export async function ask(
  to: Pool | PoolConnection,
  sql: string,
  values: readonly Value[],
  way: Way,
): Promise<unknown> {
  try {
    return await new Promise((resolve, reject) => {
      const answered = (error: QueryError | null, result: unknown) =>
        error ? reject(error) : resolve(result);
      if (way === 'execute') to.execute(sql, values as Value[], answered);
      else to.query(sql, values as Value[], answered);
    });
  } catch (error) {
    throw new QueryFailedError(sql, values as Value[], error as Error);
  }
}
