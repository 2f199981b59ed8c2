import type { Books } from './books';
import { checkCare } from './care';
import { checkCoupons } from './coupons';
import { checkGrants } from './grants';
import { checkGroupBuys } from './group-buy';
import { checkGrowth } from './growth';
import { checkHolds } from './holds';
import { checkMall } from './mall';
import { checkPayments } from './payments';
import { checkPoints } from './points';
import { checkReferral } from './referral';
import { checkSurveys } from './surveys';

const CHECKS: Record<string, (books: Books) => Promise<string[]>> = {
  grants: checkGrants,
  coupons: checkCoupons,
  holds: checkHolds,
  points: checkPoints,
  mall: checkMall,
  growth: checkGrowth,
  groupBuys: checkGroupBuys,
  payments: checkPayments,
  referral: checkReferral,
  surveys: checkSurveys,
  care: checkCare,
};

/** What a check found: nothing, when the books are right. At most twenty sentences per rule. */
export interface Checked {
  check: string;
  faults: string[];
}

/** Checks that everything given was given once, within budget, and taken back rightly. Reads only. */
export async function verifyBooks(books: Books): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const [check, look] of Object.entries(CHECKS)) checked.push({ check, faults: await look(books) });
  return checked;
}

/** How many rows the checks looked at, so that "clean" is never said of books nobody wrote in. */
export async function sizeOfBooks(books: Books): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const table of [
    'grants',
    'coupons',
    'coupon_moves',
    'redemptions',
    'coupon_holds',
    'points_entries',
    'mall_orders',
    'group_teams',
    'group_seats',
    'payments',
    'payment_refunds',
    'transfers',
    'referral_cases',
    'surveys',
    'tickets',
    'ticket_messages',
    'compensations',
  ]) {
    const [row] = await books.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`);
    sizes[table] = Number(row?.n ?? 0);
  }
  return sizes;
}
