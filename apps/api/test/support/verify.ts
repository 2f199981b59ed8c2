import { verifyBooks } from '../../src/insight/verify-books';
import type { House } from './house';

/** What is wrong with a house's books, one sentence each. */
export async function faultsOf(house: House): Promise<string[]> {
  const checked = await verifyBooks(house.database);
  return checked.flatMap(({ check, faults }) => faults.map((fault) => `${check}: ${fault}`));
}

/** Everything was given once, within budget, and taken back rightly. */
export async function booksAreRight(house: House): Promise<void> {
  expect(await faultsOf(house)).toEqual([]);
}
