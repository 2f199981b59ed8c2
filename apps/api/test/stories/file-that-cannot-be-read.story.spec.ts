import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { digestBooks } from '../../src/insight/reports/digest';
import { lookInto } from '../support/books';
import { freshDatabase, type TestDatabase } from '../support/databases';
import { command, endAll, folder } from '../support/processes';

jest.setTimeout(240_000);

const HEADER = 'kind,happened_at,order_no,buyer_id,paid';
const GOOD = `${HEADER}\npaid,2026-09-01 08:00:00,G-1,lin,99.00\npaid,2026-09-01 09:00:00,G-2,mei,12.00\n`;
const NOW = { FIXED_NOW: '2026-09-02T12:00:00+08:00', LOG_LEVEL: 'error' };

describe('a file that cannot be read', () => {
  let database: TestDatabase;
  let dir: string;
  let before: string;

  beforeAll(async () => {
    database = await freshDatabase();
    dir = folder();
    await imported('good.csv', GOOD);
    before = await digest();
  });
  afterAll(async () => {
    await endAll();
    await database?.drop();
  });

  const digest = () => lookInto(database.url, async (books) => JSON.stringify(await digestBooks(books)));
  const run = (args: string[]) =>
    command(['import', 'orders', ...args], { ...NOW, DATABASE_URL: database.url });
  const write = (name: string, bytes: string | Buffer) => {
    const path = join(dir, name);
    writeFileSync(path, bytes);
    return path;
  };
  const imported = async (name: string, bytes: string | Buffer) =>
    run([write(name, bytes), '--format', 'plain']);

  /** Exit code 1, one readable sentence without a stack, and books as they were. */
  const refused = async (args: string[], sentence: RegExp) => {
    const ended = await run(args);
    expect(ended.stderr).toMatch(sentence);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(ended).toMatchObject({ code: 1, signal: null, stdout: '' });
    expect(await digest()).toBe(before);
  };

  it('was preceded by one that could', async () => {
    expect(JSON.parse(before)).toMatchObject({ tables: { orders: { rows: 2 }, customers: { rows: 2 } } });
  });

  it.each<[string, string, string | Buffer, RegExp]>([
    [
      'a quote never closed',
      'quote.csv',
      `${GOOD}paid,2026-09-01 10:00:00,"G-3,lin,1\n`,
      /^UNCLOSED_QUOTE：第 4 行的引号没有闭合/m,
    ],
    [
      'bytes of no encoding we read',
      'bytes.csv',
      Buffer.concat([Buffer.from(GOOD), Buffer.from([0xff, 0xff, 0x80, 0x0a])]),
      /^ENCODING：第 4 行附近/m,
    ],
    [
      'a column missing',
      'column.csv',
      GOOD.replace('order_no', 'number'),
      /^COLUMN_MISSING：表头缺少列：“order_no”/m,
    ],
    [
      'two columns of one name',
      'double.csv',
      GOOD.replace('buyer_id', 'paid'),
      /^COLUMN_DUPLICATE：表头有重名的列：“paid”/m,
    ],
    ['nothing in it', 'empty.csv', '', /^FILE_EMPTY：文件是空的/m],
    ['only blank lines', 'blank.csv', '\n\n\n', /^HEADER_MISSING：文件里没有表头/m],
    [
      'a workbook cut off',
      'cut.xlsx',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]),
      /^XLSX_BROKEN：工作簿已损坏/m,
    ],
    ['an old .xls', 'old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /^FILE_KIND：旧版 \.xls/m],
    ['a picture', 'picture.csv', Buffer.from('89504e470d0a1a0a', 'hex'), /^FILE_KIND：这不是表格文件/m],
    [
      'a gz cut off',
      'cut.csv.gz',
      gzipSync(GOOD.repeat(50)).subarray(0, 60),
      /^GZIP_TRUNCATED：gz 文件不完整/m,
    ],
    [
      'a gz with wrong bytes',
      'wrong.csv.gz',
      Buffer.concat([gzipSync('x').subarray(0, 10), Buffer.alloc(90, 0xff)]),
      /^GZIP_CORRUPT：gz 文件已损坏/m,
    ],
    [
      'a line longer than a mebibyte',
      'long.csv',
      `${HEADER}\npaid,${'x'.repeat(2 ** 20 + 1)}\n`,
      /^LINE_TOO_LONG：第 2 行超过 1 MiB/m,
    ],
  ])('because of %s, is refused by name', async (_, name, bytes, sentence) => {
    await refused([write(name, bytes), '--format', 'plain'], sentence);
  });

  it('because it is not there, or is a folder, is refused by name', async () => {
    await refused([join(dir, 'nowhere.csv'), '--format', 'plain'], /^FILE_MISSING：找不到文件/m);
    mkdirSync(join(dir, 'folder.csv'));
    await refused([join(dir, 'folder.csv'), '--format', 'plain'], /^FILE_NOT_READABLE：/m);
  });

  it('because it has 2 GB, is refused before it is read', async () => {
    const path = write('huge.csv', GOOD);
    truncateSync(path, 2 * 1024 ** 3);
    const startedAt = Date.now();
    await refused([path, '--format', 'plain'], /^FILE_TOO_LARGE：文件有 2 GiB，超过上限 1 GiB/m);
    expect(Date.now() - startedAt).toBeLessThan(60_000);
  });

  it.each<[string, string[], RegExp]>([
    ['a format nobody knows', ['--format', 'jd'], /--format douyin\|weixin\|taobao\|plain/],
    ['no format at all', [], /--format douyin\|weixin\|taobao\|plain/],
    ['an encoding nobody knows', ['--format', 'plain', '--encoding', 'klingon'], /--encoding/],
    ['a limit that is no number', ['--format', 'plain', '--max-bytes', 'much'], /--max-bytes/],
    ['an option nobody knows', ['--format', 'plain', '--colour', 'red'], /--colour/],
    [
      'a database nobody knows',
      ['--format', 'plain', '--database', 'oracle://x'],
      /--database: file:PATH, mysql:/,
    ],
  ])('because it was asked for with %s, is left alone', async (_, options, sentence) => {
    await refused([write('again.csv', GOOD.replaceAll('G-', 'N-')), ...options], sentence);
  });

  it('because its mapping is wrong, is refused naming the wrong places', async () => {
    const path = write('mapped.csv', GOOD);
    const mapping = (name: string, text: string) => ['--mapping', write(name, text)];
    await refused([path, ...mapping('broken.json', '{')], /broken\.json：读不到，或不是 JSON/);
    await refused([path, '--mapping', join(dir, 'none.json')], /none\.json：读不到/);
    const wrong = {
      name: 'Mine!',
      eventId: 'order_no',
      orderNo: 'order_no',
      time: { column: 'happened_at', format: 'soon' },
    };
    await refused(
      [path, ...mapping('wrong.json', JSON.stringify(wrong))],
      /^MAPPING_INVALID：列对应表有误：.*name.*time\.format.*amount/m,
    );
    const elsewhere = {
      ...wrong,
      name: 'mine',
      time: { column: 'happened_at', format: 'iso' },
      amount: { total: 'price' },
    };
    await refused(
      [path, ...mapping('elsewhere.json', JSON.stringify(elsewhere))],
      /^COLUMN_MISSING：表头缺少列：“price”/m,
    );
  });

  it('was only tried with --dry-run: nothing is written', async () => {
    const tried = await run([
      write('try.csv', GOOD.replaceAll('G-', 'T-')),
      '--format',
      'plain',
      '--dry-run',
    ]);
    expect(tried).toMatchObject({ code: 0, stdout: expect.stringContaining('没有写入任何内容') as string });
    expect(await digest()).toBe(before);
  });
});
