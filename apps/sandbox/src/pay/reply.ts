import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WorldClock } from '../world/clock';
import { ordered, type Said } from './answers';
import { signedAt } from './authorization';
import { signedHeaders } from './sign';

export const isPayCall = ({ url }: FastifyRequest): boolean => url.startsWith('/v3/');

/** Answers, signed as everything they say is. @param at epoch seconds. */
export function say(reply: FastifyReply, { status, body }: Said, at: number): FastifyReply {
  const text = body === null ? '' : JSON.stringify(body);
  void reply.status(status).headers(signedHeaders(text, at));
  return body === null ? reply.send() : reply.type('application/json; charset=utf-8').send(text);
}

/** Answers a no that was ordered. */
export function sayOrdered(request: FastifyRequest, reply: FastifyReply, clock: WorldClock, code: string) {
  const at = clock.isMachines(signedAt(request)) ? clock.machineSeconds() : clock.seconds();
  return say(reply, ordered(code), at);
}

/** Signs an answer anew, by somebody else's hand. */
export function forge(reply: FastifyReply, payload: unknown): void {
  const at = Number(reply.getHeader('wechatpay-timestamp'));
  void reply.headers(signedHeaders(typeof payload === 'string' ? payload : '', at, 'a stranger’s'));
}
