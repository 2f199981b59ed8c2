import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** Where platforms push to. */
const PUSHES = '/push/';

/** The longest push there is any reason for; the platforms' own are a few hundred bytes. */
export const PUSH_LIMIT_BYTES = 256 * 1024;

const AS_IT_IS = 'application/octet-stream';

/**
 * What platforms push is kept as it comes, whatever type it claims, and not past its limit: nothing of it is parsed
 * before its signature has been found right. The controller gets it as `@RawBody()`.
 */
export function keepPushesRaw(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (request.url.startsWith(PUSHES)) request.headers['content-type'] = AS_IT_IS;
    done();
  });
  fastify.addContentTypeParser(
    AS_IT_IS,
    { parseAs: 'buffer', bodyLimit: PUSH_LIMIT_BYTES },
    (request: FastifyRequest & { rawBody?: Buffer }, body: Buffer, done) => {
      request.rawBody = body;
      done(null);
    },
  );
}
