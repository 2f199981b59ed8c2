// @ts-check
import { join } from 'node:path';
import { buildSandbox, root } from '../scripts/lib.mjs';
import { startApi, startBare } from './api.mjs';
import { call, demoBooks, wire, withDatabase } from './demo-books.mjs';
import { httpFigure } from './http-figure.mjs';
import { startServer } from './processes.mjs';

const SHOPPERS = 400;
/** So many addresses requests seem to come from: guesses are counted by address, and each is held for a moment. */
const ADDRESSES = 256;

/**
 * What knowing who asks costs: the least there is to answer, in the same application with our guard and without it.
 *
 * @param {import('./run.mjs').Options} options
 */
export async function guard({ quick }) {
  const books = await demoBooks();
  const tokens = await tokensOf(books, 100);
  const asked = over(tokens.map((token) => wire('GET', '/me/trivial', { token })));
  return httpFigure({
    name: 'trivial answer, guarded or not',
    databaseUrl: books,
    warmUp: quick ? 500 : 10_000,
    rounds: quick ? 3 : 9,
    round: { seconds: quick ? 0.7 : 1.5 },
    mostStatements: 0,
    sides: {
      ours: { start: (url) => startBare('guarded', url, { GUARD: 'on' }), requests: asked },
      bare: { start: (url) => startBare('guarded', url, { GUARD: 'off' }), requests: asked },
    },
  });
}

/**
 * Logging shoppers in, with the sandbox as WeChat. Bare: `node:http`, the same question to the sandbox and the same
 * statements. The sandbox takes its share of the machine on both sides.
 *
 * @param {import('./run.mjs').Options} options
 */
export async function login({ quick }) {
  const books = await demoBooks();
  await buildSandbox();
  const sandbox = await startServer(join(root, 'apps/sandbox/dist/main.js'), {}, '/control/time');
  const sandboxUrl = `http://127.0.0.1:${sandbox.port}`;
  const env = { SANDBOX_URL: sandboxUrl, TRUST_PROXY: '1' };
  const openids = await openidsOf(books);
  // The first login of a shopper and the first try from an address write more than those after them.
  const api = await startApi(books, env);
  for (const openid of openids) await call(api, '/auth/login', { body: { code: `demo:${openid}` } });
  await api.stop();

  let asked = 0;
  const requests = (/** @type {number} */ count) =>
    Array.from({ length: count }, () => {
      asked += 1;
      const headers = { 'x-forwarded-for': `10.0.0.${asked % ADDRESSES}` };
      return wire('POST', '/auth/login', {
        body: { code: `demo:${openids[asked % openids.length]}` },
        headers,
      });
    });
  const lines = await httpFigure({
    name: 'login, MariaDB and sandbox',
    databaseUrl: books,
    warmUp: quick ? 300 : 2_000,
    rounds: quick ? 3 : 9,
    round: { requests: quick ? 200 : 500 },
    mostStatements: null,
    sides: {
      ours: { start: (url) => startApi(url, env), requests },
      bare: { start: (url) => startBare('login', url, { SANDBOX_URL: sandboxUrl }), requests },
    },
  });
  await sandbox.stop();
  return lines;
}

/** @param {string[]} all @returns {(count: number) => string[]} that many of them, from the first again when they end. */
const over = (all) => (count) => Array.from({ length: count }, (_, index) => all[index % all.length]);

/** @param {string} books @returns {Promise<string[]>} of shoppers of the demo. */
function openidsOf(books) {
  return withDatabase(books, async (connection) => {
    const [rows] = await connection.query(
      `SELECT value FROM customer_identities WHERE kind = 'openid' ORDER BY id LIMIT ${SHOPPERS}`,
    );
    return /** @type {{ value: string }[]} */ (rows).map(({ value }) => value);
  });
}

/** Sessions of shoppers of the demo. @param {string} books @param {number} count */
async function tokensOf(books, count) {
  const openids = (await openidsOf(books)).slice(0, count);
  const api = await startApi(books);
  const tokens = [];
  for (const openid of openids) {
    const { accessToken } = await call(api, '/auth/login', { body: { code: `demo:${openid}` } });
    tokens.push(/** @type {string} */ (accessToken));
  }
  await api.stop();
  return tokens;
}
