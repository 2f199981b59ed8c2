import { type CustomerId, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { isRejected, Unavailable } from '../../platform/outside/answers';
import { enqueue } from '../../platform/queue/work';
import { Worker } from '../../platform/queue/worker';
import { type Transaction, WechatPay } from '../../platform/wechat-pay';
import { raise } from './alarms';
import type { PaymentDto } from './payment.dto';
import { paymentOf } from './payment-row';
import { Payments } from './payments';
import { askAgainAt, END, type EndWork } from './pay-work';
import { Receipts } from './receipts';

/** What became of a payment by WeChat's word; `later`: nothing to decide on yet. */
type Found =
  | { is: 'paid'; told: Transaction }
  | { is: 'over'; refunded: boolean }
  | { is: 'later' }
  | { is: 'ended-already' };

/** Nobody can pay these any more. */
const OVER = new Set(['CLOSED', 'REVOKED', 'PAYERROR']);

/**
 * How payments end that no notice told of: their time is over, what they are for is over, or the phone says it has paid.
 * WeChat is asked; what was paid takes the same road as by a notice, what was not is closed there and here.
 */
@Injectable()
export class Ends implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly pay: WechatPay,
    private readonly payments: Payments,
    private readonly receipts: Receipts,
  ) {}

  onModuleInit(): void {
    this.worker.handleOutside<EndWork, Found>(END, {
      call: ({ payNo }) => this.end(payNo),
      done: (db, work, found) => this.writeDown(db, work, found),
    });
  }

  /** The phone says that it has paid, or that it could not yet. PAYMENT_NOT_FOUND, OUTSIDE_UNAVAILABLE, PAY_OFF. */
  async check(payNo: string, customerId: CustomerId): Promise<PaymentDto | Refusal> {
    const row = await paymentOf(this.database, payNo, customerId);
    if (isRefusal(row)) return row;
    if (row.state === 'created') return this.payments.ready(payNo, customerId);
    if (row.state !== 'paid') {
      const asked = await this.ask(payNo);
      if (asked !== null) return asked;
    }
    return this.payments.view(payNo, customerId);
  }

  private async ask(payNo: string): Promise<Refusal | null> {
    try {
      const said = await this.pay.query(payNo);
      if (!isRejected(said)) await this.receipts.take(said);
      return null;
    } catch (error) {
      if (error instanceof Unavailable) return refuse('OUTSIDE_UNAVAILABLE');
      throw error;
    }
  }

  private async end(payNo: string): Promise<Found> {
    // First here: from now on no phone is told what to pay it with.
    await this.database.run(
      "UPDATE payments SET state = 'closing' WHERE pay_no = ? AND state IN ('created', 'prepaid')",
      [payNo],
    );
    const row = await paymentOf(this.database, payNo, null);
    if (isRefusal(row) || row.state !== 'closing') return { is: 'ended-already' };
    try {
      return await this.find(payNo);
    } catch (error) {
      if (error instanceof Unavailable) return { is: 'later' };
      throw error;
    }
  }

  private async find(payNo: string): Promise<Found> {
    const told = await this.pay.query(payNo);
    if (isRejected(told)) {
      return told.rejected === 'ORDER_NOT_EXIST' ? { is: 'over', refunded: false } : { is: 'later' };
    }
    if (told.state === 'SUCCESS') return { is: 'paid', told };
    if (told.state === 'REFUND') return { is: 'over', refunded: true };
    if (OVER.has(told.state)) return { is: 'over', refunded: false };
    const closed = await this.pay.close(payNo);
    // Paid at this very moment, or closed by another of us: asked again, it says.
    return isRejected(closed) ? { is: 'later' } : { is: 'over', refunded: false };
  }

  private async writeDown(db: Db, work: EndWork, found: Found): Promise<void> {
    const now = this.clock.now();
    if (found.is === 'paid') await this.receipts.write(db, found.told);
    if (found.is === 'later') {
      await enqueue(db, { kind: END, payload: work }, askAgainAt(work.since, now), now);
    }
    if (found.is !== 'over') return;
    await db.run(
      "UPDATE payments SET state = 'closed', closed_at = ? WHERE pay_no = ? AND state = 'closing'",
      [now, work.payNo],
    );
    if (!found.refunded) return;
    const detail = 'paid and given back, neither of it by us';
    await raise(db, { kind: 'refunded-elsewhere', about: work.payNo, payNo: work.payNo, detail }, now);
  }
}
