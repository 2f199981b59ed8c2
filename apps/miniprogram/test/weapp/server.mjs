// @ts-check
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBundle } from './bundle.mjs';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
});

/** WeChat's own component framework, as npm ships it for browsers: address and text. */
const LIBRARIES = new Map([
  ['/lib/glass-easel.js', besideMain('glass-easel', 'glass_easel.all.es.js')],
  ['/lib/adapter.js', besideMain('glass-easel-miniprogram-adapter', 'glass_easel_miniprogram_adapter.es.js')],
]);

/** @param {string} library @param {string} file */
function besideMain(library, file) {
  return readFileSync(join(dirname(require.resolve(library)), file));
}

/**
 * Serves a page that runs the weapp output in `directory`. Requests of the mini-program reach `apiUrl` through
 * `/proxy`, because wx.request knows no cross-origin rules and a browser does. What WeChat itself does (taking money,
 * handing out transfers) is asked of the sandbox, where there is one, through `/sandbox`.
 *
 * @param {{ directory: string, apiUrl: string, sandboxUrl?: string, port?: number }} options port 0 takes a free one
 * @returns {Promise<{ url: string, bundle: import('./bundle.mjs').Bundle, close: () => Promise<void> }>}
 */
export async function startWeappServer({ directory, apiUrl, sandboxUrl = '', port = 0 }) {
  const bundle = readBundle(directory);
  const body = JSON.stringify(bundle);

  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://harness');
    if (pathname === '/bundle.json') {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(body);
    } else if (pathname.startsWith('/proxy/')) {
      void forward(request, response, apiUrl.replace(/\/$/, '') + pathname.slice('/proxy'.length) + search);
    } else if (pathname.startsWith('/sandbox/') && sandboxUrl !== '') {
      void forward(
        request,
        response,
        `${sandboxUrl.replace(/\/$/, '')}/control${pathname.slice(8)}${search}`,
      );
    } else if (LIBRARIES.has(pathname)) {
      response.writeHead(200, { 'content-type': TYPES['.js'] }).end(LIBRARIES.get(pathname));
    } else if (pathname.startsWith('/dist/')) {
      sendFile(response, join(directory, safe(pathname.slice('/dist/'.length))));
    } else {
      sendFile(response, join(here, 'client', pathname === '/' ? 'page.html' : safe(pathname)));
    }
  });
  // Sockets reach the API as requests do.
  server.on('upgrade', (request, socket, head) => {
    const { hostname, port: apiPort } = new URL(apiUrl);
    const api = connect(Number(apiPort), hostname.replace(/[[\]]/g, ''), () => {
      const lines = [`GET ${(request.url ?? '').replace(/^\/proxy/, '')} HTTP/1.1`];
      for (let n = 0; n < request.rawHeaders.length; n += 2)
        lines.push(`${request.rawHeaders[n]}: ${request.rawHeaders[n + 1]}`);
      api.write(`${lines.join('\r\n')}\r\n\r\n`);
      if (head.length > 0) api.write(head);
      socket.pipe(api).pipe(socket);
    });
    api.on('error', () => socket.destroy());
    socket.on('error', () => api.destroy());
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    bundle,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @param {string} path */
function safe(path) {
  return normalize(decodeURIComponent(path)).replace(/^(\.\.[/\\])+/, '');
}

/** @param {import('node:http').ServerResponse} response @param {string} path */
function sendFile(response, path) {
  if (!existsSync(path) || !statSync(path).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
  createReadStream(path).pipe(response);
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} target
 */
async function forward(request, response, target) {
  /** @type {Buffer[]} */ const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const {
    host: _host,
    connection: _connection,
    'content-length': _length,
    origin: _origin,
    ...headers
  } = request.headers;
  try {
    const answer = await fetch(target, {
      method: request.method,
      headers: /** @type {any} */ (headers),
      body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
      redirect: 'manual',
    });
    const {
      'content-encoding': _encoding,
      'content-length': _size,
      'transfer-encoding': _transfer,
      ...kept
    } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, kept).end(Buffer.from(await answer.arrayBuffer()));
  } catch {
    // The API is gone: the phone would see a broken connection, so break it here too.
    request.socket.destroy();
  }
}
