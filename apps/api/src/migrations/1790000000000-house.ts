import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';
import { big, id, integer, key, long, nullable, ref, text } from './columns';

interface Shape {
  name: string;
  columns: TableColumn[];
  unique?: string[][];
  index?: string[][];
}

/** The first tables: facts (events, orders, customers), outcomes (grants, coupons, prices), programs, staff, work. */
const TABLES: Shape[] = [
  { name: 'shops', columns: [id(), text('shop_key', 64), text('name', 64)], unique: [['shop_key']] },
  {
    name: 'staff',
    columns: [
      id(),
      text('account', 64),
      text('password_hash', 255),
      text('name', 64),
      text('role', 16),
      ref('shop_id'),
      integer('active'),
    ],
    unique: [['account']],
  },
  {
    name: 'api_clients',
    columns: [
      id(),
      text('client_key', 64),
      text('secret_sealed', 255),
      text('source', 64),
      integer('active'),
    ],
    unique: [['client_key']],
  },
  {
    name: 'nonces',
    columns: [text('client_key', 64, key), text('nonce', 64, key), big('seen_at')],
    index: [['seen_at']],
  },
  {
    name: 'events',
    columns: [
      id(),
      text('source', 64),
      text('source_id', 128),
      text('kind', 32),
      text('order_no', 64, nullable),
      ref('customer_id', nullable),
      big('amount_fen', nullable),
      big('happened_at'),
      big('recorded_at'),
      long('data'),
    ],
    unique: [['source', 'source_id']],
    index: [
      ['source', 'order_no'],
      ['customer_id', 'kind'],
    ],
  },
  {
    name: 'customers',
    columns: [
      id(),
      text('born_as', 224),
      text('nickname', 64, nullable),
      text('phone_sealed', 128, nullable),
      big('created_at'),
    ],
    unique: [['born_as']],
  },
  {
    name: 'customer_identities',
    columns: [id(), text('kind', 16), text('value', 192), ref('customer_id')],
    unique: [['kind', 'value']],
    index: [['customer_id']],
  },
  {
    name: 'customer_facts',
    columns: [
      ref('customer_id', key),
      integer('orders'),
      integer('items'),
      integer('order_days'),
      big('paid_fen'),
      big('refunded_fen'),
      big('saved_fen'),
      big('first_paid_at', nullable),
      big('last_paid_at', nullable),
    ],
  },
  {
    name: 'orders',
    columns: [
      id(),
      text('source', 64),
      text('order_no', 64),
      ref('customer_id', nullable),
      big('paid_at', nullable),
      big('shipped_at', nullable),
      big('signed_at', nullable),
      big('completed_at', nullable),
      big('closed_at', nullable),
      big('paid_fen'),
      big('list_fen'),
      big('refunded_fen'),
      integer('voided'),
      integer('items'),
      text('live_session', 64, nullable),
      text('live_room', 64, nullable),
    ],
    unique: [['source', 'order_no']],
    index: [['customer_id', 'paid_at']],
  },
  {
    name: 'order_lines',
    columns: [
      ref('order_id', key),
      text('line_key', 64, key),
      text('product_id', 64),
      text('title', 255),
      text('category', 64, nullable),
      integer('quantity'),
      big('amount_fen'),
    ],
  },
  {
    name: 'programs',
    columns: [
      id(),
      text('program', 32),
      integer('version'),
      text('kind', 16),
      long('definition'),
      integer('active'),
      big('created_at'),
    ],
    unique: [['program', 'version']],
  },
  {
    name: 'ladder_progress',
    columns: [ref('customer_id', key), text('program', 32, key), integer('version'), long('progress')],
  },
  {
    name: 'grants',
    columns: [
      id(),
      text('grant_key', 128),
      text('program', 32),
      integer('version'),
      text('step', 32),
      ref('customer_id'),
      text('cause', 160),
      text('state', 16),
      text('kind', 16),
      long('outcome'),
      long('why'),
      big('decided_at'),
      big('changed_at'),
    ],
    unique: [['grant_key']],
    index: [['customer_id', 'program']],
  },
  {
    name: 'coupon_templates',
    columns: [
      id(),
      text('template_key', 64),
      text('name', 64),
      text('kind', 16),
      integer('rate', nullable),
      big('off_fen', nullable),
      text('gift_name', 64, nullable),
      big('cap_fen', nullable),
      big('threshold_fen'),
      text('scope', 64),
      text('shop_keys', 255, nullable),
    ],
    unique: [['template_key']],
  },
  {
    name: 'coupons',
    columns: [
      id(),
      ref('grant_id'),
      ref('template_id'),
      ref('customer_id'),
      text('code', 12),
      text('state', 16),
      big('starts_at'),
      big('ends_at'),
      big('granted_at'),
      big('used_at', nullable),
      text('revoked_reason', 128, nullable),
    ],
    unique: [['grant_id'], ['code']],
    index: [['customer_id', 'state', 'ends_at']],
  },
  {
    name: 'member_prices',
    columns: [
      id(),
      ref('grant_id'),
      ref('customer_id'),
      text('name', 64),
      integer('rate'),
      text('state', 16),
      big('starts_at'),
      big('ends_at', nullable),
    ],
    unique: [['grant_id']],
    index: [['customer_id']],
  },
  {
    name: 'redemptions',
    columns: [
      id(),
      text('request_key', 64),
      ref('coupon_id'),
      ref('customer_id'),
      ref('staff_id'),
      ref('shop_id'),
      big('bill_fen'),
      big('member_off_fen'),
      big('coupon_off_fen'),
      big('payable_fen'),
      big('redeemed_at'),
    ],
    unique: [['staff_id', 'request_key'], ['coupon_id']],
    index: [['shop_id', 'redeemed_at'], ['customer_id']],
  },
  {
    name: 'work',
    columns: [
      id(),
      text('kind', 32),
      long('payload'),
      text('state', 16),
      big('run_at'),
      integer('attempts'),
      text('leased_by', 64, nullable),
      big('leased_until', nullable),
      text('last_error', 255, nullable),
      big('created_at'),
    ],
    index: [['state', 'run_at']],
  },
  {
    name: 'imports',
    columns: [
      id(),
      text('file_digest', 64),
      text('file_name', 255),
      text('source', 64),
      text('state', 16),
      integer('rows_done'),
      long('counts'),
      big('started_at'),
      big('changed_at'),
    ],
    unique: [['file_digest', 'source']],
  },
];

/** MySQL's `text` ends at 64 KiB; an order of a hundred lines does not. */
function roomy(column: TableColumn): TableColumn {
  return column.type === 'text' ? new TableColumn({ ...column, type: 'mediumtext' }) : column;
}

export class House1790000000000 implements MigrationInterface {
  name = 'House1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.dataSource.options.type === 'mysql';
    for (const shape of TABLES) {
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
      if (mysql) {
        // Ids and codes differ by case, so text compares byte by byte, as it does on the embedded database.
        await runner.query(`ALTER TABLE ${shape.name} CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
      }
      for (const columnNames of shape.index ?? []) {
        await runner.createIndex(
          shape.name,
          new TableIndex({ name: `ix_${shape.name}_${columnNames.join('_')}`, columnNames }),
        );
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const shape of [...TABLES].reverse()) await runner.dropTable(shape.name);
  }
}
