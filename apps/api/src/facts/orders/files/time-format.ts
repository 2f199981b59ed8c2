import type { Instant } from '@fanchang/domain';
import type { ZoneClock } from './wall-time';

/** Reads one written time; null when the text is not one. */
export type ReadTime = (text: string, clock: ZoneClock) => Instant | null;

/**
 * Year first: `2026-01-31 08:05:09`, `2026/1/31 8:05`, `2026-01-31T00:05:09.123Z`, `…+08:00`, `2026-01-31`.
 */
const YEAR_FIRST =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

const readIso: ReadTime = (text, clock) => {
  const found = YEAR_FIRST.exec(text);
  if (found === null) return null;

  const [, year, month, day, hour, minute, second, fraction = '', zone] = found;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const local = localMsOf(num(year), num(month), num(day), num(hour), num(minute), num(second), ms);
  if (local === null) return null;
  return zone === undefined ? clock.toInstant(local) : local - offsetMsOf(zone);
};

/** The times of shop exports and of our own table. */
export function isoTime(): ReadTime {
  return remembering(readIso);
}

/**
 * A reader for a mapping's `format`: `iso` (year first, with or without an offset), `epoch-ms`, `epoch-s`, or
 * a pattern of YYYY, MM or M, DD or D, HH or H, mm, ss, SSS. Spreadsheets' own date cells arrive as
 * `YYYY-MM-DD HH:mm:ss`, so that is always understood. Null when the pattern itself makes no sense.
 */
export function timeReaderOf(format: string): ReadTime | null {
  if (format === 'iso') return isoTime();
  if (format === 'epoch-ms') return (text) => epochOf(text, 1);
  if (format === 'epoch-s') return (text) => epochOf(text, 1000);

  const pattern = patternOf(format);
  if (pattern === null) return null;
  return remembering((text, clock) => {
    const local = pattern(text);
    return local === null ? readIso(text, clock) : clock.toInstant(local);
  });
}

/** Lines of one order stand together and carry the same time, so the last answer is often the next. */
function remembering(read: ReadTime): ReadTime {
  let lastText = '';
  let lastAt: Instant | null = null;
  return (text, clock) => {
    if (text !== lastText || lastAt === null) {
      lastAt = read(text, clock);
      lastText = text;
    }
    return lastAt;
  };
}

const TOKEN = /YYYY|MM|M|DD|D|HH|H|mm|ss|SSS|[\s\S]/g;
const FIELDS: Readonly<Record<string, { slot: number; min: number; max: number }>> = {
  YYYY: { slot: 0, min: 4, max: 4 },
  MM: { slot: 1, min: 2, max: 2 },
  M: { slot: 1, min: 1, max: 2 },
  DD: { slot: 2, min: 2, max: 2 },
  D: { slot: 2, min: 1, max: 2 },
  HH: { slot: 3, min: 2, max: 2 },
  H: { slot: 3, min: 1, max: 2 },
  mm: { slot: 4, min: 2, max: 2 },
  ss: { slot: 5, min: 2, max: 2 },
  SSS: { slot: 6, min: 3, max: 3 },
};

/**
 * Compiles a pattern to a reader of wall-clock milliseconds. A year, month and day are the least it must
 * name.
 */
function patternOf(format: string): ((text: string) => number | null) | null {
  const steps = (format.match(TOKEN) ?? []).map((token) => FIELDS[token] ?? token);
  const slots = steps.flatMap((step) => (typeof step === 'string' ? [] : [step.slot]));
  if (new Set(slots).size !== slots.length || ![0, 1, 2].every((slot) => slots.includes(slot))) return null;

  return (text) => {
    const read = [0, 0, 0, 0, 0, 0, 0];
    let at = 0;
    for (const step of steps) {
      if (typeof step === 'string') {
        if (text[at] !== step) return null;
        at += 1;
        continue;
      }
      const from = at;
      let value = 0;
      while (at - from < step.max && isDigit(text.charCodeAt(at))) {
        value = value * 10 + text.charCodeAt(at) - 48;
        at += 1;
      }
      if (at - from < step.min) return null;
      read[step.slot] = value;
    }
    if (at !== text.length) return null;
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = read;
    return localMsOf(year, month, day, hour, minute, second, ms);
  };
}

/** Wall-clock milliseconds, or null for a day or hour that no calendar has (30 February, 24:01). */
function localMsOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ms: number,
): number | null {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59 || year < 1000)
    return null;
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}

function epochOf(text: string, unitMs: number): Instant | null {
  return /^\d{1,15}$/.test(text) ? Number(text) * unitMs : null;
}

function offsetMsOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

const num = (text: string | undefined): number => Number(text ?? 0);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
