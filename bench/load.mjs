// @ts-check
// The load generator, a process of its own: keeps a number of connections busy, one request at a time on each.
// It speaks HTTP/1.1 over bare sockets, because a full client would use more of the machine than the servers measured.
import { connect } from 'node:net';

/**
 * @typedef {object} Load
 * @property {number} port
 * @property {number} connections
 * @property {string[]} requests whole HTTP requests; sent each once, or over and over for `seconds`.
 * @property {number} [seconds]
 * @property {number[]} [allowed] statuses an answer may have; 200 alone unless told
 *
 * @typedef {object} LoadResult
 * @property {number} requests
 * @property {number} seconds
 * @property {number} perSecond
 * @property {[number, number, number]} latency 50th, 95th and 99th percentile, ms
 * @property {number[]} statuses of the answers, in the order of the requests
 */

process.on('message', (/** @type {Load} */ load) => {
  run(load).then(
    (result) => process.send?.(result),
    (error) => process.send?.({ error: String(error.message) }),
  );
});

/** @param {Load} load @returns {Promise<LoadResult>} */
async function run({ port, connections, requests: texts, seconds: most, allowed = [200] }) {
  const requests = texts.map((text) => Buffer.from(text));
  const startedAt = performance.now();
  const endsAt = most === undefined ? Infinity : startedAt + most * 1000;
  /** @type {number[]} */
  const times = [];
  /** @type {number[]} */
  const statuses = [];
  let sent = 0;
  const next = () => {
    if (most === undefined ? sent >= requests.length : performance.now() >= endsAt) return null;
    const at = sent;
    sent += 1;
    const answered = (/** @type {number} */ status, /** @type {number} */ ms) => {
      times.push(ms);
      statuses[at] = status;
      return allowed.includes(status);
    };
    return { request: requests[at % requests.length], answered };
  };
  await Promise.all(Array.from({ length: connections }, () => keepBusy(port, next)));
  const seconds = (performance.now() - startedAt) / 1000;
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => times[Math.floor(share * (times.length - 1))];
  return {
    requests: times.length,
    seconds,
    perSecond: times.length / seconds,
    latency: [at(0.5), at(0.95), at(0.99)],
    statuses,
  };
}

/**
 * One connection: sends the next request when the last one is answered, until there is none.
 *
 * @typedef {{ request: Buffer, answered: (status: number, ms: number) => boolean }} Turn told the answer, says whether
 *   it may be so
 *
 * @param {number} port
 * @param {() => Turn | null} next
 * @returns {Promise<void>}
 */
function keepBusy(port, next) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let sentAt = 0;
    let held = Buffer.alloc(0);
    /** @type {Turn | null} */
    let turn = null;
    const send = () => {
      turn = next();
      if (turn === null) {
        socket.end();
        return resolve();
      }
      sentAt = performance.now();
      socket.write(turn.request);
    };
    socket.on('connect', send);
    socket.on('data', (chunk) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const whole = wholeAnswer(held);
      if (whole === null) return;
      if (turn?.answered(whole.status, performance.now() - sentAt) !== true) {
        return reject(new Error(held.toString('utf8', 0, 2_000)));
      }
      held = Buffer.alloc(0);
      send();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed the connection')));
  });
}

/** @param {Buffer} bytes @returns {{ status: number } | null} null while some of the answer is missing. */
function wholeAnswer(bytes) {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const head = bytes.toString('latin1', 0, headEnd);
  const length = /\r\ncontent-length: (\d+)/i.exec(head);
  if (length === null) throw new Error(`an answer without content-length: ${head}`);
  if (bytes.length < headEnd + 4 + Number(length[1])) return null;
  return { status: Number(head.slice(9, 12)) };
}
