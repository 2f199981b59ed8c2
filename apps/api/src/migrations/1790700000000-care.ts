import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { big, id, integer, key, long, nullable, ref, text } from './columns';
import { createTables, type Shape } from './tables';

/** Tickets and their promises, what was said and given in them, who answers them, and prepared answers. */
const TABLES: Shape[] = [
  {
    name: 'tickets',
    columns: [
      id(),
      text('ticket_no', 24),
      ref('customer_id'),
      ref('order_id', nullable),
      text('line_key', 64, nullable),
      // Of the promises it was opened under.
      text('program', 64),
      integer('version'),
      text('kind', 16),
      text('source', 16),
      // Names what opened it: the same opens it once.
      text('source_key', 80),
      text('state', 16),
      integer('round'),
      // Its promises, JSON: read and written whole, with the row.
      long('clocks'),
      integer('level'),
      // Bought in a live: such come first.
      integer('is_live'),
      text('live_session', 64, nullable),
      ref('agent_id', nullable),
      big('opened_at'),
      big('changed_at'),
      big('due_at', nullable),
      big('resolved_at', nullable),
      big('closed_at', nullable),
      ref('merged_into', nullable),
      integer('last_seq'),
      integer('shopper_read_seq'),
      integer('agent_read_seq'),
      integer('rating', nullable),
      big('rated_at', nullable),
    ],
    unique: [['ticket_no'], ['source_key']],
    index: [
      ['customer_id', 'id'],
      ['order_id'],
      ['agent_id', 'state'],
      ['state', 'is_live', 'due_at'],
      ['state', 'resolved_at'],
    ],
  },
  {
    name: 'ticket_messages',
    columns: [
      id(),
      ref('ticket_id'),
      integer('seq'),
      text('by_kind', 16),
      ref('by_id', nullable),
      // People write what they like.
      long('words_sealed', nullable),
      // Numbers of photos, JSON.
      long('photos'),
      ref('answer_id', nullable),
      text('state', 16),
      text('request_key', 64, nullable),
      big('at'),
    ],
    unique: [
      ['ticket_id', 'seq'],
      ['ticket_id', 'request_key'],
    ],
  },
  {
    // The ticket's full story, only ever added to.
    name: 'ticket_moves',
    columns: [
      id(),
      ref('ticket_id'),
      text('move', 24),
      text('by_kind', 16),
      ref('by_id', nullable),
      long('detail'),
      big('at'),
    ],
    index: [['ticket_id', 'id']],
  },
  {
    name: 'compensations',
    columns: [
      id(),
      text('compensation_no', 24),
      ref('ticket_id'),
      ref('customer_id'),
      text('request_key', 64),
      text('what', 16),
      // What it is worth against an agent's limit, fen.
      big('worth_fen'),
      text('template', 64, nullable),
      integer('points', nullable),
      text('state', 16),
      text('reason', 128),
      ref('asked_by'),
      ref('decided_by', nullable),
      big('asked_at'),
      big('decided_at', nullable),
    ],
    unique: [['compensation_no'], ['ticket_id', 'request_key']],
    index: [['ticket_id'], ['customer_id'], ['state', 'id']],
  },
  {
    // Who answers tickets, and what they may give by themselves in a month.
    name: 'desks',
    columns: [
      ref('staff_id', key),
      text('kinds', 64),
      integer('is_specialist'),
      integer('most'),
      integer('is_on'),
      big('limit_fen'),
      big('changed_at'),
    ],
  },
  {
    // While one stands, nobody is sent marketing.
    name: 'marketing_holds',
    columns: [id(), ref('customer_id'), text('cause', 64), big('since'), big('until', nullable)],
    unique: [['cause']],
    index: [['customer_id', 'until']],
  },
  {
    name: 'prepared_answers',
    columns: [
      id(),
      text('answer_key', 64),
      text('question', 60),
      // Other ways to ask, JSON.
      long('words'),
      long('answer'),
      text('picture', 255, nullable),
      text('video', 255, nullable),
      text('product_id', 64, nullable),
      text('category', 64, nullable),
      integer('is_active'),
      integer('sent'),
      big('changed_at'),
    ],
    unique: [['answer_key']],
  },
];

export class Care1790700000000 implements MigrationInterface {
  name = 'Care1790700000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const shape of [...TABLES].reverse()) await runner.dropTable(shape.name);
  }
}
