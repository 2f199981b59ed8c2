import fc from 'fast-check';
import { ImportRefusal } from '..';
import { eventsOf, inline, readAll, scratch, SHANGHAI, xlsx, zip } from '../spec-support';
import { columnIndex, dateText, numberText } from './cell-text';
import { isDateFormat } from './workbook';

const { file, cleanUp } = scratch();
afterAll(cleanUp);

const OPTIONS = { ...SHANGHAI, format: 'plain' } as const;
const HEADER = `<row r="1">${['order_no', 'kind', 'happened_at', 'paid', 'nickname', 'buyer_id'].map(inline).join('')}</row>`;
const rowXml = (number: number, ...cells: readonly string[]): string =>
  `<row r="${number}">${cells.join('')}</row>`;
const AT = inline('2026-01-05 08:00:00');
const number = (value: string, extra = ''): string => `<c ${extra}><v>${value}</v></c>`;

const read = (sheet: string, extra: Readonly<Record<string, string>> = {}) =>
  readAll(file('book.xlsx', xlsx(HEADER + sheet, extra)), OPTIONS);

test('long digits stay text, as inline strings and as numbers written in full', async () => {
  const sheet =
    rowXml(2, inline('6912345678901234567'), inline('paid'), AT, number('2.5499999999999998')) +
    rowXml(3, number('6912345678901234567'), inline('paid'), AT, number('1.005'));
  const events = eventsOf(await read(sheet));
  expect(events.map((event) => [event.orderNo, event.data.paidFen])).toEqual([
    ['6912345678901234567', 255],
    ['6912345678901234567', 101],
  ]);
});

test('an id that the spreadsheet already rounded is rejected', async () => {
  const outcomes = await read(rowXml(2, number('6.9123456789012301E+18'), inline('paid'), AT, number('1')));
  expect(outcomes).toMatchObject([{ kind: 'rejected', row: 2, rejected: { code: 'ID_SCIENTIFIC' } }]);
});

test('shared strings, rich text, phonetics, escapes, gaps, skipped rows and short rows', async () => {
  const strings = {
    'xl/sharedStrings.xml':
      '<sst><si><t>T1</t></si><si><r><t>pa</t></r><r><t xml:space="preserve">id</t></r><rPh><t>x</t></rPh></si>' +
      '<si><t>小_x000D_林 &amp; &#20848;</t></si></sst>',
  };
  const sheet =
    rowXml(
      2,
      '<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>',
      `<c r="C2" t="str"><v>2026-01-05</v></c>`,
    ) +
    rowXml(
      7,
      '<c r="A7" t="s"><v>0</v></c><c r="B7" t="s"><v>1</v></c><c r="C7" t="d"><v>2026-01-05T08:00:00</v></c>',
      '<c r="D7"><v>12</v></c><c r="E7" t="s"><v>2</v></c><c r="F7"><v>8</v></c><c r="H7"/>',
    );
  const outcomes = await read(sheet, strings);
  expect(outcomes).toMatchObject([
    { kind: 'rejected', row: 2, rejected: { message: '第 2 行：paid为空' } },
    { kind: 'events', row: 7, events: [{ orderNo: 'T1', buyer: { value: '8', nickname: '小 林 & 兰' } }] },
  ]);
});

test('date cells by their style, in both date systems', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy/m/d&quot; 日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="170"/></cellXfs></styleSheet>';
  const cells = (value: string, style: number): string =>
    inline('T1') + inline('paid') + number(value, `s="${style}"`) + number('1');
  const sheet =
    rowXml(2, cells('46027.333333333336', 1)) + rowXml(3, cells('46027', 2)) + rowXml(4, cells('46027', 0));
  const outcomes = await read(sheet, { 'xl/styles.xml': styles });
  expect(outcomes).toMatchObject([
    { events: [{ happenedAt: Date.parse('2026-01-05T08:00:00+08:00') }] },
    { events: [{ happenedAt: Date.parse('2026-01-05T00:00:00+08:00') }] },
    { rejected: { code: 'TIME_NOT_UNDERSTOOD' } },
  ]);
  expect(dateText('44565.333333333336', true)).toBe('2026-01-05 08:00:00');
});

test('a formula counts by its value; without one, or in error, the row is rejected', async () => {
  const at = (cell: string): string => inline('T1') + inline('paid') + AT + cell;
  const sheet =
    rowXml(2, at('<c><f>1+1</f><v>2</v></c>')) +
    rowXml(3, at('<c><f>1+1</f></c>')) +
    rowXml(4, at('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'));
  expect(await read(sheet)).toMatchObject([
    { events: [{ data: { paidFen: 200 } }] },
    {
      rejected: {
        code: 'FORMULA_WITHOUT_VALUE',
        message: '第 3 行：第 4 列公式没有算出的值，请把公式粘贴为数值',
      },
    },
    { rejected: { code: 'CELL_ERROR', value: '#DIV/0!' } },
  ]);
});

