import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Config } from '../../config';
import { openDataSource } from './open';

/**
 * Runs migrations forward under a lock, so that processes that start together do it once.
 * The lock belongs to a connection and ends with it, however the process ends.
 */
export async function migrateUp(config: Config['database']): Promise<number> {
  return alone(config, async (source) => (await source.runMigrations()).length);
}

/** Undoes every migration, newest first. */
export async function migrateDown(config: Config['database']): Promise<number> {
  return alone(config, async (source) => {
    const done = (await source.query('SELECT COUNT(*) AS n FROM migrations')) as { n: number | string }[];
    const count = Number(done[0]?.n ?? 0);
    for (let step = 0; step < count; step += 1) await source.undoLastMigration();
    return count;
  });
}

async function alone<T>(config: Config['database'], work: (source: DataSource) => Promise<T>): Promise<T> {
  const unlock = config.kind === 'sqlite' ? lockFile(config.path) : await lockName(config);
  try {
    const source = await openDataSource(config);
    try {
      return await work(source);
    } finally {
      await source.destroy();
    }
  } finally {
    await unlock();
  }
}

interface Sqlite {
  exec(sql: string): void;
  close(): void;
}

/** An exclusive transaction on a small database beside the real one, waited for up to a minute. */
function lockFile(path: string): () => Promise<void> {
  const Libsql = require('libsql') as new (path: string, options: { timeout: number }) => Sqlite;
  mkdirSync(dirname(path), { recursive: true });
  const lock = new Libsql(`${path}.lock`, { timeout: 60_000 });
  lock.exec('BEGIN EXCLUSIVE');
  return async () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
}

async function lockName(config: Config['database'] & { kind: 'mysql' }): Promise<() => Promise<void>> {
  const { createConnection } = await import('mysql2/promise');
  const connection = await createConnection(config.url.replace(/^mariadb:/, 'mysql:'));
  // Names are the server's, not the database's: the database goes into it.
  const [rows] = await connection.query(
    "SELECT GET_LOCK(CONCAT('fanchang-migrate:', MD5(DATABASE())), 60) AS got",
  );
  if ((rows as { got: number }[])[0]?.got !== 1) {
    await connection.end();
    throw new Error('another process has been migrating this database for a minute');
  }
  return () => connection.end();
}
