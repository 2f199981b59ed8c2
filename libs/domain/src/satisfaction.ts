/** How many said what: index is the rating or the likelihood, value the number of people. */
export type Tally = readonly number[];

/** A share or a score with where it lies, of 20 such intervals 19 hold the truth. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** 95 %, both sides. */
const Z = 1.959963984540054;
const PROMOTES = 9;
const DETRACTS = 6;
const SATISFIED = 4;

/** Customer satisfaction 满意度 over ratings of 1–5: index 0 stays empty. */
export interface Csat {
  answers: number;
  /** Null when nobody answered. */
  mean: number | null;
  /** The share of 4 and 5; null when nobody answered. */
  satisfied: Estimate | null;
}

/** @param ratings six numbers, of which the first is not looked at. */
export function csatOf(ratings: Tally): Csat {
  const counted = ratings.map((people, rating) => (rating === 0 ? 0 : people));
  const answers = sum(counted);
  if (answers === 0) return { answers, mean: null, satisfied: null };
  const total = counted.reduce((all, people, rating) => all + people * rating, 0);
  return { answers, mean: total / answers, satisfied: wilson(sum(counted.slice(SATISFIED)), answers) };
}

/** A share with its interval after Wilson (1927): never outside 0 to 1, right for small numbers too. */
export function wilson(of: number, all: number): Estimate {
  const share = of / all;
  const spread = Z ** 2 / all;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / all + spread / (4 * all));
  return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Net promoter score 净推荐值 over likelihoods of 0–10. */
export interface Nps {
  answers: number;
  /** 9 and 10. */
  promoters: number;
  passives: number;
  /** 0 to 6. */
  detractors: number;
  /** −100 to 100; null when nobody answered. */
  score: Estimate | null;
}

/**
 * The interval is Rocks's (2016) adjusted Wald: three answers are added, a quarter of them promoters and a quarter
 * detractors. The plain one is too short for few people, and of no length when all say the same.
 */
export function npsScore(likelihoods: Tally): Nps {
  const answers = sum(likelihoods);
  const promoters = sum(likelihoods.slice(PROMOTES));
  const detractors = sum(likelihoods.slice(0, DETRACTS + 1));
  const counts = { answers, promoters, passives: answers - promoters - detractors, detractors };
  if (answers === 0) return { ...counts, score: null };
  const all = answers + 3;
  const [up, down] = [(promoters + 0.75) / all, (detractors + 0.75) / all];
  const half = Z * Math.sqrt((up + down - (up - down) ** 2) / all);
  const value = (promoters - detractors) / answers;
  const low = Math.max(-1, Math.min(value, up - down - half));
  const high = Math.min(1, Math.max(value, up - down + half));
  return { ...counts, score: { value: value * 100, low: low * 100, high: high * 100 } };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
