import type { WorldClock } from './clock';

interface Entry {
  /** Epoch ms of the world's clock. */
  dueAt: number;
  act: () => void;
  timer: NodeJS.Timeout;
}

/** Longest wait `setTimeout` knows; what is further away waits in pieces. */
const LONGEST_MS = 2 ** 31 - 1;

/** What will happen later in the world's time: it comes by waiting, or at once when the clock is moved past it. */
export class Agenda {
  private readonly entries = new Set<Entry>();

  constructor(private readonly clock: WorldClock) {}

  in(ms: number, act: () => void): void {
    const entry: Entry = { dueAt: this.clock.now() + ms, act, timer: setTimeout(() => undefined, 0) };
    this.entries.add(entry);
    this.wait(entry);
  }

  /** Does what is due: called when the clock was moved. */
  catchUp(): void {
    const due = [...this.entries].filter(({ dueAt }) => dueAt <= this.clock.now());
    for (const entry of due.sort((a, b) => a.dueAt - b.dueAt)) this.do(entry);
    for (const entry of this.entries) this.wait(entry);
  }

  clear(): void {
    for (const { timer } of this.entries) clearTimeout(timer);
    this.entries.clear();
  }

  private wait(entry: Entry): void {
    clearTimeout(entry.timer);
    const leftMs = Math.min(Math.max(entry.dueAt - this.clock.now(), 0), LONGEST_MS);
    entry.timer = setTimeout(() => this.do(entry), leftMs);
    entry.timer.unref();
  }

  private do(entry: Entry): void {
    if (!this.entries.delete(entry)) return;
    clearTimeout(entry.timer);
    entry.act();
  }
}
