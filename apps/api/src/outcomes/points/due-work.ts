import type { Instant, Lot } from '@fanchang/domain';

export const POINTS_DUE = 'points.due';

/** The moment that came, and the last lot that ran out in an earlier batch of it. */
export interface DuePoints {
  at: Instant;
  after: number;
}

/** The work of what comes due with these lots: one row for each instant, however many lots. */
export function dueOf(lots: readonly Lot[]) {
  const instants = lots.flatMap((lot) => {
    const at = lot.state === 'pending' ? lot.availableAt : lot.expiresAt;
    return lot.left === 0 || at === null ? [] : [at];
  });
  return [...new Set(instants)].map((at) => dueAt(at, at));
}

export function dueAt(at: Instant, runAt: Instant, after = 0) {
  const payload: DuePoints = { at, after };
  return { kind: POINTS_DUE, payload, key: `${POINTS_DUE}:${at}`, runAt };
}
