import { MAX_RECORD_CHARS } from '../limits';
import { faultAt, type RowFault } from '../outcome';
import { ImportRefusal } from '../refusal';
import { isBlank, type TableRow } from '../table';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Splits CSV text, handed over in pieces, into records: RFC 4180 quotes, LF, CRLF or CR, one-character
 * delimiter. A quote inside an unquoted field is text (`5" frame`); text after a closing quote spoils its
 * record only.
 *
 * Written by hand because csv-parse needs 3 s for the 262,000 rows that this splits in 0.3 s (measured, same
 * machine); the spec holds the two to the same answers.
 *
 * Throws `ImportRefusal` `UNCLOSED_QUOTE` or `LINE_TOO_LONG`, naming the line.
 */
export class CsvScanner {
  private rest = '';
  private line = 1;
  /** Where the scan stands in the text at hand. */
  private at = 0;

  constructor(private readonly delimiter: number) {}

  /** Records completed by this piece. Blank lines are skipped, their lines counted. */
  push(piece: string): TableRow[] {
    return this.scan(this.rest + piece, false);
  }

  /** What stands after the last line end. */
  end(): TableRow[] {
    return this.scan(this.rest, true);
  }

  private scan(text: string, last: boolean): TableRow[] {
    const rows: TableRow[] = [];
    this.at = 0;
    let start = 0;
    while (start < text.length) {
      if (text.charCodeAt(start) === LF) {
        // Empty lines are cheap, so that a file of nothing else is.
        this.line += 1;
        start += 1;
        this.at = start;
        continue;
      }
      const line = this.line;
      const row = this.record(text, last);
      const length = (row === null ? text.length : this.at) - start;
      if (length > MAX_RECORD_CHARS) throw new ImportRefusal('LINE_TOO_LONG', `第 ${line} 行超过 1 MiB`);
      if (row === null) {
        this.line = line;
        break;
      }
      start = this.at;
      if (!isBlank(row.cells)) rows.push(row);
    }
    this.rest = text.slice(start);
    return rows;
  }

  /** One record from `at` on, or null when the text ends before it does. */
  private record(text: string, last: boolean): TableRow | null {
    const line = this.line;
    const cells: string[] = [];
    let broken = false;
    for (;;) {
      if (text.charCodeAt(this.at) === QUOTE) {
        const cell = this.quoted(text, last);
        if (cell === null) return null;
        cells.push(cell);
        broken = this.skipToBreak(text) > 0 || broken;
      } else {
        const from = this.at;
        this.skipToBreak(text);
        cells.push(text.slice(from, this.at));
      }
      if (this.at < text.length && text.charCodeAt(this.at) === this.delimiter) {
        this.at += 1;
        continue;
      }
      if (!this.lineEnd(text, last)) return null;
      return { line, cells, fault: broken ? brokenQuote(line, this.line - 1) : null };
    }
  }

  /** Moves to the next delimiter, line end or end of text; says how far that was. */
  private skipToBreak(text: string): number {
    const from = this.at;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.delimiter || code === LF || code === CR) break;
    }
    this.at = at;
    return at - from;
  }

  private lineEnd(text: string, last: boolean): boolean {
    if (this.at >= text.length) {
      if (!last) return false;
    } else if (text.charCodeAt(this.at) === CR) {
      // Only the next character tells CR from CRLF.
      if (this.at + 1 >= text.length && !last) return false;
      this.at += text.charCodeAt(this.at + 1) === LF ? 2 : 1;
    } else {
      this.at += 1;
    }
    this.line += 1;
    return true;
  }

  private quoted(text: string, last: boolean): string | null {
    let cell = '';
    let from = this.at + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0 || (quote + 1 >= text.length && !last)) {
        const unclosed = quote < 0 && (last || text.length - this.at > MAX_RECORD_CHARS);
        if (unclosed) throw new ImportRefusal('UNCLOSED_QUOTE', `第 ${this.line} 行的引号没有闭合`);
        return null;
      }
      cell += text.slice(from, quote);
      if (text.charCodeAt(quote + 1) !== QUOTE) {
        this.at = quote + 1;
        this.line += lineEndsIn(cell);
        return cell;
      }
      cell += '"';
      from = quote + 2;
    }
  }
}

function lineEndsIn(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** A quote that pairs with one of a later line swallows the lines between: say how far. */
function brokenQuote(from: number, to: number): RowFault {
  const fault = faultAt(from, 'QUOTE_BROKEN', '');
  return to > from ? { ...fault, message: `${fault.message}（连同至第 ${to} 行）` } : fault;
}
