// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { apiEntry, root } from '../scripts/lib.mjs';
import { freshFile } from './embedded.mjs';
import { freshDatabase } from './mariadb.mjs';
import { byTurns, compare, median } from './measure.mjs';
import { atEnd, cpuSeconds, helper, peakMemory } from './processes.mjs';
import { FILE, headOfFile, MAPPING, whyNoFile, ZONE } from './real-file.mjs';

const QUICK_LINES = 20_000;
const ROUNDS = 3;
/** For the rounds on one database. */
const BUDGET_SECONDS = 30;

/**
 * The whole command `import orders` over the real file, with every rule. Bare: the file's order lines, from memory, by
 * multi-row INSERT into one table shaped like order_lines with customer and time.
 *
 * @param {import('./run.mjs').Options} options
 * @returns {Promise<import('./table.mjs').Line[]>}
 */
export async function importOrders({ quick, mysql, embedded }) {
  const missing = whyNoFile();
  if (missing !== null) return [{ figure: 'import', skipped: missing }];
  const path = quick ? await headOfFile(QUICK_LINES) : FILE;
  return [
    ...(mysql ? await measure('import, MariaDB', path, quick, freshDatabase) : []),
    ...(embedded ? await measure('import, embedded', path, quick, freshFile) : []),
  ];
}

/** @typedef {{ url: string, drop: () => unknown }} Books */

/** @param {string} name @param {string} path @param {boolean} quick @param {(purpose: string) => Promise<Books>} fresh */
async function measure(name, path, quick, fresh) {
  const insert = helper('bare/import.mjs');
  const onFresh = async (/** @type {(url: string) => Promise<Run>} */ work) => {
    const books = await fresh('import');
    try {
      return await work(books.url);
    } finally {
      await books.drop();
    }
  };
  const sides = {
    ours: () => onFresh((url) => command(path, url)),
    bare: () => onFresh((url) => insert({ path, url })),
  };
  const results = await byTurns(quick ? 1 : ROUNDS, sides, BUDGET_SECONDS);
  const seconds = compare(results, (run) => run.seconds);
  const perSecond = compare(results, (run) => Math.round(run.rows / run.seconds));
  const peak = median(results.ours.map((run) => run.peakBytes ?? NaN));
  // The head of the file takes less than starting up does: its ratio says nothing.
  const aim = quick ? undefined : { most: 3 };
  return [
    { figure: `${name}: seconds`, ...seconds, aim },
    { figure: '  CPU of the process, s', ...compare(results, (run) => run.cpu ?? NaN) },
    { figure: '  rows/s (ours: rows of the file; bare: order lines)', ...perSecond, ratio: undefined },
    { figure: '  peak memory, MiB', ours: Math.round(peak / 2 ** 20) },
  ];
}

/** @typedef {{ seconds: number, rows: number, cpu: number | null, peakBytes?: number | null }} Run */

/**
 * Imports a file by the command line, as an operator would.
 *
 * @param {string} path @param {string} url
 * @returns {Promise<Run>}
 */
async function command(path, url) {
  const words = ['import', 'orders', path, '--mapping', MAPPING, '--database', url, '--json'];
  const startedAt = performance.now();
  const child = spawn(process.execPath, [apiEntry('cli'), ...words], {
    cwd: root,
    env: {
      ...process.env,
      BUSINESS_TZ: ZONE,
      FANCHANG_MODE: 'demo',
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  atEnd(() => child.kill());
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  /** @type {{ cpu: number | null, peakBytes: number | null }} */
  const most = { cpu: null, peakBytes: null };
  const watch = setInterval(() => {
    most.cpu = cpuSeconds(child.pid ?? 0) ?? most.cpu;
    most.peakBytes = peakMemory(child.pid ?? 0) ?? most.peakBytes;
  }, 50);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(`import orders ended with ${code}`);
  return { ...most, seconds: (performance.now() - startedAt) / 1000, rows: JSON.parse(said).rows };
}
