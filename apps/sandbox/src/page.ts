import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { World } from './world';

/** Beside src, and beside dist. */
const FOLDER = join(__dirname, '../public');
const FILES: Record<string, [string, string]> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/index.css': ['index.css', 'text/css; charset=utf-8'],
  '/index.js': ['index.js', 'text/javascript; charset=utf-8'],
  '/dom.js': ['dom.js', 'text/javascript; charset=utf-8'],
  '/pay.js': ['pay.js', 'text/javascript; charset=utf-8'],
  '/icon.svg': ['icon.svg', 'image/svg+xml'],
};
const POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'self'";

/** The page that shows what was sent to whom, and where URL links lead. */
export function pageRoutes(app: FastifyInstance, world: World): void {
  for (const [path, [file, type]] of Object.entries(FILES)) {
    app.get(path, async (_request, reply) => {
      const content = await readFile(join(FOLDER, file));
      return reply
        .type(type)
        .header('cache-control', 'no-cache')
        .header('content-security-policy', POLICY)
        .send(content);
    });
  }

  app.get('/l/:id', async (request, reply) => {
    const { id } = request.params as { id: string };
    const link = world.weixin.links.get(id);
    const target = world.core.outbox.aimedAt;
    if (link === undefined || link.endsAt <= world.core.clock.now()) {
      return reply.status(404).type('text/plain; charset=utf-8').send('链接已失效');
    }
    const query = link.query === '' ? '' : `?${link.query}`;
    const page = `${link.path.replace(/^\//, '')}${query}`;
    return target === null
      ? reply.type('text/plain; charset=utf-8').send(`小程序页面：${page}`)
      : reply.redirect(`${target}/app/#/${page}`);
  });
}
