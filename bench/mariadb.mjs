// @ts-check
import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { atEnd } from './processes.mjs';

/** The server databases are made on. */
export const SERVER = (process.env.TEST_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306').replace(/\/$/, '');

/** @returns {Promise<string | null>} why the server cannot be used; null when it can. */
export async function whyNoServer() {
  try {
    await (await createConnection(SERVER)).end();
    return null;
  } catch (error) {
    return `no MariaDB at ${new URL(SERVER).host} (${/** @type {any} */ (error).code})`;
  }
}

/**
 * Makes an empty database that is dropped at the end of the run.
 *
 * @param {string} purpose part of its name
 * @returns {Promise<{ url: string, drop: () => Promise<void> }>}
 */
export async function freshDatabase(purpose) {
  const name = `fanchang_bench_${purpose}_${randomBytes(4).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const drop = () => onServer(`DROP DATABASE IF EXISTS ${name}`);
  atEnd(drop);
  return { url: `${SERVER}/${name}`, drop };
}

/** @param {string} sql */
async function onServer(sql) {
  const connection = await createConnection(SERVER);
  await connection.query(sql);
  await connection.end();
}
