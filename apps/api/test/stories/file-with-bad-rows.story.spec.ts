import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lookInto } from '../support/books';
import { freshDatabase, type TestDatabase } from '../support/databases';
import { command, endAll, folder } from '../support/processes';

jest.setTimeout(240_000);

const HEADER = 'event_id,kind,happened_at,order_no,buyer_id,paid';
const NOW = { FIXED_NOW: '2026-09-02T12:00:00+08:00', LOG_LEVEL: 'error' };

/** Bad rows with what is said of them; each stands on the line after the one before, from line 3 on. */
const BAD: [row: string, code: string, sentence: string][] = [
  ['e-3,paid,2026-09-01 08:00:00,B-3,lin,-1.00', 'AMOUNT_NEGATIVE', '第 3 行：paid是负数'],
  ['e-4,paid,2026-09-01 08:00:00,B-4,lin,many', 'AMOUNT_NOT_NUMBER', '第 4 行：paid不是金额'],
  ['e-5,paid,2026-09-01 08:00:00,B-5,lin,', 'FIELD_MISSING', '第 5 行：paid为空'],
  ['e-6,paid,1899-12-30 00:00:00,B-6,lin,1', 'TIME_TOO_EARLY', '第 6 行：happened_at早于 1990 年'],
  ['e-7,paid,9999-12-31 23:59:59,B-7,lin,1', 'TIME_IN_FUTURE', '第 7 行：happened_at晚于现在一天以上'],
  ['e-8,paid,2026-02-30 08:00:00,B-8,lin,1', 'TIME_NOT_UNDERSTOOD', '第 8 行：happened_at不是能识别的时间'],
  ['e-9,paid,,B-9,lin,1', 'TIME_EMPTY', '第 9 行：happened_at为空'],
  [
    'e-10,paid,2026-09-01 08:00:00,6.9E+18,lin,1',
    'ID_SCIENTIFIC',
    '第 10 行：order_no被表格软件改成了科学计数',
  ],
  ['e-11,paid,2026-09-01 08:00:00,,lin,1', 'ID_EMPTY', '第 11 行：order_no为空'],
  ['e-12,eaten,2026-09-01 08:00:00,B-12,lin,1', 'KIND_UNKNOWN', '第 12 行：kind不是认识的事件种类'],
  ['e-13,paid,2026-09-01 08:00:00,B-13,lin,1,2,3', 'COLUMN_COUNT', '第 13 行：列数与表头不一致'],
  ['e-14,paid,2026-09-01 08:00:00,"B"-14,lin,1', 'QUOTE_BROKEN', '第 14 行：引号之后有多余字符'],
  ['e-15,paid,2026-09-01 08:00:00,B-15,lin,10000000001', 'AMOUNT_TOO_LARGE', '第 15 行：paid超过一百亿元'],
];
const FIRST = 'e-2,paid,2026-09-01 08:00:00,A-2,lin,99.00';
const LAST = `e-${BAD.length + 3},paid,2026-09-01 09:00:00,A-last,mei,12.00`;

describe('a file with bad rows among good ones', () => {
  let database: TestDatabase;
  let dir: string;

  beforeAll(async () => {
    database = await freshDatabase();
    dir = folder();
  });
  afterAll(async () => {
    await endAll();
    await database?.drop();
  });

  const run = (args: string[], on = database) =>
    command(['import', 'orders', ...args, '--format', 'plain'], { ...NOW, DATABASE_URL: on.url });
  const write = (name: string, lines: readonly string[]) => {
    const path = join(dir, name);
    writeFileSync(path, `${[HEADER, ...lines].join('\n')}\n`);
    return path;
  };

  it('takes the good ones and says of each bad one where it stands and what is wrong', async () => {
    const path = write('mixed.csv', [FIRST, ...BAD.map(([row]) => row), LAST]);
    const rejects = join(dir, 'rejects.jsonl');
    const done = await run([path, '--json', '--rejects', rejects]);
    expect(done).toMatchObject({ code: 0 });
    expect(JSON.parse(done.stdout)).toMatchObject({
      rows: BAD.length + 2,
      new: 2,
      rejected: BAD.length,
      conflict: 0,
    });
    for (const [, , sentence] of BAD) expect(done.stderr).toContain(sentence);

    const written = readFileSync(rejects, 'utf8').trim().split('\n');
    const faults = written.map((line) => JSON.parse(line) as { row: number; code: string });
    expect(faults.map(({ row, code }) => `${row} ${code}`)).toEqual(
      BAD.map(([, code], n) => `${n + 3} ${code}`),
    );

    const orders = await lookInto(database.url, (books) =>
      books.rows('SELECT order_no FROM orders ORDER BY order_no'),
    );
    expect(orders).toEqual([{ order_no: 'A-2' }, { order_no: 'A-last' }]);
  });

  it('says how many it did not take, in words', async () => {
    const path = write('words.csv', [FIRST, BAD[0]?.[0] ?? '']);
    const done = await run([path]);
    expect(done.stdout).toContain('导入完成，来源 plain');
    expect(done.stdout).toContain('新 0，重复 1，冲突 0');
    expect(done.stdout).toContain('未收下 1 行');
  });

  it('counts a contradiction of what was told before, and keeps what was told first', async () => {
    const path = write('other.csv', [FIRST.replace('99.00', '1.00')]);
    const done = await run([path, '--json']);
    expect(JSON.parse(done.stdout)).toMatchObject({ new: 0, duplicate: 0, conflict: 1 });
    const sql = "SELECT paid_fen FROM orders WHERE order_no = 'A-2'";
    expect(await lookInto(database.url, (books) => books.rows(sql))).toEqual([{ paid_fen: 9_900 }]);
  });

  it('broken off in its middle and mended, ends in the same books as one that was never broken', async () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, n) => `m-${n},paid,2026-09-01 08:00:00,M-${n},c${n % 700},9.90`,
    );
    const broken = rows.map((row, n) => (n === 4_500 ? row.replace('M-', '"M-') : row));
    const clean = await freshDatabase();
    await run([write('clean.csv', rows)], clean);
    const mended = await freshDatabase();
    const first = await run([write('broken.csv', broken)], mended);
    expect(first).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('UNCLOSED_QUOTE：第 4502 行') as string,
    });
    await run([write('mended.csv', rows)], mended);

    const books = await Promise.all(
      [clean, mended].map((one) => command(['report', 'books'], { ...NOW, DATABASE_URL: one.url })),
    );
    expect(JSON.parse(books[0]?.stdout ?? '')).toMatchObject({ tables: { orders: { rows: 5_000 } } });
    expect(books[1]?.stdout).toBe(books[0]?.stdout);
    await clean.drop();
    await mended.drop();
  });
});
