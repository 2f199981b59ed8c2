import fc from 'fast-check';
import { Raw, type Tree } from './tree';

/** Text that has broken somebody's server before. */
const NASTY_TEXT = [
  '',
  ' ',
  '\t\r\n',
  '\u0000',
  'a\u0000b',
  '\u0007\u001b[31m',
  '\ud800',
  'a\udfffb',
  '\u202egnp.exe',
  '\u200b\u2060\ufeff',
  '\ufffe\uffff',
  '👨‍👩‍👧‍👦🏴‍☠️',
  '𠮷𠮷𠮷',
  'Z̸̢͓͙a̷l̷g̵o̴',
  'İıﬀß',
  '１２３４５６７８９０１２',
  '返场'.repeat(40),
  "' OR '1'='1",
  '"; DROP TABLE customers;--',
  "\\'; SELECT SLEEP(9) -- ",
  '%_%',
  '<script>alert(1)</script>',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  '{"$gt":""}',
  '${7*7}{{7*7}}',
  '../../../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '0x10',
  '9'.repeat(17),
  '9'.repeat(40),
  '-1',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '%zz%c0%ae',
  'a\r\nX-Injected: 1',
  'a'.repeat(65),
  'a'.repeat(300),
  '漫'.repeat(5_000),
  'x'.repeat(70_000),
  'x'.repeat(200_000),
  '2026-13-45T25:61:61+99:99',
  '0000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '9999-12-31T23:59:59+14:00',
] as const;

export const nastyText = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<string[]>(...NASTY_TEXT) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
);

const nastyNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 0.1, 1.5, -1.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 32, 2 ** 53, 2 ** 63, 1e15, 1e308),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
);

/** What JSON can say and JavaScript cannot, and what is no JSON at all. */
const rawValue = fc.constantFrom(
  ...[
    'NaN',
    'Infinity',
    '1e999',
    '-1e999',
    '0123',
    '1.',
    '123456789012345678901234567890',
    'undefined',
    "'a'",
  ],
  ...['"\\ud800"', '"\\u0000"', '"\\x41"', '"a\nb"', '/**/1', '', '1,2', '{"a":1,}', '[1,]', '"'],
);

const deep = fc.constantFrom(50, 900, 6_000).map((depth) => new Raw('['.repeat(depth) + ']'.repeat(depth)));
const deepObject = fc
  .constantFrom(50, 3_000)
  .map((depth) => new Raw(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`));
// Ten thousand of anything cost a tenth of a second: now and then is enough.
const many = fc
  .tuple(fc.constantFrom<Tree[]>(0, null, 'x', {}, []), fc.constantFrom(101, 501, 501, 501, 10_000))
  .map(([one, length]): Tree => Array.from({ length }, () => one));

/** Not what was asked for, whatever that was. */
export const nastyValue: fc.Arbitrary<Tree> = fc.oneof<fc.WeightedArbitrary<Tree>[]>(
  { weight: 8, arbitrary: nastyText },
  { weight: 5, arbitrary: nastyNumber },
  { weight: 2, arbitrary: fc.constantFrom<Tree>(null, true, false, [], {}, [[]], [null], { length: 3 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => value as Tree) },
  { weight: 1, arbitrary: rawValue.map((text) => new Raw(text)) },
  { weight: 1, arbitrary: fc.oneof(deep, deepObject) },
  { weight: 1, arbitrary: many },
);

/** Names nobody asked for. */
export const nastyName = fc.constantFrom(
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then', 'isAdmin'],
  ...['role', 'customerId', 'shopId', 'id', '', ' ', '\u0000', '$where', 'a.b', 'a[b]', '返场', '\ud800'],
);
