import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { Unavailable } from './answers';

/** Failures in a row after which a service is not asked any more. A "no" is an answer, not a failure. */
const FAILURES = 5;
/** So long; then one call tries, and the others wait for what becomes of it. */
const REST_MS = 3_000;

/** What is told when a service stops or begins to answer. */
export interface Watch {
  stopped(service: string, reason: string): void;
  answersAgain(service: string): void;
}

/**
 * Keeps callers from waiting for a service that does not answer, and the service from callers that make it worse. One
 * per service and process.
 */
export class Breaker {
  private readonly policy = circuitBreaker(
    handleWhen((error) => error instanceof Unavailable),
    { breaker: new ConsecutiveBreaker(FAILURES), halfOpenAfter: REST_MS },
  );

  constructor(
    private readonly service: string,
    watch: Watch,
  ) {
    this.policy.onBreak((why) => {
      const error = 'error' in why ? why.error : null;
      watch.stopped(service, error instanceof Unavailable ? error.reason : 'unknown');
    });
    this.policy.onReset(() => watch.answersAgain(service));
  }

  /** @throws Unavailable `open` without asking, or what `ask` throws. */
  async run<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await this.policy.execute(ask);
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw new Unavailable(this.service, 'open');
      throw error;
    }
  }
}
