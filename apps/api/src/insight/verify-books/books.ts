import type { Db } from '../../platform/database/db';

/** What a check reads with. */
export type Books = Pick<Db, 'rows'>;

/** How many offenders of one rule are named; the rest are counted by running again once these are mended. */
export const NAMED = 20;

/** One sentence per row that breaks a rule. */
export async function offenders<Row>(
  books: Books,
  sql: string,
  say: (row: Row) => string,
  values: readonly (string | number)[] = [],
): Promise<string[]> {
  const rows = await books.rows<Row>(`${sql} LIMIT ${NAMED}`, [...values]);
  return rows.map(say);
}

/**
 * Where a person may have more than one person may: two who were given their share each turned out to be one. More they
 * do not get. For a query with a column `customer_id`.
 */
export const NOT_MERGED =
  'NOT EXISTS (SELECT 1 FROM customer_merges m WHERE m.survivor_id = shares.customer_id)';
