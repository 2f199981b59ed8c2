import { Injectable } from '@nestjs/common';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { Log } from '../log';
import { Metrics } from '../metrics';
import { Unavailable } from './answers';
import { Breaker, type Watch } from './breaker';
import { FieldMissing } from './fields';
import { askOnce, type Call, type Reply } from './http';

/** Who is slow is not helped by more calls, and who is not asked needs none. */
const REPEATED = new Set<string>(['network', 'busy', 'status']);

/** At most twice more, a little later each time by a random part, so that those who failed together do not return so. */
const again = retry(
  handleWhen((error) => error instanceof Unavailable && REPEATED.has(error.reason)),
  { maxAttempts: 2, backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 1_000 }) },
);

/** One service of another company, with the breaker all its callers share. */
export class OutsideService {
  private readonly breaker: Breaker;
  private readonly baseUrl: string;

  constructor(
    readonly name: string,
    baseUrl: string,
    private readonly metrics: Metrics,
    watch: Watch,
  ) {
    this.baseUrl = baseUrl.replace(/\/+$/, '');
    this.breaker = new Breaker(name, watch);
  }

  /**
   * Asks, again where the call may be repeated. Never inside a transaction.
   *
   * @param read makes what is wanted of the answer; `FieldMissing` it throws means the answer was none.
   * @throws Unavailable
   */
  async ask<T>(call: Call, read: (reply: Reply) => T): Promise<T> {
    const once = () => this.breaker.run(() => this.measured(call, read));
    return call.mayRepeat ? again.execute(once) : once();
  }

  private async measured<T>(call: Call, read: (reply: Reply) => T): Promise<T> {
    const end = this.metrics.outside.startTimer({
      service: this.name,
      operation: call.operation ?? call.path,
    });
    let result = 'unexpected';
    try {
      const value = await this.answered(call, read);
      result = 'answered';
      return value;
    } catch (error) {
      if (error instanceof Unavailable) result = error.reason;
      throw error;
    } finally {
      end({ result });
    }
  }

  private async answered<T>(call: Call, read: (reply: Reply) => T): Promise<T> {
    const reply = await askOnce(this.name, this.baseUrl, call);
    try {
      return read(reply);
    } catch (error) {
      if (error instanceof FieldMissing) throw new Unavailable(this.name, 'status', error.message);
      throw error;
    }
  }
}

/** The services outside, each met once. */
@Injectable()
export class Outside {
  private readonly services = new Map<string, OutsideService>();
  private readonly watch: Watch;

  constructor(
    log: Log,
    private readonly metrics: Metrics,
  ) {
    this.watch = {
      stopped: (service, reason) => log.warn('an outside service does not answer', { service, reason }),
      answersAgain: (service) => log.info('an outside service answers again', { service }),
    };
  }

  /** @param name for logs and metrics: `mini-program`. */
  service(name: string, baseUrl: string): OutsideService {
    const met = this.services.get(name);
    if (met !== undefined) return met;
    const service = new OutsideService(name, baseUrl, this.metrics, this.watch);
    this.services.set(name, service);
    return service;
  }
}
