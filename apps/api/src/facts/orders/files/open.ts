import type { Instant } from '@fanchang/domain';
import { inspectFile } from './container';
import { openCsv } from './csv/csv-table';
import type { TextEncodingName } from './decode';
import { douyin } from './formats/douyin';
import type { ReadRow, RowFormat } from './formats/format';
import { plain } from './formats/plain';
import { taobao } from './formats/taobao';
import { weixin } from './formats/weixin';
import { Header } from './header';
import { DEFAULT_LIMITS, type FileLimits } from './limits';
import { mappedFormat } from './mapping/mapped-format';
import { parseMapping } from './mapping/schema';
import type { RowOutcome } from './outcome';
import { outcomesOf } from './outcomes';
import { RowReading } from './reading';
import { ImportRefusal, readRefusalOf } from './refusal';
import type { TableRow, TableSource } from './table';
import { ZoneClock } from './wall-time';
import { openXlsx } from './xlsx/xlsx-table';

const FORMATS = { douyin, weixin, taobao, plain };
export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

/** Rows per batch: enough that waiting for a batch costs nothing per row. */
const BATCH_ROWS = 2000;

export type OpenOptions = {
  /** Business zone (IANA name) of times written without an offset. */
  zone: string;
  /** Times more than a day after it are rejected. */
  now: Instant;
  encoding?: TextEncodingName;
  batchRows?: number;
} & Partial<FileLimits> &
  ({ format: FormatName } | { /** As read from JSON; checked here. */ mapping: unknown });

/** An order file whose header is understood. Iterate it once, or close it. */
export interface OrderFile extends AsyncIterable<readonly RowOutcome[]> {
  /** A built-in format's name, or the mapping's. */
  readonly format: string;
  readonly columns: readonly string[];
  readonly totalBytes: number;
  /** Bytes of the file read so far, as stored; reaches `totalBytes`. */
  bytesRead: () => number;
  /** Releases the file. Not needed after iterating, even when that was broken off. */
  close(): Promise<void>;
}

/**
 * Opens an order file and reads its header: CSV, CSV.gz or XLSX (told apart by content), UTF-8, GBK or
 * UTF-16. Rows then come in batches, read only as fast as they are consumed; every row of the file that is
 * not blank comes out exactly once, in file order.
 *
 * @throws ImportRefusal when the file as a whole cannot be read; also later, from the iteration. Rows given
 * before stay valid: event ids are stable, so importing the repaired file again adds only what is new.
 */
export async function openOrderFile(path: string, options: OpenOptions): Promise<OrderFile> {
  const mapping = 'mapping' in options ? parseMapping(options.mapping) : null;
  const format = mapping === null ? builtIn(options) : mappedFormat(mapping);
  const clock = new ZoneClock(mapping?.time.zone ?? options.zone);
  const limits = limitsOf(options);
  const { kind, sizeBytes } = await inspectFile(path, limits);
  const source =
    kind === 'zip'
      ? openXlsx(path, sizeBytes, limits)
      : openCsv(path, { sizeBytes, gzip: kind === 'gzip', encoding: options.encoding ?? null }, limits);

  const { header, rest, readRow } = await readHeader(source, format);
  const reading = new RowReading(clock, options.now);
  const batches = outcomesOf(source, rest, readRow, {
    reading,
    columns: header.names.length,
    batchRows: options.batchRows ?? BATCH_ROWS,
  });
  return {
    format: format.name,
    columns: header.names,
    totalBytes: sizeBytes,
    bytesRead: source.bytesRead,
    close: async () => {
      await batches.return();
      await source.rows.return();
    },
    [Symbol.asyncIterator]: () => batches,
  };
}

function builtIn(options: OpenOptions): RowFormat {
  const name = 'format' in options ? options.format : '';
  const found = FORMAT_NAMES.find((known) => known === name);
  if (found === undefined) throw new ImportRefusal('FORMAT_UNKNOWN', `不认识的格式：${name}`);
  return FORMATS[found];
}

function limitsOf(options: Partial<FileLimits>): FileLimits {
  return {
    maxBytes: options.maxBytes ?? DEFAULT_LIMITS.maxBytes,
    maxInflatedBytes: options.maxInflatedBytes ?? DEFAULT_LIMITS.maxInflatedBytes,
    maxInflateRatio: options.maxInflateRatio ?? DEFAULT_LIMITS.maxInflateRatio,
    maxSharedStringChars: options.maxSharedStringChars ?? DEFAULT_LIMITS.maxSharedStringChars,
  };
}

interface Opened {
  header: Header;
  rest: readonly TableRow[];
  readRow: ReadRow;
}

/** The first record is the header; what came with it is given back. Closes the source when refusing. */
async function readHeader(source: TableSource, format: RowFormat): Promise<Opened> {
  try {
    for (;;) {
      const next = await source.rows.next();
      if (next.done === true) throw new ImportRefusal('HEADER_MISSING', '文件里没有表头');
      const [first, ...rest] = next.value;
      if (first === undefined) continue;
      if (first.fault !== null)
        throw new ImportRefusal('HEADER_MISSING', `表头无法读取：${first.fault.message}`);
      const header = new Header(first.cells);
      return { header, rest, readRow: format.bind(header) };
    }
  } catch (error) {
    await source.rows.return();
    throw readRefusalOf(error);
  }
}
