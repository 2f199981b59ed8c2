import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pino, { type Logger } from 'pino';
import { Redactor } from './redact';

/** A line waits at most this long. */
const FLUSH_MS = 500;

/** Structured logs, one JSON object a line. */
@Injectable()
export class Log implements OnApplicationShutdown {
  readonly pino: Logger;
  private readonly out: ReturnType<typeof pino.destination>;
  private readonly timer: NodeJS.Timeout;
  private readonly redactor: Redactor;

  /**
   * @param to a file, or 1 for standard output.
   * @param secrets what is never to be written, wherever it turns up.
   */
  constructor(level: string, to: string | number = 1, secrets: readonly string[] = []) {
    this.redactor = new Redactor(secrets);
    // Written in blocks, because a system call for each request costs more than most of what the request does.
    this.out = pino.destination({ dest: to, sync: false, minLength: 8_192 });
    this.pino = pino(
      {
        level,
        base: null,
        timestamp: pino.stdTimeFunctions.isoTime,
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
    if (this.pino.isLevelEnabled('info')) {
      this.pino.info(this.redactor.fields(fields), this.redactor.text(message));
    }
  }

  warn(message: string, fields: object = {}): void {
    if (this.pino.isLevelEnabled('warn')) {
      this.pino.warn(this.redactor.fields(fields), this.redactor.text(message));
    }
  }

  error(message: string, error: unknown): void {
    // A failed query carries its values, which may be personal: the message and the stack are enough.
    const { message: reason, stack } = error instanceof Error ? error : new Error(String(error));
    const err = { message: reason, stack: stack ?? '' };
    this.pino.error(this.redactor.fields({ err }), this.redactor.text(message));
    this.out.flush();
  }
}
