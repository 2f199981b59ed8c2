// @ts-check
// The least that can log a shopper in: node:http, WeChat asked as ours asks it, and the statements of ours.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createPool } from 'mysql2/promise';
import { built } from '../built.mjs';

const { SANDBOX } = built('platform/outside/sandbox-credentials');
const DAY_MS = 86_400_000;
const TEN_MINUTES_MS = 600_000;
const MOST = 100;

const TAKE = `UPDATE brakes SET wrong = CASE WHEN since <= ? THEN 0 ELSE wrong END,
  trying = CASE WHEN since <= ? THEN 1 ELSE trying + 1 END, since = CASE WHEN since <= ? THEN ? ELSE since END
  WHERE brake_key = ? AND (since <= ? OR wrong + trying < ?)`;
const TAKEN = 'SELECT since, wrong, trying FROM brakes WHERE brake_key = ?';
const FIRST = 'INSERT INTO brakes (brake_key, since, wrong, trying) VALUES (?, ?, ?, ?)';
const SETTLE =
  'UPDATE brakes SET trying = trying - 1, wrong = wrong + ? WHERE brake_key = ? AND since = ? AND trying > 0';
const REST = 'UPDATE brakes SET since = 0 WHERE brake_key = ? AND since = ? AND wrong = 0 AND trying = 0';
const OWNER = 'SELECT customer_id FROM customer_identities WHERE kind = ? AND value = ?';
const OPEN = `INSERT INTO sessions (id, kind, customer_id, staff_id, shop_id, role, turn, device, created_at, used_at, expires_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const FORGET = 'DELETE FROM sessions WHERE expires_at < ?';
const ENDED = 'SELECT id, customer_id, revoked_at, changed_at FROM sessions WHERE changed_at > ?';
const NAME = 'SELECT nickname FROM customers WHERE id = ?';

const pool = createPool({
  uri: process.env.DATABASE_URL,
  connectionLimit: Number(process.env.DATABASE_POOL),
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
    login(JSON.parse(text).code, `login:address:${String(request.headers['x-forwarded-for'])}`).then(
      (body) => send(response, 200, JSON.stringify(body)),
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

/** @param {string} code @param {string} brake */
async function login(code, brake) {
  const since = await transaction((db) => takePlace(db, brake));
  const { openid, unionid } = await askWechat(code);
  await transaction(async (db) => {
    await db.query(SETTLE, [0, brake, since]);
    await db.query(REST, [brake, since]);
  });
  const { customerId, sessionId } = await transaction((db) => open(db, openid, unionid));
  await pool.query(ENDED, [Date.now() - 960_000]);
  const [[person]] = /** @type {any} */ (await pool.query(NAME, [customerId]));
  return { accessToken: sessionId, refreshToken: sessionId, person };
}

/** @param {import('mysql2/promise').PoolConnection} db @param {string} brake */
async function takePlace(db, brake) {
  const now = Date.now();
  const begun = now - TEN_MINUTES_MS;
  await db.query(TAKE, [begun, begun, begun, now, brake, begun, MOST]);
  const [[row]] = /** @type {any} */ (await db.query(TAKEN, [brake]));
  if (row !== undefined) return Number(row.since);
  await db.execute(FIRST, [brake, now, 0, 1]);
  return now;
}

/** @param {string} code @returns {Promise<{ openid: string, unionid: string }>} */
async function askWechat(code) {
  const { appId, appSecret } = SANDBOX.miniProgram;
  const query = { appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' };
  const answer = await fetch(
    `${process.env.SANDBOX_URL}/sns/jscode2session?${new URLSearchParams(query).toString()}`,
  );
  return /** @type {any} */ (await answer.json());
}

/** @param {import('mysql2/promise').PoolConnection} db @param {string} openid @param {string} unionid */
async function open(db, openid, unionid) {
  const [[mine]] = /** @type {any} */ (await db.query(OWNER, ['openid', openid]));
  await db.query(OWNER, ['unionid', unionid]);
  const now = Date.now();
  const sessionId = randomUUID();
  const customerId = mine.customer_id;
  const ends = now + 30 * DAY_MS;
  await db.execute(OPEN, [sessionId, 'shopper', customerId, null, null, null, 0, null, now, now, ends]);
  if (now % 64 === 0) await db.query(FORGET, [now - 30 * DAY_MS]);
  return { customerId, sessionId };
}

/**
 * @template T
 * @param {(db: import('mysql2/promise').PoolConnection) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function transaction(work) {
  const db = await pool.getConnection();
  try {
    await db.query('START TRANSACTION');
    const result = await work(db);
    await db.query('COMMIT');
    return result;
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  } finally {
    db.release();
  }
}

process.on('SIGTERM', () => process.exit(0));
