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
 *
 * @typedef {object} LoadResult
 * @property {number} requests
 * @property {number} seconds
 * @property {number} perSecond
 * @property {[number, number, number]} latency 50th, 95th and 99th percentile, ms
 */

process.on('message', (/** @type {Load} */ load) => {
  run(load).then(
    (result) => process.send?.(result),
    (error) => process.send?.({ error: String(error.message) }),
  );
});

/** @param {Load} load @returns {Promise<LoadResult>} */
async function run(load) {
  const requests = load.requests.map((text) => Buffer.from(text));
  const startedAt = performance.now();
  const endsAt = load.seconds === undefined ? Infinity : startedAt + load.seconds * 1000;
  const most = load.seconds === undefined ? requests.length : Infinity;
  /** @type {number[]} */
  const times = [];
  let sent = 0;
  const next = () => {
    if (sent >= most || performance.now() >= endsAt) return null;
    sent += 1;
    return requests[(sent - 1) % requests.length];
  };
  await Promise.all(Array.from({ length: load.connections }, () => keepBusy(load.port, next, times)));
  const seconds = (performance.now() - startedAt) / 1000;
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => times[Math.floor(share * (times.length - 1))];
  return {
    requests: times.length,
    seconds,
    perSecond: times.length / seconds,
    latency: [at(0.5), at(0.95), at(0.99)],
  };
}

/**
 * One connection: sends the next request when the last one is answered, until there is none.
 *
 * @param {number} port
 * @param {() => Buffer | null} next
 * @param {number[]} times gets each answer's time, ms
 * @returns {Promise<void>}
 */
function keepBusy(port, next, times) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let sentAt = 0;
    let held = Buffer.alloc(0);
    const send = () => {
      const request = next();
      if (request === null) {
        socket.end();
        return resolve();
      }
      sentAt = performance.now();
      socket.write(request);
    };
    socket.on('connect', send);
    socket.on('data', (chunk) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const whole = wholeAnswer(held);
      if (whole === null) return;
      if (whole.status !== 200) return reject(new Error(held.toString('utf8', 0, 2_000)));
      times.push(performance.now() - sentAt);
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
