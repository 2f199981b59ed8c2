import type { Instant } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Marks, Movers } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { TryAgain } from '../../platform/database/faults';
import { Worker } from '../../platform/queue/worker';
import { type Transaction, WechatPay } from '../../platform/wechat-pay';
import { type AlarmKind, raise } from './alarms';
import { PAYMENTS, type PaymentRow } from './payment-row';
import { Payments } from './payments';
import { queueRefund } from './refund-queue';
import { keepStray } from './stray';

/** What came of being told that something was paid. */
export type Taken = 'new' | 'repeated' | 'unknown';

/**
 * Takes what WeChat says was paid, by notice or because we asked: in one transaction the payment is paid, and what it was
 * for is given or its refund is queued. Told again, however late, it changes nothing.
 */
@Injectable()
export class Receipts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly pay: WechatPay,
    private readonly payments: Payments,
    private readonly movers: Movers,
    private readonly marks: Marks,
    private readonly worker: Worker,
  ) {}

  /** As `write`, in a transaction of its own. */
  async take(told: Transaction): Promise<Taken> {
    const taken = await this.database.transaction((db) => this.write(db, told));
    if (taken === 'new') this.worker.nudge();
    return taken;
  }

  /** In the caller's transaction, who holds nobody yet. */
  async write(db: Db, told: Transaction): Promise<Taken> {
    if (told.state !== 'SUCCESS') return 'unknown';
    const now = this.clock.now();
    const seen = await paymentOfNo(db, told.payNo);
    if (seen === null) return keepStray(db, told, this.pay.isOurs(told), now);
    if (seen.state === 'paid') return this.again(db, seen, told, now);
    const payment = await this.held(db, seen);
    const openid = (await isErased(db, payment)) ? null : (told.openid ?? payment.openid);
    const taken = await db.run(
      `UPDATE payments SET state = 'paid', transaction_id = ?, paid_fen = ?, paid_at = ?, openid = ?
       WHERE id = ? AND state <> 'paid'`,
      [told.transactionId, told.totalFen, told.paidAt ?? now, openid, payment.id],
    );
    if (taken === 0) return 'repeated';
    if (openid !== null) await this.marks.see(db, payment.customer_id, 'payer', openid);
    await this.hand(db, payment, told, now);
    return 'new';
  }

  /** The payer and whoever the taker needs, in id order; and the payment as it is then. */
  private async held(db: Db, seen: PaymentRow): Promise<PaymentRow> {
    const beside = await this.payments.heldBeside(db, seen);
    const live = await this.movers.hold(db, [seen.customer_id, ...beside]);
    const payment = await paymentOfNo(db, seen.pay_no);
    if (payment === null || !live.includes(payment.customer_id)) {
      throw new TryAgain('the payer became somebody else meanwhile');
    }
    return payment;
  }

  /** Gives what was paid for, or queues the refund. */
  private async hand(db: Db, payment: PaymentRow, told: Transaction, now: Instant): Promise<void> {
    const wrong = this.wrongIn(payment, told);
    const taker = this.payments.takerOf(payment.purpose);
    if (wrong === null && taker !== null) {
      const { id, pay_no: payNo, customer_id: customerId, purpose, subject, amount_fen: amountFen } = payment;
      return taker(db, { id, payNo, customerId, purpose, subject, amountFen, paidAt: told.paidAt ?? now });
    }
    const { kind, detail } = wrong ?? { kind: 'nobody' as const, detail: `purpose ${payment.purpose}` };
    await raise(db, { kind, about: payment.pay_no, payNo: payment.pay_no, detail }, now);
    await queueRefund(
      db,
      payment.id,
      kind === 'amount' ? '支付金额不符，全额退回' : '支付未能完成，全额退回',
      now,
    );
  }

  private wrongIn(payment: PaymentRow, told: Transaction): { kind: AlarmKind; detail: string } | null {
    if (!this.pay.isOurs(told) || told.currency !== 'CNY') {
      const whose = `merchant ${told.mchId}, app ${told.appId}, currency ${told.currency}`;
      return { kind: 'foreign', detail: whose };
    }
    if (told.totalFen === payment.amount_fen) return null;
    return { kind: 'amount', detail: `asked ${payment.amount_fen} fen, paid ${told.totalFen}` };
  }

  /** A repeat; or a second transaction for the same payment, which WeChat does not let happen. */
  private async again(db: Db, payment: PaymentRow, told: Transaction, now: Instant): Promise<Taken> {
    if (payment.transaction_id !== told.transactionId) {
      const detail = `paid by ${payment.transaction_id}, and again by ${told.transactionId}`;
      const about = `${payment.pay_no}:${told.transactionId}`;
      await raise(db, { kind: 'paid-twice', about, payNo: payment.pay_no, detail }, now);
    }
    return 'repeated';
  }
}

/** A number that is longer than ours is none of ours. */
function paymentOfNo(db: Db, payNo: string): Promise<PaymentRow | null> {
  return db.one<PaymentRow>(`${PAYMENTS} WHERE p.pay_no = ?`, [payNo.slice(0, 33)]);
}

async function isErased(db: Db, { customer_id: customerId }: PaymentRow): Promise<boolean> {
  const row = await db.one('SELECT id FROM customers WHERE id = ? AND erased_at IS NOT NULL', [customerId]);
  return row !== null;
}
