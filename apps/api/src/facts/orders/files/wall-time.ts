import type { Instant } from '@fanchang/domain';
import { ImportRefusal } from './refusal';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * Turns wall-clock times of one zone into instants, fast: `Intl` is asked twice per distinct local day, not
 * per row.
 *
 * Summer time: a time that exists twice (clocks go back) means the earlier instant; a time that does not
 * exist (clocks go forward) is shifted forward by the gap, so 01:30 on London's last Sunday of March is 02:30
 * BST. This is what Temporal calls `compatible`.
 */
export class ZoneClock {
  private readonly format: Intl.DateTimeFormat;
  /** Offset of each local day that has only one; null for the days around a change. */
  private readonly offsetOfDay = new Map<number, number | null>();
  private readonly offsetOfMinute = new Map<number, number>();

  constructor(readonly zone: string) {
    try {
      this.format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch (error) {
      throw new ImportRefusal('ZONE_UNKNOWN', `不认识的时区：${zone}`, { cause: error });
    }
  }

  /** `localMs` is the wall-clock reading written as if it were UTC (`Date.UTC(year, month, …)`). */
  toInstant(localMs: number): Instant {
    const day = Math.floor(localMs / DAY_MS);
    let offset = this.offsetOfDay.get(day);
    if (offset === undefined) {
      offset = this.onlyOffsetOf(day);
      this.offsetOfDay.set(day, offset);
    }
    return offset === null ? this.nearChange(localMs) : localMs - offset;
  }

  /**
   * Offsets reach from −12 h to +14 h, so these two instants lie safely before and after the whole local day.
   */
  private onlyOffsetOf(day: number): number | null {
    const before = this.offsetAt((day - 1) * DAY_MS);
    const after = this.offsetAt((day + 2) * DAY_MS);
    return before === after ? before : null;
  }

  private nearChange(localMs: number): Instant {
    const day = Math.floor(localMs / DAY_MS);
    const before = this.offsetAt((day - 1) * DAY_MS);
    const after = this.offsetAt((day + 2) * DAY_MS);
    const candidates = [localMs - before, localMs - after].sort((a, b) => a - b);
    for (const instant of candidates) {
      if (this.offsetAt(instant) === localMs - instant) return instant;
    }
    return localMs - before;
  }

  /** Milliseconds the zone is ahead of UTC. Changes happen on whole minutes since long before 1990. */
  private offsetAt(instant: Instant): number {
    const minute = Math.floor(instant / MINUTE_MS);
    let offset = this.offsetOfMinute.get(minute);
    if (offset === undefined) {
      offset = this.askOffset(minute * MINUTE_MS);
      this.offsetOfMinute.set(minute, offset);
    }
    return offset;
  }

  private askOffset(instant: Instant): number {
    const parts = new Map(this.format.formatToParts(instant).map((part) => [part.type, part.value]));
    const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type) ?? 0);
    const year = parts.get('era') === 'BC' ? 1 - read('year') : read('year');
    return (
      Date.UTC(year, read('month') - 1, read('day'), read('hour'), read('minute'), read('second')) - instant
    );
  }
}
