import { shareFen, splitFen, yuanText } from './money';
import { refuse, type Refusal } from './refusal';

/** What a coupon takes off. `rate` is what remains to pay, in ten-thousandths: 9折 = 9000. */
export type CouponWorth =
  | { kind: 'percent'; rate: number; capFen: number | null }
  | { kind: 'cash'; offFen: number }
  | { kind: 'gift'; giftName: string };

export interface PricedCoupon {
  worth: CouponWorth;
  /** The bill, after member price, must come to at least this. */
  thresholdFen: number;
}

export interface Price {
  billFen: number;
  memberOffFen: number;
  couponOffFen: number;
  payableFen: number;
  /** What comes off each line, both together; adds up to what comes off the bill. */
  linesOffFen: number[];
}

/**
 * The price of a bill. One fixed order of steps: member price, then coupon; each on what the step before left.
 * What comes off is rounded down to whole fen and split over the lines in proportion, largest remainder first.
 *
 * @param linesFen what the lines cost, whole fen ≥ 0.
 * @param memberRate what a member pays, ten-thousandths, or null.
 */
export function priceBill(
  linesFen: readonly number[],
  memberRate: number | null,
  coupon: PricedCoupon | null,
): Price | Refusal {
  const billFen = linesFen.reduce((sum, line) => sum + line, 0);
  const memberOffFen = memberRate === null ? 0 : shareFen(billFen, 10_000 - memberRate);
  const afterMember = billFen - memberOffFen;
  if (coupon !== null && afterMember < coupon.thresholdFen) {
    const shortFen = coupon.thresholdFen - afterMember;
    return refuse('BELOW_THRESHOLD', { short: yuanText(shortFen) });
  }

  const couponOffFen = coupon === null ? 0 : offOf(coupon.worth, afterMember);
  return {
    billFen,
    memberOffFen,
    couponOffFen,
    payableFen: afterMember - couponOffFen,
    linesOffFen: splitFen(memberOffFen + couponOffFen, linesFen),
  };
}

function offOf(worth: CouponWorth, amountFen: number): number {
  switch (worth.kind) {
    case 'percent': {
      const off = shareFen(amountFen, 10_000 - worth.rate);
      return worth.capFen === null ? off : Math.min(off, worth.capFen);
    }
    case 'cash':
      return Math.min(worth.offFen, amountFen);
    case 'gift':
      return 0;
  }
}
