import type { Log } from '../log';
import type { Distribution, Hands } from './distribution';
import { Loop } from './loop';

const POLL_MS = 500;

/** Each process that does work looks for it in the table. */
export class InProcess implements Distribution {
  private readonly loop: Loop;

  /** @param works whether this process does work; one that does not leaves it to others, who look by themselves. */
  constructor(
    hands: Hands,
    private readonly works: boolean,
    log: Log,
  ) {
    this.loop = new Loop(
      async () => {
        await hands.drain();
        return POLL_MS;
      },
      (error) => {
        log.error('worker cannot reach its work', error);
        return POLL_MS;
      },
    );
  }

  start(): void {
    if (this.works) this.loop.start();
  }

  nudge(): void {
    this.loop.nudge();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }
}
