import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * One at a time, in order of arrival. The embedded database shares one connection, on which statements of different
 * callers would otherwise mix inside each other's transactions.
 */
export class Gate {
  private tail: Promise<void> = Promise.resolve();
  private readonly inside = new AsyncLocalStorage<true>();

  /** @throws Error when called from inside itself, which would wait for ever. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside.getStore()) throw new Error('a transaction must use its own Db, not the database');
    const before = this.tail;
    let leave = (): void => undefined;
    this.tail = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    try {
      return await this.inside.run(true, work);
    } finally {
      leave();
    }
  }
}