test('a sheet of many rows streams, with progress to the end', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) =>
    rowXml(i + 2, inline(`T${i}`), inline('paid'), AT, number('1')),
  );
  const outcomes = await read(rows.join(''));
  expect(outcomes).toHaveLength(20_000);
  expect(outcomes.at(-1)).toMatchObject({ row: 20_001, events: [{ orderNo: 'T19999' }] });
});

describe('broken workbooks are refused', () => {
  test.each<[string, string, Readonly<Record<string, string>>]>([
    [
      'XML cut off',
      '<row r="2"><c><v>1</v>',
      { 'xl/worksheets/first.xml': '<worksheet><sheetData><row r="1">' },
    ],
    ['XML that is none', '', { 'xl/worksheets/first.xml': '<worksheet><a></b>' }],
    [
      'an entity bomb',
      '',
      { 'xl/worksheets/first.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>' },
    ],
    ['a string that is not there', rowXml(2, '<c t="s"><v>9</v></c>'), {}],
    ['rows in disorder', '<row r="5"/><row r="4"/>', {}],
    ['columns that do not exist', rowXml(2, '<c r="ZZZZ2"><v>1</v></c>'), {}],
    ['no sheet', '', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }],
  ])('%s', async (_, sheet, extra) => {
    await expect(read(sheet, extra)).rejects.toMatchObject({ code: 'XLSX_BROKEN' });
  });

  test('bytes that do not inflate, or to more than was declared', async () => {
    const good = xlsx(HEADER + rowXml(2, inline('T1').repeat(500)));
    const at = good.indexOf('xl/worksheets/first.xml') + 'xl/worksheets/first.xml'.length;
    const bad = Buffer.from(good);
    bad.fill(0xff, at + 4, at + 24);
    await expect(readAll(file('bad.xlsx', bad), OPTIONS)).rejects.toBeInstanceOf(ImportRefusal);

    const lying = Buffer.from(good);
    const entry = lying.lastIndexOf('xl/worksheets/first.xml') - 46;
    lying.writeUInt32LE(lying.readUInt32LE(entry + 24) - 100, entry + 24);
    await expect(readAll(file('lying.xlsx', lying), OPTIONS)).rejects.toMatchObject({ code: 'XLSX_BROKEN' });
  });

  test('too many strings, or too much once decompressed', async () => {
    const strings = { 'xl/sharedStrings.xml': `<sst>${'<si><t>abcdefghij</t></si>'.repeat(1000)}</sst>` };
    const path = file('strings.xlsx', xlsx(HEADER, strings));
    await expect(readAll(path, { ...OPTIONS, maxSharedStringChars: 5000 })).rejects.toMatchObject({
      code: 'XLSX_TOO_MANY_STRINGS',
    });
    await expect(readAll(path, { ...OPTIONS, maxInflatedBytes: 5000 })).rejects.toMatchObject({
      code: 'INFLATED_TOO_LARGE',
    });
  });

  test('a ZIP of something else', async () => {
    await expect(
      readAll(file('doc.xlsx', zip({ 'word/document.xml': '<x/>' })), OPTIONS),
    ).rejects.toMatchObject({
      code: 'XLSX_BROKEN',
    });
  });
});

describe('cells as text', () => {
  test('whole numbers of any length are taken digit by digit', () => {
    fc.assert(fc.property(fc.bigInt(), (value) => expect(numberText(String(value))).toBe(String(value))));
  });

  test('prices survive the noise of binary notation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (fen) => {
        const price = fen / 100;
        expect(Number(numberText(price.toPrecision(17)))).toBe(price);
        expect(numberText(price.toPrecision(17)).length).toBeLessThanOrEqual(9);
      }),
    );
  });

  test.each([
    ['1.2E3', '1200'],
    ['1E-3', '0.001'],
    ['1.5e-7', '0.00000015'],
    ['6.9E18', '6.9E+18'],
    ['abc', 'abc'],
    ['', ''],
  ])('%j is %j', (value, expected) => expect(numberText(value)).toBe(expected));

  test('column letters', () => {
    expect(['A1', 'Z9', 'AA1', 'xfd1', '12', ''].map(columnIndex)).toEqual([0, 25, 26, 16_383, -1, -1]);
  });

  test('date formats', () => {
    const own = [
      'yyyy-mm-dd hh:mm',
      '[h]:mm',
      '0.00',
      '"d"0',
      '[Red]0',
      'General',
      '[$-804]yyyy"年"m"月"',
      '0\\d',
    ];
    expect(own.map((code) => isDateFormat(164, code))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      true,
      false,
    ]);
    expect([0, 1, 14, 22, 23, 57].map((id) => isDateFormat(id, undefined))).toEqual([
      false,
      false,
      true,
      true,
      false,
      true,
    ]);
  });
});
