import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { big, id, integer, nullable, ref, text } from './columns';
import { createTables, type Shape } from './tables';

/** Photos people send; the files themselves are kept in the storage. */
const TABLES: Shape[] = [
  {
    name: 'photos',
    columns: [
      id(),
      text('photo_no', 32),
      ref('customer_id', nullable),
      ref('staff_id', nullable),
      text('purpose', 16),
      text('state', 16),
      text('format', 8),
      integer('width'),
      integer('height'),
      integer('bytes'),
      text('sha256', 64),
      text('storage_key', 128),
      text('trace_id', 64, nullable),
      big('created_at'),
      big('used_at', nullable),
      big('checked_at', nullable),
    ],
    unique: [['photo_no']],
    index: [['customer_id', 'id'], ['staff_id', 'id'], ['trace_id']],
  },
];

export class Photos1790500000000 implements MigrationInterface {
  name = 'Photos1790500000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const shape of [...TABLES].reverse()) await runner.dropTable(shape.name);
  }
}
