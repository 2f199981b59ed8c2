import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { big, id, integer, key, long, nullable, ref, text } from './columns';
import { createTables, type Shape } from './tables';

/** What friends do together, and the money that passes through it. */
const TABLES: Shape[] = [
  {
    // By what two accounts can be told to be one person's: keyed hashes, never the thing itself.
    name: 'customer_marks',
    columns: [id(), ref('customer_id'), text('kind', 8), text('mark', 64), big('seen_at')],
    unique: [['customer_id', 'kind', 'mark']],
    index: [['kind', 'mark']],
  },
  {
    name: 'payments',
    columns: [
      id(),
      text('pay_no', 32),
      ref('customer_id'),
      text('openid', 64, nullable),
      text('purpose', 32),
      text('subject', 64),
      text('request_key', 64),
      text('description', 127),
      big('amount_fen'),
      text('state', 16),
      text('prepay_id', 128, nullable),
      big('created_at'),
      big('expires_at'),
      text('transaction_id', 64, nullable),
      // What WeChat says was paid; right, or wholly refunded.
      big('paid_fen', nullable),
      big('paid_at', nullable),
      big('closed_at', nullable),
    ],
    unique: [['pay_no'], ['customer_id', 'request_key']],
    index: [
      ['purpose', 'subject'],
      ['state', 'expires_at'],
    ],
  },
  {
    name: 'payment_refunds',
    columns: [
      id(),
      text('refund_no', 32),
      ref('payment_id'),
      ref('customer_id'),
      big('amount_fen'),
      text('reason', 80),
      text('state', 16),
      text('outside_id', 64, nullable),
      big('created_at'),
      big('changed_at'),
      big('done_at', nullable),
    ],
    unique: [['refund_no']],
    index: [['payment_id'], ['customer_id'], ['state', 'changed_at']],
  },
  {
    // Money that does not add up, for people to look at.
    name: 'payment_alarms',
    columns: [
      id(),
      text('alarm_key', 160),
      text('kind', 32),
      text('pay_no', 32, nullable),
      text('detail', 255),
      big('at'),
    ],
    unique: [['alarm_key']],
  },
  {
    // Cash a grant gives, on its way to the shopper's WeChat balance.
    name: 'transfers',
    columns: [
      id(),
      ref('grant_id'),
      ref('customer_id'),
      big('amount_fen'),
      text('state', 16),
      // Counts bills: one that ended without paying is followed by another.
      integer('turn'),
      text('bill_no', 32, nullable),
      text('openid', 64, nullable),
      long('package_sealed', nullable),
      text('outside_id', 64, nullable),
      text('remark', 32),
      big('ends_at', nullable),
      big('created_at'),
      big('started_at', nullable),
      big('confirm_until', nullable),
      big('done_at', nullable),
      text('fail_reason', 64, nullable),
      big('changed_at'),
    ],
    unique: [['grant_id'], ['bill_no']],
    index: [['customer_id', 'id']],
  },
  {
    name: 'group_activities',
    columns: [
      id(),
      text('activity_key', 64),
      text('state', 16),
      big('opened_at'),
      big('changed_at'),
      text('cancelled_by', 64, nullable),
      text('reason', 128, nullable),
    ],
    unique: [['activity_key']],
  },
  {
    name: 'group_teams',
    columns: [
      id(),
      text('team_no', 24),
      ref('activity_id'),
      // Of the activity's definition: a team keeps the rules it was opened under.
      integer('version'),
      // The leader.
      ref('customer_id'),
      text('request_key', 64),
      integer('size'),
      big('price_fen'),
      text('state', 16),
      integer('seats_taken'),
      big('opened_at'),
      big('ends_at'),
      big('ended_at', nullable),
      text('end_reason', 32, nullable),
    ],
    unique: [['team_no'], ['customer_id', 'request_key']],
    index: [
      ['activity_id', 'state', 'id'],
      ['state', 'ends_at'],
    ],
  },
  {
    name: 'group_seats',
    columns: [
      id(),
      ref('team_id'),
      ref('customer_id'),
      text('request_key', 64),
      text('state', 16),
      integer('is_leader'),
      // Local month the seat counts in: 2026-09.
      text('month', 7),
      ref('payment_id', nullable),
      big('joined_at'),
      big('left_at', nullable),
    ],
    unique: [['team_id', 'customer_id']],
    index: [['customer_id', 'id'], ['payment_id']],
  },
  {
    name: 'invitation_codes',
    columns: [id(), text('code', 16), ref('customer_id'), big('created_at'), long('image', nullable)],
    unique: [['code']],
    index: [['customer_id']],
  },
  {
    // Who was brought by whom: the first acceptance, for good.
    name: 'invitations',
    columns: [
      id(),
      text('code', 16),
      ref('inviter_id'),
      // Who was invited.
      ref('customer_id'),
      big('accepted_at'),
      text('flag', 32, nullable),
      integer('brought_orders'),
      big('brought_fen'),
    ],
    unique: [['customer_id']],
    index: [['inviter_id', 'id']],
  },
  {
    // What became of an invitation by the rules.
    name: 'referral_cases',
    columns: [
      ref('invitation_id', key),
      text('program', 64),
      integer('version'),
      text('state', 16),
      text('order_source', 32, nullable),
      text('order_no', 64, nullable),
      big('ordered_at', nullable),
      big('due_at', nullable),
      big('settled_at', nullable),
      big('changed_at'),
      text('reason', 32, nullable),
      // Local month in which the inviter's reward counts: 2026-09.
      text('month', 7, nullable),
      text('review', 16, nullable),
      text('reviewed_by', 64, nullable),
      big('reviewed_at', nullable),
      text('note', 255, nullable),
    ],
    index: [['state', 'invitation_id']],
  },
];

export class Friends1790300000000 implements MigrationInterface {
  name = 'Friends1790300000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const shape of [...TABLES].reverse()) await runner.dropTable(shape.name);
  }
}
