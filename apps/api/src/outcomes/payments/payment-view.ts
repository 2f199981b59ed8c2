import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import type { WechatPay } from '../../platform/wechat-pay';
import type { PaymentDto } from './payment.dto';
import { PAYMENTS, type PaymentRow } from './payment-row';

interface SeenRow extends PaymentRow {
  refunds: number;
  refunds_done: number;
}

/** Payments as the shopper sees them, by id. */
export async function paymentDtos(
  db: Pick<Db, 'rows'>,
  ids: readonly number[],
  pay: WechatPay,
  clock: Clock,
): Promise<Map<number, PaymentDto>> {
  if (ids.length === 0) return new Map();
  const refunds = 'SELECT COUNT(*) FROM payment_refunds r WHERE r.payment_id = p.id';
  const rows = await db.rows<SeenRow>(
    PAYMENTS.replace(
      'FROM payments p',
      `, (${refunds}) AS refunds, (${refunds} AND r.state = 'done') AS refunds_done FROM payments p`,
    ).concat(` WHERE p.id IN (${ids.map(() => '?').join(',')})`),
    ids,
  );
  return new Map(rows.map((row) => [row.id, dtoOf(row, pay, clock)]));
}

function dtoOf(row: SeenRow, pay: WechatPay, clock: Clock): PaymentDto {
  const now = clock.now();
  const payable = row.state === 'prepaid' && row.expires_at > now && row.prepay_id !== null;
  return {
    payNo: row.pay_no,
    description: row.description,
    amountFen: row.amount_fen,
    state: stateOf(row, now),
    expiresAt: clock.calendar.iso(row.expires_at),
    serverNow: clock.calendar.iso(now),
    params: payable ? pay.paramsOf(row.prepay_id ?? '') : null,
  };
}

/** Past its end nobody can pay it any more, whether WeChat has confirmed that or not. */
function stateOf(row: SeenRow, now: number): PaymentDto['state'] {
  if (row.state === 'paid') {
    if (Number(row.refunds) === 0) return 'paid';
    return Number(row.refunds_done) === Number(row.refunds) ? 'refunded' : 'refunding';
  }
  const over = row.state === 'closing' || row.state === 'closed' || row.expires_at <= now;
  return over ? 'closed' : 'unpaid';
}
