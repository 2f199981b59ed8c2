import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type INestApplicationContext, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import type { Config } from './config';
import { describeApi } from './openapi';
import { Database } from './platform/database/database';
import { migrateUp } from './platform/database/migrate';
import { Log } from './platform/log';
import { keepPushesRaw } from './platform/http/raw-pushes';
import { headersOf, refuseAddress, refuseBytes } from './platform/http/unreadable';
import { validation } from './platform/http/validation';
import { Metrics } from './platform/metrics';
import { secretsOf } from './platform/secrets-of';
import { takeUploads } from './platform/http/uploads';
import { servePages } from './pages';

const BODY_LIMIT = 2 * 1024 * 1024;
/** A body that comes letter by letter keeps a connection no longer than this. */
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * The application with HTTP, ready to listen. Migrates first, under a lock.
 *
 * @param log where everything the process says goes; standard output unless a test reads it.
 */
export async function createApp(
  config: Config,
  log = new Log(config.logLevel, 1, secretsOf(config)),
): Promise<NestFastifyApplication> {
  await migrateUp(config.database);
  const database = await Database.open(config.database);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_TIMEOUT_MS,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseBytes,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, database, log),
    adapter,
    {
      rawBody: true,
      logger: nestLogger(log),
    },
  );
  app.useGlobalPipes(validation());
  app.enableShutdownHooks([], { useProcessExit: true });
  observe(app, log);
  keepPushesRaw(app);
  await takeUploads(app);
  servePages(app, projectRoot());
  describeApi(app);
  return app;
}

/** The same application without HTTP, for the worker and the command line. */
export async function createContext(config: Config): Promise<INestApplicationContext> {
  await migrateUp(config.database);
  const database = await Database.open(config.database);
  const log = new Log(config.logLevel, 1, secretsOf(config));
  const context = await NestFactory.createApplicationContext(AppModule.with(config, database, log), {
    logger: nestLogger(log),
  });
  return context;
}

/** Nest's own messages matter when something is wrong; its start-up list does not. */
function nestLogger(log: Log): LoggerService {
  return {
    log: () => undefined,
    warn: (message: unknown) => log.warn(String(message)),
    error: (message: unknown, stack?: unknown) => log.error(String(message), stack ?? message),
  };
}

/** Counts and logs every request once it is answered; the request's id goes back with it. */
function observe(app: NestFastifyApplication, log: Log): void {
  const { requests } = app.get(Metrics);
  const fastify = app.getHttpAdapter().getInstance();
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    reply.headers(headersOf(request.id));
    // A connection kept alive after its last answer would keep the process alive too.
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const seconds = reply.elapsedTime / 1000;
    requests.observe({ method: request.method, route, status: reply.statusCode }, seconds);
    log.info('request', {
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
    done();
  });
}

/** Where package.json is: the same from the sources and from dist. */
export function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'nest-cli.json'))) {
    const above = resolve(folder, '..');
    if (above === folder) return process.cwd();
    folder = above;
  }
  return folder;
}
