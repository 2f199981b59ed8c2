import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Where a request comes from, as far as we can tell; both only ever kept as keyed hashes. */
export interface Caller {
  /** Behind a proxy it is the client's only with `TRUST_PROXY`; else everybody's is the proxy's. */
  address: string;
  /** What the client says it is, in `x-device-id`. Whoever guesses can leave it out: it only ever brakes more. */
  device: string | null;
}

const DEVICE = /^[A-Za-z0-9_-]{8,64}$/;

export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const device = request.headers['x-device-id'];
  return {
    address: request.ip,
    device: typeof device === 'string' && DEVICE.test(device) ? device : null,
  };
});
