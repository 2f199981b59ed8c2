import fc from 'fast-check';
import {
  ALWAYS,
  type BusinessHours,
  checkBusinessHours,
  NINE_TO_NINE,
  type Shift,
  WorkingTime,
} from './business-hours';
import { Calendar, DAY_MS, HOUR_MS, MINUTE_MS } from './calendar';

const SHANGHAI = new Calendar('Asia/Shanghai');
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('nine to nine', () => {
  const work = new WorkingTime(SHANGHAI, NINE_TO_NINE);

  it('goes on in the morning where the evening broke off', () => {
    expect(work.after(at('2026-09-01T20:00:00'), 2 * HOUR_MS)).toBe(at('2026-09-02T10:00:00'));
    expect(work.between(at('2026-09-01T20:00:00'), at('2026-09-02T10:00:00'))).toBe(2 * HOUR_MS);
  });

  it('begins with the next shift when nobody is at work', () => {
    expect(work.after(at('2026-09-01T23:10:00'), 30 * MINUTE_MS)).toBe(at('2026-09-02T09:30:00'));
    expect(work.isOpen(at('2026-09-01T23:10:00'))).toBe(false);
  });

  it('is over when the shift is, to the millisecond', () => {
    const end = at('2026-09-01T21:00:00');
    expect([work.isOpen(end - 1), work.isOpen(end)]).toEqual([true, false]);
    expect(work.after(at('2026-09-01T09:00:00'), 12 * HOUR_MS)).toBe(end);
    expect(work.after(at('2026-09-01T09:00:00'), 12 * HOUR_MS + 1)).toBe(at('2026-09-02T09:00:00') + 1);
  });

  it('takes no time for no work', () => {
    expect(work.after(at('2026-09-01T23:00:00'), 0)).toBe(at('2026-09-01T23:00:00'));
    expect(work.between(at('2026-09-02T12:00:00'), at('2026-09-02T11:00:00'))).toBe(0);
  });
});

describe('days that are otherwise', () => {
  const morning: Shift[] = [[9 * 60, 12 * 60]];
  const week = Array.from({ length: 7 }, (_, n) => (n < 5 ? [[9 * 60, 18 * 60] as const] : []));
  const work = new WorkingTime(SHANGHAI, { week, days: { '2026-10-01': [], '2026-10-10': morning } });

  it('leaves out a holiday', () => {
    // A Wednesday evening before the holiday.
    expect(work.after(at('2026-09-30T17:00:00'), 2 * HOUR_MS)).toBe(at('2026-10-02T10:00:00'));
  });

  it('counts a Saturday that is worked', () => {
    expect(work.between(at('2026-10-10T00:00:00'), at('2026-10-12T00:00:00'))).toBe(3 * HOUR_MS);
  });
});

describe('where clocks change', () => {
  const berlin = new Calendar('Europe/Berlin');
  const night: BusinessHours = { week: Array.from({ length: 7 }, () => [[60, 240]]), days: {} };
  const work = new WorkingTime(berlin, night);
  const day = (text: string) =>
    [Date.parse(`${text}T00:00:00Z`) - DAY_MS / 2, Date.parse(`${text}T12:00:00Z`)] as const;

  it('a shift is as long as the clocks make it', () => {
    expect(work.between(...day('2026-03-29'))).toBe(2 * HOUR_MS);
    expect(work.between(...day('2026-10-25'))).toBe(4 * HOUR_MS);
    expect(work.between(...day('2026-06-10'))).toBe(3 * HOUR_MS);
  });

  it('begins at the jump where its first minute is jumped over', () => {
    const late = new WorkingTime(berlin, { week: Array.from({ length: 7 }, () => [[150, 240]]), days: {} });
    expect(late.isOpen(Date.parse('2026-03-29T00:59:59.999Z'))).toBe(false);
    expect(late.isOpen(Date.parse('2026-03-29T01:00:00Z'))).toBe(true);
    expect(late.between(...day('2026-03-29'))).toBe(HOUR_MS);
  });
});

const shiftsOfDay = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }).map((marks) => {
  const sorted = marks.sort((a, b) => a - b);
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, n): Shift => [
    (sorted[2 * n] ?? 0) * 15,
    (sorted[2 * n + 1] ?? 0) * 15,
  ]);
});
const anyHours = fc
  .record({
    week: fc.array(shiftsOfDay, { minLength: 7, maxLength: 7 }),
    days: fc.dictionary(
      fc.integer({ min: 20, max: 28 }).map((n) => `2026-10-${n}`),
      shiftsOfDay,
      { maxKeys: 4 },
    ),
  })
  .filter((hours) => checkBusinessHours(hours).length === 0);
