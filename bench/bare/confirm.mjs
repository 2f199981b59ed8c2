// @ts-check
// The least that can redeem a coupon: node:http and the statements of ours, prepared.
import { createServer } from 'node:http';
import { createPool } from 'mysql2/promise';
import { built } from '../built.mjs';

const { JUDGED, MARK_USED, WRITE_REDEMPTION, RECEIPT_OF_REQUEST } = built('outcomes/verification/queries');
const INSERT_MOVE = `INSERT INTO coupon_moves (coupon_id, from_state, to_state, at, by_kind, by_id, shop_id, reason)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_EVENT = `INSERT INTO events (source, source_id, kind, order_no, customer_id, amount_fen, happened_at,
  recorded_at, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_WORK = `INSERT INTO work (kind, payload, state, run_at, attempts, created_at, work_key)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;
const INSERT_STEP = `INSERT INTO verification_steps (at, staff_id, shop_id, step, result, coupon_id, request_key)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;

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
    answer(JSON.parse(text)).then(
      ({ status, body }) => send(response, status, JSON.stringify(body)),
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
 * @typedef {object} Request
 * @property {string} requestKey
 * @property {number} couponId
 * @property {number} billFen
 * @property {number} staffId
 * @property {number} shopId
 */

/** @param {Request} request @returns {Promise<{ status: number, body: unknown }>} */
async function answer(request) {
  const receipt = await transaction((db) => use(db, request));
  if (receipt !== null) return { status: 200, body: receipt };
  const { staffId, shopId, requestKey, couponId } = request;
  const [earlier] = await pool.execute(RECEIPT_OF_REQUEST, [staffId, requestKey]);
  const [found] = /** @type {any[]} */ (earlier);
  if (found !== undefined) return { status: 200, body: found };
  const step = [Date.now(), staffId, shopId, 'confirm', 'COUPON_USED', couponId, requestKey];
  await pool.execute(INSERT_STEP, step);
  return { status: 409, body: { code: 'COUPON_USED' } };
}

/**
 * @template T
 * @param {(db: import('mysql2/promise').PoolConnection) => Promise<T>} work null rolls back
 */
async function transaction(work) {
  const db = await pool.getConnection();
  try {
    await db.query('START TRANSACTION');
    const result = await work(db);
    await db.query(result === null ? 'ROLLBACK' : 'COMMIT');
    return result;
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  } finally {
    db.release();
  }
}

/** @param {import('mysql2/promise').PoolConnection} db @param {Request} request @returns {Promise<object | null>} */
async function use(db, { requestKey, couponId, billFen, staffId, shopId }) {
  const now = Date.now();
  const judge = async () =>
    /** @type {any} */ (await db.execute(JUDGED, [shopId, staffId, now, now, couponId]))[0][0];
  const coupon = await judge();
  if (coupon.state !== 'granted') return null;
  const payable = Math.round((billFen * coupon.rate) / 10_000);
  const off = billFen - payable;
  const changed = await write(db, MARK_USED, [now, coupon.id, 'granted', now, now, now]);
  if (changed.affectedRows === 0) {
    // Ours asks once more, to say what became of it.
    await judge();
    return null;
  }

  const customerId = coupon.customer_id;
  const amounts = [billFen, 0, off, payable];
  const redemption = [requestKey, coupon.id, customerId, staffId, shopId, ...amounts, now];
  const { insertId } = await write(db, WRITE_REDEMPTION, redemption);
  await db.execute(INSERT_MOVE, [coupon.id, 'granted', 'used', now, 'staff', String(staffId), shopId, null]);
  const data = JSON.stringify({ couponId: coupon.id, shopId, staffId });
  const fact = [
    'fanchang',
    `redemption:${insertId}`,
    'coupon.redeemed',
    null,
    customerId,
    off,
    now,
    now,
    data,
  ];
  await db.execute(INSERT_EVENT, fact);
  const payload = JSON.stringify({ customerIds: [customerId] });
  await db.execute(INSERT_WORK, ['customers.settle', payload, 'ready', now, 0, now, null]);
  return {
    ...coupon,
    state: 'used',
    redemption_id: insertId,
    bill_fen: billFen,
    payable_fen: payable,
  };
}

/**
 * @param {import('mysql2/promise').PoolConnection} db @param {string} sql @param {any[]} values
 * @returns {Promise<import('mysql2').ResultSetHeader>}
 */
async function write(db, sql, values) {
  const [result] = await db.execute(sql, values);
  return /** @type {import('mysql2').ResultSetHeader} */ (result);
}

process.on('SIGTERM', () => process.exit(0));
