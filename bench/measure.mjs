// @ts-check
/** The middle value; of an even number of values, the mean of the two in the middle. @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * Runs two things by turns, each going first as often as the other, so that what else the machine does meets both.
 *
 * @template T
 * @param {number} rounds
 * @param {{ ours: () => Promise<T>, bare: () => Promise<T> }} sides
 * @param {number} [withinSeconds] no round begins after it, so that a slow machine does fewer
 * @returns {Promise<{ ours: T[], bare: T[] }>} results by round.
 */
export async function byTurns(rounds, sides, withinSeconds = Infinity) {
  const until = performance.now() + withinSeconds * 1000;
  /** @type {{ ours: T[], bare: T[] }} */
  const results = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0 && performance.now() > until) break;
    for (const side of turn(round)) results[side].push(await sides[side]());
  }
  return results;
}

/** @returns {('ours' | 'bare')[]} */
const turn = (/** @type {number} */ round) => (round % 2 === 0 ? ['ours', 'bare'] : ['bare', 'ours']);

/**
 * One figure of many rounds: the median of each side, and the median of the rounds' own ratios, because a round's two
 * halves met the same machine.
 *
 * @template T
 * @param {{ ours: T[], bare: T[] }} results
 * @param {(result: T) => number} pick
 */
export function compare(results, pick) {
  const ours = results.ours.map(pick);
  const bare = results.bare.map(pick);
  const ratio = median(ours.map((value, round) => value / bare[round]));
  return { ours: median(ours), bare: median(bare), ratio };
}
