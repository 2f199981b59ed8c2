import type { Instant } from './brand';

/** Points given by one grant, for as long as anything may happen to them. */
export interface Lot {
  /** The grant's key. */
  key: string;
  state: 'pending' | 'available';
  /** What the grant gives now. */
  points: number;
  /** What is left of it to spend, or still pending. */
  left: number;
  /** What of it ran out unspent. */
  expired: number;
  availableAt: Instant | null;
  /** Exclusive; null while pending without a date. */
  expiresAt: Instant | null;
}

/** One person's points: their lots, and what they owe because something was taken back that was spent already. */
export interface Purse {
  lots: readonly Lot[];
  owed: number;
}

export type PointsAccount = 'customer' | 'pending' | 'debt' | 'program' | 'spent' | 'expired';

/** One transfer of an entry: always positive, never changed, answered by another. */
export interface Leg {
  from: PointsAccount;
  to: PointsAccount;
  points: number;
  /** Whose points they are, where they touch a person's available or pending ones. */
  lot: string | null;
}

export type EntryKind =
  'earn' | 'release' | 'pay-debt' | 'spend' | 'give-back' | 'expire' | 'take-back' | 'owe' | 'adjust';

/** One thing that happened to a purse, with its transfers. */
export interface Posting {
  kind: EntryKind;
  /** The lot it happened to; null when it was paid from several. */
  lot: string | null;
  legs: readonly Leg[];
}

/** A purse after something, and what was posted for it. */
export interface Turned {
  purse: Purse;
  postings: readonly Posting[];
}

export function availableOf(purse: Purse): number {
  return purse.lots.reduce((sum, lot) => sum + (lot.state === 'available' ? lot.left : 0), 0);
}

export function pendingOf(purse: Purse): number {
  return purse.lots.reduce((sum, lot) => sum + (lot.state === 'pending' ? lot.left : 0), 0);
}

/**
 * A grant of points arrives: pending, or at once available, and then it pays what is owed first. One told so late that
 * it is past its end already comes and runs out.
 */
export function earn(
  purse: Purse,
  grant: Pick<Lot, 'key' | 'points' | 'availableAt' | 'expiresAt'>,
  now: Instant,
): Turned {
  const isDue = grant.availableAt !== null && grant.availableAt <= now;
  const lot: Lot = { ...grant, state: isDue ? 'available' : 'pending', left: grant.points, expired: 0 };
  const legs: Leg[] = [
    { from: 'program', to: isDue ? 'customer' : 'pending', points: lot.points, lot: lot.key },
  ];
  const earned = {
    purse: { ...purse, lots: [...purse.lots, lot] },
    postings: lot.points === 0 ? [] : [{ kind: 'earn' as const, lot: lot.key, legs }],
  };
  if (!isDue) return earned;
  return then(
    then(earned, (after) => expire(after, now)),
    (after) => payDebt(after, lot.key),
  );
}

/** Makes available what may no longer be returned, earliest first; each pays what is owed first. */
export function release(purse: Purse, now: Instant): Turned {
  const due = purse.lots
    .filter((lot) => lot.state === 'pending' && lot.availableAt !== null && lot.availableAt <= now)
    .sort((a, b) => (a.availableAt ?? 0) - (b.availableAt ?? 0) || compare(a.key, b.key));
  return due.reduce<Turned>((turned, lot) => then(turned, (after) => releaseLot(after, lot)), nothing(purse));
}

function releaseLot(purse: Purse, lot: Lot): Turned {
  const changed = withLot(purse, { ...lot, state: 'available' });
  const legs: Leg[] = [{ from: 'pending', to: 'customer', points: lot.left, lot: lot.key }];
  const postings = lot.left === 0 ? [] : [{ kind: 'release' as const, lot: lot.key, legs }];
  return then({ purse: changed, postings }, (after) => payDebt(after, lot.key));
}

