// @ts-check
import { startApi, startBare } from './api.mjs';
import { domain } from './built.mjs';
import { call, demoBooks, wire, withDatabase } from './demo-books.mjs';
import { httpFigure } from './http-figure.mjs';

/** More coupons than any run confirms, for either side. */
const COUPONS = 40_000;
const FIRST_GRANT = 10_000_000;
const BILL_FEN = 12_800;
const DAY_MS = 86_400_000;

/**
 * Confirming a verification, each request with a coupon of its own. Bare: `node:http` and the same statements, prepared,
 * in one transaction. Our worker is off: settling the customer afterwards is another process's work.
 *
 * @param {import('./run.mjs').Options} options
 */
export async function confirm({ quick }) {
  const books = await demoBooks();
  const { token, staffId, shopId } = await cashier(books);
  const codes = await issueCoupons(books);
  let used = 0;
  const request = () => {
    used += 1;
    return { requestKey: `bench-request-${used}`, proof: codes[used - 1], billFen: BILL_FEN };
  };
  const take = (/** @type {number} */ count, /** @type {() => string} */ one) =>
    Array.from({ length: count }, one);
  const ours = () => wire('POST', '/staff/verifications', { token, body: request() });
  const bare = () => wire('POST', '/', { body: { ...request(), staffId, shopId } });
  return httpFigure({
    name: 'confirm, MariaDB',
    databaseUrl: books,
    warmUp: quick ? 200 : 3_000,
    rounds: quick ? 3 : 9,
    round: { requests: quick ? 300 : 800 },
    mostStatements: null,
    sides: {
      ours: { start: startApi, requests: (count) => take(count, ours) },
      bare: { start: (url) => startBare('confirm', url), requests: (count) => take(count, bare) },
    },
  });
}

/** Logs a cashier of the demo in. @param {string} books */
async function cashier(books) {
  const api = await startApi(books);
  const { people } = await call(api, '/demo/people');
  const { account, password } = people.find((/** @type {any} */ person) => person.label?.endsWith('收银'));
  const { accessToken, staff } = await call(api, '/staff/login', { body: { account, password } });
  await api.stop();
  return { token: accessToken, staffId: Number(staff.id), shopId: Number(staff.shopId) };
}

/** Gives the shoppers coupons good for today, without going through a program. @param {string} books */
async function issueCoupons(books) {
  const { withCheckDigit } = domain();
  const codes = Array.from({ length: COUPONS }, (_, index) =>
    withCheckDigit(String(90_000_000_000 + index * 7).padStart(11, '0')),
  );
  const now = Date.now();
  await withDatabase(books, async (connection) => {
    const template = await firstOf(
      connection,
      "SELECT id FROM coupon_templates WHERE template_key = 'repurchase-90'",
    );
    const { least, most } = await firstOf(
      connection,
      'SELECT MIN(id) AS least, MAX(id) AS most FROM customers',
    );
    const rows = codes.map((code, index) => {
      const customer = least + (index % (most - least + 1));
      return [FIRST_GRANT + index, template.id, customer, code, 'granted', now - DAY_MS, now + DAY_MS, now];
    });
    for (let start = 0; start < rows.length; start += 5_000) {
      await connection.query(
        `INSERT INTO coupons (grant_id, template_id, customer_id, code, state, starts_at, ends_at, granted_at) VALUES ?`,
        [rows.slice(start, start + 5_000)],
      );
    }
  });
  return codes;
}

/** @param {import('mysql2/promise').Connection} connection @param {string} sql @returns {Promise<any>} */
async function firstOf(connection, sql) {
  const [rows] = await connection.query(sql);
  return /** @type {any[]} */ (rows)[0];
}
