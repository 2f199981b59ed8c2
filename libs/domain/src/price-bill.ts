import {
  type BillLine,
  type CouponWorth,
  inOrderOfSteps,
  type Price,
  type PricedCoupon,
  type Turn,
  whyNotTogether,
  whyOutOfScope,
} from './coupon';
import { shareFen, splitFen, yuanText } from './money';
import { refuse, type Refusal } from './refusal';

/**
 * The price of a bill, by one published order of steps:
 *
 * 1. member price: each line at the lowest of the person's own rate and the member-price coupons for it;
 * 2. percent coupons; 3. cash coupons; 4. gift coupons, which take nothing off.
 *
 * Within a step the order is by name, then by what the coupon says: the order they are given in does not matter.
 * Thresholds look at the lines in scope after the member price and before any other coupon; that of a member-price
 * coupon after the person's own. What comes off is rounded down to whole fen and split over the lines in proportion to
 * what is left of them, largest remainder first.
 *
 * @param memberRate what the person pays anyway, ten-thousandths, or null.
 * @returns COUPONS_DO_NOT_STACK, COUPON_OUT_OF_SCOPE or BELOW_THRESHOLD when a coupon cannot be used on this bill.
 */
export function priceBill(
  lines: readonly BillLine[],
  memberRate: number | null,
  coupons: readonly PricedCoupon[],
): Price | Refusal {
  const inTurn = inOrderOfSteps(coupons, lines);
  const refusal = whyNotTogether(inTurn) ?? whyOutOfScope(inTurn);
  if (refusal !== null) return refusal;

  const amounts = lines.map((line) => line.amountFen);
  const ownOffs = splitFen(shareFen(sum(amounts), 10_000 - (memberRate ?? 10_000)), amounts);
  const afterOwn = minus(amounts, ownOffs);
  const members = inTurn.filter(({ coupon }) => coupon.worth.kind === 'member');
  const memberOffs = offsOfMembers(members, memberRate ?? 10_000, amounts, ownOffs);
  const afterMember = [...memberOffs.values()].reduce(minus, afterOwn);

  const others = inTurn.filter(({ coupon }) => coupon.worth.kind !== 'member');
  const below = firstBelow(members, afterOwn) ?? firstBelow(others, afterMember);
  if (below !== null) return below;

  const couponOffs = new Map<number, number[]>();
  let left = afterMember;
  for (const turn of others) {
    const base = only(turn.inScope, left);
    const offs = splitFen(offOf(turn.coupon.worth, sum(base)), base);
    couponOffs.set(turn.index, offs);
    left = minus(left, offs);
  }
  return priceOf(
    amounts,
    afterMember,
    left,
    coupons.map((_, index) => memberOffs.get(index) ?? couponOffs.get(index) ?? []),
  );
}

function firstBelow(turns: readonly Turn[], left: readonly number[]): Refusal | null {
  for (const { coupon, inScope } of turns) {
    const shortFen = coupon.thresholdFen - sum(only(inScope, left));
    if (shortFen > 0) return refuse('BELOW_THRESHOLD', { short: yuanText(shortFen) });
  }
  return null;
}

/**
 * What member-price coupons take off beyond the person's own member price, by index. Each line has one member price,
 * the lowest; a coupon no line needs takes nothing.
 */
function offsOfMembers(
  members: readonly Turn[],
  ownRate: number,
  amounts: readonly number[],
  ownOffs: readonly number[],
): Map<number, number[]> {
  const lowestFirst = [...members].sort((a, b) => rateOf(a) - rateOf(b));
  const winners = amounts.map((_, line) =>
    lowestFirst.find((turn) => turn.inScope[line] === true && rateOf(turn) < ownRate),
  );
  return new Map(
    members.map((turn) => {
      const won = winners.map((winner) => winner === turn);
      const inAll = shareFen(sum(only(won, amounts)), 10_000 - rateOf(turn));
      // Rounding may have given these lines a fen more of the person's own price than their share.
      const beyond = Math.max(0, inAll - sum(only(won, ownOffs)));
      return [turn.index, splitFen(beyond, only(won, minus(amounts, ownOffs)))];
    }),
  );
}

function rateOf({ coupon }: Turn): number {
  return coupon.worth.kind === 'member' ? coupon.worth.rate : 10_000;
}

/** @param amountFen what is left of the lines in scope; no coupon takes more. */
function offOf(worth: CouponWorth, amountFen: number): number {
  switch (worth.kind) {
    case 'percent': {
      const off = shareFen(amountFen, 10_000 - worth.rate);
      return worth.capFen === null ? off : Math.min(off, worth.capFen);
    }
    case 'cash':
      return Math.min(worth.offFen, amountFen);
    case 'gift':
    case 'member':
      return 0;
  }
}

function priceOf(
  amounts: readonly number[],
  afterMember: readonly number[],
  left: readonly number[],
  offs: number[][],
): Price {
  const memberOffs = minus(amounts, afterMember);
  const couponOffs = minus(afterMember, left);
  return {
    billFen: sum(amounts),
    memberOffFen: sum(memberOffs),
    couponOffFen: sum(couponOffs),
    payableFen: sum(left),
    coupons: offs.map((linesOffFen) => ({ offFen: sum(linesOffFen), linesOffFen })),
    lines: amounts.map((amountFen, line) => ({
      amountFen,
      memberOffFen: memberOffs[line] ?? 0,
      couponOffFen: couponOffs[line] ?? 0,
      payableFen: left[line] ?? 0,
    })),
  };
}

function sum(list: readonly number[]): number {
  return list.reduce((all, one) => all + one, 0);
}

function minus(from: readonly number[], taken: readonly number[]): number[] {
  return from.map((amount, line) => amount - (taken[line] ?? 0));
}

/** The amounts of the lines in scope, 0 for the others. */
function only(inScope: readonly boolean[], amounts: readonly number[]): number[] {
  return amounts.map((amount, line) => (inScope[line] === true ? amount : 0));
}
