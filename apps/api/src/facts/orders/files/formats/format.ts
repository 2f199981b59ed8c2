import type { Header } from '../header';
import type { RowSays } from '../outcome';
import type { RowReading } from '../reading';

/** Reads one row: the events it tells, or why it tells none. Faults are left in the reading. */
export type ReadRow = (row: RowReading) => RowSays;

/** A kind of table we understand. `bind` finds its columns once; what it returns reads every row. */
export interface RowFormat {
  name: string;
  /** Throws `ImportRefusal` COLUMN_MISSING or COLUMN_DUPLICATE. */
  bind(header: Header): ReadRow;
}
