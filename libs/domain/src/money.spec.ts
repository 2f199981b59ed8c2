import fc from 'fast-check';
import { shareFen, splitFen } from './money';

const fen = fc.oneof(fc.nat(20_000), fc.maxSafeNat());
const weights = fc.array(fc.oneof(fc.constantFrom(0, 1, 3), fc.nat(5_000), fc.nat(9_000_000_000)), {
  minLength: 1,
  maxLength: 12,
});
const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);

/** Splits, and checks on the way that the parts add up to the whole and none is negative. */
function split(amountFen: number, over: readonly number[]): number[] {
  const parts = splitFen(amountFen, over);
  expect(parts).toHaveLength(over.length);
  expect(parts.reduce((all, part) => all + BigInt(part), 0n)).toBe(BigInt(amountFen));
  expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true);
  return parts;
}

describe('the share of an amount', () => {
  it('is exact to the fen for any amount and rate, rounded down', () => {
    fc.assert(
      fc.property(fen, fc.integer({ min: 0, max: 10_000 }), (amountFen, rate) => {
        expect(BigInt(shareFen(amountFen, rate))).toBe((BigInt(amountFen) * BigInt(rate)) / 10_000n);
      }),
    );
  });

  it('drops the part of a fen, so 10 % of ¥0.19 is one fen', () => {
    expect(shareFen(19, 1000)).toBe(1);
    expect(shareFen(9, 1000)).toBe(0);
  });

  it('stays exact where a floating point product would not', () => {
    const amountFen = 9_007_199_254_740_991;
    expect(shareFen(amountFen, 9999)).toBe(9_006_298_534_815_516);
    expect(shareFen(amountFen, 10_000)).toBe(amountFen);
  });
});

describe('an amount split over lines', () => {
  it('comes back whole, whatever the amount and the weights', () => {
    fc.assert(fc.property(fen, weights, (amountFen, over) => void split(amountFen, over)));
  });

  it('takes no more from a line than the line is worth, as long as the lines are worth the amount', () => {
    const case_ = weights.chain((over) =>
      fc.tuple(fc.integer({ min: 0, max: sum(over) }), fc.constant(over)),
    );
    fc.assert(
      fc.property(case_, ([amountFen, over]) => {
        const parts = split(amountFen, over);
        expect(parts.filter((part, index) => part > over[index]!)).toEqual([]);
      }),
    );
  });

  it('gives every line its proportion, less than one fen away', () => {
    fc.assert(
      fc.property(fen, weights, (amountFen, over) => {
        const total = BigInt(sum(over));
        fc.pre(total > 0n);
        split(amountFen, over).forEach((part, index) => {
          const off = BigInt(part) * total - BigInt(amountFen) * BigInt(over[index]!);
          expect(off < total && off > -total).toBe(true);
        });
      }),
    );
  });

  it('rounds up only the lines with the largest remainders, the earlier of two equal ones', () => {
    fc.assert(
      fc.property(fen, weights, (amountFen, over) => {
        const total = BigInt(sum(over));
        fc.pre(total > 0n);
        const lines = split(amountFen, over).map((part, index) => {
          const exact = BigInt(amountFen) * BigInt(over[index]!);
          return { index, left: exact % total, up: BigInt(part) - exact / total };
        });
        expect(lines.every((line) => line.up === 0n || line.up === 1n)).toBe(true);
        for (const up of lines.filter((line) => line.up === 1n)) {
          for (const down of lines.filter((line) => line.up === 0n)) {
            expect(up.left > down.left || (up.left === down.left && up.index < down.index)).toBe(true);
          }
        }
      }),
    );
  });

  it('splits ¥1.00 over three equal lines as 34, 33, 33', () => {
    expect(split(100, [1, 1, 1])).toEqual([34, 33, 33]);
  });

  it('gives the odd fen to the largest remainder, not to the first line', () => {
    expect(split(10, [1, 2, 4])).toEqual([1, 3, 6]);
    expect(split(1, [1, 2])).toEqual([0, 1]);
  });

  it('takes nothing from a line that costs nothing', () => {
    expect(split(7, [0, 3, 0, 4])).toEqual([0, 3, 0, 4]);
  });

  it('puts all on the first line when every line costs nothing', () => {
    expect(split(5, [0, 0, 0])).toEqual([5, 0, 0]);
  });

  it('has no parts without lines', () => {
    expect(splitFen(0, [])).toEqual([]);
  });
});
