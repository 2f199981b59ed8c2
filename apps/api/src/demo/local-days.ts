import type { Instant } from '@fanchang/domain';

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** The local calendar seen from the day the story is told. */
export interface LocalDays {
  /** The instant `minuteOfDay` minutes into the local day that was `daysAgo` days before today; negative is ahead. */
  at(daysAgo: number, minuteOfDay: number): Instant;
  /** How many local days before today `instant` lies. */
  daysAgo(instant: Instant): number;
}

/** A fixed offset is enough here: the story keeps an hour away from midnight, so summer time moves no order to
 * another day. */
export function localDaysUntil(now: Instant, zoneOffsetMs: number): LocalDays {
  const today = Math.floor((now + zoneOffsetMs) / DAY_MS);
  return {
    at: (daysAgo, minuteOfDay) =>
      (today - daysAgo) * DAY_MS + Math.round(minuteOfDay * MINUTE_MS) - zoneOffsetMs,
    daysAgo: (instant) => today - Math.floor((instant + zoneOffsetMs) / DAY_MS),
  };
}
