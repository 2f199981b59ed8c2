import { createHash, randomBytes, randomInt } from 'node:crypto';

/** The sandbox's one source of chance. */
export const random = {
  /** @param count how many digits; the first is not 0, so that the number keeps its length. */
  digits(count: number): string {
    const rest = Array.from({ length: count - 1 }, () => String(randomInt(0, 10)));
    return [String(randomInt(1, 10)), ...rest].join('');
  },
  /** Letters, digits, `-` and `_`. @param length in characters. */
  word(length: number): string {
    return randomBytes(length).toString('base64url').slice(0, length);
  },
  bytes(count: number): Buffer {
    return randomBytes(count);
  },
  /** A copy in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((value) => ({ value, at: randomBytes(4).readUInt32BE() }))
      .sort((a, b) => a.at - b.at)
      .map(({ value }) => value);
  },
};

/** A stable number for a text: whoever is asked about twice looks the same twice. @param below exclusive, at most 2^32. */
export function stableNumber(text: string, below: number): number {
  return createHash('sha256').update(text).digest().readUInt32BE() % below;
}

/** Stable hex digits for a text. */
export function stableHex(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
