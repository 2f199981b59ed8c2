import type { Instant, LocalDay } from './brand';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/**
 * Local days of one time zone. The business runs in one zone; a day there may last 23 or 25 hours.
 * Offsets are asked of the zone database once per UTC day and remembered, because a ladder asks for thousands.
 */
export class Calendar {
  private readonly format: Intl.DateTimeFormat;
  /** UTC day → offset in ms when it is the same all day long, NaN when the clocks change on it. */
  private readonly offsets = new Map<number, number>();

  /** @param zone IANA name such as `Asia/Shanghai`. @throws RangeError when the zone is unknown. */
  constructor(readonly zone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** What local clocks are ahead of UTC at this instant, in ms. */
  offsetAt(at: Instant): number {
    const utcDay = Math.floor(at / DAY_MS);
    let offset = this.offsets.get(utcDay);
    if (offset === undefined) {
      const start = this.readOffset(utcDay * DAY_MS);
      offset = start === this.readOffset((utcDay + 1) * DAY_MS) ? start : Number.NaN;
      if (this.offsets.size > 50_000) this.offsets.clear();
      this.offsets.set(utcDay, offset);
    }
    return Number.isNaN(offset) ? this.readOffset(at) : offset;
  }

  /** The local calendar day an instant falls on. */
  dayOf(at: Instant): LocalDay {
    return Math.floor((at + this.offsetAt(at)) / DAY_MS) as LocalDay;
  }

  /** The first instant of a local day: local midnight, or the moment the clocks jump to where midnight is missing. */
  startOf(day: LocalDay): Instant {
    const midnight = day * DAY_MS;
    const candidates = [
      midnight - this.offsetAt(midnight - DAY_MS / 2),
      midnight - this.offsetAt(midnight + DAY_MS / 2),
    ];
    const [a = 0, b = 0] = candidates;
    const earlier = Math.min(a, b);
    const later = Math.max(a, b);
    if (this.dayOf(earlier) === day && this.dayOf(earlier - 1) < day) return earlier;
    return later;
  }

  /** 24:00 of the n-th day after the day of `at`: the end, exclusive, of a window of n days (product.md, "Days"). */
  endOfWindow(at: Instant, days: number): Instant {
    return this.startOf((this.dayOf(at) + days + 1) as LocalDay);
  }

  /** Local year, month (1–12) and day of month. */
  dateOf(day: LocalDay): { year: number; month: number; day: number } {
    const date = new Date(day * DAY_MS);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }

  /** The local day of a calendar date. */
  dayOfDate(year: number, month: number, day: number): LocalDay {
    return Math.floor(Date.UTC(year, month - 1, day) / DAY_MS) as LocalDay;
  }

  /** ISO text with the zone's offset, so that a reader sees local wall time without knowing the zone. */
  iso(at: Instant): string {
    const offset = this.offsetAt(at);
    const sign = offset < 0 ? '-' : '+';
    const minutes = Math.abs(Math.round(offset / MINUTE_MS));
    const two = (n: number) => String(n).padStart(2, '0');
    const wall = new Date(at + offset).toISOString().slice(0, 23);
    return `${wall}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  }

  private readOffset(at: Instant): number {
    const parts: Record<string, number> = {};
    for (const part of this.format.formatToParts(at)) {
      if (part.type !== 'literal') parts[part.type] = Number(part.value);
    }
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    return wall - Math.floor(at / 1000) * 1000;
  }
}
