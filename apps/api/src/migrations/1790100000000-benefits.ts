import { type MigrationInterface, type QueryRunner, type TableColumn, TableUnique } from 'typeorm';
import { big, id, integer, key, long, nullable, ref, text } from './columns';
import {
  compareBytes,
  createIndex,
  createTables,
  createUnique,
  isMysql,
  roomy,
  setNullable,
  type Shape,
} from './tables';

/** What decides and keeps benefits: limits, every move of a coupon, holds of other systems' checkouts, points, gifts. */
const TABLES: Shape[] = [
  { name: 'quotas', columns: [text('quota_key', 160, key), big('taken')] },
  {
    name: 'program_budgets',
    columns: [
      text('program', 32, key),
      integer('most_count', nullable),
      big('most_fen', nullable),
      integer('most_per_person', nullable),
    ],
  },
  {
    name: 'coupon_moves',
    columns: [
      id(),
      ref('coupon_id'),
      text('from_state', 16),
      text('to_state', 16),
      big('at'),
      text('by_kind', 16),
      text('by_id', 64),
      ref('shop_id', nullable),
      text('reason', 128, nullable),
    ],
    index: [['coupon_id']],
  },
  {
    name: 'verification_steps',
    columns: [
      id(),
      big('at'),
      ref('staff_id'),
      ref('shop_id'),
      text('step', 16),
      text('result', 32),
      ref('coupon_id', nullable),
      text('request_key', 64, nullable),
    ],
    index: [['shop_id', 'at'], ['coupon_id']],
  },
  {
    name: 'brakes',
    columns: [text('brake_key', 160, key), big('since'), integer('wrong')],
    index: [['since']],
  },
  {
    name: 'coupon_holds',
    columns: [
      id(),
      text('client_key', 64),
      text('order_no', 64),
      ref('customer_id'),
      text('state', 16),
      big('held_at'),
      big('expires_at'),
      big('bill_fen'),
      big('member_off_fen'),
      big('coupon_off_fen'),
      big('payable_fen'),
      long('priced'),
      big('redeemed_at', nullable),
      big('ended_at', nullable),
    ],
    unique: [['client_key', 'order_no']],
    index: [['customer_id']],
  },
  {
    name: 'hold_coupons',
    columns: [ref('hold_id', key), ref('coupon_id', key), big('off_fen')],
    index: [['coupon_id']],
  },
  {
    name: 'idempotent_answers',
    columns: [
      text('client_key', 64, key),
      text('idempotency_key', 64, key),
      text('operation', 32),
      text('body_digest', 64),
      integer('status'),
      long('answer'),
      big('at'),
    ],
    index: [['at']],
  },
  {
    name: 'points_accounts',
    columns: [id(), text('kind', 16), text('owner', 64), big('balance'), big('lowest', nullable)],
    unique: [['kind', 'owner']],
  },
  {
    name: 'points_entries',
    columns: [
      id(),
      text('entry_key', 192),
      ref('customer_id', nullable),
      text('kind', 16),
      big('points'),
      big('at'),
      ref('grant_id', nullable),
      text('text', 128),
    ],
    unique: [['entry_key']],
    index: [['customer_id', 'id'], ['grant_id']],
  },
  {
    name: 'points_transfers',
    columns: [
      id(),
      ref('entry_id'),
      integer('leg'),
      ref('from_account'),
      ref('to_account'),
      big('points'),
      ref('lot_id', nullable),
    ],
    unique: [['entry_id', 'leg']],
    index: [['lot_id']],
  },
  {
    name: 'points_lots',
    columns: [
      id(),
      text('lot_key', 192),
      ref('customer_id'),
      ref('grant_id', nullable),
      text('state', 16),
      big('points'),
      big('left_points'),
      big('expired_points'),
      big('available_at', nullable),
      big('expires_at', nullable),
    ],
    unique: [['lot_key']],
    index: [
      ['customer_id', 'state', 'expires_at'],
      ['state', 'available_at'],
      ['state', 'expires_at'],
      ['grant_id'],
    ],
  },
  {
    name: 'growth_values',
    columns: [id(), ref('grant_id'), ref('customer_id'), integer('value'), text('state', 16)],
    unique: [['grant_id']],
    index: [['customer_id']],
  },
  {
    name: 'mall_items',
    columns: [
      id(),
      text('item_key', 64),
      text('name', 64),
      text('kind', 16),
      text('template_key', 64, nullable),
      integer('points'),
      big('worth_fen'),
      integer('stock', nullable),
      integer('per_person', nullable),
      text('picture', 64, nullable),
      long('description'),
      integer('sort'),
      integer('active'),
    ],
    unique: [['item_key']],
    index: [['active', 'sort']],
  },
  {
    name: 'mall_orders',
    columns: [
      id(),
      text('order_no', 32),
      ref('customer_id'),
      ref('item_id', nullable),
      ref('grant_id', nullable),
      ref('coupon_id', nullable),
      text('request_key', 64, nullable),
      text('kind', 16),
      text('name', 64),
      integer('points'),
      text('state', 24),
      long('address_sealed', nullable),
      text('carrier', 32, nullable),
      text('tracking_no', 64, nullable),
      big('placed_at'),
      big('shipped_at', nullable),
      big('completed_at', nullable),
      big('cancelled_at', nullable),
      text('cancelled_by', 64, nullable),
      text('cancel_reason', 128, nullable),
    ],
    unique: [['order_no'], ['customer_id', 'request_key'], ['grant_id']],
    index: [
      ['customer_id', 'id'],
      ['state', 'id'],
    ],
  },
];

