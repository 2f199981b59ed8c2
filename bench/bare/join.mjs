// @ts-check
// The least that can take a seat in a team: node:http and the statements of ours, prepared. It believes whoever calls.
import { createServer } from 'node:http';
import { createPool } from 'mysql2/promise';
import { built, domain } from '../built.mjs';
import { withDatabase } from '../demo-books.mjs';
import * as sql from './join-sql.mjs';

const { TEAM_OF_NO, WHOLE_TEAM, TAKE_SEAT, NEW_SEAT } = built('programs/group-buy/queries');
const MONTH = '2026-01';
const DAY_MS = 86_400_000;

/** Somebody sat down meanwhile who is not held: from the start again. */
class Again extends Error {}

const definitions = await withDatabase(process.env.DATABASE_URL ?? '', async (connection) => {
  const [rows] = await connection.query("SELECT program, definition FROM programs WHERE kind = 'group-buy'");
  return new Map(
    /** @type {any[]} */ (rows).map(({ program, definition }) => [program, JSON.parse(definition)]),
  );
});
const { withCheckDigit } = domain();
const pool = createPool({
  uri: process.env.DATABASE_URL,
  connectionLimit: Number(process.env.DATABASE_POOL),
  decimalNumbers: true,
});
pool.on('connection', (connection) => {
  void connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
});

