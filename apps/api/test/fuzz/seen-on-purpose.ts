import type { Operation } from './document';
import type { Marker, MarkerKind } from './markers';
import type { Sent } from './sent';
import type { World } from './world';

/** What staff see of shoppers because their work needs it, by operation. */
const PARCEL: readonly MarkerKind[] = ['mall order', 'region', 'address'];
/** What a complaint is about, and who had it before: the desks answer for every shop. */
const TICKET: readonly MarkerKind[] = ['shop order', 'staff name'];
const STAFF_MAY_SEE: Readonly<Record<string, readonly MarkerKind[]>> = {
  StaffMallOrders_list: PARCEL,
  // The label of a parcel that is to be shipped.
  StaffMallOrders_one: [...PARCEL, 'receiver', 'phone'],
  StaffMallOrders_ship: PARCEL,
  StaffMallOrders_cancel: PARCEL,
  // By which order an invitation counts.
  StaffReferrals_list: ['shop order'],
  StaffReferrals_one: ['shop order'],
  StaffReferrals_review: ['shop order'],
  // Which order an opinion is of.
  StaffSurveys_answers: ['shop order'],
  // Whoever joins two people must know which.
  Merge_find: ['nickname'],
  // Who manages staff knows who they are.
  Members_page: ['staff account', 'staff name'],
  ...Object.fromEntries(
    [
      'list',
      'open',
      'one',
      'say',
      'note',
      'read',
      'resolve',
      'reopen',
      'merge',
      'story',
      'assign',
      'rekind',
    ].map((what) => [`StaffTickets_${what}`, TICKET]),
  ),
  // Who answers, and who gave what.
  CareDesk_list: ['staff name'],
  CareDesk_set: ['staff name'],
  CareDesk_compensated: ['staff name'],
  CareDesk_decide: ['staff name'],
  // What was counted or redeemed, and who showed the coupon where.
  CouponHistory_of: ['shop order', 'mall order', 'staff name'],
};

/** Who answers a shopper is known to them by name. */
const SHOPPERS_MAY_SEE: Readonly<Record<string, readonly MarkerKind[]>> = Object.fromEntries(
  ['list', 'open', 'one', 'say', 'read', 'rate'].map((what) => [`MyTickets_${what}`, ['staff name']]),
);

/** Whether somebody may be shown this word of somebody else. What is not said here may not. */
export function mayBeSeen(world: World, { asked, actor, body }: Sent, marker: Marker): boolean {
  if (actor.kind === 'staff') {
    if (STAFF_MAY_SEE[asked.id]?.includes(marker.kind) === true) return true;
    // Colleagues of one shop know each other.
    return marker.kind === 'staff name' && shopOf(marker.owner) === shopOf(actor.owner);
  }
  if (actor.kind === 'client') {
    // A checkout names the buyer it serves, and what it held for them by its own order.
    const text = body?.toString() ?? '';
    const named = world.markers.in(text).filter(({ owner }) => owner === marker.owner);
    if (named.some(({ kind }) => kind === 'openid' || kind === 'phone' || kind === 'shop order')) return true;
    return world.told.namesOrderOf(text, marker.owner);
  }
  if (actor.kind !== 'shopper') return false;
  return SHOPPERS_MAY_SEE[asked.id]?.includes(marker.kind) === true || world.told.gave(marker, actor.owner);
}

/** What anybody may name who has a friend's link: an activity, a team. Leaving takes a seat of one's own. */
const BY_LINK: ReadonlySet<string> = new Set([
  'MyTeams_activity',
  'MyTeams_open',
  'MyTeams_team',
  'MyTeams_join',
]);

/** Whether an operation of one's own may be asked for what others made known. */
export function isOpenToFriends(operation: Operation): boolean {
  return BY_LINK.has(operation.id);
}

/** `cashier of lake` works at the lake. */
const shopOf = (owner: string): string | undefined => / of (\w+)$/.exec(owner)?.[1];
