import fc from 'fast-check';
import { ImportRefusal } from './refusal';
import { isoTime, timeReaderOf } from './time-format';
import { ZoneClock } from './wall-time';

const london = new ZoneClock('Europe/London');
const at = (text: string, clock: ZoneClock, format = 'iso'): string | null => {
  const instant = (timeReaderOf(format) ?? isoTime())(text, clock);
  return instant === null ? null : new Date(instant).toISOString();
};

describe('wall-clock times', () => {
  test('winter and summer in London', () => {
    expect(at('2011-01-15 12:00:00', london)).toBe('2011-01-15T12:00:00.000Z');
    expect(at('2011-07-15 12:00:00', london)).toBe('2011-07-15T11:00:00.000Z');
  });

  test('a time that does not exist is shifted forward by the gap', () => {
    expect(at('2011-03-27 00:59:59', london)).toBe('2011-03-27T00:59:59.000Z');
    expect(at('2011-03-27 01:30:00', london)).toBe('2011-03-27T01:30:00.000Z'); // 02:30 BST
    expect(at('2011-03-27 02:00:00', london)).toBe('2011-03-27T01:00:00.000Z');
  });

  test('a time that exists twice is the earlier one', () => {
    expect(at('2011-10-30 00:59:00', london)).toBe('2011-10-29T23:59:00.000Z');
    expect(at('2011-10-30 01:30:00', london)).toBe('2011-10-30T00:30:00.000Z');
    expect(at('2011-10-30 02:00:00', london)).toBe('2011-10-30T02:00:00.000Z');
    const newYork = new ZoneClock('America/New_York');
    expect(at('2026-11-01 01:30:00', newYork)).toBe('2026-11-01T05:30:00.000Z');
    expect(at('2026-03-08 02:30:00', newYork)).toBe('2026-03-08T07:30:00.000Z');
  });

  test('every instant comes back from its own wall clock, in zones of all kinds', () => {
    const zones = [
      'Asia/Shanghai',
      'Europe/London',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'UTC',
    ];
    const clocks = zones.map((zone) => new ZoneClock(zone));
    const range = { min: Date.UTC(1990, 0, 2) / 1000, max: Date.UTC(2040, 0, 1) / 1000 };
    fc.assert(
      fc.property(fc.integer(range), fc.constantFrom(...clocks), (seconds, clock) => {
        const wall = new Date(seconds * 1000).toLocaleString('sv-SE', { timeZone: clock.zone });
        const read = isoTime()(wall, clock) ?? 0;
        // The only other instant with the same wall clock is the second pass through a repeated hour.
        expect(read).toBeLessThanOrEqual(seconds * 1000);
        expect(new Date(read).toLocaleString('sv-SE', { timeZone: clock.zone })).toBe(wall);
      }),
      { numRuns: 2000 },
    );
  });

  test('an unknown zone is refused', () => {
    expect(() => new ZoneClock('Mars/Olympus')).toThrow(ImportRefusal);
  });
});

describe('time formats', () => {
  const shanghai = new ZoneClock('Asia/Shanghai');

  test.each([
    ['2026-01-31 08:05:09', '2026-01-31T00:05:09.000Z'],
    ['2026/1/31 8:05', '2026-01-31T00:05:00.000Z'],
    ['2026年1月31日 8:05', '2026-01-31T00:05:00.000Z'],
    ['2026-01-31', '2026-01-30T16:00:00.000Z'],
    ['2026-01-31T08:05:09.5', '2026-01-31T00:05:09.500Z'],
    ['2026-01-31T08:05:09.123456Z', '2026-01-31T08:05:09.123Z'],
    ['2026-01-31T08:05:09+09:30', '2026-01-30T22:35:09.000Z'],
    ['2026-01-31 08:05:09 -0500', '2026-01-31T13:05:09.000Z'],
  ])('year first: %s', (text, expected) => expect(at(text, shanghai)).toBe(expected));

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-01',
    '2026-01-01 24:00:00',
    '2026-01-01 10:60',
    '31/01/2026',
    'soon',
  ])('%s is no time', (text) => expect(at(text, shanghai)).toBeNull());

  test('patterns, strict about digits and the rest of the text', () => {
    expect(at('31/01/2026 08:05', shanghai, 'DD/MM/YYYY HH:mm')).toBe('2026-01-31T00:05:00.000Z');
    expect(at('1/2/2026 8:05', shanghai, 'D/M/YYYY H:mm')).toBe('2026-02-01T00:05:00.000Z');
    expect(at('20260131080509', shanghai, 'YYYYMMDDHHmmss')).toBe('2026-01-31T00:05:09.000Z');
    expect(at('1/2/2026 8:05', shanghai, 'DD/MM/YYYY HH:mm')).toBeNull();
    expect(at('31/01/2026 08:05x', shanghai, 'DD/MM/YYYY HH:mm')).toBeNull();
  });

  test("a spreadsheet's own date is understood whatever the pattern", () => {
    expect(at('2026-01-31 08:05:09', shanghai, 'DD/MM/YYYY HH:mm')).toBe('2026-01-31T00:05:09.000Z');
  });

  test('epochs', () => {
    expect(at('1769846709000', shanghai, 'epoch-ms')).toBe('2026-01-31T08:05:09.000Z');
    expect(at('1769846709', shanghai, 'epoch-s')).toBe('2026-01-31T08:05:09.000Z');
    expect(at('-5', shanghai, 'epoch-s')).toBeNull();
  });

  test.each(['HH:mm', 'YYYY-MM', 'YYYY-MM-DD MM', ''])('%j is no pattern', (format) => {
    expect(timeReaderOf(format)).toBeNull();
  });
});
