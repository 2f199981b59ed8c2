import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { withCheckDigit } from '@fanchang/domain';

/** Without 0, 1, I, L, O and U. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

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
  /** Eight letters and digits that are told apart when read aloud: a guess finds one of ten thousand codes in sixty million. */
  invitationCode(): string {
    return Array.from({ length: 8 }, () => LETTERS[randomInt(0, LETTERS.length)]).join('');
  },
  /** Nobody guesses another's; small letters and digits, as files are named. */
  photoNo(): string {
    return randomBytes(16).toString('hex');
  },
  id(): string {
    return randomUUID();
  },
  secret(bytes = 32): string {
    return randomBytes(bytes).toString('base64url');
  },
};
