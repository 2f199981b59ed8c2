import { type MigrationInterface, type QueryRunner, type TableColumn } from 'typeorm';
import { big, id, integer, key, long, nullable, ref, text } from './columns';
import { createIndex, createTables, isMysql, roomy, type Shape } from './tables';

/** Who people are over all channels, what they agreed to, who may do what, and what the outside world knows of us. */
const TABLES: Shape[] = [
  {
    // Access tokens of outside services, one for all processes.
    name: 'outside_tokens',
    columns: [
      text('name', 96, key),
      long('token_sealed', nullable),
      big('expires_at'),
      // Real time: who refreshes holds the lease until then.
      big('refreshing_until'),
      big('failed_at', nullable),
      text('failure', 128, nullable),
    ],
  },
  {
    name: 'sessions',
    columns: [
      text('id', 36, key),
      text('kind', 8),
      ref('customer_id', nullable),
      ref('staff_id', nullable),
      ref('shop_id', nullable),
      text('role', 16, nullable),
      // Counts refreshes: a refresh token of an older turn has been used before.
      integer('turn'),
      text('device', 64, nullable),
      big('created_at'),
      big('used_at'),
      big('expires_at'),
      big('revoked_at', nullable),
      text('revoked_reason', 32, nullable),
      // Revoked, or moved to another customer: those who admit by the access token alone must hear of it.
      big('changed_at', nullable),
    ],
    index: [['customer_id'], ['staff_id'], ['changed_at'], ['expires_at']],
  },
  {
    name: 'staff_roles',
    columns: [id(), ref('staff_id'), ref('shop_id'), text('role', 16)],
    unique: [['staff_id', 'shop_id']],
    index: [['shop_id']],
  },
  {
    name: 'customer_avatars',
    columns: [ref('customer_id', key), text('media_type', 32), long('content'), big('changed_at')],
  },
  {
    name: 'customer_merges',
    columns: [
      id(),
      ref('survivor_id'),
      ref('merged_id'),
      text('reason', 16),
      text('by_kind', 16),
      text('by_id', 64),
      big('at'),
      big('undone_at', nullable),
      text('undone_by', 64, nullable),
    ],
    index: [['survivor_id'], ['merged_id']],
  },
  {
    // What one merge moved, row by row, so that it can be undone.
    name: 'customer_merge_rows',
    columns: [
      ref('merge_id', key),
      text('table_name', 32, key),
      text('row_key', 192, key),
      long('was', nullable),
    ],
  },
  {
    name: 'consents',
    columns: [ref('customer_id', key), text('purpose', 32, key), integer('given'), big('changed_at')],
  },
  {
    name: 'consent_log',
    columns: [
      id(),
      ref('customer_id'),
      text('purpose', 32),
      integer('given'),
      text('source', 16),
      text('policy_version', 16, nullable),
      big('at'),
    ],
    index: [['customer_id', 'id']],
  },
  {
    // One accept is one send, counted per person and template.
    name: 'subscription_grants',
    columns: [
      text('openid', 64, key),
      text('template', 64, key),
      integer('remaining'),
      integer('accepted'),
      big('changed_at'),
    ],
  },
  {
    name: 'audit_log',
    columns: [
      big('seq', key),
      big('at'),
      text('actor_kind', 16),
      text('actor_id', 64),
      text('action', 64),
      text('subject', 128),
      long('detail'),
      text('previous', 64),
      text('hash', 64),
    ],
    index: [['subject', 'seq']],
  },
  { name: 'audit_head', columns: [integer('id', key), big('seq'), text('hash', 64)] },
  {
    name: 'privacy_exports',
    columns: [
      id(),
      text('export_no', 36),
      ref('customer_id'),
      text('state', 16),
      big('asked_at'),
      big('ready_at', nullable),
      big('expires_at', nullable),
      integer('bytes', nullable),
    ],
    unique: [['export_no']],
    index: [
      ['customer_id', 'id'],
      ['state', 'expires_at'],
    ],
  },
  {
    // An export's bytes, in pieces, so that neither building nor sending one holds the whole.
    name: 'privacy_export_parts',
    columns: [id(), ref('export_id'), integer('part'), long('content_sealed')],
    unique: [['export_id', 'part']],
  },
  {
    name: 'inbox_messages',
    columns: [
      id(),
      text('message_key', 192),
      ref('customer_id'),
      text('kind', 32),
      text('title', 64),
      text('body', 255),
      text('link', 128, nullable),
      big('at'),
      big('read_at', nullable),
    ],
    unique: [['message_key']],
    index: [
      ['customer_id', 'id'],
      ['customer_id', 'read_at'],
    ],
  },
  {
    // What became of a message on a channel outside.
    name: 'message_deliveries',
    columns: [
      id(),
      ref('message_id'),
      text('channel', 16),
      text('state', 16),
      text('openid', 64, nullable),
      text('template', 64, nullable),
      text('reason', 64, nullable),
      text('outside_id', 64, nullable),
      big('changed_at'),
    ],
    unique: [['message_id', 'channel']],
  },
];

