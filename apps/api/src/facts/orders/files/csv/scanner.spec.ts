import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csv } from '../spec-support';
import type { TableRow } from '../table';
import { delimiterOf } from './csv-table';
import { CsvScanner } from './scanner';

function scan(text: string, pieces: readonly number[] = [], delimiter = ','): TableRow[] {
  const scanner = new CsvScanner(delimiter.charCodeAt(0));
  const rows: TableRow[] = [];
  let from = 0;
  for (const cut of [...pieces].sort((a, b) => a - b)) {
    rows.push(...scanner.push(text.slice(from, cut)));
    from = Math.max(from, cut);
  }
  return [...rows, ...scanner.push(text.slice(from)), ...scanner.end()];
}

const cellsOf = (rows: readonly TableRow[]): (readonly string[])[] => rows.map((row) => row.cells);

describe('records of a CSV text', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '中', ',', '"', '\n', '\r', '\t', ' ', ';', '1') });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  const written = fc.tuple(rows, fc.constantFrom('\n', '\r\n')).map(([cells, eol]) => csv(cells, eol));

  test('are those that csv-parse finds', () => {
    fc.assert(
      fc.property(written, (text) => {
        const known = parse(text, { relax_column_count: true }) as string[][];
        expect(cellsOf(scan(text))).toEqual(known.filter((row) => row.some((value) => value.trim() !== '')));
      }),
      { numRuns: 1000 },
    );
  });

  test('are the same however the text is cut into pieces', () => {
    fc.assert(
      fc.property(written, fc.array(fc.nat(60)), (text, cuts) => {
        const pieces = cuts.map((cut) => cut % (text.length + 1));
        expect(scan(text, pieces)).toEqual(scan(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('carry the line they start on, through quoted line ends and blank lines', () => {
    const text = 'a,b\r\n"x\r\ny",1\n\n"p\nq\nr",2\r3,4';
    expect(scan(text).map((row) => [row.line, row.cells[1]])).toEqual([
      [1, 'b'],
      [2, '1'],
      [5, '2'],
      [8, '4'],
    ]);
  });

  test('end at a lone CR too', () => {
    expect(scan('a,b\r1,2\r\r3,4', [4, 8]).map((row) => [row.line, ...row.cells])).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [4, '3', '4'],
    ]);
  });

  test('keep quotes that do not open a cell, and the last cell without a line end', () => {
    expect(cellsOf(scan('5" frame,a"b\nx,'))).toEqual([
      ['5" frame', 'a"b'],
      ['x', ''],
    ]);
  });

  test('text after a closing quote spoils its own record only, and says how many lines went with it', () => {
    const found = scan('a,b\n"5" frame",x\n1,2\n"p\nq"r,3\n4,5\n');
    expect(found.map((row) => row.fault?.message ?? null)).toEqual([
      null,
      '第 2 行：引号之后有多余字符',
      null,
      '第 4 行：引号之后有多余字符（连同至第 5 行）',
      null,
    ]);
    expect(found[4]?.cells).toEqual(['4', '5']);
  });

  test('an unclosed quote is refused with its line, early in a long text', () => {
    expect(() => scan('a,b\n1,2\n3,"4\n5,6\n')).toThrow('第 3 行的引号没有闭合');
    const scanner = new CsvScanner(44);
    scanner.push('a,b\n');
    expect(() => {
      for (let i = 0; i < 100; i++)
        scanner.push(`x,"${'y'.repeat(50_000)}`.replace(/^x,"/, i === 0 ? 'x,"' : ''));
    }).toThrow('第 2 行的引号没有闭合');
  });

  test('a line over 1 MiB is refused', () => {
    const scanner = new CsvScanner(44);
    expect(() => {
      for (let i = 0; i < 30; i++) scanner.push('x'.repeat(50_000));
    }).toThrow('第 1 行超过 1 MiB');
    expect(() => scan(`a\n${'x'.repeat(1_048_577)}\nb\n`)).toThrow('第 2 行超过 1 MiB');
  });
});

describe('the delimiter', () => {
  test.each([
    ['a,b,c\n', 44],
    ['a\tb\tc\n', 9],
    ['a;b;c\n', 59],
    ['"a;b;c;d",e\n', 44],
    ['\n\r\n a;b\n1,2,3,4\n', 59],
    ['\t订单号,\t金额\n', 44],
    ['a\n', 44],
  ])('of %j', (head, expected) => expect(delimiterOf(head, false)).toBe(expected));

  test('needs the whole first line', () => {
    expect(delimiterOf('a;b', false)).toBeNull();
    expect(delimiterOf('a;b', true)).toBe(59);
  });
});
