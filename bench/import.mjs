// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { apiEntry, root } from '../scripts/lib.mjs';
import { freshDatabase } from './mariadb.mjs';
import { byTurns, compare, median } from './measure.mjs';
import { atEnd, helper, peakMemory } from './processes.mjs';
import { FILE, FOLDER, headOfFile, MAPPING, whyNoFile, ZONE } from './real-file.mjs';

const QUICK_LINES = 20_000;

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
  const rounds = quick ? 1 : 2;
  return [
    ...(mysql ? await measure('import, MariaDB', path, rounds, () => freshDatabase('import')) : []),
    ...(embedded ? await measure('import, embedded', path, rounds, freshFile) : []),
  ];
}

/** @typedef {{ url: string, drop: () => unknown }} Books */

/** @param {string} name @param {string} path @param {number} rounds @param {() => Promise<Books>} fresh */
async function measure(name, path, rounds, fresh) {
  const insert = helper('bare/import.mjs');
  const onFresh = async (/** @type {(url: string) => Promise<any>} */ work) => {
    const books = await fresh();
    try {
      return await work(books.url);
    } finally {
      await books.drop();
    }
  };
  const results = await byTurns(rounds, {
    ours: () => onFresh((url) => command(path, url)),
    bare: () => onFresh((url) => insert({ path, url })),
  });
  const { rows, lines } = results.ours[0] && { rows: results.ours[0].rows, lines: results.bare[0].rows };
  const peak = median(results.ours.map((run) => run.peakBytes ?? NaN)) / 2 ** 20;
  return [
    {
      figure: `${name}: seconds`,
      ...compare(results, (run) => run.seconds),
      aim: /** @type {const} */ ({ most: 3 }),
    },
    {
      figure: '  rows/s (file rows; bare: order lines)',
      ours: Math.round(median(results.ours.map((run) => rows / run.seconds))),
      bare: Math.round(median(results.bare.map((run) => lines / run.seconds))),
    },
    { figure: '  peak memory, MiB', ours: Math.round(peak), note: 'bare holds all in memory' },
  ];
}

/**
 * Imports a file by the command line, as an operator would.
 *
 * @param {string} path @param {string} url
 */
async function command(path, url) {
  const words = ['import', 'orders', path, '--mapping', MAPPING, '--database', url, '--json'];
  const startedAt = performance.now();
  const child = spawn(process.execPath, [apiEntry('cli'), ...words], {
    cwd: root,
    env: { ...process.env, BUSINESS_TZ: ZONE, FANCHANG_MODE: 'demo' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  atEnd(() => child.kill());
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  /** @type {number | null} */
  let peakBytes = null;
  const watch = setInterval(() => (peakBytes = peakMemory(child.pid ?? 0) ?? peakBytes), 50);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  const seconds = (performance.now() - startedAt) / 1000;
  if (code !== 0) throw new Error(`import orders ended with ${code}`);
  return { seconds, peakBytes, rows: /** @type {number} */ (JSON.parse(said).rows) };
}

let files = 0;

/** An embedded database that is not there yet. @returns {Promise<Books>} */
async function freshFile() {
  mkdirSync(FOLDER, { recursive: true });
  files += 1;
  const path = join(FOLDER, `import-${process.pid}-${files}.db`);
  const drop = () => {
    for (const tail of ['', '-wal', '-shm', '.lock']) rmSync(path + tail, { force: true });
  };
  atEnd(drop);
  return { url: `file:${path}`, drop };
}
