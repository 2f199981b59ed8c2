import { CouponDto } from '../coupons';

export class CountedOrderDto {
  source: string;
  orderNo: string;
  paidAt: string | null;
  paidFen: number;
  refundedFen: number;
}

/** The whole record of why a coupon was given. */
export class FullWhyDto {
  /** What the shopper is told. */
  sentence: string;
  program: string;
  programName: string | null;
  version: number;
  step: string;
  /** `order:NO`, `interaction:SOURCE:ID`, `mall:ORDER`. */
  setOffBy: string | null;
  /** The facts counted, as they are now. */
  orders: CountedOrderDto[];
  decidedAt: string;
  changedAt: string;
  state: 'standing' | 'lapsed' | 'withdrawn' | 'kept' | 'unfunded';
}

export class CouponStepDto {
  at: string;
  /** From state to state; null for a step that changed nothing. */
  from: string | null;
  to: string | null;
  /** What a member of staff did, when it changed nothing: `quote`, `confirm`, `undo`. */
  step: string | null;
  /** `ok`, or the code of the refusal. */
  result: string;
  who: string;
  where: string | null;
  reason: string | null;
}

export class CouponHistoryDto {
  serverNow: string;
  coupon: CouponDto;
  why: FullWhyDto;
  /** Newest first, the latest hundred. */
  steps: CouponStepDto[];
}