const CUSTOMER_COLUMNS = [ref('merged_into', nullable), big('erased_at', nullable)];
const STAFF_COLUMNS = [
  text('totp_sealed', 255, nullable),
  integer('totp_confirmed', { default: '0' }),
  big('totp_last_step', nullable),
  big('created_at', { default: '0' }),
];

/** An audit row is never changed and never removed, whoever asks. */
const AUDIT_GUARDS = ['UPDATE', 'DELETE'] as const;

export class People1790200000000 implements MigrationInterface {
  name = 'People1790200000000';

  async up(runner: QueryRunner): Promise<void> {
    const mysql = isMysql(runner);
    await createTables(runner, TABLES);
    const add = (table: string, columns: TableColumn[]) =>
      runner.addColumns(table, mysql ? columns.map(roomy) : columns);
    await add('customers', CUSTOMER_COLUMNS);
    await createIndex(runner, 'customers', ['merged_into']);
    await add('staff', STAFF_COLUMNS);
    // What a shopper must know to claim an order whose buyer the platform masks: keyed hash of number and phone tail.
    await add('orders', [text('claim_hash', 64, nullable)]);
    await createIndex(runner, 'orders', ['order_no']);
    // The log keeps what happened; who it was is cut out of a row when that person is forgotten. Added by hand, because
    // TypeORM would copy the largest table there is.
    await runner.query('ALTER TABLE events ADD COLUMN erased_at bigint NULL');
    await runner.query(
      'INSERT INTO staff_roles (staff_id, shop_id, role) SELECT id, shop_id, role FROM staff',
    );
    await runner.dropColumns('staff', ['role', 'shop_id']);
    await add('brakes', [integer('trying', { default: '0' })]);
    await runner.query("INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '')");
    for (const change of AUDIT_GUARDS) {
      const name = `audit_log_no_${change.toLowerCase()}`;
      await runner.query(
        mysql
          ? `CREATE TRIGGER ${name} BEFORE ${change} ON audit_log FOR EACH ROW
             SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is append-only'`
          : `CREATE TRIGGER ${name} BEFORE ${change} ON audit_log
             BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const change of AUDIT_GUARDS) {
      await runner.query(`DROP TRIGGER audit_log_no_${change.toLowerCase()}`);
    }
    await runner.query('ALTER TABLE events DROP COLUMN erased_at');
    await runner.dropIndex('orders', 'ix_orders_order_no');
    await runner.dropColumn('orders', 'claim_hash');
    await runner.dropColumns(
      'staff',
      STAFF_COLUMNS.map((column) => column.name),
    );
    await runner.dropColumn('brakes', 'trying');
    // One role again, in the shop they had first.
    await runner.addColumns('staff', [
      text('role', 16, { default: "'cashier'" }),
      integer('shop_id', { default: '0' }),
    ]);
    const first = 'FROM staff_roles r WHERE r.staff_id = staff.id ORDER BY r.id LIMIT 1';
    await runner.query(
      `UPDATE staff SET role = (SELECT role ${first}), shop_id = (SELECT shop_id ${first})
       WHERE id IN (SELECT staff_id FROM staff_roles)`,
    );
    await runner.dropIndex('customers', 'ix_customers_merged_into');
    await runner.dropColumns(
      'customers',
      CUSTOMER_COLUMNS.map((column) => column.name),
    );
    for (const shape of [...TABLES].reverse()) await runner.dropTable(shape.name);
  }
}
