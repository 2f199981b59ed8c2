import { IMPERSONAL, PERSONAL, SEALED } from '../../src/privacy';
import { SUBJECTS } from '../../src/privacy/export/subjects';
import { tablesOf } from '../support/books';
import { House } from '../support/house';

/** Names of columns that lead to a person or say who they are. */
const PERSONAL_COLUMN =
  /customer|survivor|merged|openid|unionid|nickname|phone|address|owner|identity|device/;

describe('every table of the schema', () => {
  let house: House;
  let columns: { table: string; column: string }[];

  beforeAll(async () => {
    house = await House.open();
    columns = [];
    for (const table of await tablesOf(house.database)) {
      const sql =
        house.database.dialect === 'sqlite'
          ? `SELECT name FROM pragma_table_info('${table}')`
          : `SELECT column_name AS name FROM information_schema.columns
             WHERE table_schema = DATABASE() AND table_name = '${table}'`;
      const rows = await house.database.rows<{ name: string }>(sql);
      columns.push(...rows.map((row) => ({ table, column: row.name })));
    }
  });
  afterAll(() => house.close());

  it('is declared as holding something of a person, or nothing', () => {
    const tables = [...new Set(columns.map(({ table }) => table))].sort();
    expect(tables.length).toBeGreaterThan(40);
    expect([...Object.keys(PERSONAL), ...Object.keys(IMPERSONAL)].sort()).toEqual(tables);
  });

  it('with a column that leads to a person is among the personal ones', () => {
    const suspects = new Set(
      columns.filter(({ column }) => PERSONAL_COLUMN.test(column)).map(({ table }) => table),
    );
    expect(suspects.size).toBeGreaterThan(20);
    expect([...suspects].filter((table) => !(table in PERSONAL))).toEqual([]);
  });

  it('is exported in files that exist', () => {
    const files = new Set(SUBJECTS.map((subject) => subject.file));
    const named = Object.values(PERSONAL).flatMap(({ exported }) => ('not' in exported ? [] : exported));
    expect([...new Set(named)].sort()).toEqual([...files].sort());
  });

  it('has its sealed columns in the list that is rotated', () => {
    const sealed = columns.filter(({ column }) => column.endsWith('_sealed'));
    expect(sealed.length).toBeGreaterThan(5);
    const known = SEALED.map(({ table, column }) => `${table}.${column}`);
    expect(sealed.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(known.sort());
  });
});
