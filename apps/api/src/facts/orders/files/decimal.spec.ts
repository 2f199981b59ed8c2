import fc from 'fast-check';
import { parseDecimal, roundedProduct, wholeOf } from './decimal';

function fen(text: string, times = 100): number | null {
  const value = parseDecimal(text);
  return value === null ? null : roundedProduct(value, times);
}

describe('amounts as written', () => {
  test.each([
    ['1.005', 101],
    ['1.115', 112],
    ['8.575', 858],
    ['0.1', 10],
    ['19.99', 1999],
    ['2.5499999999999998', 255],
    ['0', 0],
    ['.5', 50],
    ['12.', 1200],
    ['¥1,234.50', 123450],
    ['￥3', 300],
    ['12.30元', 1230],
    ['9999999999.994', 999999999999],
    ['0.0049999999999999999999', 0],
    ['0.005', 1],
  ])('%s yuan', (text, expected) => expect(fen(text)).toBe(expected));

  test.each([
    '',
    '-',
    '.',
    '1.2.3',
    '1e5',
    'abc',
    '1,2',
    '12,34.5',
    '--1',
    '-¥-1',
    '１２',
    '0x10',
    ' 1',
    '1 2',
    'NaN',
  ])('%j is no amount', (text) => expect(parseDecimal(text)).toBeNull());

  test('a minus before or behind the sign of the currency', () => {
    expect(parseDecimal('-5')?.negative).toBe(true);
    expect(parseDecimal('-¥5')?.negative).toBe(true);
    expect(parseDecimal('¥-5')?.negative).toBe(true);
  });

  test('quantity × price × factor is exact for any number of digits', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 100_000_000 }),
        (units, scale, times) => {
          const digits = units.toString().padStart(scale + 1, '0');
          const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
          const divisor = 10n ** BigInt(scale);
          const exact = (2n * units * BigInt(times) + divisor) / (2n * divisor);
          expect(fen(text, times)).toBe(Number(exact));
        },
      ),
    );
  });

  test('whole numbers', () => {
    const whole = (text: string): number | null => {
      const value = parseDecimal(text);
      return value === null ? null : wholeOf(value);
    };
    expect(['3', '-3', '3.0', '3.00', '3.5', '-0', '99999999999999999999'].map(whole)).toEqual([
      3,
      -3,
      3,
      3,
      null,
      0,
      null,
    ]);
  });
});
