import fc from 'fast-check';
import { DAY_MS, HOUR_MS } from './calendar';
import {
  DELIVERY_STAGES,
  deliveryOf,
  foldParcels,
  isLate,
  PARCEL_STAGES,
  type ParcelMove,
  usualTransit,
} from './parcel';

const T0 = Date.parse('2026-09-01T10:00:00+08:00');
const move = (change: Partial<ParcelMove> = {}): ParcelMove => ({
  eventId: 'e1',
  at: T0,
  trackingNo: 'SF1',
  carrier: '顺丰速运',
  stage: 'moving',
  place: null,
  words: null,
  expectedAt: null,
  ...change,
});
const ORDER = { paidAt: T0, shippedAt: null, signedAt: null, completedAt: null, voided: false };

describe('parcels', () => {
  it('are what was said of them last', () => {
    const [parcel] = foldParcels([
      move({ eventId: 'b', at: T0 + 2, stage: 'delivering', carrier: null, expectedAt: T0 + DAY_MS }),
      move({ eventId: 'a', at: T0 + 1 }),
    ]);
    expect(parcel).toMatchObject({
      trackingNo: 'SF1',
      carrier: '顺丰速运',
      stage: 'delivering',
      expectedAt: T0 + DAY_MS,
    });
    expect(parcel?.moves.map(({ eventId }) => eventId)).toEqual(['b', 'a']);
  });

  it('signed for stay signed for', () => {
    const [parcel] = foldParcels([
      move({ eventId: 'a', stage: 'signed' }),
      move({ eventId: 'b', at: T0 + 9 }),
    ]);
    expect(parcel).toMatchObject({ stage: 'signed', signedAt: T0 });
  });

  it('are several where there are several', () => {
    const parcels = foldParcels([move({ eventId: 'b', trackingNo: 'YT2', at: T0 + 1 }), move()]);
    expect(parcels.map(({ trackingNo }) => trackingNo)).toEqual(['SF1', 'YT2']);
  });

  const anyMove = fc.record({
    eventId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    at: fc.integer({ min: T0, max: T0 + 5 }),
    trackingNo: fc.constantFrom('SF1', 'YT2'),
    carrier: fc.constantFrom('顺丰速运', null),
    stage: fc.constantFrom(...PARCEL_STAGES),
    place: fc.constant(null),
    words: fc.constant(null),
    expectedAt: fc.constantFrom(null, T0 + DAY_MS, T0 + 2 * DAY_MS),
  });

  it('are the same in whatever order and however often things are said', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyMove, { selector: ({ eventId }) => eventId }),
        fc.nat(),
        (moves, salt) => {
          const shuffled = [...moves, ...moves].toSorted(
            (a, b) => ((a.eventId.charCodeAt(0) * salt) % 7) - ((b.eventId.charCodeAt(0) * salt) % 7),
          );
          expect(foldParcels(shuffled)).toEqual(foldParcels(moves));
        },
      ),
    );
  });
});

describe('a delivery', () => {
  it('has come as far as the furthest that was said', () => {
    const parcels = foldParcels([
      move({ at: T0 + HOUR_MS }),
      move({ eventId: 'b', at: T0 + DAY_MS, stage: 'delivering' }),
    ]);
    const delivery = deliveryOf(ORDER, parcels, null);
    expect(delivery.stage).toBe('delivering');
    expect(delivery.reachedAt).toEqual({
      paid: T0,
      shipped: T0 + HOUR_MS,
      moving: T0 + HOUR_MS,
      delivering: T0 + DAY_MS,
      signed: null,
    });
  });

  it('is there when the shop says so, when it is completed, or when every parcel was signed for', () => {
    const both = [
      move({ stage: 'signed', at: T0 + 5 }),
      move({ eventId: 'b', trackingNo: 'YT2', at: T0 + 9 }),
    ];
    expect(deliveryOf(ORDER, foldParcels(both), null).stage).toBe('moving');
    const all = [...both, move({ eventId: 'c', trackingNo: 'YT2', stage: 'signed', at: T0 + 12 })];
    expect(deliveryOf(ORDER, foldParcels(all), null).reachedAt.signed).toBe(T0 + 12);
    expect(deliveryOf({ ...ORDER, signedAt: T0 + 20 }, foldParcels(all), null).reachedAt.signed).toBe(
      T0 + 20,
    );
    expect(deliveryOf({ ...ORDER, completedAt: T0 + 30 }, [], null)).toMatchObject({
      stage: 'signed',
      expectedAt: null,
    });
  });

  it('of what was refunded whole is none', () => {
    expect(deliveryOf({ ...ORDER, shippedAt: T0 + 1, voided: true }, [], DAY_MS)).toMatchObject({
      stage: null,
      expectedAt: null,
      isGuess: false,
    });
  });

  it('is expected when the slowest carrier says, else when it is usual, else nobody knows', () => {
    const shipped = { ...ORDER, shippedAt: T0 };
    const said = foldParcels([
      move({ expectedAt: T0 + DAY_MS }),
      move({ eventId: 'b', trackingNo: 'YT2', expectedAt: T0 + 2 * DAY_MS }),
    ]);
    expect(deliveryOf(shipped, said, 3 * DAY_MS)).toMatchObject({
      expectedAt: T0 + 2 * DAY_MS,
      isGuess: false,
    });
    expect(deliveryOf(shipped, [], 3 * DAY_MS)).toMatchObject({ expectedAt: T0 + 3 * DAY_MS, isGuess: true });
    expect(deliveryOf(shipped, [], null)).toMatchObject({ expectedAt: null, isGuess: false });
    expect(deliveryOf(ORDER, [], 3 * DAY_MS)).toMatchObject({ expectedAt: null, isGuess: false });
  });

  it('that is held up says so until it is there', () => {
    const held = foldParcels([move({ stage: 'held-up' })]);
    expect(deliveryOf(ORDER, held, null).isHeldUp).toBe(true);
    expect(deliveryOf({ ...ORDER, signedAt: T0 + 9 }, held, null).isHeldUp).toBe(false);
  });

  it('is late a day after it was expected', () => {
    const waiting = { stage: 'moving' as const, expectedAt: T0 };
    expect([isLate(waiting, T0 + DAY_MS - 1), isLate(waiting, T0 + DAY_MS)]).toEqual([false, true]);
    expect(isLate({ stage: 'signed', expectedAt: T0 }, T0 + 9 * DAY_MS)).toBe(false);
    expect(isLate({ stage: 'moving', expectedAt: null }, T0 + 9 * DAY_MS)).toBe(false);
  });

  it('never goes back when more is said, refunds apart', () => {
    const stages = fc.array(fc.constantFrom(...PARCEL_STAGES), { maxLength: 8 });
    fc.assert(
      fc.property(stages, fc.nat(7), (said, cut) => {
        const moves = said.map((stage, n) => move({ eventId: `e${n}`, at: T0 + n, stage }));
        const at = (some: readonly ParcelMove[]) =>
          DELIVERY_STAGES.indexOf(deliveryOf(ORDER, foldParcels(some), null).stage ?? 'paid');
        expect(at(moves)).toBeGreaterThanOrEqual(at(moves.slice(0, cut)));
      }),
    );
  });
});

describe('what is usual', () => {
  it('is what four of five orders need, of twenty and more', () => {
    const days = Array.from({ length: 20 }, (_, n) => (20 - n) * DAY_MS);
    expect(usualTransit(days)).toBe(16 * DAY_MS);
    expect(usualTransit(days.slice(1))).toBeNull();
  });
});
