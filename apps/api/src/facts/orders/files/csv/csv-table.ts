import { openBytes } from '../bytes';
import { decodeText, type TextEncodingName } from '../decode';
import { MAX_RECORD_CHARS, type FileLimits } from '../limits';
import { ImportRefusal } from '../refusal';
import type { TableRow, TableSource } from '../table';
import { CsvScanner } from './scanner';

export interface CsvSource {
  sizeBytes: number;
  gzip: boolean;
  encoding: TextEncodingName | null;
}

/** The records of a CSV or CSV.gz file. Throws `ImportRefusal` while iterating. */
export function openCsv(path: string, source: CsvSource, limits: FileLimits): TableSource {
  const bytes = openBytes(path, source.sizeBytes, source.gzip, limits);
  return {
    rows: recordsOf(decodeText(bytes.chunks, source.encoding)),
    shortRows: false,
    bytesRead: bytes.bytesRead,
  };
}

async function* recordsOf(texts: AsyncIterable<string>): AsyncGenerator<TableRow[], void, undefined> {
  let scanner: CsvScanner | null = null;
  let head = '';
  for await (const text of texts) {
    if (scanner !== null) {
      yield scanner.push(text);
      continue;
    }
    head += text;
    const delimiter = delimiterOf(head, false);
    if (delimiter === null) continue;
    scanner = new CsvScanner(delimiter);
    yield scanner.push(head);
    head = '';
  }
  if (scanner === null) {
    scanner = new CsvScanner(delimiterOf(head, true) ?? COMMA);
    yield scanner.push(head);
  }
  yield scanner.end();
}

const COMMA = 44;

/**
 * Comma, TAB or semicolon: whichever the first written line has most of outside quotes. Null: no whole line
 * yet.
 */
export function delimiterOf(head: string, last: boolean): number | null {
  const line = firstLineOf(head) ?? (last ? head : null);
  if (line === null) {
    if (head.length > MAX_RECORD_CHARS) throw new ImportRefusal('LINE_TOO_LONG', '第 1 行超过 1 MiB');
    return null;
  }
  if (line.includes('\0')) {
    throw new ImportRefusal('FILE_KIND', '表头里有空字节，不是文本；若是 UTF-16，请另存为 UTF-8');
  }
  const unquoted = line.replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => unquoted.split(delimiter).length - 1;
  const commas = count(',');
  const tabs = count('\t');
  const semicolons = count(';');
  if (tabs > commas && tabs >= semicolons) return 9;
  return semicolons > commas ? 59 : COMMA;
}

/**
 * The first line with something in it, when its end is there. Two plain searches: one pattern would
 * backtrack.
 */
function firstLineOf(head: string): string | null {
  const start = head.search(/\S/);
  if (start < 0) return null;
  const length = head.slice(start).search(/[\r\n]/);
  return length < 0 ? null : head.slice(start, start + length);
}