/** What is past its end runs out: at the end of its last local day, neither earlier nor twice. */
export function expire(purse: Purse, now: Instant): Turned {
  const over = purse.lots.filter(
    (lot) => lot.state === 'available' && lot.left > 0 && lot.expiresAt !== null && lot.expiresAt <= now,
  );
  return over.reduce<Turned>((turned, lot) => {
    const legs: Leg[] = [{ from: 'customer', to: 'expired', points: lot.left, lot: lot.key }];
    return {
      purse: withLot(turned.purse, { ...lot, left: 0, expired: lot.expired + lot.left }),
      postings: [...turned.postings, { kind: 'expire', lot: lot.key, legs }],
    };
  }, nothing(purse));
}

/**
 * Spends points, what ends first being spent first. What is past its end at `now` is not there to be spent.
 *
 * @returns how many are missing when there are not enough; then nothing changes.
 */
export function spend(purse: Purse, points: number, now: Instant): Turned | { short: number } {
  const expired = expire(purse, now);
  const short = points - availableOf(expired.purse);
  if (short > 0) return { short };
  return then(expired, (after) => {
    const { purse: left, legs } = draw(after, points, 'spent');
    return { purse: left, postings: [{ kind: 'spend', lot: null, legs }] };
  });
}

/**
 * Gives back what was spent, into the lots it came from; what is owed is paid first. A lot past its end takes its
 * points with it, unless the brand gives until `graceEnd`.
 *
 * @param legs of the spending.
 * @param graceEnd exclusive; null = what is over stays over.
 */
export function giveBack(purse: Purse, legs: readonly Leg[], graceEnd: Instant | null, now: Instant): Turned {
  const returned = legs.reduce<{ purse: Purse; legs: Leg[] }>(
    (state, { lot: key, points }) => {
      const lot = state.purse.lots.find((one) => one.key === key);
      if (lot === undefined) return state;
      const isOver = lot.expiresAt !== null && lot.expiresAt <= now;
      const expiresAt = isOver && graceEnd !== null ? graceEnd : lot.expiresAt;
      return {
        purse: withLot(state.purse, { ...lot, left: lot.left + points, expiresAt }),
        legs: [...state.legs, { from: 'spent', to: 'customer', points, lot: key }],
      };
    },
    { purse, legs: [] },
  );
  const given: Turned = {
    purse: returned.purse,
    postings: returned.legs.length === 0 ? [] : [{ kind: 'give-back', lot: null, legs: returned.legs }],
  };
  const paid = legs.reduce<Turned>(
    (turned, leg) => then(turned, (after) => payDebt(after, leg.lot ?? '')),
    given,
  );
  return then(paid, (after) => expire(after, now));
}

/**
 * Makes a lot give what its grant says now. Less is taken back: from the lot, from what of it ran out (that is gone
 * already), from the person's other available points; the rest is owed, and later earnings pay it first.
 *
 * Its dates follow the facts, so that the same orders always end in the same purse; what is available stays so.
 */
export function resize(
  purse: Purse,
  grant: Pick<Lot, 'key' | 'points' | 'availableAt' | 'expiresAt'>,
  now: Instant,
): Turned {
  if (!purse.lots.some((one) => one.key === grant.key)) return earn(purse, grant, now);
  const resized = then(expire(purse, now), (after) => resizeLot(after, grant));
  return then(
    then(resized, (after) => release(after, now)),
    (after) => expire(after, now),
  );
}

function resizeLot(purse: Purse, grant: Pick<Lot, 'key' | 'points' | 'availableAt' | 'expiresAt'>): Turned {
  const lot = purse.lots.find((one) => one.key === grant.key);
  if (lot === undefined) return nothing(purse);
  const dated: Lot = { ...lot, availableAt: grant.availableAt, expiresAt: grant.expiresAt };
  const more = grant.points - lot.points;
  const changed = withLot(purse, dated);
  return more >= 0 ? add(changed, dated, more) : takeBack(changed, dated, -more);
}

