/** Does something again and again: at once when nudged, else after the pause it asked for. */
export class Loop {
  private stopping = false;
  private woken = false;
  private wake: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();

  /**
   * @param pass does it once. @returns how long to wait, ms; null for "until nudged".
   * @param failed is told what `pass` threw, and says how long to wait then.
   */
  constructor(
    private readonly pass: () => Promise<number | null>,
    private readonly failed: (error: unknown) => number,
  ) {}

  start(): void {
    this.running = this.run();
  }

  nudge(): void {
    this.woken = true;
    this.wake();
  }

  /** Returns when the pass under way is over. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      const pause = await this.pass().catch(this.failed);
      if (!this.stopping && !this.woken) await this.sleep(pause);
    }
  }

  private sleep(pause: number | null): Promise<void> {
    return new Promise((resolve) => {
      const timer = pause === null ? undefined : setTimeout(resolve, pause);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
