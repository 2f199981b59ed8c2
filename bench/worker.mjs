// @ts-check
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { apiEntry, root } from '../scripts/lib.mjs';
import { workerEnvironment } from './api.mjs';
import { atEnd, cpuSeconds, end } from './processes.mjs';

const LOOK_EVERY_MS = 50;

/**
 * A worker at work.
 *
 * @typedef {object} WorkerRun
 * @property {(holds: () => Promise<boolean>) => Promise<void>} until waits until something holds, while it lives
 * @property {() => Memory} memory now
 * @property {() => Memory} peak the most of each since it was at work
 * @property {() => number} latest the longest anything else had to wait for its turn, ms
 * @property {() => Promise<number>} heapInUse bytes of the heap that are still in use, after everything else was collected
 * @property {() => number} cpu time it has used, seconds
 * @property {() => Promise<void>} stop
 *
 * @typedef {{ heap: number, rss: number }} Memory bytes
 */

/**
 * The real worker process as it runs in production, without Redis. It begins at once, and is watched.
 *
 * @param {string} databaseUrl
 * @param {Record<string, string>} more of its environment
 * @returns {Promise<WorkerRun>}
 */
export async function startWorker(databaseUrl, more) {
  const watch = new URL('watched.mjs', import.meta.url).href;
  const child = fork(apiEntry('worker'), {
    cwd: root,
    env: { ...process.env, ...workerEnvironment(databaseUrl), ...more },
    execArgv: ['--expose-gc', '--import', watch],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const stop = () => end(child);
  atEnd(stop);
  const gone = once(child, 'exit').then(() => {
    throw new Error('the worker ended');
  });
  gone.catch(() => undefined);
  /** @type {Memory} */
  let memory = { heap: 0, rss: 0 };
  let peak = memory;
  let latest = 0;
  child.on('message', (/** @type {{ memory?: Memory, late: number }} */ { memory: now, late }) => {
    if (now === undefined) return;
    memory = now;
    peak = { heap: Math.max(peak.heap, now.heap), rss: Math.max(peak.rss, now.rss) };
    latest = Math.max(latest, late);
  });
  await Promise.race([saysThatItIsAtWork(child), gone]);
  peak = memory;
  latest = 0;
  const until = async (/** @type {() => Promise<boolean>} */ holds) => {
    while (!(await holds())) await Promise.race([wait(LOOK_EVERY_MS), gone]);
  };
  return {
    until,
    memory: () => memory,
    peak: () => peak,
    latest: () => latest,
    heapInUse: () => Promise.race([heapInUse(child), gone]),
    cpu: () => cpuSeconds(child.pid ?? 0) ?? NaN,
    stop,
  };
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<void>} */
function saysThatItIsAtWork({ stdout }) {
  return new Promise((resolve) => {
    stdout?.on('data', (/** @type {Buffer} */ text) => {
      if (text.includes('at work')) resolve();
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
function heapInUse(child) {
  return new Promise((resolve) => {
    const told = (/** @type {{ inUse?: number }} */ { inUse }) => {
      if (inUse === undefined) return;
      child.off('message', told);
      resolve(inUse);
    };
    child.on('message', told);
    child.send('how much is in use');
  });
}
