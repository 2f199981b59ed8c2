import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { refuse, type Refusal, REFUSALS, sentenceOf } from '@fanchang/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What goes with every answer, whoever gives it. */
export const headersOf = (requestId: string) =>
  ({ 'x-request-id': requestId, 'x-content-type-options': 'nosniff' }) as const;

/** An address Fastify cannot read never reaches our filter: it is refused here, in the same shape. */
export function refuseAddress(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refuse('NOT_FOUND');
  void reply
    .status(REFUSALS[refusal.refused].status)
    .headers(headersOf(request.id))
    .send(bodyOf(refusal, request.id));
}

/** Bytes that are no request, or half of one for too long: said in the same shape, then hung up. */
export function refuseBytes(error: Error & { code?: string }, socket: Socket): void {
  // Who is gone is told nothing.
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(refusedRaw(refusalOf(error.code)));
  socket.destroy(error);
}

function refusalOf(code: string | undefined): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW') return refuse('BODY_TOO_LARGE');
  const isSlow = code === 'ERR_HTTP_REQUEST_TIMEOUT';
  return refuse('BODY_INVALID', { field: isSlow ? '没有等到完整的请求' : '不是 HTTP 请求' });
}

function refusedRaw(refusal: Refusal): string {
  const requestId = randomUUID();
  const body = JSON.stringify(bodyOf(refusal, requestId));
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...headersOf(requestId),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${REFUSALS[refusal.refused].status} Refused`, ...lines, '', body].join('\r\n');
}

function bodyOf(refusal: Refusal, requestId: string): object {
  return { code: refusal.refused, message: sentenceOf(refusal), requestId };
}
