/** A bar with rate and time left on a terminal; a line now and then elsewhere. */
export class Progress {
  private readonly startedAt = Date.now();
  private lastShownAt = 0;
  private drawn = false;

  constructor(private readonly out: NodeJS.WriteStream) {}

  show(done: { rows: number; bytes: number; totalBytes: number }): void {
    const now = Date.now();
    if (now - this.lastShownAt < (this.out.isTTY ? 100 : 5_000)) return;
    this.lastShownAt = now;
    const share = done.totalBytes === 0 ? 1 : Math.min(1, done.bytes / done.totalBytes);
    const seconds = Math.max(0.001, (now - this.startedAt) / 1000);
    const left = share === 0 ? 0 : Math.round((seconds / share) * (1 - share));
    const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '░');
    const text = `${bar} ${(share * 100).toFixed(0)}%  ${done.rows} 行  ${Math.round(done.rows / seconds)} 行/秒  还剩 ${left} 秒`;
    this.write(text);
  }

  /** A line of text above the bar. */
  line(text: string): void {
    this.clear();
    this.out.write(`${text}\n`);
  }

  end(): void {
    this.clear();
  }

  private write(text: string): void {
    this.clear();
    this.out.write(this.out.isTTY ? text : `${text}\n`);
    this.drawn = this.out.isTTY;
  }

  private clear(): void {
    if (this.drawn) this.out.write('\r\u001b[2K');
    this.drawn = false;
  }
}
