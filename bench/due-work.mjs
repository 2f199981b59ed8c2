// @ts-check
import { dueTickets, NOW } from './due-tickets.mjs';
import { freshFile } from './embedded.mjs';
import { freshDatabase } from './mariadb.mjs';
import { byTurns, compare } from './measure.mjs';
import { helper } from './processes.mjs';
import { startWorker } from './worker.mjs';

const PIECES = 100_000;
const QUICK_PIECES = 2_000;
const ROUNDS = 3;
/** For the rounds on one database. */
const BUDGET_SECONDS = 30;
/** By then the worker has met all that it keeps on purpose: statements, definitions, compiled code. */
const WARM_SHARE = 0.1;

/** A signal to stop, or a request where the API does the work, waits no longer. */
const MOST_LATE_MS = 200;
const MEBIBYTE = 2 ** 20;
/** The page cache of the embedded database, and as much again for what waits to be collected. */
const MOST_GROWN = 128 * MEBIBYTE;
/** 23 bytes for each piece after the warm ones: less than its ticket's number takes. */
const MOST_KEPT = 2 * MEBIBYTE;

/**
 * Due work by the real worker process: clocks of tickets whose first answer is late. Each piece locks its ticket, breaks
 * the promise, writes it into the ticket's story, raises the ticket, enqueues the look at its next promise and is crossed
 * off, in a transaction of its own. Bare: the same columns of as many tickets by UPDATE, a thousand rows at a time.
 *
 * @param {import('./run.mjs').Options} options
 * @returns {Promise<import('./table.mjs').Line[]>}
 */
export async function dueWork({ quick, mysql, embedded }) {
  return [
    ...(mysql ? await measure('due work, MariaDB', quick, freshDatabase) : []),
    ...(embedded ? await measure('due work, embedded', quick, freshFile) : []),
  ];
}

/** @typedef {{ url: string, drop: () => unknown }} Books */

/** @param {string} name @param {boolean} quick @param {(purpose: string) => Promise<Books>} fresh */
async function measure(name, quick, fresh) {
  const pieces = quick ? QUICK_PIECES : PIECES;
  const update = helper('bare/due-work.mjs');
  const onFresh = async (/** @type {(url: string, due: Due) => Promise<any>} */ work) => {
    const books = await fresh('due');
    const due = await dueTickets(books.url, pieces);
    try {
      return await work(books.url, due);
    } finally {
      await due.close();
      await books.drop();
    }
  };
  const sides = {
    ours: () => onFresh((url, due) => workOff(url, due, pieces)),
    bare: () => onFresh((url) => update({ url, rows: pieces })),
  };
  const results = await byTurns(quick ? 1 : ROUNDS, sides, BUDGET_SECONDS);
  const { ours } = results;
  for (const run of ours) failUnlessBounded(name, run);
  const worst = (/** @type {(run: WorkedOff) => number} */ pick) => Math.max(...ours.map(pick));
  const { before, after, peak } = ours[0];
  return [
    {
      figure: `${name}: pieces/s (bare: rows/s)`,
      ...compare(results, (run) => Math.round(run.rows / run.seconds)),
    },
    {
      figure: `  seconds for ${pieces.toLocaleString('en-US')}`,
      ...compare(results, (run) => run.seconds),
      ratio: undefined,
    },
    {
      figure: '  CPU of the process, µs each',
      ...compare(results, (run) => (run.cpu * 1e6) / run.rows),
      ratio: undefined,
    },
    {
      figure: '  longest wait of anything else in the process, ms',
      ours: Math.round(worst(({ latest }) => latest)),
      aim: { most: MOST_LATE_MS, of: /** @type {const} */ ('ours') },
    },
    {
      figure: '  memory before / after / peak, MiB',
      ours: [before, after, peak].map(({ rss }) => Math.round(rss / MEBIBYTE)),
    },
    {
      figure: '  heap before / after / peak, MiB',
      ours: [before, after, peak].map(({ heap }) => Math.round(heap / MEBIBYTE)),
    },
    {
      figure: '  memory grown at the peak, MiB',
      ours: worst(({ grown }) => grown / MEBIBYTE),
      aim: { most: MOST_GROWN / MEBIBYTE, of: /** @type {const} */ ('ours') },
    },
    {
      figure: `  heap still in use, more than after ${pieces * WARM_SHARE}, MiB`,
      ours: worst(({ kept }) => kept / MEBIBYTE),
      aim: { most: MOST_KEPT / MEBIBYTE, of: /** @type {const} */ ('ours') },
    },
  ];
}

/** @typedef {import('./due-tickets.mjs').DueTickets} Due */
/** @typedef {import('./worker.mjs').Memory} Memory */

/**
 * @typedef {object} WorkedOff
 * @property {number} rows pieces that were left when the time began
 * @property {number} seconds
 * @property {number} cpu seconds
 * @property {Memory} before
 * @property {Memory} after
 * @property {Memory} peak
 * @property {number} grown bytes of memory at the peak, more than before
 * @property {number} latest the longest anything else in the process had to wait for its turn, ms
 * @property {number} kept bytes of the heap in use at the end, more than after the warm pieces
 */

/** @param {string} url @param {Due} due @param {number} pieces @returns {Promise<WorkedOff>} */
async function workOff(url, due, pieces) {
  const worker = await startWorker(url, { FIXED_NOW: NOW });
  const startedAt = performance.now();
  const before = worker.memory();
  const cpuBefore = worker.cpu();
  // It begins before it says so; what it has done by now is not counted.
  const rows = await due.left();
  await worker.until(() => due.areDone(Math.floor(pieces * WARM_SHARE)));
  const warm = await worker.heapInUse();
  // The last to begin is among the last to end.
  await worker.until(() => due.areDone(pieces));
  await worker.until(async () => (await due.left()) === 0);
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = worker.cpu() - cpuBefore;
  const kept = (await worker.heapInUse()) - warm;
  const [after, peak, latest] = [worker.memory(), worker.peak(), worker.latest()];
  await worker.stop();
  await due.check();
  return { rows, seconds, cpu, before, after, peak, grown: peak.rss - before.rss, kept, latest };
}

/**
 * Fails the run, and lets it go on, when what the worker holds may hang on how much there is to do.
 *
 * @param {string} name @param {WorkedOff} run
 */
function failUnlessBounded(name, { rows, grown, kept }) {
  const mebibytes = (/** @type {number} */ bytes) => `${(bytes / MEBIBYTE).toFixed(1)} MiB`;
  const fail = (/** @type {string} */ what, /** @type {number} */ most) => {
    console.error(`${name}: the worker ${what} over ${rows} pieces, more than ${mebibytes(most)}`);
    process.exitCode = 1;
  };
  if (grown > MOST_GROWN) fail(`grew by ${mebibytes(grown)}`, MOST_GROWN);
  if (kept > MOST_KEPT) fail(`kept ${mebibytes(kept)} in use`, MOST_KEPT);
}
