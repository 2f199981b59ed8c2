/** A decimal number exactly as written: `units / 10^scale`. No binary fraction is ever involved. */
export interface Decimal {
  negative: boolean;
  /** All digits without the point. A plain number up to 15 digits (the common case, exact), else a bigint. */
  units: number | bigint;
  scale: number;
}

const DECORATED = /^([-−])?[¥￥$£€]?([-−])?(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?元?$/;
const MAX_CHARS = 40;
const MAX_FAST_DIGITS = 15;

/** Reads `12.5`, `-3`, `¥1,234.50`, `12元`; null for anything else (also `1e5`, `1,2`, ``). */
export function parseDecimal(text: string): Decimal | null {
  return parsePlain(text) ?? parseDecorated(text);
}

/**
 * Digits with at most one point and a leading minus: nearly every amount, so without a regular expression.
 */
function parsePlain(text: string): Decimal | null {
  const negative = text.charCodeAt(0) === 45;
  let units = 0;
  let digits = 0;
  let point = -1;
  for (let i = negative ? 1 : 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      units = units * 10 + (code - 48);
      digits += 1;
    } else if (code === 46 && point < 0) {
      point = i;
    } else {
      return null;
    }
  }
  if (digits === 0 || digits > MAX_FAST_DIGITS) return null;
  return { negative, units, scale: point < 0 ? 0 : text.length - point - 1 };
}

function parseDecorated(text: string): Decimal | null {
  if (text.length > MAX_CHARS) return null;
  const found = DECORATED.exec(text);
  if (found === null) return null;

  const [, before, after, whole = '', fraction = ''] = found;
  const digits = whole.replaceAll(',', '') + fraction;
  if (digits === '' || (before !== undefined && after !== undefined)) return null;

  const units = digits.length > MAX_FAST_DIGITS ? BigInt(digits) : Number(digits);
  return { negative: before !== undefined || after !== undefined, units, scale: fraction.length };
}

/**
 * `|value| × times`, rounded to the nearest whole number, halves up (四舍五入), computed exactly.
 * `times` is a non-negative whole number, e.g. quantity × fen per yuan.
 */
export function roundedProduct(value: Decimal, times: number): number {
  if (typeof value.units === 'number') {
    const product = value.units * times;
    if (product <= Number.MAX_SAFE_INTEGER) return roundedQuotient(product, 10 ** value.scale);
  }
  const product = BigInt(value.units) * BigInt(times);
  const divisor = 10n ** BigInt(value.scale);
  return Number((2n * product + divisor) / (2n * divisor));
}

/** Both are exact whole numbers, so `%` is exact, and so is the division of what it leaves. */
function roundedQuotient(dividend: number, divisor: number): number {
  const remainder = dividend % divisor;
  return (dividend - remainder) / divisor + (remainder * 2 >= divisor ? 1 : 0);
}

/** A whole number written as one (`3`, `-3`, `3.0`), or null. */
export function wholeOf(value: Decimal): number | null {
  if (value.scale === 0 && typeof value.units === 'number') {
    return value.negative && value.units !== 0 ? -value.units : value.units;
  }
  const magnitude = Number(BigInt(value.units) / 10n ** BigInt(value.scale));
  const exact = value.scale === 0 || BigInt(value.units) % 10n ** BigInt(value.scale) === 0n;
  if (!exact || !Number.isSafeInteger(magnitude)) return null;
  return value.negative && magnitude !== 0 ? -magnitude : magnitude;
}

export function isZero(value: Decimal): boolean {
  return value.units === 0 || value.units === 0n;
}
