// @ts-check
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { answers, root } from '../scripts/lib.mjs';

/** Clock ticks per second in /proc/PID/stat; 100 on every Linux that Node runs on. */
const TICKS = 100;

/** @type {(() => unknown)[]} */
const leftToDo = [];

/** Remembers what must be undone at the end, however the run ends. @param {() => unknown} undo */
export function atEnd(undo) {
  leftToDo.push(undo);
}

/** Undoes everything, the latest first. */
export async function cleanUp() {
  for (let undo = leftToDo.pop(); undo !== undefined; undo = leftToDo.pop()) await undo();
}

/**
 * Starts a server in a process of its own and waits until it answers. Its stdout goes to /dev/null.
 *
 * @param {string} entry the script
 * @param {Record<string, string>} env
 * @param {string} healthPath
 * @returns {Promise<{ port: number, pid: number, stop: () => Promise<void> }>}
 */
export async function startServer(entry, env, healthPath) {
  const port = await freePort();
  const child = spawn(process.execPath, [entry], {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = () => end(child);
  atEnd(stop);
  const up = await Promise.race([
    answers(`http://127.0.0.1:${port}${healthPath}`, 120),
    once(child, 'exit').then(() => false),
  ]);
  if (!up || child.pid === undefined) throw new Error(`${entry} did not start`);
  return { port, pid: child.pid, stop };
}

/**
 * Forks a script that answers one message with one message; it lives until the end of the run.
 *
 * @param {string} name the script, in this folder
 * @returns {(question: unknown) => Promise<any>}
 */
export function helper(name) {
  const child = fork(new URL(name, import.meta.url), { cwd: root });
  atEnd(() => end(child));
  const gone = once(child, 'exit');
  return async (question) => {
    const answered = once(child, 'message');
    child.send(/** @type {any} */ (question));
    const [answer] = await Promise.race([answered, gone]);
    if (answer === null || typeof answer !== 'object') throw new Error(`${name} ended`);
    if (answer.error !== undefined) throw new Error(`${name}: ${answer.error}`);
    return answer;
  };
}

/** Ends a child and waits for it; a deaf one is killed. @param {import('node:child_process').ChildProcess} child */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const deaf = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(deaf);
}

/** CPU time a process has used, seconds; null where there is no /proc. @param {number} pid */
export function cpuSeconds(pid) {
  const stat = readProc(pid, 'stat');
  if (stat === null) return null;
  // The name may hold blanks and brackets: count from behind it. utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** The memory a process holds, bytes; null where there is no /proc. @param {number} pid */
export const memoryNow = (pid) => memory(pid, 'VmRSS');

/** The most memory a process has held so far, bytes; null where there is no /proc. @param {number} pid */
export const peakMemory = (pid) => memory(pid, 'VmHWM');

/** Lets the most memory be counted from now on, where the system can. @param {number} pid */
export function resetPeak(pid) {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // The peak then counts from the start of the process.
  }
}

/** @param {number} pid @param {'VmRSS' | 'VmHWM'} name */
function memory(pid, name) {
  const match = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readProc(pid, 'status') ?? '');
  return match === null ? null : Number(match[1]) * 1024;
}

/** @param {number} pid @param {string} file */
function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
}

/** @returns {Promise<number>} a port nobody listens on. */
export async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
