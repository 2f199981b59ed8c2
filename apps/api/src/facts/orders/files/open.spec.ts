import { truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ImportRefusal, openOrderFile, type OpenOptions } from '.';
import { gbkBytes, readAll, scratch, SHANGHAI, xlsx, zip } from './spec-support';

const { file, cleanUp } = scratch();
afterAll(cleanUp);

const OPTIONS = { ...SHANGHAI, format: 'plain' } as const;
const HEADER = 'order_no,kind,happened_at,paid\n';
const line = (i: number): string => `T${i},paid,2026-01-05 08:00:00,${i}.50\n`;
const lines = (count: number): string => Array.from({ length: count }, (_, i) => line(i)).join('');

async function refusalOf(path: string, options: Partial<OpenOptions> = {}): Promise<string> {
  try {
    await readAll(path, { ...OPTIONS, ...options });
  } catch (error) {
    if (error instanceof ImportRefusal) return `${error.code} ${error.message}`;
    throw error;
  }
  throw new Error('was not refused');
}

describe('an order file', () => {
  test('comes in batches, every row once and in order, with progress to the end', async () => {
    const path = file('many.csv', HEADER + lines(4500));
    const opened = await openOrderFile(path, { ...OPTIONS, batchRows: 2000 });
    expect(opened).toMatchObject({ format: 'plain', columns: ['order_no', 'kind', 'happened_at', 'paid'] });

    const sizes: number[] = [];
    const rows: number[] = [];
    let before = 0;
    for await (const batch of opened) {
      sizes.push(batch.length);
      rows.push(...batch.map((outcome) => outcome.row));
      expect(opened.bytesRead()).toBeGreaterThanOrEqual(before);
      before = opened.bytesRead();
    }
    expect(sizes).toEqual([2000, 2000, 500]);
    expect(rows).toEqual(Array.from({ length: 4500 }, (_, i) => i + 2));
    expect(opened.bytesRead()).toBe(opened.totalBytes);
  });

  test('is the same as CSV, TSV, gzip and GBK, whatever its name', async () => {
    const text = `order_no\tkind\thappened_at\ttitle\tpaid\n1\tpaid\t2026-01-05\t洗发水\t5\n`;
    const expected = await readAll(file('a.csv', text.replaceAll('\t', ',')), OPTIONS);
    expect(expected).toMatchObject([{ kind: 'events', row: 2 }]);
    expect(await readAll(file('a.txt', text), OPTIONS)).toEqual(expected);
    expect(await readAll(file('a.xlsx', text.replaceAll('\t', ';')), OPTIONS)).toEqual(expected);
    expect(await readAll(file('b.csv', gzipSync(gbkBytes(text))), OPTIONS)).toEqual(expected);
    const members = Buffer.concat([gzipSync(text.slice(0, 30)), gzipSync(text.slice(30))]);
    expect(await readAll(file('two.gz', members), OPTIONS)).toEqual(expected);
  });

  test('reads no faster than it is consumed, and stops when the reader does', async () => {
    const path = file('big.csv', HEADER + lines(200_000));
    const opened = await openOrderFile(path, OPTIONS);
    for await (const batch of opened) {
      expect(batch).toHaveLength(2000);
      await new Promise((resolve) => setTimeout(resolve, 50));
      break;
    }
    expect(opened.bytesRead()).toBeLessThan(2 * 1024 * 1024);
    const unread = await openOrderFile(path, OPTIONS);
    await unread.close();
    for await (const batch of unread) throw new Error(`closed, yet ${batch.length} rows`);
  });

  test('gives the rows before a fault that spoils the rest', async () => {
    const path = file('late.csv', `${HEADER}${lines(20_000)}T,paid,"2026`);
    const opened = await openOrderFile(path, OPTIONS);
    let rows = 0;
    const reading = (async () => {
      for await (const batch of opened) rows += batch.length;
    })();
    await expect(reading).rejects.toMatchObject({
      code: 'UNCLOSED_QUOTE',
      message: '第 20002 行的引号没有闭合',
    });
    expect(rows).toBeGreaterThanOrEqual(18_000);
  });

  test('rows of a wrong number of columns are rejected, trailing empty ones forgiven, blank ones skipped', async () => {
    const path = file(
      'columns.csv',
      `${HEADER}1,paid,2026-01-05\n2,paid,2026-01-05,5,,\n3,paid,2026-01-05,5,6\n,,,\n\n`,
    );
    expect(await readAll(path, OPTIONS)).toMatchObject([
      { row: 2, rejected: { code: 'COLUMN_COUNT', message: '第 2 行：列数与表头不一致', value: '3/4' } },
      { row: 3, kind: 'events' },
      { row: 4, rejected: { code: 'COLUMN_COUNT', value: '5/4' } },
    ]);
  });

  test('with a header only has no rows', async () => {
    expect(await readAll(file('none.csv', HEADER.trim()), OPTIONS)).toEqual([]);
  });
});

