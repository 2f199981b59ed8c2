// @ts-check
// The least that can confirm a verification: node:http and the statements of ours, prepared, in one transaction.
import { createServer } from 'node:http';
import { createPool } from 'mysql2/promise';
import { built } from '../built.mjs';

const { judged, MARK_USED, RECEIPT_OF_REQUEST } = built('outcomes/verification/queries');
const JUDGED = judged('code');
const INSERT_REDEMPTION = `INSERT INTO redemptions (request_key, coupon_id, customer_id, staff_id, shop_id, bill_fen,
  member_off_fen, coupon_off_fen, payable_fen, redeemed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_EVENT = `INSERT INTO events (source, source_id, kind, order_no, customer_id, amount_fen, happened_at,
  recorded_at, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_WORK = `INSERT INTO work (kind, payload, state, run_at, attempts, created_at) VALUES (?, ?, 'ready', ?, 0, ?)`;

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
    confirm(JSON.parse(text)).then(
      (receipt) => send(response, 200, JSON.stringify(receipt)),
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

/** @param {{ requestKey: string, proof: string, billFen: number, staffId: number, shopId: number }} request */
async function confirm({ requestKey, proof, billFen, staffId, shopId }) {
  const db = await pool.getConnection();
  const one = async (/** @type {string} */ sql, /** @type {any[]} */ values) => {
    const [rows] = await db.execute(sql, values);
    return /** @type {any} */ (rows)[0];
  };
  try {
    await db.query('START TRANSACTION');
    await one(RECEIPT_OF_REQUEST, [staffId, requestKey]);
    const now = Date.now();
    const coupon = await one(JUDGED, [shopId, now, now, proof]);
    const payable = Math.round((billFen * coupon.rate) / 10_000);
    const off = billFen - payable;
    await db.execute(MARK_USED, [now, coupon.id, now, now]);
    const redemption = [
      requestKey,
      coupon.id,
      coupon.customer_id,
      staffId,
      shopId,
      billFen,
      0,
      off,
      payable,
      now,
    ];
    await db.execute(INSERT_REDEMPTION, redemption);
    const data = JSON.stringify({ couponId: coupon.id, shopId, staffId });
    const event = [
      'fanchang',
      `redeemed:${coupon.id}`,
      'coupon.redeemed',
      null,
      coupon.customer_id,
      off,
      now,
      now,
      data,
    ];
    await db.execute(INSERT_EVENT, event);
    const payload = JSON.stringify({ customerIds: [coupon.customer_id] });
    await db.execute(INSERT_WORK, ['customers.settle', payload, now, now]);
    const receipt = await one(RECEIPT_OF_REQUEST, [staffId, requestKey]);
    await db.query('COMMIT');
    return receipt;
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  } finally {
    db.release();
  }
}

process.on('SIGTERM', () => process.exit(0));
