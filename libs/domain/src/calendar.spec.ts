import fc from 'fast-check';
import type { LocalDay } from './brand';
import { Calendar, DAY_MS, HOUR_MS } from './calendar';

const zones = [
  'Asia/Shanghai',
  'Europe/London',
  'America/Sao_Paulo', // until 2019 the clocks changed at midnight: days without 00:00, evenings with 23:30 twice
  'America/Havana', // 00:30 happens twice
  'Asia/Kolkata',
  'Pacific/Chatham', // +12:45, +13:45
  'Pacific/Kiritimati', // +14
  'Pacific/Pago_Pago', // -11
];
const calendars = new Map(zones.map((zone) => [zone, new Calendar(zone)]));
const zone = fc.constantFrom(...zones);

/** Instants of 2015–2035, many of them within a second of an hour, where clocks change. */
const instant = fc
  .tuple(
    fc.integer({ min: Date.UTC(2015, 0, 1) / HOUR_MS, max: Date.UTC(2035, 0, 1) / HOUR_MS }),
    fc.oneof(fc.constantFrom(-1, 0, 1, 999, 1000), fc.nat(HOUR_MS - 1)),
  )
  .map(([hour, ms]) => hour * HOUR_MS + ms);

const walls = new Map(
  zones.map((name) => [name, new Intl.DateTimeFormat('en-CA', { timeZone: name, dateStyle: 'short' })]),
);

/** What a wall calendar in the zone shows: `YYYY-MM-DD`, asked of Intl directly. */
const wallDate = (at: number, name: string) => walls.get(name)!.format(at);

function textOf(day: LocalDay, calendar: Calendar): string {
  const { year, month, day: date } = calendar.dateOf(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

describe('a local day', () => {
  it('is the date a wall calendar shows in that zone', () => {
    fc.assert(
      fc.property(zone, instant, (name, at) => {
        const calendar = calendars.get(name)!;
        expect(textOf(calendar.dayOf(at), calendar)).toBe(wallDate(at, name));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(zones)(
    'starts right after the day before and holds all its instants, every day of 2018–2026: %s',
    (name) => {
      const calendar = calendars.get(name)!;
      const last = calendar.dayOfDate(2027, 1, 1);
      for (let day = calendar.dayOfDate(2018, 1, 1) as number; day < last; day += 1) {
        const start = calendar.startOf(day as LocalDay);
        if (calendar.dayOf(start) !== day || calendar.dayOf(start - 1) !== day - 1) {
          throw new Error(`${name}: ${textOf(day as LocalDay, calendar)} starts at ${calendar.iso(start)}`);
        }
      }
    },
  );

  it('answers the same on a day the clocks change, first asked or asked again', () => {
    const before = Date.parse('2026-03-29T00:59:59.999Z');
    const after = Date.parse('2026-03-29T01:00:00.000Z');
    const london = new Calendar('Europe/London');
    expect([london.offsetAt(after), london.offsetAt(before), london.offsetAt(after)]).toEqual([
      HOUR_MS,
      0,
      HOUR_MS,
    ]);
  });

  it('lasts 23 hours when the clocks go forward, 25 when they go back, 24 in Shanghai', () => {
    const hours = (name: string, ...date: [number, number, number]) => {
      const calendar = calendars.get(name)!;
      const day = calendar.dayOfDate(...date);
      return (calendar.startOf((day + 1) as LocalDay) - calendar.startOf(day)) / HOUR_MS;
    };
    expect(hours('Europe/London', 2026, 3, 29)).toBe(23);
    expect(hours('Europe/London', 2026, 10, 25)).toBe(25);
    expect(hours('America/Sao_Paulo', 2018, 11, 4)).toBe(23);
    expect(hours('America/Sao_Paulo', 2019, 2, 16)).toBe(25);
    expect(hours('Asia/Shanghai', 2026, 3, 29)).toBe(24);
  });

  it('starts at one in the morning where midnight is skipped', () => {
    const calendar = calendars.get('America/Sao_Paulo')!;
    expect(calendar.iso(calendar.startOf(calendar.dayOfDate(2018, 11, 4)))).toBe(
      '2018-11-04T01:00:00.000-02:00',
    );
  });

  it('starts at the first of two midnights', () => {
    const calendar = calendars.get('America/Havana')!;
    const start = calendar.startOf(calendar.dayOfDate(2025, 11, 2));
    expect(calendar.iso(start)).toBe('2025-11-02T00:00:00.000-04:00');
    expect(calendar.iso(start + HOUR_MS)).toBe('2025-11-02T00:00:00.000-05:00');
  });

  it('keeps the calendar: 29 February, New Year, and back', () => {
    const calendar = calendars.get('Asia/Shanghai')!;
    const leap = calendar.dayOfDate(2028, 2, 29);
    expect(calendar.dateOf(leap)).toEqual({ year: 2028, month: 2, day: 29 });
    expect(calendar.dateOf((leap + 1) as LocalDay)).toEqual({ year: 2028, month: 3, day: 1 });
    expect(calendar.dayOfDate(2027, 1, 1) - calendar.dayOfDate(2026, 12, 31)).toBe(1);
  });
});

describe('a window of days', () => {
  it('of 7 days, bought on the 1st at any hour, ends when the 8th ends', () => {
    const calendar = calendars.get('Asia/Shanghai')!;
    const end = Date.parse('2026-11-09T00:00:00+08:00');
    for (const hour of ['00:00:00.000', '12:34:56.789', '23:59:59.999']) {
      expect(calendar.endOfWindow(Date.parse(`2026-11-01T${hour}+08:00`), 7)).toBe(end);
    }
    expect(calendar.endOfWindow(Date.parse('2026-11-01T00:00:00+08:00') - 1, 7)).toBe(end - DAY_MS);
  });

  it('of no days ends when the day itself ends', () => {
    const end = calendars.get('Europe/London')!.endOfWindow(Date.parse('2026-10-25T00:00:00+01:00'), 0);
    expect(end).toBe(Date.parse('2026-10-26T00:00:00Z'));
  });

  it('ends with its last day, n dates later, in every zone', () => {
    fc.assert(
      fc.property(zone, instant, fc.nat(400), (name, at, days) => {
        const calendar = calendars.get(name)!;
        const end = calendar.endOfWindow(at, days);
        const nth = Date.parse(wallDate(at, name)) + days * DAY_MS;
        expect(Date.parse(wallDate(end - 1, name))).toBe(nth);
        expect(Date.parse(wallDate(end, name))).toBe(nth + DAY_MS);
      }),
    );
  });
});

describe('local time as text', () => {
  it('names the same instant, read back anywhere', () => {
    fc.assert(
      fc.property(zone, instant, (name, at) => expect(Date.parse(calendars.get(name)!.iso(at))).toBe(at)),
    );
  });

  it('shows wall time and offset, also west of Greenwich and at a quarter of an hour', () => {
    const at = Date.parse('2026-07-01T10:00:00.007Z');
    expect(calendars.get('Asia/Shanghai')!.iso(at)).toBe('2026-07-01T18:00:00.007+08:00');
    expect(calendars.get('America/Sao_Paulo')!.iso(at)).toBe('2026-07-01T07:00:00.007-03:00');
    expect(calendars.get('Pacific/Chatham')!.iso(at)).toBe('2026-07-01T22:45:00.007+12:45');
  });

  it('refuses to start in a zone nobody knows', () => {
    expect(() => new Calendar('Asia/Shangai')).toThrow(RangeError);
  });
});
