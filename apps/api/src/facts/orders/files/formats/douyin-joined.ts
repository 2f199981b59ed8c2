import { splitFen, type OrderLineData } from '@fanchang/domain';
import { parseDecimal, roundedProduct, wholeOf } from '../decimal';
import type { Column } from '../header';
import { MAX_ID_CHARS, TITLE_CHARS } from '../limits';
import { clipped, type RowReading } from '../reading';

export interface JoinedColumns {
  subOrderNo: Column;
  title: Column;
  quantity: Column;
  productId: Column;
  listAmount: Column | null;
  amount: Column;
}

/**
 * The lines of a row that stands for a whole order, its cells joined by `;`. What was paid is the order's and
 * is split over the lines by list amount (by quantity where there is none), so the parts add up. Titles may
 * hold a `;` of their own: when their number does not fit, each line carries the whole text.
 */
export function joinedLines(row: RowReading, columns: JoinedColumns): OrderLineData[] {
  const keys = parts(row.unwrapped(columns.subOrderNo));
  const products = sameCount(row, columns.productId, keys);
  const quantities = sameCount(row, columns.quantity, keys).map((part) =>
    quantityOf(row, columns.quantity, part),
  );
  const titles = parts(row.text(columns.title));
  const weights = listFen(row, columns, keys.length) ?? quantities;
  const amounts = splitFen(row.fen(columns.amount), weights);

  for (const key of [...keys, ...products]) {
    if (key === '') row.refuse('ID_EMPTY', columns.subOrderNo);
    if (key.length > MAX_ID_CHARS) row.refuse('ID_TOO_LONG', columns.subOrderNo, key);
  }
  return keys.map((lineKey, i) => ({
    lineKey,
    productId: products[i] ?? '',
    title: clipped((titles.length === keys.length ? titles[i] : row.text(columns.title)) ?? '', TITLE_CHARS),
    quantity: quantities[i] ?? 0,
    amountFen: amounts[i] ?? 0,
  }));
}

function sameCount(row: RowReading, column: Column, keys: readonly string[]): string[] {
  const found = parts(row.unwrapped(column));
  if (found.length !== keys.length) row.refuse('JOINED_COUNT', column, row.text(column));
  return found;
}

function quantityOf(row: RowReading, column: Column, part: string): number {
  const value = parseDecimal(part);
  const quantity = value === null ? null : wholeOf(value);
  if (quantity === null) row.refuse('QUANTITY_NOT_INTEGER', column, part);
  else if (quantity <= 0) row.refuse('QUANTITY_NOT_POSITIVE', column, part);
  return Math.max(0, quantity ?? 0);
}

/** List amounts as weights; null when they are missing or say nothing. */
function listFen(row: RowReading, columns: JoinedColumns, count: number): number[] | null {
  const values = parts(row.text(columns.listAmount)).map(parseDecimal);
  if (values.length !== count) return null;
  const fen = values.map((value) => (value === null || value.negative ? 0 : roundedProduct(value, 100)));
  return fen.some((weight) => weight > 0) ? fen : null;
}

const parts = (text: string): string[] => text.split(';').map((part) => part.trim());
