import type { Calendar } from '@fanchang/domain';
import type { Keys } from '../../platform/auth/keys';
import type { Db, Value } from '../../platform/database/db';
import type { Person } from '../person';

/** What an export is written from. */
export interface Source {
  db: Pick<Db, 'rows' | 'one'>;
  person: Person;
  keys: Keys;
  calendar: Calendar;
  /** A photo's bytes; null when the file is gone. */
  photo: (photoNo: string) => Promise<Buffer | null>;
}

/** One thing of a subject, as it stands in the file. Instants are `…At`, money `…Fen`. */
export type Item = Record<string, unknown>;

/** One file of an export: what it is about, and how its items are read, a page at a time. */
export interface Subject {
  file: string;
  title: string;
  about: string;
  /** The columns of the readable page, by field. */
  columns: Readonly<Record<string, string>>;
  items(source: Source): AsyncIterable<Item>;
}

const PAGE = 500;

/**
 * Rows of everybody the person is, in the order of their ids, a page at a time.
 *
 * @param sql selects `id` and ends where `customer = ? AND id > ?` is to follow: `… WHERE o.customer_id`.
 * @param id the column pages go by, `o.id`.
 */
export async function* rowsOf<Row extends { id: number }>(
  { db, person }: Source,
  sql: string,
  id: string,
): AsyncIterable<Row> {
  for (const customerId of person.ids) yield* pagesOf<Row>(db, `${sql} = ?`, [customerId], id);
}

/** As `rowsOf`, for any condition. */
export async function* pagesOf<Row extends { id: number }>(
  db: Source['db'],
  sql: string,
  values: readonly Value[],
  id: string,
): AsyncIterable<Row> {
  let after = 0;
  for (;;) {
    const page = await db.rows<Row>(`${sql} AND ${id} > ? ORDER BY ${id} LIMIT ${PAGE}`, [...values, after]);
    yield* page;
    const last = page[page.length - 1];
    if (last === undefined || page.length < PAGE) return;
    after = Number(last.id);
  }
}

/** As people read it: instants (`at`, `…At`) with their zone's offset, amounts as numbers, no row number. */
export function itemOf(row: object, calendar: Calendar): Item {
  const item: Item = {};
  for (const [name, value] of Object.entries(row)) {
    if (name === 'id') continue;
    if (value !== null && (name === 'at' || name.endsWith('At'))) item[name] = calendar.iso(Number(value));
    else if (value !== null && /(Fen|points|balance|items|quantity)$/i.test(name)) item[name] = Number(value);
    else item[name] = value;
  }
  return item;
}
