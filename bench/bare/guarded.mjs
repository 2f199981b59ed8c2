// @ts-check
// A shopper's operation that does nothing, in an application of ours that has nothing else: with the real guard, or, when
// GUARD is off, without it. What differs is the guard alone.
import 'reflect-metadata';
import { createRequire } from 'node:module';
import { built } from '../built.mjs';
import { SECRET_KEY } from '../api.mjs';

const require = createRequire(import.meta.url);
const { Controller, Get, Module } = require('@nestjs/common');
const { APP_GUARD, NestFactory } = require('@nestjs/core');
const { FastifyAdapter } = require('@nestjs/platform-fastify');
const { AccessGuard, Anyone, Shoppers } = built('platform/auth/access');
const { PlatformModule } = built('platform/platform.module');
const { Database } = built('platform/database/database');
const { readConfig } = built('config');
const { Log } = built('platform/log');

class Trivial {
  up() {
    return 'up';
  }
  answer() {
    return { unread: 0 };
  }
}
operation('up', Get(), Anyone());
operation('answer', Get('me/trivial'), Shoppers());
Controller()(Trivial);

const config = readConfig({
  ...process.env,
  FANCHANG_MODE: 'demo',
  LOG_LEVEL: 'silent',
  WORKER: 'off',
  SECRET_KEY: SECRET_KEY.toString('base64'),
});
const log = new Log(config.logLevel);
const providers = process.env.GUARD === 'on' ? [{ provide: APP_GUARD, useClass: AccessGuard }] : [];
class Guarded {}
Module({
  imports: [PlatformModule.with(config, await Database.open(config.database), log)],
  controllers: [Trivial],
  providers,
})(Guarded);
const app = await NestFactory.create(Guarded, new FastifyAdapter(), { logger: false });
await app.listen(config.port, config.host);

/** What a decorator does, where there are none. @param {'up' | 'answer'} name @param {...MethodDecorator} decorators */
function operation(name, ...decorators) {
  const descriptor = /** @type {PropertyDescriptor} */ (
    Object.getOwnPropertyDescriptor(Trivial.prototype, name)
  );
  for (const decorate of decorators) decorate(Trivial.prototype, name, descriptor);
}

process.on('SIGTERM', () => process.exit(0));
