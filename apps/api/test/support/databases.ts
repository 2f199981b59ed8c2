import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

/** A database of a test's own: `url` for DATABASE_URL, `drop` when done. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** The server stories run on: null is the embedded database, else `mysql://user@host:port`. */
export const SERVER = process.env.TEST_DATABASE_URL ?? null;

/** Makes an empty database on whatever this run tests. */
export async function freshDatabase(): Promise<TestDatabase> {
  return SERVER === null ? embedded() : onServer(SERVER);
}

function embedded(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'fanchang-test-'));
  return {
    url: `file:${join(folder, 'books.db')}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function onServer(server: string): Promise<TestDatabase> {
  const name = `fanchang_test_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string) => {
    const connection = await createConnection(server);
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return { url: `${server.replace(/\/$/, '')}/${name}`, drop: () => run(`DROP DATABASE IF EXISTS ${name}`) };
}