const zone = fc.constantFrom(
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
);
const moment = fc.integer({
  min: Date.parse('2026-10-18T00:00:00Z'),
  max: Date.parse('2026-11-04T00:00:00Z'),
});

describe('any hours in any zone', () => {
  it('count what a clock would, looked at every quarter of an hour', () => {
    fc.assert(
      fc.property(
        anyHours,
        zone,
        moment,
        fc.integer({ min: 0, max: 4 * 96 }),
        (hours, name, start, quarters) => {
          const calendar = new Calendar(name);
          const work = new WorkingTime(calendar, hours);
          const from = Math.floor(start / (15 * MINUTE_MS)) * 15 * MINUTE_MS;
          const until = from + quarters * 15 * MINUTE_MS;
          let counted = 0;
          for (let now = from; now < until; now += 15 * MINUTE_MS) {
            const day = calendar.dayOf(now);
            const minute = ((now + calendar.offsetAt(now)) / MINUTE_MS) % (24 * 60);
            const { year, month, day: date } = calendar.dateOf(day);
            const key = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
            const shifts =
              hours.days[key] ??
              hours.week[
                new Date(day * DAY_MS).getUTCDay() === 0 ? 6 : new Date(day * DAY_MS).getUTCDay() - 1
              ] ??
              [];
            if (shifts.some(([opens, closes]) => opens <= minute && minute < closes))
              counted += 15 * MINUTE_MS;
          }
          // Where clocks go back, a wall minute is shown twice: a shift that ends inside is the earlier one.
          const doubled = calendar.offsetAt(from - DAY_MS) > calendar.offsetAt(until + DAY_MS);
          if (doubled) expect(Math.abs(work.between(from, until) - counted)).toBeLessThanOrEqual(HOUR_MS);
          else expect(work.between(from, until)).toBe(counted);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('end when so much work is done: not a millisecond before, and while somebody is at work', () => {
    fc.assert(
      fc.property(
        anyHours,
        zone,
        moment,
        fc.integer({ min: 1, max: 30 * HOUR_MS }),
        (hours, name, from, ms) => {
          const work = new WorkingTime(new Calendar(name), hours);
          const end = work.after(from, ms);
          expect(work.between(from, end)).toBe(ms);
          expect(work.between(from, end - 1)).toBe(ms - 1);
          expect(work.isOpen(end - 1)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('can be counted in two goes', () => {
    fc.assert(
      fc.property(
        anyHours,
        zone,
        fc.array(moment, { minLength: 3, maxLength: 3 }),
        (hours, name, moments) => {
          const [a = 0, b = 0, c = 0] = moments.sort((x, y) => x - y);
          const work = new WorkingTime(new Calendar(name), hours);
          expect(work.between(a, b) + work.between(b, c)).toBe(work.between(a, c));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('day and night', () => {
  it('is time itself', () => {
    fc.assert(
      fc.property(zone, moment, fc.integer({ min: 0, max: 90 * HOUR_MS }), (name, from, ms) => {
        const work = new WorkingTime(new Calendar(name), ALWAYS);
        expect(work.between(from, from + ms)).toBe(ms);
        expect(work.after(from, ms)).toBe(from + ms);
      }),
    );
  });
});

describe('hours that cannot be counted in', () => {
  const empty = Array.from({ length: 7 }, () => []);
  it.each<[string, BusinessHours, string]>([
    ['six days', { week: ALWAYS.week.slice(1), days: {} }, 'week: seven'],
    ['no work', { week: empty, days: {} }, 'at least an hour'],
    ['half an hour', { week: [[[0, 30]], ...empty.slice(1)], days: {} }, 'at least an hour'],
    [
      'a shift that ends before it begins',
      { week: [[[600, 540]], ...ALWAYS.week.slice(1)], days: {} },
      'week.0',
    ],
    [
      'shifts that touch',
      {
        week: [
          [
            [0, 60],
            [60, 90],
          ],
          ...ALWAYS.week.slice(1),
        ],
        days: {},
      },
      'week.0',
    ],
    ['half minutes', { week: [[[0, 60.5]], ...ALWAYS.week.slice(1)], days: {} }, 'week.0'],
    ['a day that is none', { week: ALWAYS.week, days: { '2026-02-30': [] } }, 'days.2026-02-30: a date'],
  ])('%s', (_, hours, problem) => {
    expect(checkBusinessHours(hours).join('; ')).toContain(problem);
  });

  it('are not those shipped', () => {
    expect([...checkBusinessHours(ALWAYS), ...checkBusinessHours(NINE_TO_NINE)]).toEqual([]);
  });
});
