import fc from 'fast-check';
import { parseJson } from './json';

it.each(['4920505858093386496', '-4920505858093386496', '9007199254740993', '1234567890123456'])(
  'keeps every digit of %s',
  (digits) => {
    expect(parseJson(`{"a":[${digits}],"b":"${digits}"}`)).toEqual({ a: [digits], b: digits });
  },
);

it('leaves numbers that lose nothing', () => {
  expect(parseJson('{"a":123456789012345,"b":1.5e3,"c":-0.25}')).toEqual({
    a: 123_456_789_012_345,
    b: 1_500,
    c: -0.25,
  });
});

it('touches no text that looks like a number', () => {
  const text = {
    a: 'id: 1234567890123456789',
    b: '"1234567890123456789"',
    c: '\\',
    '1234567890123456789': 1,
  };
  expect(parseJson(JSON.stringify(text))).toEqual(text);
});

it('reads any JSON without long numbers as everybody does', () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: false }), (text) => {
      fc.pre(!/\d{16}/.test(text));
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

it('turns long integers into text wherever they stand, and nothing else', () => {
  const id = fc.bigInt({ min: 10n ** 16n, max: 10n ** 20n }).map(String);
  const any = fc.dictionary(
    fc.string(),
    fc.oneof(
      fc.string(),
      fc.integer(),
      id.map((digits) => ({ digits })),
    ),
  );
  fc.assert(
    fc.property(any, (value) => {
      const text = JSON.stringify(value).replace(/\{"digits":"(\d+)"\}/g, '{"digits":$1}');
      expect(parseJson(text)).toEqual(value);
    }),
  );
});

it.each(['', '{', '{"a":12345678901234567', `"${'\\"'.repeat(500_000)}`])('refuses %#', (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});
