import { connect } from 'node:net';

/** What a connection gave back before it ended or fell silent. */
export interface Heard {
  text: string;
  closed: boolean;
}

const SILENCE_MS = 3_000;

/** Bytes no well-behaved client sends, in parts with a pause between them. `hangs`: an answer cannot be expected. */
export interface Malformed {
  name: string;
  parts: readonly (string | Buffer)[];
  hangs?: boolean;
}

const HOST = 'Host: a\r\n';
const JSON_HEAD = `POST /auth/login HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;
const BODY = '{"code":"demo:wire"}';

/** What breaks servers before any of our code is asked. */
export const MALFORMED: readonly Malformed[] = [
  { name: 'no request', parts: ['\r\n\r\n\r\n'], hangs: true },
  { name: 'noise', parts: [Buffer.from(Array.from({ length: 300 }, (_, n) => (n * 37) % 256))] },
  { name: 'TLS to a plain port', parts: [Buffer.from('16030100a5010000a10303', 'hex')] },
  { name: 'no version', parts: [`GET /me/archive\r\n${HOST}\r\n`] },
  { name: 'HTTP/9.9', parts: [`GET / HTTP/9.9\r\n${HOST}\r\n`] },
  { name: 'HTTP/2 preface', parts: ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'] },
  { name: 'an unknown method', parts: [`BREW /me/archive HTTP/1.1\r\n${HOST}\r\n`] },
  { name: 'CONNECT', parts: ['CONNECT evil:443 HTTP/1.1\r\nHost: evil:443\r\n\r\n'], hangs: true },
  { name: 'spaces in the address', parts: [`GET /me/archive and more HTTP/1.1\r\n${HOST}\r\n`] },
  { name: 'bytes in the address', parts: [Buffer.from(`GET /\xff\xfe HTTP/1.1\r\n${HOST}\r\n`, 'latin1')] },
  { name: 'an absolute address', parts: [`GET http://evil/me/archive HTTP/1.1\r\n${HOST}\r\n`] },
  { name: 'no host', parts: ['GET /me/archive HTTP/1.1\r\n\r\n'] },
  { name: 'two hosts', parts: [`GET /me/archive HTTP/1.1\r\n${HOST}${HOST}\r\n`] },
  { name: 'a header without a colon', parts: [`GET /me/archive HTTP/1.1\r\n${HOST}nonsense\r\n\r\n`] },
  { name: 'NUL in a header', parts: [`GET /me/archive HTTP/1.1\r\n${HOST}a: b\0c\r\n\r\n`] },
  { name: 'a folded header', parts: [`GET /me/archive HTTP/1.1\r\n${HOST}a: b\r\n c\r\n\r\n`] },
  { name: 'bare line feeds', parts: ['GET /me/archive HTTP/1.1\nHost: a\n\n'] },
  {
    name: 'a header of 100 KB',
    parts: [`GET /me/archive HTTP/1.1\r\n${HOST}a: ${'b'.repeat(100_000)}\r\n\r\n`],
  },
  { name: '3,000 headers', parts: [`GET /me/archive HTTP/1.1\r\n${HOST}${'a: b\r\n'.repeat(3_000)}\r\n`] },
  { name: 'an address of 100 KB', parts: [`GET /${'a'.repeat(100_000)} HTTP/1.1\r\n${HOST}\r\n`] },
  { name: 'a negative length', parts: [`${JSON_HEAD}Content-Length: -1\r\n\r\n${BODY}`] },
  { name: 'a length in words', parts: [`${JSON_HEAD}Content-Length: many\r\n\r\n${BODY}`] },
  { name: 'two lengths', parts: [`${JSON_HEAD}Content-Length: 3\r\nContent-Length: 20\r\n\r\n${BODY}`] },
  { name: 'a length of a terabyte', parts: [`${JSON_HEAD}Content-Length: 1099511627776\r\n\r\n${BODY}`] },
  { name: 'a length too short', parts: [`${JSON_HEAD}Content-Length: 5\r\n\r\n${BODY}`] },
  { name: 'a length too long, cut', parts: [`${JSON_HEAD}Content-Length: 500\r\n\r\n${BODY}`], hangs: true },
  {
    name: 'length and chunks',
    parts: [`${JSON_HEAD}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  },
  { name: 'an unknown encoding', parts: [`${JSON_HEAD}Transfer-Encoding: gzip\r\n\r\n${BODY}`] },
  {
    name: 'a chunk that lies',
    parts: [`${JSON_HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\n${BODY}\r\n0\r\n\r\n`],
  },
  { name: 'a chunk of letters', parts: [`${JSON_HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n${BODY}\r\n`] },
  {
    name: 'a huge chunk',
    parts: [`${JSON_HEAD}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n${BODY}`],
    hangs: true,
  },
  {
    name: 'chunks without end',
    parts: [`${JSON_HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`],
    hangs: true,
  },
  { name: 'a body letter by letter', parts: [`${JSON_HEAD}Content-Length: ${BODY.length}\r\n\r\n`, ...BODY] },
  { name: 'headers letter by letter', parts: [...`GET /nowhere HTTP/1.1\r\n${HOST}\r\n`] },
  { name: 'half a header', parts: [`GET /me/archive HTTP/1.1\r\nHo`], hangs: true },
  {
    name: 'expecting the impossible',
    parts: [`${JSON_HEAD}Content-Length: 2\r\nExpect: 200-maybe\r\n\r\n{}`],
  },
  {
    name: 'an upgrade',
    parts: [`GET /me/archive HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`],
  },
  {
    name: 'a request smuggled behind another',
    parts: [
      `POST /auth/login HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 4\r\n` +
        `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\nGET /me/archive HTTP/1.1\r\n${HOST}\r\n`,
    ],
  },
  { name: 'forty requests in a row', parts: [`GET /nowhere HTTP/1.1\r\n${HOST}\r\n`.repeat(40)] },
];

/** Sends the parts, waits until the other side closes or falls silent. */
export function told(port: number, { parts, hangs }: Malformed): Promise<Heard> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    let timer = setTimeout(() => end(false), SILENCE_MS);
    const end = (closed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, closed });
    };
    socket.on('data', (part: Buffer) => {
      text += part.toString('latin1');
      clearTimeout(timer);
      timer = setTimeout(() => end(false), hangs === true ? 100 : 400);
    });
    // Who is cut off in the middle of writing hears of it as an error.
    socket.on('error', () => end(true));
    socket.on('close', () => end(true));
    const write = async () => {
      for (const part of parts) {
        if (socket.destroyed) return;
        socket.write(part);
        if (parts.length > 1) await new Promise((next) => setTimeout(next, 2));
      }
    };
    socket.on('connect', () => void write());
  });
}

/** The answers on a connection: status, content type and body each. */
export function answersIn(text: string): { status: number; type: string; body: string }[] {
  return text
    .split(/(?=HTTP\/1\.1 \d{3})/)
    .filter((part) => part.startsWith('HTTP/1.1'))
    .map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n');
      return {
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]),
        type: /content-type: *([^;\r\n]+)/i.exec(head)?.[1]?.trim() ?? '',
        // An empty body in chunks is its last chunk.
        body: rest.join('\r\n\r\n').replace(/^0\r\n\r\n$/, ''),
      };
    });
}
