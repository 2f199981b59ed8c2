import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../../config';
import { MIGRATIONS } from '../../migrations';

/** A connected TypeORM data source for either database. The schema comes from migrations alone. */
export async function openDataSource(config: Config['database']): Promise<DataSource> {
  const source = new DataSource(
    config.kind === 'sqlite' ? sqlite(config.path) : mysql(config.url, config.poolSize),
  );
  await source.initialize();
  if (config.kind === 'mysql') await readCommitted(source);
  return source;
}

const SCHEMA = {
  migrations: MIGRATIONS,
  migrationsTableName: 'migrations',
  migrationsTransactionMode: 'each',
  synchronize: false,
  logging: false,
} as const;

function sqlite(path: string): DataSourceOptions {
  mkdirSync(dirname(path), { recursive: true });
  return {
    ...SCHEMA,
    type: 'better-sqlite3',
    database: path,
    driver: require('libsql') as unknown,
    enableWAL: true,
    timeout: 15_000,
    prepareDatabase: (db: { pragma(sql: string): unknown }) => {
      db.pragma('synchronous = NORMAL');
      db.pragma('cache_size = -65536');
    },
  };
}

function mysql(url: string, poolSize: number): DataSourceOptions {
  return {
    ...SCHEMA,
    type: 'mysql',
    url: url.replace(/^mariadb:/, 'mysql:'),
    poolSize,
    timezone: 'Z',
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: false,
    extra: {
      decimalNumbers: true,
      maxIdle: poolSize,
      enableKeepAlive: true,
      // The server has one limit for all of everybody's connections.
      maxPreparedStatements: 100,
    },
  };
}

const READ_COMMITTED = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';

/** Each connection reads what is committed: a repeatable snapshot would hide the row a unique key just met. */
async function readCommitted(source: DataSource): Promise<void> {
  const { pool } = source.driver as unknown as {
    pool: { on(event: 'connection', listener: (connection: { query(sql: string): void }) => void): void };
  };
  pool.on('connection', (connection) => {
    connection.query(READ_COMMITTED);
  });
  // The one connection that initializing has left in the pool was made before anybody listened.
  await source.query(READ_COMMITTED);
}
