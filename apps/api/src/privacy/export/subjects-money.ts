import { type Item, itemOf, rowsOf, type Source, type Subject } from './subject';
import { plain } from './subjects-person';

/** What the person paid, got back and was given in money. */
export const ABOUT_MONEY: readonly Subject[] = [
  {
    file: 'payments.json',
    title: '支付与退款',
    about: '您用微信支付付过的款，以及退回给您的钱。',
    columns: { createdAt: '发起', description: '内容', amountFen: '金额', state: '状态', paidAt: '付款' },
    items: payments,
  },
  {
    file: 'cash.json',
    title: '现金奖励',
    about: '转到您微信零钱的现金奖励。',
    columns: { createdAt: '获得', remark: '说明', amountFen: '金额', state: '状态', doneAt: '到账' },
    items: (source) =>
      plain(
        source,
        `SELECT t.id, t.created_at AS createdAt, t.remark, t.amount_fen AS amountFen, t.state, t.openid,
           t.bill_no AS billNo, t.outside_id AS wechatNo, t.ends_at AS endsAt, t.started_at AS startedAt,
           t.done_at AS doneAt, t.fail_reason AS failReason
         FROM transfers t WHERE t.customer_id`,
        't.id',
      ),
  },
];

async function* payments(source: Source): AsyncIterable<Item> {
  const sql = `SELECT p.id, p.pay_no AS payNo, p.description, p.amount_fen AS amountFen, p.state, p.openid,
      p.created_at AS createdAt, p.expires_at AS expiresAt, p.transaction_id AS wechatNo, p.paid_fen AS paidFen,
      p.paid_at AS paidAt, p.closed_at AS closedAt
    FROM payments p WHERE p.customer_id`;
  for await (const row of rowsOf<{ id: number }>(source, sql, 'p.id')) {
    const refunds = await source.db.rows<object>(
      `SELECT refund_no AS refundNo, amount_fen AS amountFen, reason, state, outside_id AS wechatNo,
         created_at AS createdAt, done_at AS doneAt
       FROM payment_refunds WHERE payment_id = ? ORDER BY id`,
      [row.id],
    );
    yield {
      ...itemOf(row, source.calendar),
      refunds: refunds.map((refund) => itemOf(refund, source.calendar)),
    };
  }
}
