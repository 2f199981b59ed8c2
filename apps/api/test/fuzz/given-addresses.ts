import fc from 'fast-check';
import type { Operation } from './document';
import { Known, type Tree } from './tree';

/** An address as an answer gave it, or changed a little, which must shut it. */
export interface Given {
  /** Drawn from what answers gave away. */
  known: Known;
  change: 'none' | 'other seal' | 'no seal' | 'later' | 'other thing';
}

/** By which name the world knows addresses: `/photos/ab12?seal=x` and `/photos/{photoNo}` by the same. */
export const givenName = (address: string): string =>
  `address below ${address.replace(/\?.*$/s, '').replace(/\/[^/]*$/, '')}`;

/** Whether an operation lets in whoever was given its address: nobody logs in, and the query says more than which. */
const isByAddress = ({ needsLogin, method, parameters }: Operation): boolean =>
  method === 'GET' &&
  !needsLogin &&
  parameters.some(({ in: where }) => where === 'path') &&
  parameters.some(({ in: where, required }) => where === 'query' && required === true);

/** Addresses that were given away, for operations that are reached by them; null elsewhere, and now and then. */
export function givenTo(operation: Operation): fc.Arbitrary<Given | null> {
  if (!isByAddress(operation)) return fc.constant(null);
  const known = fc.nat(100_000).map((pick) => new Known([givenName(operation.path)], 'any', pick, null));
  const change = fc.oneof<fc.WeightedArbitrary<Given['change']>[]>(
    { weight: 3, arbitrary: fc.constant('none') },
    { weight: 1, arbitrary: fc.constantFrom('other seal', 'no seal', 'later', 'other thing') },
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.record<Given>({ known, change }) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

/** The address as it is asked for; null where the world knows none yet. */
export function changedAddress(address: Tree, change: Given['change']): string | null {
  if (typeof address !== 'string') return null;
  switch (change) {
    case 'none':
      return address;
    case 'other seal':
      return address.replace(/seal=(.)/, (_, first: string) => `seal=${first === 'A' ? 'B' : 'A'}`);
    case 'no seal':
      return address.replace(/&seal=.*$/, '');
    case 'later':
      return address.replace(/until=(\d+)/, (_, until: string) => `until=${Number(until) + 3_600_000}`);
    case 'other thing':
      return address.replace(/(.)\?/, (_, last: string) => `${last === '0' ? '1' : '0'}?`);
  }
}
