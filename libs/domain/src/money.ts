/** Fen as the sentences of rules and stories say it: `¥12.80`, whole yuan without cents. */
export function yuanText(fen: number): string {
  return `¥${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}`;
}

/** The share of `amountFen` at `rate` ten-thousandths, rounded down to whole fen. Exact: no floating point fractions. */
export function shareFen(amountFen: number, rate: number): number {
  const thousands = Math.floor(amountFen / 10_000);
  const rest = amountFen - thousands * 10_000;
  return thousands * rate + Math.floor((rest * rate) / 10_000);
}

/**
 * Splits an amount over weights in proportion, largest remainder first; equal remainders go to the earlier part.
 * The parts always add up to the whole, and no part exceeds its weight when the amount does not exceed their sum.
 *
 * @param amountFen whole fen ≥ 0. @param weights ≥ 0; when all are 0 the first part takes everything.
 */
export function splitFen(amountFen: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map((_, index) => (index === 0 ? amountFen : 0));

  const exact = weights.map((weight) => BigInt(amountFen) * BigInt(weight));
  const parts = exact.map((value) => Number(value / BigInt(total)));
  const remainders = exact.map((value, index) => ({ index, left: value % BigInt(total) }));
  remainders.sort((a, b) => (a.left === b.left ? a.index - b.index : a.left > b.left ? -1 : 1));

  let missing = amountFen - parts.reduce((sum, part) => sum + part, 0);
  for (const { index } of remainders) {
    if (missing === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    missing -= 1;
  }
  return parts;
}
