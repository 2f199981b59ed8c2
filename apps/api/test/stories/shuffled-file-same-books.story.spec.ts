import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshDatabase, type TestDatabase } from '../support/databases';
import { command, endAll, folder } from '../support/processes';
import {
  linesOfSome,
  MAPPING,
  RETAIL_ENV,
  retailLines,
  shuffledPieces,
  whereTheDataIs,
} from '../support/retail';

jest.setTimeout(600_000);

/** About three hundred customers: every ninth number. */
const EVERY = 9;

whereTheDataIs()('all lines of some hundred customers of Online Retail', () => {
  let header: string;
  let lines: string[];
  let inOrder: { digest: string; tables: Record<string, { rows: number; digest: string }> };
  const databases: TestDatabase[] = [];

  beforeAll(async () => {
    const file = await retailLines();
    header = file.header;
    lines = linesOfSome(file.lines, EVERY);
    const path = join(folder(), 'in-order.csv');
    writeFileSync(path, `${[header, ...lines].join('\n')}\n`);
    inOrder = await booksAfter([path]);
  });
  afterAll(async () => {
    await endAll();
    for (const database of databases) await database.drop();
  });

  it('are many, and give coupons that still live', () => {
    expect(lines.length).toBeGreaterThan(20_000);
    expect(inOrder.tables.customers?.rows).toBeGreaterThan(250);
    expect(inOrder.tables.coupons?.rows).toBeGreaterThan(0);
    expect(inOrder.tables.grants?.rows).toBeGreaterThan(250);
  });

  it.each([1, 2])(
    'shuffled, a fifth of them twice, split into files imported one after another: the same books (%p)',
    async (seed) => {
      const pieces = shuffledPieces(folder(), header, lines, seed);
      expect(pieces.length).toBeGreaterThan(3);
      expect(await booksAfter(pieces)).toEqual(inOrder);
    },
  );

  async function booksAfter(paths: readonly string[]): Promise<typeof inOrder> {
    const database = await freshDatabase();
    databases.push(database);
    const env = { ...RETAIL_ENV, DATABASE_URL: database.url };
    for (const path of paths) {
      const done = await command(['import', 'orders', path, '--mapping', MAPPING, '--json'], env);
      expect(done).toMatchObject({ code: 0 });
      expect(JSON.parse(done.stdout)).toMatchObject({ rejected: 0, conflict: 0 });
    }
    return JSON.parse((await command(['report', 'books'], env)).stdout) as typeof inOrder;
  }
});
