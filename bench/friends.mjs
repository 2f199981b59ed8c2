// @ts-check
import { SECRET_KEY, startApi } from './api.mjs';
import { built, domain } from './built.mjs';
import { withDatabase } from './demo-books.mjs';
import { freshDatabase } from './mariadb.mjs';

/** A leader and five who join. */
export const SIZE = 6;
const JOINERS = SIZE - 1;
/** Who joins; each takes a seat in many teams. */
const PEOPLE = 2_000;
const FIRST_PERSON = 1_000_000;
/** After those of the demo. */
const FIRST_TEAM = 1_000_000;
const DAY_MS = 86_400_000;
const ACTIVITY = 'bench-six';

/**
 * Teams of a group-buy of six, each with its leader alone, and people with sessions who will fill them.
 *
 * @typedef {object} Friends
 * @property {string} books the database's address
 * @property {(count: number) => { token: string, customerId: number, teamNo: string }[]} joins that many seats nobody
 *   has, five in each team one after the other, another team each time
 */

/** @param {number} teams how many there are to be filled, for both sides together @returns {Promise<Friends>} */
export async function friends(teams) {
  const { url: books } = await freshDatabase('friends');
  // Makes the tables and the shipped programs.
  await (await startApi(books)).stop();
  const tokenOf = sessions();
  await withDatabase(books, async (connection) => {
    const insert = async (/** @type {string} */ into, /** @type {any[][]} */ rows) => {
      for (let start = 0; start < rows.length; start += 2_000) {
        await connection.query(`INSERT INTO ${into} VALUES ?`, [rows.slice(start, start + 2_000)]);
      }
    };
    const now = Date.now();
    const people = Array.from({ length: PEOPLE + 1 }, (_, index) => FIRST_PERSON + index);
    const named = people.map((person) => [person, `openid:bench-${person}`, `朋友${person}`, now]);
    await insert('customers (id, born_as, nickname, created_at)', named);
    await insert(
      'customer_facts (customer_id, orders, items, order_days, paid_fen, refunded_fen, saved_fen)',
      people.map((person) => [person, 1, 1, 1, 9_900, 0, 0]),
    );
    const definition = {
      ...domain().PAIR_30,
      program: ACTIVITY,
      size: SIZE,
      perPersonMonth: null,
      teams: null,
    };
    await insert('programs (program, version, kind, definition, active, created_at)', [
      [ACTIVITY, definition.version, 'group-buy', JSON.stringify(definition), 1, now],
    ]);
    await insert('group_activities (activity_key, state, opened_at, changed_at)', [
      [ACTIVITY, 'running', now, now],
    ]);
    const [[{ id: activityId }]] = /** @type {any} */ (
      await connection.query('SELECT id FROM group_activities WHERE activity_key = ?', [ACTIVITY])
    );
    const leader = FIRST_PERSON + PEOPLE;
    const open = Array.from({ length: teams }, (_, index) => index);
    await insert(
      `group_teams (id, team_no, activity_id, version, customer_id, request_key, size, price_fen, state, seats_taken,
         opened_at, ends_at)`,
      open.map((index) => [
        FIRST_TEAM + index,
        teamNo(index),
        activityId,
        definition.version,
        leader,
        `bench-${index}`,
        SIZE,
        0,
        'open',
        1,
        now,
        now + DAY_MS,
      ]),
    );
    await insert(
      'group_seats (team_id, customer_id, request_key, state, is_leader, month, joined_at)',
      open.map((index) => [FIRST_TEAM + index, leader, `bench-${index}`, 'taken', 1, '2026-01', now]),
    );
  });

  let sent = 0;
  const joins = (/** @type {number} */ count) =>
    Array.from({ length: count }, () => {
      const team = Math.floor(sent / JOINERS);
      if (team >= teams) throw new Error('every team is full');
      const customerId = FIRST_PERSON + (sent % PEOPLE);
      sent += 1;
      return { token: tokenOf(customerId), customerId, teamNo: teamNo(team) };
    });
  return { books, joins };
}

/** @param {number} index */
const teamNo = (index) => `B${String(index).padStart(14, '0')}`;

/** Sessions nobody has to log in for. @returns {(customerId: number) => string} */
function sessions() {
  const { Keys } = built('platform/auth/keys');
  const { AccessTokens } = built('platform/auth/access-tokens');
  const tokens = new AccessTokens(new Keys(SECRET_KEY));
  // The run may last longer than a token lives.
  const later = Date.now() + DAY_MS;
  return (customerId) =>
    tokens.issue({ kind: 'shopper', customerId }, `bench-${customerId}`, later).accessToken;
}
