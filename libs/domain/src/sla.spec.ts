import fc from 'fast-check';
import { ALWAYS, NINE_TO_NINE, type Shift, WorkingTime } from './business-hours';
import { Calendar, DAY_MS, HOUR_MS, MINUTE_MS } from './calendar';
import {
  clockAt,
  type ClockRule,
  leftOf,
  pauseClock,
  reopenClock,
  resumeClock,
  type SlaClock,
  startClock,
  stopClock,
  type Times,
} from './sla';

const SHANGHAI = new Calendar('Asia/Shanghai');
const at = (text: string) => Date.parse(`2026-09-${text}+08:00`);
const TIMES: Times = {
  work: new WorkingTime(SHANGHAI, NINE_TO_NINE),
  always: new WorkingTime(SHANGHAI, ALWAYS),
};
const RESOLUTION: ClockRule = { kind: 'resolution', limitMinutes: 24 * 60, counts: 'always', pauses: true };
const SPECIALIST: ClockRule = { kind: 'specialist', limitMinutes: 120, counts: 'work', pauses: false };

describe('a clock', () => {
  it('is up exactly at its end, and done in time a millisecond before', () => {
    const clock = startClock(RESOLUTION, at('01T10:00:00'), TIMES);
    const end = at('02T10:00:00');
    expect(clock.dueAt).toBe(end);
    expect(clockAt(clock, end - 1).breachedAt).toBeNull();
    expect(clockAt(clock, end).breachedAt).toBe(end);
    expect(stopClock(clock, end - 1, TIMES)).toMatchObject({
      doneAt: end - 1,
      breachedAt: null,
      dueAt: null,
    });
    expect(stopClock(clock, end, TIMES)).toMatchObject({ doneAt: end, breachedAt: end, dueAt: null });
  });

  it('stands still while the shopper is asked, and runs on with what was left', () => {
    const asked = pauseClock(startClock(RESOLUTION, at('01T10:00:00'), TIMES), at('01T20:00:00'), TIMES);
    expect(asked).toMatchObject({ dueAt: null, runningSince: null, usedMs: 10 * HOUR_MS });
    expect(clockAt(asked, at('09T00:00:00')).breachedAt).toBeNull();
    const answered = resumeClock(asked, at('05T08:00:00'), TIMES);
    expect(answered.dueAt).toBe(at('05T22:00:00'));
    expect(leftOf(answered, at('05T09:00:00'), TIMES)).toBe(13 * HOUR_MS);
  });

  it('does not stand still when it is not to', () => {
    const clock = startClock(SPECIALIST, at('01T20:00:00'), TIMES);
    expect(pauseClock(clock, at('01T20:30:00'), TIMES)).toBe(clock);
    expect(clock.dueAt).toBe(at('02T10:00:00'));
  });

  it('that was up before the shopper was asked stays breached, and has no second end', () => {
    const clock = startClock(RESOLUTION, at('01T10:00:00'), TIMES);
    const late = pauseClock(clock, at('02T11:00:00'), TIMES);
    expect(late).toMatchObject({ breachedAt: at('02T10:00:00'), dueAt: null });
    expect(resumeClock(late, at('03T10:00:00'), TIMES)).toMatchObject({
      breachedAt: at('02T10:00:00'),
      dueAt: null,
    });
  });

  it('goes on after a reopening with what was left', () => {
    const done = stopClock(startClock(RESOLUTION, at('01T10:00:00'), TIMES), at('01T14:00:00'), TIMES);
    expect(leftOf(done, at('01T15:00:00'), TIMES)).toBe(0);
    expect(reopenClock(done, at('04T10:00:00'), TIMES)).toMatchObject({
      doneAt: null,
      usedMs: 4 * HOUR_MS,
      dueAt: at('05T06:00:00'),
    });
  });

  it('is done once', () => {
    const done = stopClock(startClock(RESOLUTION, at('01T10:00:00'), TIMES), at('01T14:00:00'), TIMES);
    expect(stopClock(done, at('01T15:00:00'), TIMES)).toBe(done);
    expect(resumeClock(done, at('01T15:00:00'), TIMES)).toBe(done);
  });
});

type Move = { does: 'pause' | 'resume' | 'stop' | 'reopen'; after: number };
const moves = fc.array(
  fc.record<Move>({
    does: fc.constantFrom('pause', 'pause', 'resume', 'resume', 'stop', 'reopen'),
    after: fc.oneof(
      fc.integer({ min: 0, max: 26 * HOUR_MS }),
      fc.integer({ min: 0, max: 40 }).map((n) => n * 15 * MINUTE_MS),
    ),
  }),
  { maxLength: 12 },
);
const shifts = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 }), { minLength: 2, maxLength: 6 })
  .map((hours) => hours.sort((a, b) => a - b))
  .map((hours) =>
    Array.from({ length: Math.floor(hours.length / 2) }, (_, n): Shift => [
      (hours[2 * n] ?? 0) * 60,
      (hours[2 * n + 1] ?? 0) * 60,
    ]),
  );
