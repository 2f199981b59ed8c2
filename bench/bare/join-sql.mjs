// @ts-check
// What a join asks the database beside the statements that `programs/group-buy/queries` names.

/** @param {number} count */
const list = (count) => Array.from({ length: count }, () => '?').join(', ');

/** @param {number} count */
export const hold = (count) =>
  `SELECT id, merged_into FROM customers WHERE id IN (${list(count)}) ORDER BY id FOR UPDATE`;

export const SEAT_ELSEWHERE =
  'SELECT id FROM group_seats WHERE customer_id = ? AND request_key = ? AND team_id <> ? LIMIT 1';
export const ACTIVITY = `SELECT id, activity_key, state, opened_at, changed_at, cancelled_by, reason
  FROM group_activities WHERE activity_key IN (?)`;
export const COUPON_FACE = `SELECT template_key, name, kind, rate, off_fen, cap_fen, threshold_fen, scope, shop_keys
  FROM coupon_templates WHERE template_key IN (?)`;
export const COUNT = 'UPDATE quotas SET taken = taken + ? WHERE quota_key = ? AND taken + ? <= ?';
export const COUNTED = 'SELECT taken FROM quotas WHERE quota_key = ?';
export const COUNT_FIRST = 'INSERT INTO quotas (quota_key, taken) VALUES (?, ?)';
/** @param {number} count */
export const grantsOf = (
  count,
) => `SELECT id, grant_key, program, customer_id, cause, version, outcome, why, state, kind
  FROM grants WHERE grant_key IN (${list(count)})`;
/** @param {number} count */
export const idsOf = (count) => `SELECT id, grant_key FROM grants WHERE grant_key IN (${list(count)})`;
export const BUDGET = 'SELECT most_count, most_fen, most_per_person FROM program_budgets WHERE program = ?';
export const TEMPLATE =
  'SELECT id, template_key, stock, per_person FROM coupon_templates WHERE template_key IN (?)';
export const TEMPLATE_NAME = 'SELECT template_key, name FROM coupon_templates WHERE template_key IN (?)';
export const WORK_OF_KEY = 'SELECT id, work_key, run_at, state, attempts FROM work WHERE work_key IN (?)';
export const ADD_WORK = `INSERT INTO work (kind, payload, state, run_at, attempts, created_at, work_key)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;
/** @param {number} count */
export const toldOf = (count) =>
  `SELECT message_key FROM inbox_messages WHERE message_key IN (${list(count)})`;
/** @param {number} count */
export const messagesOf = (count) =>
  `SELECT id, message_key FROM inbox_messages WHERE message_key IN (${list(count)})`;

/** @typedef {{ into: string, columns: string }} Table */

/** @type {Table} */
export const EVENTS = {
  into: 'events',
  columns: 'source, source_id, kind, order_no, customer_id, amount_fen, happened_at, recorded_at, data',
};
/** @type {Table} */
export const GRANTS = {
  into: 'grants',
  columns:
    'grant_key, program, version, step, customer_id, cause, state, refusal, kind, outcome, why, decided_at, changed_at',
};
/** @type {Table} */
export const COUPONS = {
  into: 'coupons',
  columns: 'grant_id, template_id, customer_id, code, state, starts_at, ends_at, granted_at',
};
/** @type {Table} */
export const MESSAGES = {
  into: 'inbox_messages',
  columns: 'message_key, customer_id, kind, title, body, link, at',
};

/** @param {Table} table @param {number} rows */
export function insert({ into, columns }, rows) {
  const row = `(${list(columns.split(',').length)})`;
  return `INSERT INTO ${into} (${columns}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
}

export const NAMED_SEATS = `SELECT s.*, c.nickname FROM group_seats s JOIN customers c ON c.id = s.customer_id
  WHERE s.team_id IN (?) ORDER BY s.joined_at, s.id`;
export const TEAMS_LEFT = 'SELECT quota_key, taken FROM quotas WHERE quota_key IN (?)';
export const COUPONS_OF = `SELECT g.cause, c.id FROM grants g JOIN coupons c ON c.grant_id = g.id
  WHERE g.customer_id = ? AND g.step = 'filled' AND g.cause IN (?)`;
