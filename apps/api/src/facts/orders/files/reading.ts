import type { Instant } from '@fanchang/domain';
import { isZero, parseDecimal, roundedProduct, wholeOf, type Decimal } from './decimal';
import type { Column } from './header';
import { AHEAD_MS, EARLIEST_AT, MAX_AMOUNT_FEN, MAX_ID_CHARS, MAX_QUANTITY } from './limits';
import { faultAt, type RowFault, type RowFaultCode } from './outcome';
import type { TableRow } from './table';
import type { ReadTime } from './time-format';
import type { ZoneClock } from './wall-time';

const CONTROLS = /\p{Cc}+/gu;
const SCIENTIFIC = /^\d(?:\.\d+)?E\+\d+$/i;
/** `="0123"`, the trick by which shops make spreadsheets keep an id as text. */
const FORMULA_TEXT = /^="(.*)"$/;

/**
 * Reads the cells of one row after another. The first fault is kept and the readers go on with a harmless
 * value, so that a format reads like a recipe; whoever drives it must look at `fault` before believing
 * anything.
 */
export class RowReading {
  fault: RowFault | null = null;
  warning: RowFault | null = null;
  private row: TableRow = { line: 0, cells: [], fault: null };

  constructor(
    private readonly clock: ZoneClock,
    private readonly now: Instant,
  ) {}

  start(row: TableRow): void {
    this.row = row;
    this.fault = row.fault;
    this.warning = null;
  }

  refuse(code: RowFaultCode, column: Column, value?: string): void {
    this.fault ??= faultAt(this.row.line, code, column.name, value);
  }

  warn(code: RowFaultCode, column: Column, value?: string): void {
    this.warning ??= faultAt(this.row.line, code, column.name, value);
  }

  /** Trimmed, without control characters; `-` and an absent column are ''. */
  text(column: Column | null): string {
    const cell = this.raw(column);
    const clean = hasControl(cell) ? cell.replace(CONTROLS, ' ').trim() : cell;
    return clean === '-' ? '' : clean;
  }

  /** An identifier that must be there; stays text whatever it looks like. */
  id(column: Column): string {
    const id = this.optionalId(column);
    if (id === '') this.refuse('ID_EMPTY', column);
    return id;
  }

  optionalId(column: Column | null): string {
    const id = this.unwrapped(column);
    if (column === null || id === '') return '';
    if (id.length > MAX_ID_CHARS) this.refuse('ID_TOO_LONG', column, id);
    if (hasControl(id)) this.refuse('ID_CONTROL_CHARACTER', column, id.replace(CONTROLS, '?'));
    if (id.includes('+') && SCIENTIFIC.test(id)) this.refuse('ID_SCIENTIFIC', column, id);
    return id;
  }

  /** Several ids joined by `;` in one cell, as some 抖店 exports have. The parts are not checked. */
  unwrapped(column: Column | null): string {
    const cell = this.raw(column);
    if (cell === '' || cell === '-') return '';
    const inside = cell.charCodeAt(0) === 61 ? (FORMULA_TEXT.exec(cell)?.[1] ?? cell) : cell;
    return (inside.charCodeAt(0) === 39 ? inside.slice(1) : inside).trim();
  }

  /** Money that must be there and not be negative, in fen. `fenPerUnit` is 100 for a column in yuan. */
  fen(column: Column, fenPerUnit = 100, times = 1): number {
    const fen = this.optionalFen(column, fenPerUnit, times);
    if (fen === null) this.refuse('AMOUNT_EMPTY', column);
    return fen ?? 0;
  }

  optionalFen(column: Column | null, fenPerUnit = 100, times = 1): number | null {
    const value = this.decimal(column);
    if (column === null || value === null) return null;
    if (value.negative && !isZero(value)) this.refuse('AMOUNT_NEGATIVE', column, this.text(column));
    return this.bounded(column, roundedProduct(value, times * fenPerUnit));
  }

  /** As `fen`, whatever its sign: of rows that are known to take back. */
  magnitudeFen(column: Column, fenPerUnit: number): number {
    const value = this.decimal(column);
    if (value === null) this.refuse('AMOUNT_EMPTY', column);
    return value === null ? 0 : this.bounded(column, roundedProduct(value, fenPerUnit));
  }

  /** A column already in fen: a fraction is a fault, not a thing to round. */
  optionalWholeFen(column: Column | null): number | null {
    if (column === null || this.text(column) === '') return null;
    const fen = this.whole(column, MAX_AMOUNT_FEN);
    if (fen < 0) this.refuse('AMOUNT_NEGATIVE', column, this.text(column));
    return fen;
  }

  private bounded(column: Column, fen: number): number {
    if (fen > MAX_AMOUNT_FEN) this.refuse('AMOUNT_TOO_LARGE', column, this.text(column));
    return fen;
  }

  decimal(column: Column | null): Decimal | null {
    const text = this.text(column);
    if (column === null || text === '') return null;
    const value = parseDecimal(text);
    if (value === null) this.refuse('AMOUNT_NOT_NUMBER', column, text);
    return value;
  }

  /** A whole number of either sign. */
  whole(column: Column, max = MAX_QUANTITY): number {
    const text = this.text(column);
    const value = parseDecimal(text);
    const whole = value === null ? null : wholeOf(value);
    if (whole === null) this.refuse('QUANTITY_NOT_INTEGER', column, text);
    else if (Math.abs(whole) > max) this.refuse('QUANTITY_TOO_LARGE', column, text);
    return whole ?? 0;
  }

  quantity(column: Column): number {
    const quantity = this.whole(column);
    if (quantity <= 0) this.refuse('QUANTITY_NOT_POSITIVE', column, this.text(column));
    return quantity;
  }

  time(column: Column, read: ReadTime): Instant {
    const at = this.optionalTime(column, read);
    if (at === null) this.refuse('TIME_EMPTY', column);
    return at ?? 0;
  }

  optionalTime(column: Column | null, read: ReadTime): Instant | null {
    const at = this.timeToCome(column, read);
    if (column !== null && at !== null && at > this.now + AHEAD_MS) {
      this.refuse('TIME_IN_FUTURE', column, this.text(column));
    }
    return at;
  }

  /** As `optionalTime`, of what is expected. */
  timeToCome(column: Column | null, read: ReadTime): Instant | null {
    const text = this.text(column);
    if (column === null || text === '') return null;

    const at = read(text, this.clock);
    if (at === null) this.refuse('TIME_NOT_UNDERSTOOD', column, text);
    else if (at < EARLIEST_AT) this.refuse('TIME_TOO_EARLY', column, text);
    return at;
  }

  private raw(column: Column | null): string {
    if (column === null) return '';
    return (this.row.cells[column.index] ?? '').trim();
  }
}

/** Whether a C0 or C1 control character is inside. A loop: this is asked of nearly every cell. */
function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || (code > 0x7e && code < 0xa0)) return true;
  }
  return false;
}

/** At most `max` characters, never half of a surrogate pair. */
export function clipped(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}
