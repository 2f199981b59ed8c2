import type { HoldRow, ListedRow } from './queries';

/** One coupon's part of an order. */
export interface Share {
  couponId: number;
  billFen: number;
  memberOffFen: number;
  couponOffFen: number;
  payableFen: number;
}

/**
 * Splits what came off an order over its coupons, a redemption each: every one begins with what the one before left, so
 * that each adds up by itself and all of them to the order. The buyer's own member price counts with the first.
 */
export function shares(
  hold: Pick<HoldRow, 'bill_fen' | 'member_off_fen'>,
  listed: readonly Pick<ListedRow, 'coupon_id' | 'kind' | 'off_fen'>[],
): Share[] {
  const byMemberCoupons = listed.reduce((sum, row) => sum + (row.kind === 'member' ? row.off_fen : 0), 0);
  let ownFen = hold.member_off_fen - byMemberCoupons;
  let billFen = hold.bill_fen;
  return listed.map((row) => {
    const memberOffFen = ownFen + (row.kind === 'member' ? row.off_fen : 0);
    const couponOffFen = row.kind === 'member' ? 0 : row.off_fen;
    const payableFen = billFen - memberOffFen - couponOffFen;
    const share = { couponId: row.coupon_id, billFen, memberOffFen, couponOffFen, payableFen };
    ownFen = 0;
    billFen = payableFen;
    return share;
  });
}