describe('a file that cannot be read is refused:', () => {
  test('missing, a directory, empty, without a header', async () => {
    expect(await refusalOf('/nowhere/x.csv')).toBe('FILE_MISSING 找不到文件');
    const path = file('empty.csv', '');
    expect(await refusalOf(path)).toBe('FILE_EMPTY 文件是空的');
    expect(await refusalOf(dirname(path))).toBe('FILE_NOT_READABLE 这不是一个普通文件');
    expect(await refusalOf(file('blank.csv', '\n \n,,\n'))).toBe('HEADER_MISSING 文件里没有表头');
    expect(await refusalOf(file('empty.gz', gzipSync('')))).toBe('HEADER_MISSING 文件里没有表头');
  });

  test('gone between opening and reading: what was opened is still read', async () => {
    const path = file('gone.csv', HEADER + lines(3));
    const opened = await openOrderFile(path, OPTIONS);
    unlinkSync(path);
    for await (const batch of opened) expect(batch).toHaveLength(3);
  });

  test('too large, from its size alone', async () => {
    const path = file('sparse.csv', '');
    truncateSync(path, 2 * 1024 ** 3);
    const startedAt = Date.now();
    expect(await refusalOf(path)).toBe('FILE_TOO_LARGE 文件有 2 GiB，超过上限 1 GiB');
    expect(Date.now() - startedAt).toBeLessThan(500);
  });

  test('too large once decompressed, or compressed beyond belief', async () => {
    const path = file('bomb.gz', gzipSync(HEADER + '\n'.repeat(80 * 1024 * 1024)));
    expect(await refusalOf(path, { maxInflatedBytes: 1024 * 1024 })).toBe(
      'INFLATED_TOO_LARGE 解压后超过上限 1 MiB',
    );
    expect(await refusalOf(path)).toBe('INFLATED_TOO_LARGE 压缩比超过 200 倍，不像订单表格');
  });

  test('gzip cut short or damaged', async () => {
    const packed = gzipSync(HEADER + lines(50_000));
    expect(await refusalOf(file('cut.gz', packed.subarray(0, packed.length - 9)))).toMatch('GZIP_TRUNCATED');
    expect(await refusalOf(file('cut2.gz', packed.subarray(0, 1000)))).toMatch('GZIP_TRUNCATED');
    const damaged = Buffer.from(packed);
    damaged.fill(0x55, packed.length >> 1, (packed.length >> 1) + 64);
    expect(await refusalOf(file('damaged.gz', damaged))).toMatch('GZIP_CORRUPT');
  });

  test('not a table at all', async () => {
    expect(await refusalOf(file('old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toMatch(
      'FILE_KIND 旧版 .xls',
    );
    expect(await refusalOf(file('a.pdf', '%PDF-1.7'))).toMatch('FILE_KIND');
    expect(await refusalOf(file('utf16.csv', Buffer.from(HEADER, 'utf16le')))).toMatch(
      'FILE_KIND 表头里有空字节',
    );
  });

  test('undecodable bytes', async () => {
    const path = file(
      'bytes.csv',
      Buffer.concat([Buffer.from(`${HEADER}1,已付\n2,`), Buffer.from([0xff, 0xfe, 0x0a])]),
    );
    expect(await refusalOf(path)).toMatch(/^ENCODING 第 3 行附近/);
    expect(await refusalOf(file('gbk.csv', gbkBytes(`${HEADER}已付`)), { encoding: 'utf-8' })).toMatch(
      'ENCODING',
    );
  });

  test('columns missing, doubled, or spoilt by a quote', async () => {
    expect(await refusalOf(file('missing.csv', 'order_no,paid\n1,2\n'))).toBe(
      'COLUMN_MISSING 表头缺少列：“kind”、“happened_at”',
    );
    expect(await refusalOf(file('doubled.csv', 'order_no,kind,ORDER_NO,happened_at\n1,2,3,4\n'))).toBe(
      'COLUMN_DUPLICATE 表头有重名的列：“order_no”',
    );
    expect(await refusalOf(file('quote.csv', '"order_no"x,kind\n1,2\n'))).toMatch(
      'HEADER_MISSING 表头无法读取',
    );
  });

  test('doubled columns that nobody asks for are harmless', async () => {
    const path = file('harmless.csv', 'order_no,kind,x,x,,,happened_at\n1,shipped,3,4,,,2026-01-05\n');
    expect(await readAll(path, OPTIONS)).toMatchObject([{ kind: 'events' }]);
  });

  test('over-long lines', async () => {
    expect(await refusalOf(file('long.csv', 'x'.repeat(1_100_000)))).toBe('LINE_TOO_LONG 第 1 行超过 1 MiB');
    const row = `${HEADER}${lines(3)}T,paid,${'x'.repeat(1_100_000)},1\n`;
    expect(await refusalOf(file('long2.csv', row))).toBe('LINE_TOO_LONG 第 5 行超过 1 MiB');
  });

  test('a zone or a format nobody knows', async () => {
    const path = file('zone.csv', HEADER);
    expect(await refusalOf(path, { zone: 'Mars/Olympus' })).toBe('ZONE_UNKNOWN 不认识的时区：Mars/Olympus');
    const format = { format: 'pdd' } as unknown as OpenOptions;
    expect(await refusalOf(path, format)).toBe('FORMAT_UNKNOWN 不认识的格式：pdd');
  });

  test('a workbook that is none', async () => {
    expect(await refusalOf(file('zip.xlsx', zip({ 'a.csv': HEADER })))).toMatch(
      'XLSX_BROKEN 工作簿已损坏：不是 XLSX',
    );
    const whole = xlsx('<row r="1"/>');
    const cut = file('cut.xlsx', whole);
    writeFileSync(cut, whole.subarray(0, whole.length - 30));
    expect(await refusalOf(cut)).toMatch('XLSX_BROKEN');
    expect(await refusalOf(file('rowless.xlsx', whole))).toBe('HEADER_MISSING 文件里没有表头');
  });
});
