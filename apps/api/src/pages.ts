import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const POLICY =
  "default-src 'self'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; object-src 'none'";

/** The first page at `/`, the mini-program's H5 build at `/app/`, each with the strictest policy it works under. */
export function servePages(app: NestFastifyApplication, root: string): void {
  const fastify = app.getHttpAdapter().getInstance();
  // `wildcard` looks for a file when it is asked for, so that a rebuild shows without a restart.
  const serve = (folder: string, prefix: string, policy: string, wildcard = false) =>
    void fastify.register(fastifyStatic, {
      root: folder,
      prefix,
      wildcard,
      decorateReply: false,
      setHeaders: (reply) => {
        reply.header('content-security-policy', policy);
        reply.header('referrer-policy', 'no-referrer');
      },
    });

  serve(join(root, 'apps/api/public'), '/', `${POLICY}; style-src 'self' 'unsafe-inline'`);
  const h5 = join(root, 'apps/miniprogram/dist/h5');
  if (existsSync(join(h5, 'index.html')))
    serve(h5, '/app/', h5Policy(readFileSync(join(h5, 'index.html'), 'utf8')), true);
}

/**
 * Taro writes one script into the page (the width of a rem), gives its dialogs' buttons the address `javascript:;`, and
 * carries its icons as data fonts. Those, by their hashes, and nothing else.
 */
function h5Policy(page: string): string {
  const inline = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  const hashes = [...inline, 'javascript:;', ';'].map((text) => {
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  });
  return `${POLICY}; style-src 'self' 'unsafe-inline'; font-src 'self' data:; script-src 'self' 'unsafe-hashes' ${hashes.join(' ')}`;
}