const calendars = fc
  .record({
    zone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York'),
    week: fc.array(shifts, { minLength: 7, maxLength: 7 }),
  })
  .map(({ zone, week }): Times => {
    const calendar = new Calendar(zone);
    return { work: new WorkingTime(calendar, { week, days: {} }), always: new WorkingTime(calendar, ALWAYS) };
  });
const rules = fc.record<ClockRule>({
  kind: fc.constantFrom('first-answer', 'specialist', 'resolution', 'return'),
  limitMinutes: fc.integer({ min: 1, max: 48 * 60 }),
  counts: fc.constantFrom('work', 'always'),
  pauses: fc.boolean(),
});
const start = fc.integer({
  min: Date.parse('2026-10-20T00:00:00Z'),
  max: Date.parse('2026-10-27T00:00:00Z'),
});

/** Says it again, simply: every stretch in which it ran is added up, and the first moment the sum is the limit is its end. */
function retold(rule: ClockRule, from: number, history: readonly Move[], times: Times, until: number) {
  const work = times[rule.counts];
  const limit = rule.limitMinutes * MINUTE_MS;
  let [now, used, isRunning, isDone] = [from, 0, true, false];
  let breachedAt: number | null = null;
  const runTo = (end: number) => {
    if (isRunning) {
      const more = work.between(now, end);
      if (breachedAt === null && used + more >= limit) breachedAt = work.after(now, limit - used);
      used += more;
    }
    now = end;
  };
  for (const { does, after } of history) {
    runTo(now + after);
    if (does === 'pause' && rule.pauses && !isDone) isRunning = false;
    if (does === 'resume' && !isDone) isRunning = true;
    if (does === 'stop' && !isDone) [isRunning, isDone] = [false, true];
    if (does === 'reopen' && isDone) [isRunning, isDone] = [true, false];
  }
  runTo(Math.max(now, until));
  return { breachedAt, leftMs: isDone ? 0 : Math.max(0, limit - used) };
}

function played(
  rule: ClockRule,
  from: number,
  history: readonly Move[],
  times: Times,
): { clock: SlaClock; now: number } {
  let clock = startClock(rule, from, times);
  let now = from;
  for (const { does, after } of history) {
    now += after;
    const move = { pause: pauseClock, resume: resumeClock, stop: stopClock, reopen: reopenClock }[does];
    clock = move(clock, now, times);
  }
  return { clock, now };
}

describe('over random calendars, pauses and reopenings', () => {
  it('a clock is what its history, added up, says', () => {
    fc.assert(
      fc.property(
        rules,
        start,
        moves,
        calendars,
        fc.integer({ min: 0, max: 9 * DAY_MS }),
        (rule, from, history, times, later) => {
          const { clock, now } = played(rule, from, history, times);
          const then = now + later;
          const told = retold(rule, from, history, times, then);
          expect(clockAt(clock, then).breachedAt).toBe(told.breachedAt);
          expect(leftOf(clock, then, times)).toBe(told.leftMs);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a clock runs only while it is neither paused nor done, and waits for an end only then', () => {
    fc.assert(
      fc.property(rules, start, moves, calendars, (rule, from, history, times) => {
        const { clock } = played(rule, from, history, times);
        if (clock.doneAt !== null) expect(clock.runningSince).toBeNull();
        if (clock.dueAt !== null) expect(clock.runningSince).not.toBeNull();
        if (clock.runningSince !== null && clock.breachedAt === null) expect(clock.dueAt).not.toBeNull();
      }),
    );
  });

  it('looking at it changes nothing, and a breach stays', () => {
    fc.assert(
      fc.property(rules, start, moves, calendars, fc.nat(9 * DAY_MS), (rule, from, history, times, later) => {
        const { clock, now } = played(rule, from, history, times);
        const seen = clockAt(clock, now + later);
        expect(clockAt(seen, now + later + DAY_MS).breachedAt ?? seen.breachedAt).toBe(
          clockAt(clock, now + later + DAY_MS).breachedAt,
        );
        for (const move of [pauseClock, resumeClock, stopClock, reopenClock]) {
          const moved = move(seen, now + later, times);
          if (seen.breachedAt !== null) expect(moved.breachedAt).toBe(seen.breachedAt);
        }
      }),
    );
  });
});