createServer((request, response) => {
  if (request.method !== 'POST') return void response.end('up');
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (text += chunk));
  request.on('end', () => {
    join(JSON.parse(text)).then(
      (team) => send(response, team === null ? 409 : 200, JSON.stringify(team)),
      (error) => send(response, 500, String(error)),
    );
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} body */
function send(response, status, body) {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/**
 * @typedef {object} Asked
 * @property {number} customerId
 * @property {string} teamNo
 * @property {string} requestKey
 */

/** @param {Asked} asked @returns {Promise<object | null>} null: there is no seat. */
async function join(asked) {
  const seen = await readTeam(pool, asked.teamNo);
  if (seen.row.state !== 'open') return null;
  const done = await untilDone(asked);
  return done === null ? null : view(asked);
}

/** @param {Asked} asked */
async function untilDone(asked) {
  for (;;) {
    const db = await pool.getConnection();
    try {
      await db.query('START TRANSACTION');
      const result = await sit(db, asked);
      await db.query(result === null ? 'ROLLBACK' : 'COMMIT');
      return result;
    } catch (error) {
      await db.query('ROLLBACK');
      if (!(error instanceof Again)) throw error;
    } finally {
      db.release();
    }
  }
}

/** @param {import('mysql2/promise').PoolConnection} db @param {Asked} asked @returns {Promise<'seated' | null>} */
async function sit(db, { customerId, teamNo, requestKey }) {
  const now = Date.now();
  const seen = await readTeam(db, teamNo);
  const others = seen.row.seats_taken + 1 >= seen.row.size ? seen.seats.map((seat) => seat.customerId) : [];
  const held = [customerId, ...others].sort((a, b) => a - b);
  await ask(db, sql.hold(held.length), held);
  const { row } = await readTeam(db, teamNo);
  await ask(db, sql.SEAT_ELSEWHERE, [customerId, requestKey, row.id]);
  const definition = definitions.get(row.activity_key);

  const quota = `group:${row.activity_id}:person:${customerId}:${MONTH}`;
  const counted = await write(db, sql.COUNT, [1, quota, 1, Number.MAX_SAFE_INTEGER]);
  if (counted.affectedRows === 0) {
    await ask(db, sql.COUNTED, [quota]);
    await write(db, sql.COUNT_FIRST, [quota, 1]);
  }
  const taken = await write(db, TAKE_SEAT, [now, row.id, now]);
  const after = await readTeam(db, teamNo);
  if (taken.affectedRows === 0) return null;
  const members = [...after.seats.map((seat) => seat.customerId), customerId];
  const filled = after.row.state === 'filled';
  if (filled && members.some((id) => !held.includes(id))) throw new Again();

  const seat = await write(db, NEW_SEAT, [row.id, customerId, requestKey, 0, MONTH, null, now]);
  if (filled) await fill(db, row, definition, members, now);
  const data = JSON.stringify({ activity: row.activity_key, team: row.team_no });
  const fact = (/** @type {string} */ id, /** @type {string} */ kind, /** @type {number | null} */ who) => [
    'fanchang',
    `group:${teamNo}:${id}`,
    kind,
    null,
    who,
    null,
    now,
    now,
    data,
  ];
  const joined = fact(`joined:${seat.insertId}:${now}`, 'group.joined', customerId);
  if (!filled) await write(db, sql.insert(sql.EVENTS, 1), joined);
  else {
    await db.query('SAVEPOINT attempt_1');
    await write(db, sql.insert(sql.EVENTS, 2), [...joined, ...fact('filled', 'group.filled', null)]);
  }
  return 'seated';
}

/**
 * @param {import('mysql2/promise').PoolConnection} db @param {any} row @param {any} definition
 * @param {number[]} members @param {number} now
 */
async function fill(db, row, definition, members, now) {
  const keys = members.map((member) => `group-buy:${definition.program}:${row.team_no}:${member}`);
  const endsAt = now - (now % DAY_MS) + 15 * DAY_MS;
  const outcome = { kind: 'coupon', template: definition.coupon.template, startsAt: now, endsAt };
  const why = { sentence: `拼团成功，「${definition.title}」的券给您。`, orders: [], setOffBy: row.team_no };
  await ask(db, sql.grantsOf(keys.length), keys);
  await ask(db, sql.BUDGET, [definition.program]);
  await write(
    db,
    sql.insert(sql.GRANTS, members.length),
    members.flatMap((member, index) => [
      keys[index],
      definition.program,
      definition.version,
      'filled',
      member,
      row.team_no,
      'standing',
      null,
      'coupon',
      JSON.stringify(outcome),
      JSON.stringify(why),
      now,
      now,
    ]),
  );
  const grants = await ask(db, sql.idsOf(keys.length), keys);
  const [template] = await ask(db, sql.TEMPLATE, [definition.coupon.template]);
  await write(
    db,
    sql.insert(sql.COUPONS, members.length),
    grants.flatMap(({ id }, index) => [id, template.id, members[index], code(), 'granted', now, endsAt, now]),
  );
  const workKey = `coupons.expire:${endsAt}`;
  const known = await ask(db, sql.WORK_OF_KEY, [workKey]);
  if (known.length === 0) {
    const payload = JSON.stringify({ endsAt });
    await write(db, sql.ADD_WORK, ['coupons.expire', payload, 'ready', endsAt, 0, now, workKey]);
  }
  await ask(db, sql.TEMPLATE_NAME, [definition.coupon.template]);
  const news = grants.map(({ id }) => `grant:${id}`);
  await ask(db, sql.toldOf(news.length), news);
  await write(
    db,
    sql.insert(sql.MESSAGES, members.length),
    members.flatMap((member, index) => [
      news[index],
      member,
      'benefit',
      '「拼团立减券」已到账',
      why.sentence,
      '/pages/wallet/index',
      now,
    ]),
  );
  await ask(db, sql.messagesOf(news.length), news);
}

/** The team as its page shows it to somebody. @param {Asked} asked */
async function view({ customerId, teamNo }) {
  const [row] = await ask(pool, TEAM_OF_NO, [teamNo]);
  const seats = await ask(pool, sql.NAMED_SEATS, [row.id]);
  const [activity] = await ask(pool, sql.ACTIVITY, [row.activity_key]);
  const { title, coupon } = definitions.get(row.activity_key);
  const [face] = await ask(pool, sql.COUPON_FACE, [coupon.template]);
  await ask(pool, sql.TEAMS_LEFT, [`group:${row.activity_id}:teams`]);
  const [own] = row.state === 'filled' ? await ask(pool, sql.COUPONS_OF, [customerId, teamNo]) : [];
  return { ...row, seats, activity, face, title, couponId: own?.id ?? null };
}

/** @typedef {import('mysql2/promise').Pool | import('mysql2/promise').PoolConnection} Books */

/** @param {Books} db @param {string} teamNo */
async function readTeam(db, teamNo) {
  const rows = await ask(db, WHOLE_TEAM, [teamNo]);
  const sitting = rows.filter((row) => row.seat_state === 'taken');
  return { row: rows[0], seats: sitting.map((seat) => ({ customerId: seat.seat_customer })) };
}

const code = () => withCheckDigit(String(Math.floor(Math.random() * 10 ** 11)).padStart(11, '0'));

/** @param {Books} db @param {string} text @param {any[]} values @returns {Promise<any[]>} */
async function ask(db, text, values) {
  return /** @type {any[]} */ ((await db.execute(text, values))[0]);
}

/** @param {Books} db @param {string} text @param {any[]} values */
async function write(db, text, values) {
  return /** @type {import('mysql2').ResultSetHeader} */ ((await db.execute(text, values))[0]);
}

process.on('SIGTERM', () => process.exit(0));
