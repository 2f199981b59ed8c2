// @ts-check
import { startApi, startBare } from './api.mjs';
import { call, demoBooks, wire, withDatabase } from './demo-books.mjs';
import { httpFigure } from './http-figure.mjs';

const SHOPPERS = 100;

/**
 * The growth archive, the page every shopper opens first. Bare: `node:http` and a prepared statement that reads the
 * same JSON from one row.
 *
 * @param {import('./run.mjs').Options} options
 */
export async function archive({ quick }) {
  const books = await demoBooks();
  const shoppers = await shoppersOf(books);
  const ours = shoppers.map(({ token }) => wire('GET', '/me/archive', { token }));
  const bare = shoppers.map(({ id }) => wire('GET', `/${id}`));
  return httpFigure({
    name: 'archive request, MariaDB',
    databaseUrl: books,
    warmUp: quick ? 500 : 10_000,
    rounds: quick ? 3 : 9,
    round: { seconds: quick ? 0.7 : 1.5 },
    mostStatements: 2,
    sides: {
      ours: { start: startApi, requests: over(ours) },
      bare: { start: (url) => startBare('archive', url), requests: over(bare) },
    },
  });
}

/** @param {string[]} all @returns {(count: number) => string[]} that many of them, from the first again when they end. */
const over = (all) => (count) => Array.from({ length: count }, (_, index) => all[index % all.length]);

/**
 * The demo's shoppers who have most on their page, logged in; what they are answered is kept for the bare server.
 *
 * @param {string} books
 */
async function shoppersOf(books) {
  const api = await startApi(books);
  const shoppers = await withDatabase(books, async (connection) => {
    const [rows] = await connection.query(
      `SELECT i.customer_id AS id, i.value AS openid FROM customer_identities i
         JOIN customer_facts f ON f.customer_id = i.customer_id
       WHERE i.kind = 'openid' ORDER BY f.orders DESC, i.customer_id LIMIT ${SHOPPERS}`,
    );
    await connection.query('CREATE TABLE bench_archive (customer_id INT PRIMARY KEY, body TEXT NOT NULL)');
    const found = [];
    for (const { id, openid } of /** @type {{ id: number, openid: string }[]} */ (rows)) {
      const { accessToken } = await call(api, '/auth/login', { body: { code: `demo:${openid}` } });
      const answer = await call(api, '/me/archive', { token: accessToken });
      await connection.execute('INSERT INTO bench_archive VALUES (?, ?)', [id, JSON.stringify(answer)]);
      found.push({ id, token: /** @type {string} */ (accessToken) });
    }
    return found;
  });
  await api.stop();
  return shoppers;
}
