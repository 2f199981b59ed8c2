import type { ReadRow } from './formats/format';
import { faultAt, type RowFault, type RowOutcome } from './outcome';
import type { RowReading } from './reading';
import { isBlank, type TableRow, type TableSource } from './table';

export interface Driving {
  reading: RowReading;
  /** Of the header. */
  columns: number;
  batchRows: number;
}

/**
 * Reads every row and hands out what they say in batches. `rest` are rows that came together with the header.
 */
export async function* outcomesOf(
  source: TableSource,
  rest: readonly TableRow[],
  readRow: ReadRow,
  { reading, columns, batchRows }: Driving,
): AsyncGenerator<readonly RowOutcome[], void, undefined> {
  let batch: RowOutcome[] = [];
  let rows: readonly TableRow[] = rest;
  try {
    for (;;) {
      for (const row of rows) {
        batch.push(outcomeOf(row, readRow, reading, countFaultOf(row, columns, source.shortRows)));
        if (batch.length < batchRows) continue;
        yield batch;
        batch = [];
      }
      const next = await source.rows.next();
      if (next.done === true) break;
      rows = next.value;
    }
    if (batch.length > 0) yield batch;
  } finally {
    await source.rows.return();
  }
}

function outcomeOf(
  row: TableRow,
  readRow: ReadRow,
  reading: RowReading,
  countFault: RowFault | null,
): RowOutcome {
  const { line } = row;
  const damage = row.fault ?? countFault;
  if (damage !== null) return { kind: 'rejected', row: line, rejected: damage };

  reading.start(row);
  const says = readRow(reading);
  // A fault comes first: what looked like "says nothing" may be the harmless value put in its place.
  if (reading.fault !== null) return { kind: 'rejected', row: line, rejected: reading.fault };
  if ('leftOut' in says) return { kind: 'left_out', row: line, reason: says.leftOut };
  return { kind: 'events', row: line, events: says, warning: reading.warning };
}

/**
 * A comma too many or too few shifts every cell behind it, so such a row is not believed. Empty extra cells
 * are harmless.
 */
function countFaultOf({ cells, line }: TableRow, columns: number, shortRows: boolean): RowFault | null {
  if (cells.length === columns) return null;
  if (cells.length < columns ? shortRows : isBlank(cells.slice(columns))) return null;
  return faultAt(line, 'COLUMN_COUNT', '', `${cells.length}/${columns}`);
}
