import { REFUSALS, refuse, type Refusal, sentenceOf } from '@fanchang/domain';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isTransient, isUnreachable } from '../database/faults';
import { Log } from '../log';
import { Unavailable } from '../outside/answers';
import { Answered, Refused } from './refused';

/** Every answer that is not a success has one shape: `{code, message, requestId}`. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (error instanceof Answered) {
      void reply.status(error.status).send(error.body);
      return;
    }
    const request = http.getRequest<FastifyRequest>();
    const refusal = refusalOf(error);
    if (refusal.refused === 'UNEXPECTED') this.log.error(`request ${request.id} failed`, error);
    void reply.status(REFUSALS[refusal.refused].status).send({
      code: refusal.refused,
      message: sentenceOf(refusal),
      requestId: request.id,
    });
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof Unavailable) return refuse('OUTSIDE_UNAVAILABLE');
  if (isTransient(error) || isUnreachable(error)) return refuse('BUSY');
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status === 404) return refuse('NOT_FOUND');
  if (status === 413) return refuse('BODY_TOO_LARGE');
  if (status >= 400 && status < 500) return refuse('BODY_INVALID', { field: '格式不正确' });
  return refuse('UNEXPECTED');
}

/** Fastify's own refusals (bad JSON, wrong content type, too large) carry a status. */
function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}
