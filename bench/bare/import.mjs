// @ts-check
// The least that can keep a file's order lines: multi-row INSERTs, from memory, into one table with a primary key.
import { createRequire } from 'node:module';
import { createConnection } from 'mysql2/promise';
import { eventsOf } from '../real-file.mjs';

const ROWS_A_STATEMENT = 1_000;
/** As in our import: what a crash may cost is a batch of this many rows. */
const ROWS_A_TRANSACTION = 2_000;
const TABLE = `CREATE TABLE bench_lines (order_id INTEGER NOT NULL, line_key VARCHAR(64) NOT NULL,
  product_id VARCHAR(64) NOT NULL, title VARCHAR(255) NOT NULL, category VARCHAR(64), quantity INTEGER NOT NULL,
  amount_fen BIGINT NOT NULL, customer_id INTEGER NOT NULL, paid_at BIGINT NOT NULL, PRIMARY KEY (order_id, line_key))`;
const INSERT = 'INSERT INTO bench_lines VALUES ';

/** @type {unknown[][] | null} */
let lines = null;

process.on('message', (/** @type {{ path: string, url: string }} */ { path, url }) => {
  insertAll(path, url).then(
    (result) => process.send?.(result),
    (error) => process.send?.({ error: String(error.stack) }),
  );
});

/** @param {string} path @param {string} url */
async function insertAll(path, url) {
  lines ??= await linesOf(path);
  const before = process.cpuUsage();
  const seconds = await (url.startsWith('file:')
    ? embedded(url.slice('file:'.length), lines)
    : mariadb(url, lines));
  const { user, system } = process.cpuUsage(before);
  return { seconds, rows: lines.length, cpu: (user + system) / 1e6 };
}

/** @param {string} url @param {unknown[][]} rows @returns {Promise<number>} seconds */
async function mariadb(url, rows) {
  const connection = await createConnection(url);
  await connection.query(`${TABLE} ENGINE=InnoDB`);
  const startedAt = performance.now();
  for (const batch of slices(rows, ROWS_A_TRANSACTION)) {
    await connection.query('START TRANSACTION');
    for (const slice of slices(batch, ROWS_A_STATEMENT)) await connection.query(`${INSERT} ?`, [slice]);
    await connection.query('COMMIT');
  }
  const seconds = (performance.now() - startedAt) / 1000;
  await connection.end();
  return seconds;
}

/** @param {string} path @param {unknown[][]} rows @returns {Promise<number>} seconds */
async function embedded(path, rows) {
  const Libsql = createRequire(import.meta.url)('libsql');
  const db = new Libsql(path);
  for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'cache_size = -65536'])
    db.pragma(pragma);
  db.exec(TABLE);
  const inserting = (/** @type {number} */ count) =>
    db.prepare(INSERT + Array.from({ length: count }, () => '(?,?,?,?,?,?,?,?,?)').join(','));
  const whole = inserting(ROWS_A_STATEMENT);
  const startedAt = performance.now();
  for (const batch of slices(rows, ROWS_A_TRANSACTION)) {
    db.exec('BEGIN');
    for (const slice of slices(batch, ROWS_A_STATEMENT)) {
      const statement = slice.length === ROWS_A_STATEMENT ? whole : inserting(slice.length);
      statement.run(...slice.flat());
    }
    db.exec('COMMIT');
  }
  const seconds = (performance.now() - startedAt) / 1000;
  db.close();
  return seconds;
}

/** @template T @param {T[]} all @param {number} size */
function* slices(all, size) {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

/** Every line of every paid order, as a row of the table. @param {string} path */
async function linesOf(path) {
  /** @type {Map<string, number>} */
  const orders = new Map();
  const rows = [];
  for (const { kind, orderNo, buyer, happenedAt, data } of await eventsOf(path)) {
    if (kind !== 'order.paid') continue;
    const orderId = orders.get(orderNo) ?? orders.size + 1;
    orders.set(orderNo, orderId);
    for (const line of data.lines) {
      const { lineKey, productId, title, category = null, quantity, amountFen } = line;
      rows.push([
        orderId,
        lineKey,
        productId,
        title,
        category,
        quantity,
        amountFen,
        Number(buyer.value),
        happenedAt,
      ]);
    }
  }
  return rows;
}
