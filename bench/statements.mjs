// @ts-check
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { atEnd } from './processes.mjs';

const COM_QUERY = 0x03;
const COM_STMT_EXECUTE = 0x17;
const HEADER_BYTES = 4;

/**
 * A proxy in front of the database server that counts the statements passing through it. The server's own counters
 * count everybody's, and other programs may be using it too.
 *
 * @param {string} databaseUrl
 * @returns {Promise<{ url: string, count: () => number }>} the database's address through the proxy.
 */
export async function countingProxy(databaseUrl) {
  const target = new URL(databaseUrl);
  let counted = 0;
  const proxy = createServer((client) => {
    const server = connect(Number(target.port || 3306), target.hostname);
    const commands = commandReader((command) => {
      if (command === COM_QUERY || command === COM_STMT_EXECUTE) counted += 1;
    });
    client.on('data', commands);
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
  return { url: through.href, count: () => counted };
}

/**
 * Reads the packets a client sends: three bytes of length, one of sequence, then the body. A command begins with
 * sequence 0, and its first byte says what it is.
 *
 * @param {(command: number) => void} onCommand
 * @returns {(chunk: Buffer) => void}
 */
function commandReader(onCommand) {
  /** @type {Buffer} */
  let held = Buffer.alloc(0);
  let toSkip = 0;
  return (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (;;) {
      const skipped = Math.min(toSkip, held.length);
      held = held.subarray(skipped);
      toSkip -= skipped;
      if (held.length <= HEADER_BYTES) return;
      if (held[3] === 0) onCommand(held[HEADER_BYTES]);
      toSkip = HEADER_BYTES + held.readUIntLE(0, 3);
    }
  };
}
