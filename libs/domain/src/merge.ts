import type { CustomerId } from './brand';

/**
 * The key a grant has when one customer turns out to be another. Keys decided over a person's whole story name the
 * person, so what one was given takes the place of what the other would be given; keys of single moments name none.
 *
 * @returns the same key where it does not name `from`.
 */
export function keyOfOther(key: string, from: CustomerId, to: CustomerId): string {
  const words = key.split(':');
  const at = personAt(words);
  if (at === null || words[at] !== String(from)) return key;
  return words.map((word, index) => (index === at ? String(to) : word)).join(':');
}

/** True where a key decided over a person's story names somebody else: two people were given the same and became one. */
export function isOfOther(key: string, customerId: CustomerId): boolean {
  const words = key.split(':');
  const at = personAt(words);
  return at !== null && words[at] !== String(customerId);
}

/** `ladder:PROGRAM:STEP:PERSON:REWARD`, `points:PROGRAM:order:SOURCE:ORDER:PERSON`; an order number may hold anything. */
function personAt(words: readonly string[]): number | null {
  if (words[0] === 'ladder' && words.length >= 5) return 3;
  if (words[0] === 'points' && words[2] === 'order' && words.length >= 6) return words.length - 1;
  return null;
}

/** Two grants for one key: of the customer who goes on, and of the one who turned out to be them. */
export interface Claimant {
  id: number;
  /** What it gave has been used. */
  used: boolean;
  standing: boolean;
}

/**
 * Which of two grants a key goes on with. What is used stays used, so it counts first; then what stands; then the
 * older. The other no longer has a key that should stand: unused it is taken back, used it is kept and written down.
 */
export function goesOn(a: Claimant, b: Claimant): Claimant {
  const rank = (one: Claimant) => (one.used ? 2 : one.standing ? 1 : 0);
  const [ra, rb] = [rank(a), rank(b)];
  if (ra !== rb) return ra > rb ? a : b;
  return a.id < b.id ? a : b;
}

/** A merged person agrees to what both agreed to, and to nothing more. */
export function consentOfBoth(one: boolean, other: boolean): boolean {
  return one && other;
}
