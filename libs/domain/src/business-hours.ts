import type { Instant, LocalDay } from './brand';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Calendar } from './calendar';

/** From and until (exclusive), minutes of the local wall clock; 1440 is the day's end. */
export type Shift = readonly [from: number, until: number];

/** When people are at work 工作时间: by weekday, and the days that are otherwise. */
export interface BusinessHours {
  /** Seven lists of shifts, Monday's first. */
  week: readonly (readonly Shift[])[];
  /** Local dates, `2026-10-01`, with the shifts they have instead: none on a holiday, some on a worked weekend 调休. */
  days: Readonly<Record<string, readonly Shift[]>>;
}

const WHOLE_DAY = 24 * 60;
/** A week needs so much work that what takes days does not take years. */
const LEAST_A_WEEK_MS = HOUR_MS;
const MOST_DAYS_OTHERWISE = 400;

/** Day and night. */
export const ALWAYS: BusinessHours = { week: Array.from({ length: 7 }, () => [[0, WHOLE_DAY]]), days: {} };

/** As shipped: nine in the morning to nine in the evening, every day. */
export const NINE_TO_NINE: BusinessHours = {
  week: Array.from({ length: 7 }, () => [[9 * 60, 21 * 60]]),
  days: {},
};

/** What is wrong with business hours; nothing = they can be counted in. */
export function checkBusinessHours(hours: BusinessHours): string[] {
  const problems: string[] = [];
  if (hours.week.length !== 7) problems.push('week: seven lists, Monday first');
  hours.week.forEach((shifts, n) => problems.push(...checkShifts(`week.${n}`, shifts)));
  const dates = Object.entries(hours.days);
  if (dates.length > MOST_DAYS_OTHERWISE) problems.push(`days: at most ${MOST_DAYS_OTHERWISE}`);
  for (const [date, shifts] of dates) {
    if (!isDate(date)) problems.push(`days.${date}: a date, 2026-10-01`);
    problems.push(...checkShifts(`days.${date}`, shifts));
  }
  const aWeek = hours.week.flat().reduce((sum, [from, until]) => sum + (until - from) * MINUTE_MS, 0);
  if (aWeek < LEAST_A_WEEK_MS) problems.push('week: at least an hour of work');
  return problems;
}

function checkShifts(name: string, shifts: readonly Shift[]): string[] {
  let last = -1;
  for (const [from, until] of shifts) {
    const whole = Number.isInteger(from) && Number.isInteger(until);
    if (!whole || from <= last || from < 0 || until <= from || until > WHOLE_DAY) {
      return [`${name}: minutes from 0 to 1440, one shift after the other, none touching the next`];
    }
    last = until;
  }
  return [];
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Counts time in which people are at work, in the business zone; a shift is as long as the clocks make it. */
export class WorkingTime {
  constructor(
    private readonly calendar: Calendar,
    private readonly hours: BusinessHours,
  ) {}

  /** Whether somebody is at work at this moment. */
  isOpen(at: Instant): boolean {
    return this.shiftsOf(this.calendar.dayOf(at)).some(([from, until]) => from <= at && at < until);
  }

  /** Working time between two instants, ms; 0 when the second is not later. */
  between(from: Instant, until: Instant): number {
    let sum = 0;
    for (let day = this.calendar.dayOf(from); this.calendar.startOf(day) < until; day = next(day)) {
      for (const [opens, closes] of this.shiftsOf(day)) {
        sum += Math.max(0, Math.min(closes, until) - Math.max(opens, from));
      }
    }
    return sum;
  }

  /** The first instant by which so much working time has passed; `from` itself when it is none. */
  after(from: Instant, ms: number): Instant {
    let left = ms;
    if (left <= 0) return from;
    for (let day = this.calendar.dayOf(from); ; day = next(day)) {
      for (const [opens, closes] of this.shiftsOf(day)) {
        const begins = Math.max(opens, from);
        if (closes - begins >= left) return begins + left;
        left -= Math.max(0, closes - begins);
      }
    }
  }

  /** The shifts of a local day as instants, those the clocks jump over left out. */
  private shiftsOf(day: LocalDay): (readonly [Instant, Instant])[] {
    const { year, month, day: date } = this.calendar.dateOf(day);
    const two = (n: number) => String(n).padStart(2, '0');
    // Local day 0 was a Thursday.
    const weekday = (((day + 3) % 7) + 7) % 7;
    const shifts = this.hours.days[`${year}-${two(month)}-${two(date)}`] ?? this.hours.week[weekday] ?? [];
    return shifts.flatMap(([from, until]) => {
      const [opens, closes] = [this.instantOf(day, from), this.instantOf(day, until)];
      return opens < closes ? [[opens, closes] as const] : [];
    });
  }

  /** When local clocks show this minute of a day: the first time they do, and when they jump over it, the jump. */
  private instantOf(day: LocalDay, minute: number): Instant {
    if (minute === 0) return this.calendar.startOf(day);
    if (minute === WHOLE_DAY) return this.calendar.startOf(next(day));
    const wall = day * DAY_MS + minute * MINUTE_MS;
    const [before, after] = [wall - DAY_MS, wall + DAY_MS].map((at) => wall - this.calendar.offsetAt(at));
    const candidates = [before, after].flatMap((at) =>
      at !== undefined && at + this.calendar.offsetAt(at) === wall ? [at] : [],
    );
    return candidates.length > 0 ? Math.min(...candidates) : this.jumpBetween(after ?? wall, before ?? wall);
  }

  /** The first instant of the later offset. */
  private jumpBetween(from: Instant, until: Instant): Instant {
    let [low, high] = [from, until];
    const later = this.calendar.offsetAt(high);
    while (low + 1 < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.calendar.offsetAt(middle) === later) high = middle;
      else low = middle;
    }
    return high;
  }
}

const next = (day: LocalDay): LocalDay => (day + 1) as LocalDay;
