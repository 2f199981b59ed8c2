import { STAFF_ROLES, type StaffRole } from './session';

/**
 * What a member of staff may do, and in which roles. The one table: an operation names its right (`@Staff('coupon.undo')`),
 * the access guard looks here. An owner may do everything, an operator everything but manage staff. Where data belongs
 * to a shop, the operation checks the shop besides.
 */
export const RIGHTS = {
  /** One's own account: password, second factor, sessions. */
  'account.own': STAFF_ROLES,
  /** Verify coupons at the counter, see the shop's verifications of today. */
  'coupon.verify': ['cashier', 'manager', 'operator', 'owner'],
  /** Undo a verification of the own shop. */
  'coupon.undo': ['manager', 'operator', 'owner'],
  /** Why somebody has a coupon and what became of it. */
  'coupon.history': STAFF_ROLES,
  /** Ship gifts, see where to, call them off. */
  'gift.ship': ['manager', 'operator', 'owner'],
  /** Join two customers who are one person, and part them again. */
  'people.merge': ['operator', 'owner'],
  /** See group-buys, their teams and who sits in them. */
  'group-buy.read': ['agent', 'manager', 'operator', 'owner'],
  /** Call a group-buy off: teams end, money goes back. */
  'group-buy.manage': ['operator', 'owner'],
  /** See who invited whom and what came of it. */
  'referral.read': ['agent', 'manager', 'operator', 'owner'],
  /** Decide over invitations that look like one person's. */
  'referral.review': ['operator', 'owner'],
  /** Answer tickets of one's own and those nobody has yet. */
  'care.answer': ['agent', 'manager', 'operator', 'owner'],
  /** See every ticket, give them to others, decide over compensations, set up desks. */
  'care.manage': ['manager', 'operator', 'owner'],
  /** Write prepared answers. */
  'answers.write': ['manager', 'operator', 'owner'],
  /** See what shoppers said of their orders. */
  'survey.read': ['agent', 'manager', 'operator', 'owner'],
  /** See what is wrong with money. */
  'payment.read': ['operator', 'owner'],
  /** Answer what shoppers ask about their data: exports, erasure. */
  'privacy.handle': ['operator', 'owner'],
  /** Read who did what. */
  'audit.read': ['operator', 'owner'],
  /** Add members of staff, give and take roles, end their sessions. */
  'staff.manage': ['owner'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Right = keyof typeof RIGHTS;

/** True when the role has the right. */
export function may(role: StaffRole, right: Right): boolean {
  const roles: readonly StaffRole[] = RIGHTS[right];
  return roles.includes(role);
}

/** Everything a role may do. */
export function rightsOf(role: StaffRole): Right[] {
  return (Object.keys(RIGHTS) as Right[]).filter((right) => may(role, right));
}
