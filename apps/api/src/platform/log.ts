import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
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

/** MySQL quotes the offending value in its message: `Duplicate entry '…' for key`. */
function valuesHidden(text: string): string {
  return text.replace(/(entry|value:?) '(?:[^'\\]|\\.)*'/gi, "$1 '***'");
}

/** A line waits at most this long. */
const FLUSH_MS = 500;

/** Structured logs, one JSON object a line. */
@Injectable()
export class Log implements OnApplicationShutdown {
  readonly pino: Logger;
  private readonly out: ReturnType<typeof pino.destination>;
  private readonly timer: NodeJS.Timeout;

  constructor(level: string) {
    // Written in blocks, because a system call for each request costs more than most of what the request does.
    this.out = pino.destination({ dest: 1, sync: false, minLength: 8_192 });
    this.pino = pino(
      {
        level,
        base: null,
        timestamp: pino.stdTimeFunctions.isoTime,
        redact: { paths: SECRET_PATHS, censor: '***' },
      },
      this.out,
    );
    this.timer = setInterval(() => this.out.flush(), FLUSH_MS).unref();
  }

  /** The last lines of a process are the ones that matter. */
  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.out.flushSync();
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
    this.pino.error({ err: { message: valuesHidden(reason), stack: valuesHidden(stack ?? '') } }, message);
    this.out.flush();
  }
}