function add(purse: Purse, lot: Lot, points: number): Turned {
  if (points === 0) return nothing(purse);
  const to = lot.state === 'pending' ? 'pending' : 'customer';
  const legs: Leg[] = [{ from: 'program', to, points, lot: lot.key }];
  const added: Turned = {
    purse: withLot(purse, { ...lot, points: lot.points + points, left: lot.left + points }),
    postings: [{ kind: 'earn', lot: lot.key, legs }],
  };
  return lot.state === 'pending' ? added : then(added, (after) => payDebt(after, lot.key));
}

function takeBack(purse: Purse, lot: Lot, points: number): Turned {
  const fromLot = Math.min(lot.left, points);
  const fromExpired = Math.min(lot.expired, points - fromLot);
  const shrunk = withLot(purse, {
    ...lot,
    points: lot.points - points,
    left: lot.left - fromLot,
    expired: lot.expired - fromExpired,
  });
  const rest = points - fromLot - fromExpired;
  const fromOthers = Math.min(rest, availableOf(shrunk));
  const drawn = draw(shrunk, fromOthers, 'program');
  const account = lot.state === 'pending' ? 'pending' : 'customer';
  const own: Leg[] = fromLot === 0 ? [] : [{ from: account, to: 'program', points: fromLot, lot: lot.key }];
  const legs = [...own, ...drawn.legs];

  const postings: Posting[] = legs.length === 0 ? [] : [{ kind: 'take-back', lot: lot.key, legs }];
  const owed = rest - fromOthers;
  if (owed > 0) {
    const debt: Leg = { from: 'debt', to: 'program', points: owed, lot: null };
    postings.push({ kind: 'owe', lot: lot.key, legs: [debt] });
  }
  return { purse: { ...drawn.purse, owed: drawn.purse.owed + owed }, postings };
}

/** Takes from available lots, what ends first first. There is enough. */
function draw(purse: Purse, points: number, to: PointsAccount): { purse: Purse; legs: Leg[] } {
  const inOrder = purse.lots
    .filter((lot) => lot.state === 'available' && lot.left > 0)
    .sort((a, b) => endOf(a) - endOf(b) || compare(a.key, b.key));
  let missing = points;
  let after = purse;
  const legs: Leg[] = [];
  for (const lot of inOrder) {
    if (missing === 0) break;
    const taken = Math.min(lot.left, missing);
    after = withLot(after, { ...lot, left: lot.left - taken });
    legs.push({ from: 'customer', to, points: taken, lot: lot.key });
    missing -= taken;
  }
  return { purse: after, legs };
}

/** What has just become available pays what is owed before anything else. */
function payDebt(purse: Purse, key: string): Turned {
  const lot = purse.lots.find((one) => one.key === key);
  const paid = Math.min(purse.owed, lot?.left ?? 0);
  if (lot === undefined || paid === 0) return nothing(purse);
  const legs: Leg[] = [{ from: 'customer', to: 'debt', points: paid, lot: key }];
  return {
    purse: { ...withLot(purse, { ...lot, left: lot.left - paid }), owed: purse.owed - paid },
    postings: [{ kind: 'pay-debt', lot: key, legs }],
  };
}

/** Pays what is owed from what is available, what ends first first: two purses that became one may need it. */
export function payOwed(purse: Purse): Turned {
  const points = Math.min(purse.owed, availableOf(purse));
  if (points === 0) return nothing(purse);
  const { purse: left, legs } = draw(purse, points, 'debt');
  return {
    purse: { ...left, owed: purse.owed - points },
    postings: [{ kind: 'pay-debt', lot: null, legs }],
  };
}

function nothing(purse: Purse): Turned {
  return { purse, postings: [] };
}

function then(turned: Turned, next: (purse: Purse) => Turned): Turned {
  const after = next(turned.purse);
  return { purse: after.purse, postings: [...turned.postings, ...after.postings] };
}

function withLot(purse: Purse, lot: Lot): Purse {
  return { ...purse, lots: purse.lots.map((one) => (one.key === lot.key ? lot : one)) };
}

function endOf(lot: Lot): number {
  return lot.expiresAt ?? Number.MAX_SAFE_INTEGER;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
