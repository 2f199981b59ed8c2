// @ts-check
// The least that can keep a push: node:http and the inserts of ours, prepared. It believes whoever calls.
import { createServer } from 'node:http';
import { createPool } from 'mysql2/promise';

const INSERT_EVENT = `INSERT INTO events (source, source_id, kind, order_no, customer_id, amount_fen, happened_at,
  recorded_at, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_WORK = `INSERT INTO work (kind, payload, state, run_at, attempts, created_at, work_key)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;
const SUCCESS = '{"code":0,"msg":"success"}';

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
    keep(JSON.parse(text)).then(
      () => send(response, 200, SUCCESS),
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

/** @param {{ tag: string, msg_id: string, data: { p_id: string } }[]} messages */
async function keep([message]) {
  const { tag, msg_id: id, data } = message;
  const now = Date.now();
  const db = await pool.getConnection();
  try {
    await db.query('START TRANSACTION');
    const fact = JSON.stringify({ about: tag, orderId: data.p_id });
    await db.execute(INSERT_EVENT, ['douyin', `push:${id}`, 'shop.pushed', null, null, null, now, now, fact]);
    const payload = JSON.stringify({ shop: 'douyin', orderId: data.p_id });
    await db.execute(INSERT_WORK, ['shops.pull', payload, 'ready', now, 0, now, null]);
    await db.query('COMMIT');
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  } finally {
    db.release();
  }
}

process.on('SIGTERM', () => process.exit(0));
