import fc from 'fast-check';
import { CODE_DIGITS, isCouponCode, withCheckDigit } from './code';

const digit = fc.integer({ min: 0, max: 9 });
const eleven = fc.array(digit, { minLength: 11, maxLength: 11 }).map((digits) => digits.join(''));
const place = fc.nat(CODE_DIGITS - 1);

describe('a coupon code read aloud', () => {
  it('is accepted as it was made, whatever its digits', () => {
    fc.assert(
      fc.property(eleven, (digits) => {
        const code = withCheckDigit(digits);
        expect(code).toHaveLength(CODE_DIGITS);
        expect(code.startsWith(digits)).toBe(true);
        expect(isCouponCode(code)).toBe(true);
      }),
    );
  });

  it('has exactly one right check digit', () => {
    fc.assert(
      fc.property(eleven, (digits) => {
        const right = [...'0123456789'].filter((last) => isCouponCode(digits + last));
        expect(right).toEqual([withCheckDigit(digits).slice(-1)]);
      }),
    );
  });

  it('is refused with any single digit wrong', () => {
    fc.assert(
      fc.property(eleven, place, fc.integer({ min: 1, max: 9 }), (digits, at, more) => {
        const code = withCheckDigit(digits);
        const wrong = String((Number(code[at]) + more) % 10);
        expect(isCouponCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('is refused with two neighbours swapped, except 0 and 9, which Luhn cannot tell apart', () => {
    fc.assert(
      fc.property(eleven, fc.nat(CODE_DIGITS - 2), (digits, at) => {
        const code = withCheckDigit(digits);
        const [a, b] = [code[at]!, code[at + 1]!];
        fc.pre(a !== b);
        const swapped = code.slice(0, at) + b + a + code.slice(at + 2);
        expect(isCouponCode(swapped)).toBe([a, b].sort().join('') === '09');
      }),
    );
  });

  it('knows the textbook Luhn numbers', () => {
    expect(withCheckDigit('7992739871')).toBe('79927398713');
    expect(withCheckDigit('00000000000')).toBe('000000000000');
    expect(isCouponCode('100000000008')).toBe(true);
  });

  it.each([
    ['empty', ''],
    ['eleven digits', '00000000000'],
    ['thirteen digits', '0000000000000'],
    ['a space inside', '000000 000000'],
    ['a line break at the end', '000000000000\n'],
    ['a letter', '00000000000O'],
    ['full-width digits', '００００００００００００'],
    ['a sign', '-00000000000'],
  ])('is refused without asking the database: %s', (_, text) => {
    expect(isCouponCode(text)).toBe(false);
  });
});
