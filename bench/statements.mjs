// @ts-check
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { atEnd } from './processes.mjs';

const COM_QUERY = 0x03;
const COM_STMT_PREPARE = 0x16;
const COM_STMT_EXECUTE = 0x17;
const HEADER_BYTES = 4;

/**
 * How often each statement was run; its text with every value, whether bound or written out, as `?`.
 *
 * @typedef {Map<string, number>} Statements
 */

/**
 * A proxy in front of the database server that reads the statements passing through it. The server's own counters
 * count everybody's, and other programs may be using it too.
 *
 * @param {string} databaseUrl
 * @returns {Promise<{ url: string, take: () => Statements }>} the database's address through the proxy, and what has
 *   passed since the last `take`.
 */
export async function readingProxy(databaseUrl) {
  const target = new URL(databaseUrl);
  /** @type {Statements} */
  let passed = new Map();
  const run = (/** @type {string} */ sql) => {
    const text = withoutValues(sql);
    passed.set(text, (passed.get(text) ?? 0) + 1);
  };
  const proxy = createServer((client) => {
    const server = connect(Number(target.port || 3306), target.hostname);
    const { asked, answered } = statementReader(run);
    client.on('data', asked);
    server.on('data', answered);
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        server.destroy();
      });
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  atEnd(() => void proxy.close());

  const through = new URL(databaseUrl);
  through.hostname = '127.0.0.1';
  through.port = String(/** @type {import('node:net').AddressInfo} */ (proxy.address()).port);
  const take = () => {
    const taken = passed;
    passed = new Map();
    return taken;
  };
  return { url: through.href, take };
}

/** @param {Statements} statements @returns {number} */
export const total = (statements) => [...statements.values()].reduce((sum, count) => sum + count, 0);

/**
 * @param {Statements} ours @param {Statements} bare
 * @param {'counts' | 'texts'} exactly whether each must have been run as often, or only by both
 * @throws Error naming what one side does and the other does not.
 */
export function mustBeSame(ours, bare, exactly) {
  const texts = [...new Set([...ours.keys(), ...bare.keys()])].sort();
  const count = (/** @type {Statements} */ side, /** @type {string} */ text) => side.get(text) ?? 0;
  const differ = texts.filter((text) =>
    exactly === 'counts'
      ? count(ours, text) !== count(bare, text)
      : (count(ours, text) === 0) !== (count(bare, text) === 0),
  );
  if (differ.length === 0) return;
  const lines = differ.map((text) => `  ours ${count(ours, text)}, bare ${count(bare, text)}: ${text}`);
  throw new Error(`ours and bare do not run the same statements:\n${lines.join('\n')}`);
}

/** @param {string} sql */
function withoutValues(sql) {
  return sql
    .replace(/'(?:[^'\\]|\\.|'')*'/g, '?')
    .replace(/\b(?:\d+(?:\.\d+)?|NULL)\b/g, '?')
    .replace(/\s+/g, ' ')
    .replace(/ ?([(),]) ?/g, '$1')
    .trim();
}

/**
 * Reads one connection. A packet has three bytes of length, one of sequence, then the body; a command begins with
 * sequence 0, and its first byte says what it is. A client sends its next command when the last one is answered, so
 * what comes first after a PREPARE is its answer, which names the statement.
 *
 * @param {(sql: string) => void} run
 */
function statementReader(run) {
  /** @type {Map<number, string>} */
  const prepared = new Map();
  /** @type {string | null} */
  let preparing = null;
  let held = Buffer.alloc(0);

  const command = (/** @type {Buffer} */ body) => {
    // MySQL 8 writes the number of a query's attributes before its text.
    const text = () => body.toString('utf8', 1).replace(/^[^\x20-\x7e\s]+/, '');
    if (body[0] === COM_QUERY) run(text());
    if (body[0] === COM_STMT_PREPARE) preparing = text();
    if (body[0] === COM_STMT_EXECUTE) run(prepared.get(body.readUInt32LE(1)) ?? 'a statement never prepared');
  };
  const asked = (/** @type {Buffer} */ chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (held.length >= HEADER_BYTES) {
      const end = HEADER_BYTES + held.readUIntLE(0, 3);
      if (held.length < end) return;
      if (held[3] === 0 && end > HEADER_BYTES) command(held.subarray(HEADER_BYTES, end));
      held = held.subarray(end);
    }
  };
  const answered = (/** @type {Buffer} */ chunk) => {
    if (preparing === null) return;
    if (chunk[HEADER_BYTES] === 0) prepared.set(chunk.readUInt32LE(HEADER_BYTES + 1), preparing);
    preparing = null;
  };
  return { asked, answered };
}
