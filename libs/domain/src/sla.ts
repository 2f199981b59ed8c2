import type { Instant } from './brand';
import type { WorkingTime } from './business-hours';
import { MINUTE_MS } from './calendar';

/**
 * What is promised: `first-answer` 首次回复 by a person, `specialist` 专员回复 to somebody who was promised otherwise in the
 * live, `resolution` 解决, `return` 退货办结.
 */
export type ClockKind = 'first-answer' | 'specialist' | 'resolution' | 'return';

/** How long something may take. */
export interface ClockRule {
  kind: ClockKind;
  limitMinutes: number;
  /** `work` counts while people are at work; `always` day and night. */
  counts: 'work' | 'always';
  /** Stands still while the shopper is asked something. */
  pauses: boolean;
}

/** A promise with its time 时限. What was used up is known at every stop, so that nothing has to be added up later. */
export interface SlaClock extends ClockRule {
  /** Used up before it last began to run, ms. */
  usedMs: number;
  /** Since when it runs; null while it stands still. */
  runningSince: Instant | null;
  /** When it is up if nothing stops it; null while it stands still, and once it has been kept. */
  dueAt: Instant | null;
  /** When what was promised was done. */
  doneAt: Instant | null;
  /** When its time was up before it was done 超时. Stays. */
  breachedAt: Instant | null;
}

/** The calendars clocks count in. */
export interface Times {
  work: WorkingTime;
  always: WorkingTime;
}

/** Begins to run. @param usedMs used up already, by what it stands for now. */
export function startClock(rule: ClockRule, now: Instant, times: Times, usedMs = 0): SlaClock {
  const { kind, limitMinutes, counts, pauses } = rule;
  const still = { kind, limitMinutes, counts, pauses, usedMs, doneAt: null, breachedAt: null };
  return run({ ...still, runningSince: null, dueAt: null }, now, times);
}

/** Stands still: the shopper is asked. One that does not pause, stands still or is done is as it was. */
export function pauseClock(clock: SlaClock, now: Instant, times: Times): SlaClock {
  if (!clock.pauses || clock.runningSince === null) return clock;
  return { ...halted(clock, now, times), dueAt: null };
}

/** Runs on with what was left. One that runs, or is done, is as it was. */
export function resumeClock(clock: SlaClock, now: Instant, times: Times): SlaClock {
  return clock.doneAt !== null || clock.runningSince !== null ? clock : run(clock, now, times);
}

/** What was promised is done, in time or not. Done once. */
export function stopClock(clock: SlaClock, now: Instant, times: Times): SlaClock {
  if (clock.doneAt !== null) return clock;
  return { ...halted(clock, now, times), dueAt: null, doneAt: now };
}

/** Goes on after it was done: what was done did not hold. What it had used up stays used. */
export function reopenClock(clock: SlaClock, now: Instant, times: Times): SlaClock {
  return clock.doneAt === null ? clock : run({ ...clock, doneAt: null }, now, times);
}

/** What it is at this moment: past its end it *is* breached, swept or not. */
export function clockAt(clock: SlaClock, now: Instant): SlaClock {
  const isUp = clock.breachedAt === null && clock.dueAt !== null && clock.dueAt <= now;
  return isUp ? { ...clock, breachedAt: clock.dueAt } : clock;
}

/** What is left, ms of its own time; 0 when nothing is, or it is done. */
export function leftOf(clock: SlaClock, now: Instant, times: Times): number {
  if (clock.doneAt !== null) return 0;
  return Math.max(0, limitOf(clock) - usedOf(clock, now, times));
}

const limitOf = ({ limitMinutes }: ClockRule): number => limitMinutes * MINUTE_MS;

function run(clock: SlaClock, now: Instant, times: Times): SlaClock {
  const left = limitOf(clock) - clock.usedMs;
  // One that was up before it stood still has no end to wait for.
  const dueAt = clock.breachedAt !== null ? null : times[clock.counts].after(now, Math.max(0, left));
  return { ...clock, runningSince: now, dueAt };
}

function halted(clock: SlaClock, now: Instant, times: Times): SlaClock {
  return { ...clockAt(clock, now), usedMs: usedOf(clock, now, times), runningSince: null };
}

/** What is used up, ms of its own time. */
export function usedOf(clock: SlaClock, now: Instant, times: Times): number {
  const { usedMs, runningSince, counts } = clock;
  return runningSince === null ? usedMs : usedMs + times[counts].between(runningSince, now);
}
