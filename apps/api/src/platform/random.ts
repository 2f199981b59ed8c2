import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { withCheckDigit } from '@fanchang/domain';

/** The one source of randomness. */
export const random = {
  /** Twelve digits with a check digit; eleven of them cannot be guessed. */
  couponCode(): string {
    return withCheckDigit(String(randomInt(0, 10 ** 11)).padStart(11, '0'));
  },
  /** A letter and fourteen digits, short enough to be read to somebody; nobody guesses another's. */
  orderNo(letter: string): string {
    return letter + String(randomInt(0, 10 ** 14)).padStart(14, '0');
  },
  id(): string {
    return randomUUID();
  },
  secret(bytes = 32): string {
    return randomBytes(bytes).toString('base64url');
  },
};
