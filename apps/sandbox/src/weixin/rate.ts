import { BoundedMap } from '../world/bounded';
import type { WorldClock } from '../world/clock';

/** So many within a minute of the clock for each key. */
export class PerMinute {
  private readonly counts = new BoundedMap<string, { minute: number; times: number }>(20_000);

  constructor(
    private readonly clock: WorldClock,
    private readonly most: number,
  ) {}

  /** Counts one. @returns whether it is still within the limit. */
  take(key: string): boolean {
    const minute = Math.floor(this.clock.now() / 60_000);
    const known = this.counts.get(key);
    const times = known?.minute === minute ? known.times + 1 : 1;
    this.counts.set(key, { minute, times });
    return times <= this.most;
  }

  clear(): void {
    this.counts.clear();
  }
}
