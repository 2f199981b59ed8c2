import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Fields, fieldsOf, textOf } from '../http/body';

/** Thrown where a wish cannot be met: answered as `{error}` with this status. */
export class Unmet extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export type Wish = (fields: Fields, request: FastifyRequest, reply: FastifyReply) => unknown;

/** Registers `POST /control/<path>`; an empty body is an empty object. Everything changed is told to who looks on. */
export function wishes(app: FastifyInstance, changed: () => void): (path: string, wish: Wish) => void {
  return (path, wish) => {
    app.post(`/control/${path}`, async (request, reply) => {
      const fields = request.body == null || request.body === '' ? {} : fieldsOf(request.body);
      if (fields === null) throw new Unmet(400, 'the body must be a JSON object');
      const done = await wish(fields, request, reply);
      changed();
      return done ?? { done: true };
    });
  };
}

export function answerUnmet(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Unmet) return reply.status(error.status).send({ error: error.message });
    const status = hasStatus(error) ? error.statusCode : 500;
    return reply.status(status).send({ error: error instanceof Error ? error.message : 'unknown' });
  });
}

const hasStatus = (error: unknown): error is { statusCode: number } =>
  typeof error === 'object' &&
  error !== null &&
  'statusCode' in error &&
  typeof error.statusCode === 'number';

export const param = (request: FastifyRequest, name: string): string =>
  textOf((request.params as Record<string, unknown>)[name]);

export function mustText(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw new Unmet(400, `${name} must be a text`);
  return value;
}

export function textMaybe(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Unmet(400, `${name} must be a text`);
  return value;
}

export function numberMaybe(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Unmet(400, `${name} must be a number`);
  return value;
}

/** One of a few words. */
export function oneOf<T extends string>(value: unknown, words: readonly T[], name: string): T {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new Unmet(400, `${name} must be one of ${words.join(', ')}`);
  return found;
}
