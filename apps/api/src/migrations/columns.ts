import { TableColumn, type TableColumnOptions } from 'typeorm';

type Extra = Partial<TableColumnOptions>;
const column = (name: string, type: string, extra: Extra = {}) => new TableColumn({ name, type, ...extra });

/** The words migrations are written in: types that mean the same on the embedded database and on MySQL. */
export const id = () =>
  column('id', 'integer', { isPrimary: true, isGenerated: true, generationStrategy: 'increment' });
/** A reference to another table's id. */
export const ref = (name: string, extra: Extra = {}) => column(name, 'integer', extra);
export const integer = (name: string, extra: Extra = {}) => column(name, 'integer', extra);
/** Fen, or an instant in epoch milliseconds. */
export const big = (name: string, extra: Extra = {}) => column(name, 'bigint', extra);
export const text = (name: string, length: number, extra: Extra = {}) =>
  column(name, 'varchar', { length: String(length), ...extra });
export const long = (name: string, extra: Extra = {}) => column(name, 'text', extra);
export const nullable: Extra = { isNullable: true };
export const key: Extra = { isPrimary: true };
