// @ts-check
// The least that can answer the archive request: node:http, a prepared statement, one row that is the answer.
import { createServer } from 'node:http';
import { createPool } from 'mysql2/promise';

const pool = createPool({
  uri: process.env.DATABASE_URL,
  connectionLimit: Number(process.env.DATABASE_POOL),
});

createServer((request, response) => {
  if (request.url === '/') return void response.end('up');
  answer(Number(request.url?.slice(1))).then(
    (body) => {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    },
    (error) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(process.env.PORT), '127.0.0.1');

/** @param {number} customerId @returns {Promise<string>} */
async function answer(customerId) {
  const [rows] = await pool.execute('SELECT body FROM bench_archive WHERE customer_id = ?', [customerId]);
  return /** @type {any} */ (rows)[0].body;
}

process.on('SIGTERM', () => process.exit(0));
