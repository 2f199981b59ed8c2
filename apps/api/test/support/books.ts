import { digestBooks } from '../../src/insight/reports/digest';
import { Database } from '../../src/platform/database/database';
import type { House } from './house';
import { databaseOf } from '../../src/config';

export type Books = Awaited<ReturnType<typeof digestBooks>>;

/** The digest of a house's books. */
export const booksOf = (house: House): Promise<Books> => digestBooks(house.database);

/** Looks into a database from outside, as another process would. */
export async function lookInto<T>(url: string, look: (database: Database) => Promise<T>): Promise<T> {
  const database = await Database.open(databaseOf(url, 2));
  try {
    return await look(database);
  } finally {
    await database.close();
  }
}

export async function tablesOf(database: Database): Promise<string[]> {
  const sql =
    database.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name';
  return (await database.rows<{ name: string }>(sql)).map((row) => row.name);
}

/** Everything every table holds, as text: to look for what must not be there. */
export async function everythingIn(database: Database): Promise<string> {
  const parts: string[] = [];
  for (const table of await tablesOf(database)) {
    parts.push(JSON.stringify(await database.rows(`SELECT * FROM ${table}`)));
  }
  return parts.join('\n');
}
