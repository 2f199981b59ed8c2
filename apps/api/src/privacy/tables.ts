/** What is in a table of a person, and what becomes of it. */
export interface PersonalTable {
  /** The files of an export it is in; or why in none. */
  exported: readonly string[] | { not: string };
  /** What forgetting a person does to it: rows are removed, personal columns are emptied, or nothing is personal in it. */
  erased: 'removed' | 'emptied' | 'kept';
}

const inside = (...exported: string[]) => exported;
const not = (why: string) => ({ not: why });
const kept = (exported: PersonalTable['exported']): PersonalTable => ({ exported, erased: 'kept' });
const emptied = (exported: PersonalTable['exported']): PersonalTable => ({ exported, erased: 'emptied' });
const removed = (exported: PersonalTable['exported']): PersonalTable => ({ exported, erased: 'removed' });

/**
 * Every table that holds something of a shopper, or points at one. `kept` tables say nothing about who it was: they point at
 * a customer nobody can name any more. A test compares this list, with the one below, with the schema.
 */
export const PERSONAL: Readonly<Record<string, PersonalTable>> = {
  customers: emptied(inside('profile.json')),
  customer_identities: removed(inside('identities.json')),
  customer_avatars: removed(inside('profile.json')),
  customer_facts: kept(inside('profile.json')),
  customer_merges: kept(inside('accounts-joined.json')),
  customer_merge_rows: kept(not('row numbers of what was moved')),
  sessions: emptied(inside('sessions.json')),
  consents: kept(inside('consents.json')),
  consent_log: kept(inside('consent-log.json')),
  subscription_grants: removed(inside('subscriptions.json')),
  inbox_messages: removed(inside('inbox.json')),
  message_deliveries: removed(inside('inbox.json')),
  privacy_exports: emptied(inside('copies.json')),
  privacy_export_parts: removed(not('the copies themselves')),
  events: emptied(inside('order-events.json', 'interactions.json')),
  orders: emptied(inside('orders.json')),
  order_lines: kept(inside('orders.json')),
  ladder_progress: kept(inside('ladders.json')),
  grants: kept(inside('grants.json')),
  coupons: kept(inside('coupons.json')),
  coupon_moves: kept(not('the coupon says what became of it')),
  redemptions: kept(inside('redemptions.json')),
  verification_steps: kept(not('what staff did; the redemption says what came of it')),
  coupon_holds: kept(inside('checkouts.json')),
  hold_coupons: kept(not('part of the checkout')),
  member_prices: kept(inside('member-prices.json')),
  growth_values: kept(inside('growth.json')),
  points_accounts: kept(inside('points-balances.json')),
  points_entries: kept(inside('points.json')),
  points_transfers: kept(not('the legs of an entry')),
  points_lots: kept(inside('points-lots.json')),
  mall_orders: emptied(inside('mall-orders.json')),
  customer_marks: removed(inside('marks.json')),
  payments: emptied(inside('payments.json')),
  payment_refunds: kept(inside('payments.json')),
  transfers: emptied(inside('cash.json')),
  group_teams: kept(inside('group-buys.json')),
  group_seats: kept(inside('group-buys.json')),
  invitation_codes: removed(inside('invitations.json')),
  invitations: kept(inside('invitations.json')),
  surveys: emptied(inside('surveys.json')),
  tickets: kept(inside('tickets.json')),
  ticket_messages: emptied(inside('tickets.json')),
  ticket_moves: kept(not('what ours did; the ticket says what came of it')),
  compensations: kept(inside('compensations.json')),
  marketing_holds: removed(inside('holds.json')),
  photos: removed(inside('photos.json')),
  referral_cases: kept(inside('invitations.json')),
  quotas: kept(not('counters of what was given')),
  audit_log: kept(inside('audit.json')),
};

/** Tables with nothing of any shopper, and why. */
export const IMPERSONAL: Readonly<Record<string, string>> = {
  migrations: 'the schema itself',
  shops: 'the brand',
  staff: 'staff, not shoppers',
  staff_roles: 'staff, not shoppers',
  api_clients: 'other systems',
  nonces: 'signed requests of other systems',
  idempotent_answers: 'answers to other systems, for seven days: coupons and amounts',
  programs: 'rules',
  program_budgets: 'rules',
  group_activities: 'rules',
  payment_alarms: 'money that does not add up, by payment number',
  coupon_templates: 'rules',
  mall_items: 'rules',
  products: 'goods',
  desks: 'staff, not shoppers',
  prepared_answers: 'what is answered to everybody',
  imports: 'files by digest',
  brakes: 'counters by address and by what was tried, for minutes',
  work: 'what is to be done, until it is; what nobody could do and names somebody forgotten is removed',
  outside_tokens: 'tokens of outside services',
  audit_head: 'where the chain ends',
};
