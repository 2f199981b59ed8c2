// @ts-check
// The least that can mark tickets as late: UPDATE of a thousand rows at a time, each time a transaction of its own.
import { createRequire } from 'node:module';
import { createConnection } from 'mysql2/promise';

const ROWS_A_STATEMENT = 1_000;
const DAY_MS = 86_400_000;
/** What a breach changes of a ticket. */
const UPDATE = `UPDATE tickets SET clocks = ?, level = 1, due_at = opened_at + ?, changed_at = ? WHERE id > ? AND id <= ?`;

process.on('message', (/** @type {{ url: string, rows: number }} */ { url, rows }) => {
  updateAll(url, rows).then(
    (result) => process.send?.(result),
    (error) => process.send?.({ error: String(error.stack) }),
  );
});

/** @param {string} url @param {number} rows */
async function updateAll(url, rows) {
  const before = process.cpuUsage();
  const seconds = await (url.startsWith('file:')
    ? embedded(url.slice('file:'.length), rows)
    : mariadb(url, rows));
  const { user, system } = process.cpuUsage(before);
  return { seconds, rows, cpu: (user + system) / 1e6 };
}

/** @param {string} url @param {number} rows @returns {Promise<number>} seconds */
async function mariadb(url, rows) {
  const connection = await createConnection(url);
  const [[{ clocks }]] = /** @type {any} */ (
    await connection.query('SELECT clocks FROM tickets WHERE id = 1')
  );
  const startedAt = performance.now();
  for (const values of batches(rows, clocks)) await connection.execute(UPDATE, values);
  const seconds = (performance.now() - startedAt) / 1000;
  await connection.end();
  return seconds;
}

/** @param {string} path @param {number} rows @returns {Promise<number>} seconds */
async function embedded(path, rows) {
  const Libsql = createRequire(import.meta.url)('libsql');
  const db = new Libsql(path);
  for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'cache_size = -65536'])
    db.pragma(pragma);
  const { clocks } = db.prepare('SELECT clocks FROM tickets WHERE id = 1').get();
  const update = db.prepare(UPDATE);
  const startedAt = performance.now();
  for (const values of batches(rows, clocks)) update.run(...values);
  const seconds = (performance.now() - startedAt) / 1000;
  db.close();
  return seconds;
}

/** What each statement is given; the clocks are as long as those of a breach. @param {number} rows @param {string} clocks */
function* batches(rows, clocks) {
  const late = clocks.replace('"breachedAt":null', `"breachedAt":${Date.now()}`);
  for (let start = 0; start < rows; start += ROWS_A_STATEMENT) {
    yield [late, DAY_MS, Date.now(), start, Math.min(rows, start + ROWS_A_STATEMENT)];
  }
}