const word = (name: string, length: number, standard: string) =>
  text(name, length, { default: `'${standard}'` });

const TEMPLATE_COLUMNS = [
  integer('valid_days', nullable),
  big('starts_at', nullable),
  big('ends_at', nullable),
  integer('stock', nullable),
  integer('per_person', nullable),
  word('stacking_group', 32, 'coupon'),
  word('use_at', 8, 'both'),
  word('on_return', 8, 'return'),
  word('scope_kind', 16, 'all'),
  long('scope_keys', nullable),
  big('cost_fen', nullable),
];
const COUPON_COLUMNS = [ref('hold_id', nullable), big('held_until', nullable)];
const REDEMPTION_COLUMNS = [
  integer('live', nullable),
  word('channel', 8, 'shop'),
  text('client_key', 64, nullable),
  text('order_no', 64, nullable),
  ref('hold_id', nullable),
  big('undone_at', nullable),
  ref('undone_by', nullable),
  text('undo_reason', 128, nullable),
];

const ONE_FOR_EVER = 'uq_redemptions_coupon_id';

export class Benefits1790100000000 implements MigrationInterface {
  name = 'Benefits1790100000000';

  async up(runner: QueryRunner): Promise<void> {
    const mysql = isMysql(runner);
    await createTables(runner, TABLES);
    await runner.addColumn('grants', text('refusal', 32, nullable));
    // A key names its cause, and a cause may be an event of another system. SQLite does not count letters.
    if (mysql) await runner.query('ALTER TABLE grants MODIFY grant_key varchar(255) NOT NULL');
    const add = (table: string, columns: TableColumn[]) =>
      runner.addColumns(table, mysql ? columns.map(roomy) : columns);
    await add('coupon_templates', TEMPLATE_COLUMNS);
    await add('coupons', COUPON_COLUMNS);
    await createIndex(runner, 'coupons', ['state', 'ends_at']);
    await createIndex(runner, 'coupons', ['template_id', 'state']);

    // A redemption may be undone and the coupon used again: one that stands (`live` = 1) per coupon, not one for ever.
    await add('redemptions', REDEMPTION_COLUMNS);
    await runner.query('UPDATE redemptions SET live = 1');
    for (const column of ['staff_id', 'shop_id']) await setNullable(runner, 'redemptions', column, true);
    // MySQL keeps a unique constraint as an index; the embedded database writes it into the table.
    if (mysql) await runner.dropIndex('redemptions', ONE_FOR_EVER);
    else await runner.dropUniqueConstraint('redemptions', ONE_FOR_EVER);
    await createUnique(runner, 'redemptions', ['coupon_id', 'live']);
    await createIndex(runner, 'redemptions', ['hold_id']);

    // What moved before moves were written down.
    await runner.query(
      `INSERT INTO coupon_moves (coupon_id, from_state, to_state, at, by_kind, by_id, shop_id)
       SELECT coupon_id, 'granted', 'used', redeemed_at, 'staff', CAST(staff_id AS CHAR), shop_id FROM redemptions`,
    );
    await runner.query(
      `INSERT INTO coupon_moves (coupon_id, from_state, to_state, at, by_kind, by_id, reason)
       SELECT c.id, 'granted', 'revoked', g.changed_at, 'program', g.program, c.revoked_reason
       FROM coupons c JOIN grants g ON g.id = c.grant_id WHERE c.state = 'revoked'`,
    );

    // Work with a key exists once, however often it is asked for; work without one is its own.
    await add('work', [text('work_key', 160, nullable)]);
    await createUnique(runner, 'work', ['work_key']);

    if (mysql) {
      for (const table of ['grants', 'coupon_templates', 'redemptions', 'work'])
        await compareBytes(runner, table);
      await runner.query(
        'ALTER TABLE points_accounts ADD CONSTRAINT ck_points_accounts_lowest CHECK (lowest IS NULL OR balance >= lowest)',
      );
      await runner.query(
        'ALTER TABLE points_lots ADD CONSTRAINT ck_points_lots_left CHECK (left_points >= 0)',
      );
    } else {
      // The embedded database takes checks only with the table; triggers say the same.
      for (const when of ['INSERT', 'UPDATE']) {
        await runner.query(
          `CREATE TRIGGER ck_points_accounts_${when.toLowerCase()} BEFORE ${when} ON points_accounts
           WHEN NEW.lowest IS NOT NULL AND NEW.balance < NEW.lowest
           BEGIN SELECT RAISE(ABORT, 'CHECK: balance below lowest'); END`,
        );
        await runner.query(
          `CREATE TRIGGER ck_points_lots_${when.toLowerCase()} BEFORE ${when} ON points_lots
           WHEN NEW.left_points < 0 BEGIN SELECT RAISE(ABORT, 'CHECK: lot below zero'); END`,
        );
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const mysql = isMysql(runner);
    await runner.dropIndex('work', 'uq_work_work_key');
    await runner.dropColumn('work', 'work_key');
    // What was undone or came from other systems has no place in the older table.
    await runner.query('DELETE FROM redemptions WHERE live IS NULL OR staff_id IS NULL');
    await runner.dropIndex('redemptions', 'ix_redemptions_hold_id');
    await runner.dropIndex('redemptions', 'uq_redemptions_coupon_id_live');
    if (mysql) await createUnique(runner, 'redemptions', ['coupon_id']);
    else {
      await runner.createUniqueConstraint(
        'redemptions',
        new TableUnique({ name: ONE_FOR_EVER, columnNames: ['coupon_id'] }),
      );
    }
    for (const column of ['staff_id', 'shop_id']) await setNullable(runner, 'redemptions', column, false);
    await runner.dropColumns(
      'redemptions',
      REDEMPTION_COLUMNS.map((column) => column.name),
    );
    await runner.dropIndex('coupons', 'ix_coupons_template_id_state');
    await runner.dropIndex('coupons', 'ix_coupons_state_ends_at');
    await runner.dropColumns(
      'coupons',
      COUPON_COLUMNS.map((column) => column.name),
    );
    await runner.dropColumns(
      'coupon_templates',
      TEMPLATE_COLUMNS.map((column) => column.name),
    );
    await runner.dropColumn('grants', 'refusal');
    for (const shape of [...TABLES].reverse()) await runner.dropTable(shape.name);
  }
}
