import fc from 'fast-check';
import type { Schema } from './document';

/** @param now instants are mostly of the weeks before it, epoch ms. */
export function textOf(schema: Schema, now: number): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = 40, pattern, format } = schema;
  if (format === 'date-time') return instantOf(now);
  if (format === 'uuid') return fc.uuid();
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength;
  if (pattern !== undefined) {
    return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' }).filter(fits);
  }
  const most = Math.min(maxLength, 40);
  const plain = stringOf('grapheme-ascii', minLength, most);
  const odd = stringOf('grapheme', minLength, most).filter(fits);
  const words = fc.constantFrom('坚果礼盒', '杭州市 西湖区', 'P1', '顺丰速运', 'SF1234567890').filter(fits);
  return fc.oneof({ weight: 2, arbitrary: plain }, odd, ...(minLength <= 12 && most >= 12 ? [words] : []));
}

/** Mostly of the last weeks, with our offset or another. */
function instantOf(now: number): fc.Arbitrary<string> {
  const day = 86_400_000;
  const at = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: now - 40 * day, max: now }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: now + 4_000 * day }) },
  );
  const offset = fc.constantFrom(0, 8 * 60, -210);
  return fc.tuple(at, offset).map(([ms, minutes]) => {
    const local = new Date(ms + minutes * 60_000).toISOString().slice(0, 19);
    const sign = minutes < 0 ? '-' : '+';
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    const two = (n: number) => String(n).padStart(2, '0');
    return minutes === 0 ? `${local}Z` : `${local}${sign}${two(hours)}:${two(rest)}`;
  });
}

const strings = new Map<string, fc.Arbitrary<string>>();

/** Made once of each kind: fast-check lists every letter there is for each. */
function stringOf(
  unit: 'grapheme' | 'grapheme-ascii',
  minLength: number,
  maxLength: number,
): fc.Arbitrary<string> {
  const key = `${unit} ${minLength} ${maxLength}`;
  const made = strings.get(key) ?? fc.string({ unit, minLength, maxLength });
  strings.set(key, made);
  return made;
}
