import { Injectable } from '@nestjs/common';
import pino, { type Logger } from 'pino';

/** Never written, whatever object they turn up in. */
const SECRET_PATHS = [
  'req.headers.authorization',
  'req.headers["x-fanchang-signature"]',
  '*.password',
  '*.accessToken',
  '*.token',
  '*.proof',
  '*.code',
  '*.secret',
  '*.phone',
];

/** Structured logs, one JSON object a line. */
@Injectable()
export class Log {
  readonly pino: Logger;

  constructor(level: string) {
    this.pino = pino({
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET_PATHS, censor: '***' },
    });
  }

  info(message: string, fields: object = {}): void {
    this.pino.info(fields, message);
  }

  warn(message: string, fields: object = {}): void {
    this.pino.warn(fields, message);
  }

  error(message: string, error: unknown): void {
    // A failed query carries its values, which may be personal: the message and the stack are enough.
    const { message: reason, stack } = error instanceof Error ? error : new Error(String(error));
    this.pino.error({ err: { message: reason, stack } }, message);
  }
}
