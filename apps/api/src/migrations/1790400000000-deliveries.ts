import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { big, id, integer, long, nullable, text } from './columns';
import { createIndex, createTables, isMysql, roomy, type Shape } from './tables';

/** Goods as they are shown, and where the parcels of an order are. */
const TABLES: Shape[] = [
  {
    // What a brand says of its goods; an order line names them by the source's product id.
    name: 'products',
    columns: [
      id(),
      text('product_id', 64),
      text('title', 100),
      text('category', 64, nullable),
      text('picture', 255, nullable),
      // What the host said of it in the live.
      text('host_said', 255, nullable),
      // Sentences, JSON.
      long('tips'),
      integer('use_days', nullable),
      // When the sender said so: the latest counts.
      big('said_at'),
    ],
    unique: [['product_id']],
  },
];

/** Parcels of an order as its events add up to, JSON. */
const PARCELS = long('parcels', nullable);

export class Deliveries1790400000000 implements MigrationInterface {
  name = 'Deliveries1790400000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await runner.addColumn('orders', isMysql(runner) ? roomy(PARCELS) : PARCELS);
    // What is usual is asked of the latest that arrived.
    await createIndex(runner, 'orders', ['signed_at']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('orders', 'ix_orders_signed_at');
    await runner.dropColumn('orders', PARCELS.name);
    for (const shape of [...TABLES].reverse()) await runner.dropTable(shape.name);
  }
}
