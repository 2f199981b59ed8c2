import { Keys } from '../../platform/auth/keys';
import type { Database } from '../../platform/database/database';
import type { Db, Value } from '../../platform/database/db';
import { SEALED, type SealedColumn } from './sealed-columns';

/** How many values of a column are sealed with a key. */
export interface SealedCount {
  table: string;
  column: string;
  keyId: string;
  values: number;
}

/** Counts what is sealed with which key, column by column. */
export async function countSealed(database: Database): Promise<SealedCount[]> {
  const counts: SealedCount[] = [];
  for (const { table, column } of SEALED) {
    const rows = await database.rows<{ keyId: string; n: number }>(
      `SELECT SUBSTR(${column}, 1, INSTR(${column}, '.') - 1) AS keyId, COUNT(*) AS n FROM ${table}
       WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY 1`,
    );
    for (const { keyId, n } of rows) counts.push({ table, column, keyId, values: Number(n) });
  }
  return counts;
}

/** What became of a column's values. `skipped`: changed by somebody else meanwhile, with the current key. */
export interface Rotated {
  table: string;
  column: string;
  sealed: number;
  skipped: number;
}

type SealedRow = Record<string, unknown> & { k: number | string; sealed: string };

/**
 * Seals everything with the current key that is sealed with another. Batch by batch, each a transaction: what is done stays
 * done when it is stopped, and begun again it goes on. The application may run: a value it writes meanwhile is left as it is.
 *
 * @throws Error when something was sealed with a key that is no longer known; what was done before stays.
 */
export async function* rotateKeys(database: Database, keys: Keys): AsyncIterable<Rotated> {
  for (const of of SEALED) {
    const done: Rotated = { table: of.table, column: of.column, sealed: 0, skipped: 0 };
    let after: number | string | null = null;
    for (;;) {
      const rows: SealedRow[] = await batchOf(database, of, keys.currentId, after);
      const last = rows[rows.length - 1];
      if (last === undefined) break;
      const sealed = await database.transaction((db) => sealAgain(db, of, rows, keys));
      done.sealed += sealed;
      done.skipped += rows.length - sealed;
      after = last.k;
    }
    yield done;
  }
}

function batchOf(
  database: Database,
  { table, column, key, atOnce, belongsTo }: SealedColumn,
  currentId: string,
  after: number | string | null,
): Promise<SealedRow[]> {
  const columns = [`${key} AS k`, `${column} AS sealed`, ...(belongsTo?.columns ?? [])].join(', ');
  const prefix = `${currentId}.`;
  return database.rows<SealedRow>(
    `SELECT ${columns} FROM ${table}
     WHERE ${after === null ? '' : `${key} > ? AND `}${column} IS NOT NULL AND SUBSTR(${column}, 1, ?) <> ?
     ORDER BY ${key} LIMIT ${atOnce}`,
    [...(after === null ? [] : [after as Value]), prefix.length, prefix],
  );
}

/** @returns how many; the others hold something else by now. */
async function sealAgain(
  db: Db,
  { table, column, key, belongsTo }: SealedColumn,
  rows: readonly SealedRow[],
  keys: Keys,
): Promise<number> {
  let sealed = 0;
  for (const row of rows) {
    const aad = belongsTo?.aad(row) ?? '';
    const anew = keys.encryptBytes(openOf(keys, row, aad, `${table}.${column} ${row.k}`), aad);
    sealed += await db.run(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ? AND ${column} = ?`, [
      anew,
      row.k,
      row.sealed,
    ]);
  }
  return sealed;
}

function openOf(keys: Keys, row: SealedRow, aad: string, where: string): Buffer {
  try {
    return keys.decryptBytes(row.sealed, aad);
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
  }
}
