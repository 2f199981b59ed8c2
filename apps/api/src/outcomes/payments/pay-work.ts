import type { Instant } from '@fanchang/domain';

/** Work: find out what became of an unpaid payment, and end it at WeChat. */
export const END = 'pay.end';
/** Work: give money back, and see that it arrives. */
export const REFUND = 'pay.refund';

/** Of `END`. */
export interface EndWork {
  payNo: string;
  /** When it was to end. */
  since: Instant;
}

/** Of `REFUND`. */
export interface RefundWork {
  refundNo: string;
}

const SOONEST_MS = 5_000;
const LATEST_MS = 60 * 60_000;

/**
 * When to ask again about something that began at `since`: at twice its age, between five seconds and an hour from now.
 * Work about money waits for WeChat as long as it takes, and is never given up.
 */
export function askAgainAt(since: Instant, now: Instant): Instant {
  return now + Math.min(LATEST_MS, Math.max(SOONEST_MS, now - since));
}
