import type { RowFault } from './outcome';

/** One record of a table, still text. */
export interface TableRow {
  /** 1-based line of the file, or row of the sheet, on which the record starts. */
  line: number;
  cells: readonly string[];
  /** Set when the record itself is damaged; the cells are then not to be trusted. */
  fault: RowFault | null;
}

/** A table being read from the front, in bounded memory. */
export interface TableSource {
  /** Records in file order, a chunk at a time; the header is the first. Blank rows are skipped. */
  rows: AsyncGenerator<TableRow[], void, undefined>;
  /** Whether rows may end before the header does: spreadsheets leave out empty cells, CSV writers do not. */
  shortRows: boolean;
  /** Bytes of the file consumed so far, as stored (compressed). */
  bytesRead: () => number;
}

export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
