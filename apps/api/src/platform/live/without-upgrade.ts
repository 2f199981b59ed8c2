import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Headers that offer another protocol. */
const OFFER = new Set(['upgrade', 'http2-settings']);

/**
 * Lets a request that offers another protocol be answered as if it had not: what it said is said again without the
 * offer, to the same server. Node gives every such request away as soon as anybody listens for one.
 */
export function withoutUpgrade(http: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let n = 0; n < rawHeaders.length; n += 2) {
    const [name = '', value = ''] = [rawHeaders[n], rawHeaders[n + 1]];
    const key = name.toLowerCase();
    if (OFFER.has(key)) continue;
    const kept = key === 'connection' ? withoutOffer(value) : value;
    if (kept !== '') lines.push(`${name}: ${kept}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  http.emit('connection', socket);
}

function withoutOffer(connection: string): string {
  const names = connection.split(',').map((name) => name.trim());
  return names.filter((name) => !OFFER.has(name.toLowerCase())).join(', ');
}
