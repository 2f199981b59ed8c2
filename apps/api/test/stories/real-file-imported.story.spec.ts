import { lookInto } from '../support/books';
import { freshDatabase, type TestDatabase } from '../support/databases';
import { command, endAll, start, until } from '../support/processes';
import { countLadder, MAPPING, RETAIL, RETAIL_ENV, retailLines, whereTheDataIs } from '../support/retail';

jest.setTimeout(600_000);

const IMPORT = ['import', 'orders', RETAIL, '--mapping', MAPPING, '--json'];

whereTheDataIs()('the whole file of Online Retail', () => {
  let straight: TestDatabase;
  let killed: TestDatabase;
  const env = (database: TestDatabase) => ({ ...RETAIL_ENV, DATABASE_URL: database.url });

  beforeAll(async () => {
    straight = await freshDatabase();
    killed = await freshDatabase();
  });
  afterAll(async () => {
    await endAll();
    await straight?.drop();
    await killed?.drop();
  });

  it('is imported through the command line, every line accounted for', async () => {
    const done = await command(IMPORT, env(straight));
    expect(done).toMatchObject({ code: 0, signal: null });
    const report = JSON.parse(done.stdout) as { leftOut: Record<string, number>; [count: string]: unknown };
    expect(report).toMatchObject({ rows: 261_936, rejected: 0, duplicate: 0, conflict: 0, warnings: 0 });
    const leftOut = Object.values(report.leftOut).reduce((sum, count) => sum + count, 0);
    expect(Number(report.new) + leftOut).toBe(261_936);
    expect(report.leftOut).toMatchObject({ no_customer: 6_112 });
  });

  it('gives the figures that are published for it', async () => {
    const answer = await command(['report', 'repurchase', '--json'], env(straight));
    expect(JSON.parse(answer.stdout)).toMatchObject({
      customers: 2_628,
      orders: 11_611,
      orderDays: 10_421,
      customersWithTwoOrderDays: 1_709,
      secondOrderDayWithin7Days: 143,
      threeOrderDaysWithin30Days: 107,
      fiveOrderDaysWithin90Days: 122,
      grossFen: 579_396_528,
      netFen: 532_440_076,
      refundedFen: 46_956_452,
    });
  });

  it('brings as many customers up each step of the ladder as a second, separate count', async () => {
    const answer = await command(['report', 'repurchase', '--json', '--minimum', '0'], env(straight));
    const { ladder } = JSON.parse(answer.stdout) as { ladder: { step: string; reached: number }[] };
    const { lines } = await retailLines();
    const counted = countLadder(lines, [
      [1, 7],
      [3, 30],
      [5, 90],
    ]);
    expect(counted).toEqual([143, 30, 71]);
    expect(ladder.map((step) => step.reached)).toEqual(counted);
  });

  it('says the same figures in words', async () => {
    const answer = await command(['report', 'repurchase', '--database', straight.url], RETAIL_ENV);
    expect(answer.stdout).toContain('顾客\t2628\n');
    expect(answer.stdout).toContain('净额\t5324400.76\n');
  });

  it('imported again gives nothing twice, and says so', async () => {
    const before = await command(['report', 'books'], env(straight));
    const again = await command(IMPORT, env(straight));
    expect(JSON.parse(again.stdout)).toMatchObject({ alreadyDone: true, rows: 261_936 });
    const renamed = await command([...IMPORT, '--encoding', 'utf-8'], env(straight));
    expect(JSON.parse(renamed.stdout)).toMatchObject({ alreadyDone: false, new: 0, conflict: 0 });
    expect((await command(['report', 'books'], env(straight))).stdout).toBe(before.stdout);
  });

  it('ends in the same books when killed three times and started again', async () => {
    for (const share of [0.1, 0.4, 0.7]) {
      const importing = start('cli', env(killed), IMPORT);
      await until(async () => !importing.isRunning || (await rowsDone(killed)) > share * 261_936, 100);
      expect(importing.isRunning).toBe(true);
      const ended = await importing.stop('SIGKILL');
      expect(ended.signal).toBe('SIGKILL');
      expect(await rowsDone(killed)).toBeLessThan(261_936);
    }
    const last = await command(IMPORT, env(killed));
    const report = JSON.parse(last.stdout) as { resumedAfterRow: number };
    expect(report).toMatchObject({ rows: 261_936, rejected: 0, duplicate: 0, conflict: 0 });
    expect(report.resumedAfterRow).toBeGreaterThan(0.7 * 261_936);

    const books = await Promise.all([straight, killed].map((one) => command(['report', 'books'], env(one))));
    expect(books[1]?.stdout).toBe(books[0]?.stdout);
    expect(JSON.parse(books[0]?.stdout ?? '')).toMatchObject({ tables: { customers: { rows: 2_647 } } });
  });
});

/** How far the import has come, by its own checkpoint; 0 before there is one. */
async function rowsDone(database: TestDatabase): Promise<number> {
  return lookInto(database.url, async (books) => {
    const row = await books.one<{ rows_done: number }>('SELECT rows_done FROM imports').catch(() => null);
    return Number(row?.rows_done ?? 0);
  });
}
