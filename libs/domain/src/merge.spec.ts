import fc from 'fast-check';
import { consentOfBoth, goesOn, keyOfOther } from './merge';
import { orderPointsKey } from './points';
import type { CustomerId } from './brand';

const id = (value: number) => value as CustomerId;
const person = fc.integer({ min: 1, max: 10_000 }).map(id);

describe('the key of a grant when one customer turns out to be another', () => {
  it('changes the person of a ladder step, and nothing that only looks like them', () => {
    expect(keyOfOther('ladder:7:7:7:7', id(7), id(3))).toBe('ladder:7:7:3:7');
    expect(keyOfOther('ladder:repurchase:7d:12:9折券', id(7), id(3))).toBe('ladder:repurchase:7d:12:9折券');
  });

  it('changes the person of an order’s points, whatever the order is called', () => {
    fc.assert(
      fc.property(person, person, fc.string({ minLength: 1, maxLength: 20 }), (from, to, orderNo) => {
        const order = { source: 'shop', orderNo };
        const key = orderPointsKey('points', order, from);
        expect(keyOfOther(key, from, to)).toBe(orderPointsKey('points', order, to));
      }),
    );
  });

  it('leaves single moments alone', () => {
    for (const key of ['points:points:interaction:shop:7', 'mall:M7', 'gift:7:7:7:7:7']) {
      expect(keyOfOther(key, id(7), id(3))).toBe(key);
    }
  });

  it('comes back when the two are parted', () => {
    fc.assert(
      fc.property(person, person, fc.constantFrom('7d', '30d', '7', ''), (from, to, step) => {
        const key = `ladder:repurchase:${step}:${from}:reward`;
        expect(keyOfOther(keyOfOther(key, from, to), to, from)).toBe(key);
      }),
    );
  });
});

describe('the grant a key goes on with', () => {
  const claimant = fc.record({
    id: fc.integer({ min: 1, max: 9 }),
    used: fc.boolean(),
    standing: fc.boolean(),
  });

  it('is the same whichever is named first, and whichever of three meet first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(claimant, { selector: (one) => one.id, minLength: 3, maxLength: 3 }),
        (all) => {
          const [a, b, c] = all;
          if (a === undefined || b === undefined || c === undefined) return;
          expect(goesOn(a, b)).toBe(goesOn(b, a));
          expect(goesOn(goesOn(a, b), c)).toBe(goesOn(a, goesOn(b, c)));
        },
      ),
    );
  });

  it('is the used one, else the standing one, else the older', () => {
    const one = { id: 2, used: true, standing: false };
    expect(goesOn(one, { id: 1, used: false, standing: true })).toBe(one);
    expect(goesOn({ id: 2, used: false, standing: true }, { id: 1, used: false, standing: false }).id).toBe(
      2,
    );
    expect(goesOn({ id: 2, used: true, standing: true }, { id: 1, used: true, standing: false }).id).toBe(1);
  });
});

it('two who become one agree to nothing that one of them had not', () => {
  expect(consentOfBoth(true, true)).toBe(true);
  expect(consentOfBoth(true, false)).toBe(false);
  expect(consentOfBoth(false, true)).toBe(false);
  expect(consentOfBoth(false, false)).toBe(false);
});
