const DAY_MS = 86_400_000;
/** All these platforms count their days in Beijing time, which has no summer time. */
const BEIJING_MS = 8 * 3_600_000;

/** What time it is in the sandbox: the machine's, moved forward by request, or standing still. */
export class WorldClock {
  private offsetMs = 0;
  private standsAt: number | null = null;

  /** @param real the machine's time, epoch ms. */
  constructor(private readonly real: () => number = Date.now) {}

  /** Epoch ms. */
  now(): number {
    return this.standsAt ?? this.real() + this.offsetMs;
  }

  /** Epoch seconds, as all these platforms write times. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Epoch seconds of the machine. */
  machineSeconds(): number {
    return Math.floor(this.real() / 1000);
  }

  /** Whether somebody who says that it is `at` lives by the machine's time rather than by this clock. */
  isMachines(at: number): boolean {
    return Math.abs(at - this.real()) <= Math.abs(at - this.now());
  }

  /** The day in Beijing, counted from 1970. */
  day(): number {
    return Math.floor((this.now() + BEIJING_MS) / DAY_MS);
  }

  /** The month in Beijing, and how many days it has. */
  month(): { name: string; days: number } {
    const local = new Date(this.now() + BEIJING_MS);
    const days = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
    return { name: local.toISOString().slice(0, 7), days };
  }

  forward(ms: number): void {
    if (this.standsAt !== null) this.standsAt += ms;
    else this.offsetMs += ms;
  }

  /** @param at epoch ms. @param stands whether time stops there. */
  set(at: number, stands: boolean): void {
    this.standsAt = stands ? at : null;
    this.offsetMs = stands ? 0 : at - this.real();
  }

  /** Back to the machine's time. */
  reset(): void {
    this.offsetMs = 0;
    this.standsAt = null;
  }

  /** Whether a moment is no further than `ms` from now: the machine's now, or the world's, wherever it was moved. */
  isNear(at: number, ms: number): boolean {
    return Math.abs(at - this.now()) <= ms || Math.abs(at - this.real()) <= ms;
  }

  /** How far ahead of the machine it is, in ms. */
  aheadMs(): number {
    return this.now() - this.real();
  }

  get stands(): boolean {
    return this.standsAt !== null;
  }
}
