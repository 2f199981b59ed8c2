import { type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';

export interface Shape {
  name: string;
  columns: TableColumn[];
  unique?: string[][];
  index?: string[][];
}

/** Makes tables that mean the same on the embedded database and on MySQL. */
export async function createTables(runner: QueryRunner, shapes: readonly Shape[]): Promise<void> {
  const mysql = isMysql(runner);
  for (const shape of shapes) {
    await runner.createTable(
      new Table({
        name: shape.name,
        columns: mysql ? shape.columns.map(roomy) : shape.columns,
        uniques: (shape.unique ?? []).map((columnNames) => ({
          name: `uq_${shape.name}_${columnNames.join('_')}`,
          columnNames,
        })),
        engine: 'InnoDB',
      }),
    );
    // Ids and codes differ by case, so text compares byte by byte, as it does on the embedded database.
    if (mysql) await compareBytes(runner, shape.name);
    for (const columnNames of shape.index ?? []) await createIndex(runner, shape.name, columnNames);
  }
}

export async function createIndex(runner: QueryRunner, table: string, columnNames: string[]): Promise<void> {
  await runner.createIndex(
    table,
    new TableIndex({ name: `ix_${table}_${columnNames.join('_')}`, columnNames }),
  );
}

/** A unique index: what a unique constraint is on MySQL, and as good on the embedded database. */
export async function createUnique(runner: QueryRunner, table: string, columnNames: string[]): Promise<void> {
  const name = `uq_${table}_${columnNames.join('_')}`;
  await runner.createIndex(table, new TableIndex({ name, columnNames, isUnique: true }));
}

export async function compareBytes(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
}

export function isMysql(runner: QueryRunner): boolean {
  return runner.dataSource.options.type === 'mysql';
}

/** Lets a reference be absent, or not. TypeORM would drop the column on MySQL and make it anew, empty. */
export async function setNullable(
  runner: QueryRunner,
  table: string,
  column: string,
  isNullable: boolean,
): Promise<void> {
  if (isMysql(runner)) {
    await runner.query(`ALTER TABLE ${table} MODIFY ${column} int ${isNullable ? '' : 'NOT '}NULL`);
  } else {
    await runner.changeColumn(table, column, new TableColumn({ name: column, type: 'integer', isNullable }));
  }
}

/** MySQL's `text` ends at 64 KiB; an order of a hundred lines does not. */
export function roomy(column: TableColumn): TableColumn {
  return column.type === 'text' ? new TableColumn({ ...column, type: 'mediumtext' }) : column;
}
