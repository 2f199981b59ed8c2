import type { CustomerId, Instant } from './brand';

/** What a grant gives. `over` outcomes (ended before they were decided) are written down, never issued. */
export type Outcome =
  | { kind: 'coupon'; template: string; startsAt: Instant; endsAt: Instant }
  | {
      kind: 'points';
      points: number;
      /** From when they can be spent; null while that is not known (the order is not signed for yet). */
      availableAt: Instant | null;
      /** End, exclusive; null while `availableAt` is. */
      expiresAt: Instant | null;
    }
  /** A physical gift, to be claimed with an address before `endsAt`. `gift` is its `mall_items.item_key`. */
  | { kind: 'gift'; gift: string; name: string; endsAt: Instant }
  | { kind: 'member-price'; name: string; rate: number; startsAt: Instant; endsAt: Instant | null }
  /** Money to the shopper's WeChat balance 现金奖励, integer fen, to be claimed before `endsAt`; null = without end. */
  | { kind: 'cash'; fen: number; endsAt: Instant | null }
  /** Growth value 成长值. */
  | { kind: 'growth'; value: number };

/** The facts a decision counted, kept so that "why do I have this?" can be answered for ever. */
export interface Why {
  /** One sentence for the shopper, Chinese. */
  sentence: string;
  /** Orders that were counted, by the source's number, anchor first. */
  orders: readonly string[];
  /** What set it off: `order:NO`, `interaction:SOURCE:ID`, `mall:ORDER`. */
  setOffBy: string;
}

/** One benefit a program decided to give: pure data, applied by `outcomes/grants`. */
export interface Grant {
  /** Names the cause; a key is given at most once (product.md, "Exactly once"). */
  key: string;
  program: string;
  version: number;
  step: string;
  customerId: CustomerId;
  /** The facts the outcome hangs on. Same key and cause = the same grant; another cause moves it. */
  cause: string;
  outcome: Outcome;
  why: Why;
}

/**
 * `unfunded`: deserved, but a budget, a stock or a limit per person was used up. `standing`: given and deserved. `lapsed`: deserved, but over before it could be given. `withdrawn`: no longer
 * deserved and taken back. `kept`: no longer deserved, but already used, so left with the shopper.
 */
export type GrantState = 'standing' | 'lapsed' | 'withdrawn' | 'kept' | 'unfunded';

export interface GivenGrant {
  key: string;
  cause: string;
  /** Of the program that gave it. */
  version: number;
  /** `contentOf` the grant as it was given or last moved. */
  content: string;
  state: GrantState;
  /** What was given has been used by the shopper. */
  used: boolean;
}

export type GrantMove =
  | { move: 'give'; grant: Grant; state: 'standing' | 'lapsed' }
  | { move: 'shift'; grant: Grant; state: 'standing' | 'lapsed' }
  | { move: 'restore'; grant: Grant; state: 'standing' | 'lapsed' }
  | { move: 'take-back'; key: string }
  | { move: 'keep'; key: string };

/**
 * What to do so that what was given becomes what should stand: give the new, shift what hangs on other facts now,
 * take back what is no longer deserved and unused, keep what is used. The end is the same whichever way it was reached.
 */
export function reconcile(
  should: readonly Grant[],
  given: readonly GivenGrant[],
  now: Instant,
  onRefund: 'take-back-unused' | 'keep',
): GrantMove[] {
  const byKey = new Map(given.map((grant) => [grant.key, grant]));
  const moves: GrantMove[] = [];

  const seen = new Set<string>();
  for (const grant of should) {
    if (seen.has(grant.key)) continue;
    seen.add(grant.key);
    const before = byKey.get(grant.key);
    byKey.delete(grant.key);
    const state = isOver(grant.outcome, now) ? 'lapsed' : 'standing';
    if (before === undefined) moves.push({ move: 'give', grant, state });
    else if (before.state === 'withdrawn' || before.state === 'kept' || before.state === 'unfunded') {
      moves.push({ move: 'restore', grant, state: before.used ? 'standing' : state });
    } else if (!before.used && isMoved(grant, before)) moves.push({ move: 'shift', grant, state });
  }

  for (const left of byKey.values()) {
    if (left.state === 'withdrawn') continue;
    // Kept because it was used; a use undone since then leaves nothing to keep.
    if (left.state === 'kept' && (left.used || onRefund === 'keep')) continue;
    const keep = left.state === 'standing' && (left.used || onRefund === 'keep');
    moves.push({ move: keep ? 'keep' : 'take-back', key: left.key });
  }
  return moves;
}

/** A new version of the rules leaves alone what the old one gave, unless the facts it hangs on have changed. */
function isMoved(grant: Grant, before: GivenGrant): boolean {
  if (before.version !== grant.version) return before.cause !== grant.cause;
  return before.content !== contentOf(grant);
}

/** What a grant gives and why, as text that can be compared. */
export function contentOf(grant: Pick<Grant, 'outcome' | 'why'>): string {
  return JSON.stringify([grant.outcome, grant.why]);
}

/** True when there is nothing left to enjoy of it. */
export function isOver(outcome: Outcome, now: Instant): boolean {
  const endsAt = endOf(outcome);
  return endsAt !== null && endsAt <= now;
}

/** When it ends, exclusive; null = never, or not known yet. */
export function endOf(outcome: Outcome): Instant | null {
  switch (outcome.kind) {
    // Points run out in their ledger: one more order refunded a year later still takes back only what it gave.
    case 'points':
    case 'growth':
      return null;
    default:
      return outcome.endsAt;
  }
}
