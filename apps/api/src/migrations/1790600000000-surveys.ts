import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { big, id, integer, long, nullable, ref, text } from './columns';
import { createTables, type Shape } from './tables';

/** What shoppers are asked about an order, and what they say. */
const TABLES: Shape[] = [
  {
    name: 'surveys',
    columns: [
      id(),
      text('survey_no', 24),
      text('program', 64),
      // Of the definition it is asked by.
      integer('version'),
      ref('order_id'),
      ref('customer_id'),
      text('state', 16),
      // What its times are counted from.
      big('signed_at'),
      big('ask_at'),
      big('closes_at'),
      big('asked_at', nullable),
      big('answered_at', nullable),
      integer('rating', nullable),
      integer('nps', nullable),
      // People write what they like.
      long('draft_sealed', nullable),
      long('answers_sealed', nullable),
      text('words_state', 16, nullable),
      text('request_key', 64, nullable),
    ],
    unique: [['survey_no'], ['program', 'order_id']],
    index: [['customer_id', 'id'], ['program', 'answered_at', 'id'], ['order_id']],
  },
];

export class Surveys1790600000000 implements MigrationInterface {
  name = 'Surveys1790600000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const shape of [...TABLES].reverse()) await runner.dropTable(shape.name);
  }
}
