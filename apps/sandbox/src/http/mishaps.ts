import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { forge, isPayCall, sayOrdered } from '../pay/reply';
import { type Call, excerpt } from '../world/calls';
import type { Core } from '../world/core';
import type { Fault } from '../world/faults';

/** Of the query string: never kept, not even here. */
const SECRET = new Set(['access_token', 'secret', 'corpsecret', 'sign']);

interface Noted {
  call: Call;
  fault: Fault | null;
  startedAt: number;
}

/** Counts every call to the outside world, and makes go wrong what was ordered to. Register inside the platforms' scope. */
export function watchCalls(app: FastifyInstance, core: Core): void {
  const noted = new WeakMap<FastifyRequest, Noted>();

  app.addHook('preHandler', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? request.url;
    const call = core.calls.begin({
      at: core.clock.now(),
      method: request.method,
      path,
      query: withoutSecrets(request.query),
    });
    call.body = excerpt(typeof request.body === 'string' ? hideSecret(request.body) : '');
    const fault = core.faults.take(path);
    if (fault !== null) call.fault = fault.kind;
    noted.set(request, { call, fault, startedAt: performance.now() });
    core.news.changed();
    if (fault !== null) await goWrongBefore(fault, core, request, reply);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const note = noted.get(request);
    if (note === undefined) return payload;
    note.call.status = reply.statusCode;
    note.call.ms = Math.round(performance.now() - note.startedAt);
    note.call.answer = excerpt(typeof payload === 'string' ? hideToken(payload) : shapeOf(payload, reply));
    core.news.changed();
    return goWrongAfter(note.fault, request, reply, payload);
  });
}

async function goWrongBefore(
  fault: Fault,
  core: Core,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  switch (fault.kind) {
    case 'error':
      if (isPayCall(request)) await sayOrdered(request, reply, core.clock, fault.code);
      else await reply.send(errorAnswer(request, fault.errcode));
      return;
    case 'status':
      await reply.status(fault.status).type('text/html').send(`<html><h1>${fault.status}</h1></html>`);
      return;
    case 'timeout':
      reply.hijack();
      await Promise.race([sleep(fault.ms, undefined, { ref: false }), gone(request)]);
      request.raw.socket.destroy();
      return;
    case 'drop':
      reply.hijack();
      request.raw.socket.destroy();
      return;
    case 'slow':
      await sleep(fault.ms, undefined, { ref: false });
      return;
    case 'drop-after-commit':
    case 'garbage':
    case 'forge':
      return;
  }
}

function goWrongAfter(
  fault: Fault | null,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): unknown {
  if (fault?.kind === 'drop-after-commit') request.raw.socket.destroy();
  if (fault?.kind === 'forge' && isPayCall(request)) forge(reply, payload);
  if (fault?.kind === 'garbage' && typeof payload === 'string') return payload.slice(0, payload.length / 2);
  return payload;
}

/** An error in the words of the platform that was called. */
function errorAnswer(request: FastifyRequest, code: number): Record<string, unknown> {
  return request.url.startsWith('/cgi-bin') || !/[?&]app_key=/.test(request.url)
    ? { errcode: code, errmsg: code === -1 ? 'system error' : 'ordered in the sandbox' }
    : {
        code,
        msg: 'ordered in the sandbox',
        sub_code: `isp.sandbox:${code}`,
        sub_msg: '沙箱里安排的错误',
        log_id: '',
      };
}

const gone = (request: FastifyRequest): Promise<void> =>
  new Promise((resolve) => request.raw.socket.once('close', () => resolve()));

function withoutSecrets(query: unknown): Record<string, string> {
  const entries = Object.entries(query as Record<string, unknown>);
  return Object.fromEntries(
    entries.filter(([name]) => !SECRET.has(name)).map(([name, value]) => [name, String(value)]),
  );
}

const hideSecret = (text: string): string => text.replace(/("secret"\s*:\s*")[^"]*/g, '$1…');
const hideToken = (text: string): string =>
  text.replace(/("(?:access_token|refresh_token|session_key)"\s*:\s*"[^"]{0,6})[^"]*/g, '$1…');

const shapeOf = (payload: unknown, reply: FastifyReply): string =>
  Buffer.isBuffer(payload) ? `${String(reply.getHeader('content-type'))}, ${payload.length} bytes` : '';
