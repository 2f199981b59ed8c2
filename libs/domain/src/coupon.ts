import { refuse, type Refusal } from './refusal';

/** What a coupon takes off. `rate` is what remains to pay, in ten-thousandths: 9折 = 9000. */
export type CouponWorth =
  | { kind: 'percent'; rate: number; capFen: number | null }
  | { kind: 'cash'; offFen: number }
  | { kind: 'gift'; giftName: string }
  /** A member price for one bill. */
  | { kind: 'member'; rate: number };

/** What a coupon is for. */
export type CouponScope = { kind: 'all' } | { kind: 'product' | 'category'; keys: readonly string[] };

export interface PricedCoupon {
  name: string;
  worth: CouponWorth;
  /** The lines in scope, after member price, must come to at least this. */
  thresholdFen: number;
  scope: CouponScope;
  /** The scope in words, for the one who is refused. */
  scopeText: string;
  /** Two coupons of one group are not used on one bill. */
  stackingGroup: string;
}

/** One line of a bill. A line that names neither product nor category is in every scope: the cashier judges. */
export interface BillLine {
  /** Of the whole line, whole fen ≥ 0. */
  amountFen: number;
  productId?: string | null;
  category?: string | null;
}

/** Everything in whole fen. Down and across, the parts add up to the whole. */
export interface Price {
  billFen: number;
  /** By member price: the person's own and member-price coupons. */
  memberOffFen: number;
  /** By all other coupons. */
  couponOffFen: number;
  payableFen: number;
  /** Parallel to the coupons given: what each takes off, in all and of each line. */
  coupons: { offFen: number; linesOffFen: number[] }[];
  /** Parallel to the lines given. */
  lines: { amountFen: number; memberOffFen: number; couponOffFen: number; payableFen: number }[];
}

/** The published order of steps; a coupon takes its part of what the steps before it left. */
const STEPS: Record<CouponWorth['kind'], number> = { member: 0, percent: 1, cash: 2, gift: 3 };

/** A coupon in its turn. */
export interface Turn {
  coupon: PricedCoupon;
  /** Its place in the list given. */
  index: number;
  /** Parallel to the lines. */
  inScope: boolean[];
}

/** Sorts coupons into the order they take their part in; see `priceBill`. */
export function inOrderOfSteps(coupons: readonly PricedCoupon[], lines: readonly BillLine[]): Turn[] {
  const turns = coupons.map((coupon, index) => ({
    coupon,
    index,
    inScope: lines.map((line) => isInScope(line, coupon.scope)),
    says: JSON.stringify([coupon.worth, coupon.thresholdFen, coupon.scope]),
  }));
  return turns.sort(
    (a, b) =>
      STEPS[a.coupon.worth.kind] - STEPS[b.coupon.worth.kind] ||
      byText(a.coupon.name, b.coupon.name) ||
      byText(a.says, b.says) ||
      a.index - b.index,
  );
}

function isInScope(line: BillLine, scope: CouponScope): boolean {
  const productId = line.productId ?? null;
  const category = line.category ?? null;
  if (scope.kind === 'all' || (productId === null && category === null)) return true;
  const key = scope.kind === 'product' ? productId : category;
  return key !== null && scope.keys.includes(key);
}

/** @returns COUPONS_DO_NOT_STACK, or null. */
export function whyNotTogether(turns: readonly Turn[]): Refusal | null {
  const first = new Map<string, string>();
  for (const { coupon } of turns) {
    const other = first.get(coupon.stackingGroup);
    if (other !== undefined) return refuse('COUPONS_DO_NOT_STACK', { a: other, b: coupon.name });
    first.set(coupon.stackingGroup, coupon.name);
  }
  return null;
}

/** @returns COUPON_OUT_OF_SCOPE when a coupon fits no line, or null. */
export function whyOutOfScope(turns: readonly Turn[]): Refusal | null {
  const out = turns.find(({ coupon, inScope }) => coupon.scope.kind !== 'all' && !inScope.includes(true));
  return out === undefined ? null : refuse('COUPON_OUT_OF_SCOPE', { scope: out.coupon.scopeText });
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
