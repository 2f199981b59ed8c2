import fc from 'fast-check';
import { csatOf, npsScore, wilson } from './satisfaction';

describe('satisfaction', () => {
  it('is the mean and the share of those who are satisfied', () => {
    const { answers, mean, satisfied } = csatOf([0, 2, 1, 3, 4, 10]);
    expect(answers).toBe(20);
    expect(mean).toBeCloseTo(3.95, 12);
    expect(satisfied?.value).toBeCloseTo(0.7, 12);
  });

  it('of nobody is not known', () => {
    expect(csatOf([0, 0, 0, 0, 0, 0])).toEqual({ answers: 0, mean: null, satisfied: null });
    expect(csatOf([])).toEqual({ answers: 0, mean: null, satisfied: null });
  });

  it('does not look at a rating of nothing', () => {
    expect(csatOf([9, 0, 0, 0, 0, 1])).toMatchObject({ answers: 1, mean: 5 });
  });

  it('lies where Wilson says', () => {
    // Newcombe (1998), table I: 81 of 263, and 0 of 20.
    expect(wilson(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263).high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 20).low).toBe(0);
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
  });
});

const tally = (detractors: number, passives: number, promoters: number) => {
  const likelihoods = Array.from({ length: 11 }, () => 0);
  [likelihoods[3], likelihoods[8], likelihoods[10]] = [detractors, passives, promoters];
  return npsScore(likelihoods);
};

describe('the net promoter score', () => {
  it('takes those who would not from those who would', () => {
    expect(npsScore([1, 0, 0, 0, 0, 0, 2, 3, 0, 2, 2])).toMatchObject({
      answers: 10,
      promoters: 4,
      passives: 3,
      detractors: 3,
      score: { value: 10 },
    });
  });

  it('of nobody is not known', () => {
    expect(npsScore(Array.from({ length: 11 }, () => 0)).score).toBeNull();
  });

  it('lies in its interval, which lies within ±100 and is never of no length', () => {
    const people = fc.nat({ max: 400 });
    fc.assert(
      fc.property(people, people, people, (detractors, passives, promoters) => {
        const { answers, score } = tally(detractors, passives, promoters);
        if (score === null) return expect(answers).toBe(0);
        expect(score.low).toBeLessThanOrEqual(score.value);
        expect(score.high).toBeGreaterThanOrEqual(score.value);
        expect(score.low).toBeGreaterThanOrEqual(-100);
        expect(score.high).toBeLessThanOrEqual(100);
        expect(score.high - score.low).toBeGreaterThan(0);
      }),
    );
  });

  /** How likely an interval holds the truth: every outcome of so many answers, weighed by its likelihood. */
  function coverage(answers: number, up: number, down: number): number {
    const logs = [0];
    for (let n = 1; n <= answers; n += 1) logs.push((logs[n - 1] ?? 0) + Math.log(n));
    const log = (n: number) => logs[n] ?? 0;
    const truth = (up - down) * 100;
    let covered = 0;
    for (let promoters = 0; promoters <= answers; promoters += 1) {
      for (let detractors = 0; detractors + promoters <= answers; detractors += 1) {
        const passives = answers - promoters - detractors;
        const { score } = tally(detractors, passives, promoters);
        if (score === null || score.low > truth || truth > score.high) continue;
        const ways = log(answers) - log(promoters) - log(detractors) - log(passives);
        const each =
          promoters * Math.log(up) + detractors * Math.log(down) + passives * Math.log(1 - up - down);
        covered += Math.exp(ways + each);
      }
    }
    return covered;
  }

  it.each([10, 20, 50])('of %i people holds the truth 19 times of 20, near enough', (answers) => {
    const covered = [
      [0.5, 0.2],
      [0.7, 0.1],
      [0.3, 0.3],
      [0.85, 0.05],
      [0.2, 0.6],
      [0.1, 0.1],
    ].map(([up = 0, down = 0]) => coverage(answers, up, down));
    expect(Math.min(...covered)).toBeGreaterThan(0.925);
  });
});
