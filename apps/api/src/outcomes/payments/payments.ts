import { type CustomerId, isRefusal, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { openidOf } from '../../facts/customers';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { isRejected, Unavailable } from '../../platform/outside/answers';
import { enqueueAll } from '../../platform/queue/work';
import { random } from '../../platform/random';
import { WechatPay } from '../../platform/wechat-pay';
import type { PaymentDto } from './payment.dto';
import { type PaidPayment, paymentOf, PAYMENTS, type PaymentRow } from './payment-row';
import { paymentDtos } from './payment-view';
import { END } from './pay-work';
import { insertPayment, isSame, type PaymentWish } from './payment-wish';
import { queueRefund } from './refund-queue';

/** Takes what was paid for: gives it, or calls `Payments.refund`. In the transaction that writes `paid`. */
export type Taker = (db: Db, paid: PaidPayment) => Promise<void>;
/** Who is held beside the payer before the taker runs. */
export type HeldWith = (db: Db, subject: string) => Promise<CustomerId[]>;

const LONGEST_MS = 2 * 60 * 60_000;

/** Money shoppers pay 支付. A payment is opened in the use case it belongs to; WeChat is asked after that. */
@Injectable()
export class Payments {
  private readonly takers = new Map<string, Taker>();
  private readonly heldWith = new Map<string, HeldWith>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly pay: WechatPay,
  ) {}

  /** Registers who takes what is paid for a purpose. It gives what was paid for or refunds it, never neither. */
  onPaid(purpose: string, taker: Taker): void {
    this.takers.set(purpose, taker);
  }

  /** Registers who must be held together with the payer before the taker of a purpose runs. */
  onHold(purpose: string, who: HeldWith): void {
    this.heldWith.set(purpose, who);
  }

  takerOf(purpose: string): Taker | null {
    return this.takers.get(purpose) ?? null;
  }

  async heldBeside(db: Db, { purpose, subject }: PaymentRow): Promise<CustomerId[]> {
    return (await this.heldWith.get(purpose)?.(db, subject)) ?? [];
  }

  /**
   * Opens a payment in the caller's transaction, who holds the person; asks nobody. The same request again gives the
   * same payment, whatever became of it. PAY_OFF, PAY_NEEDS_WECHAT, PAYMENT_KEY_REUSED.
   */
  async open(db: Db, wish: PaymentWish): Promise<PaymentRow | Refusal> {
    const { customerId, requestKey, expiresAt } = wish;
    const before = await db.one<PaymentRow>(`${PAYMENTS} WHERE p.customer_id = ? AND p.request_key = ?`, [
      customerId,
      requestKey,
    ]);
    if (before !== null) return isSame(before, wish) ? before : refuse('PAYMENT_KEY_REUSED');
    if (!this.pay.isOn) return refuse('PAY_OFF');
    const openid = await openidOf(db, customerId);
    if (openid === null) return refuse('PAY_NEEDS_WECHAT');
    const now = this.clock.now();
    if (expiresAt > now + LONGEST_MS) throw new Error('a payment is open for two hours at most');
    const payNo = random.orderNo('P');
    await insertPayment(db, wish, { payNo, openid, now });
    // Whatever becomes of the notice, WeChat is asked in the end.
    await enqueueAll(db, [{ kind: END, payload: { payNo, since: expiresAt }, runAt: expiresAt }], now);
    const row = await paymentOf(db, payNo, customerId);
    if (isRefusal(row)) throw new Error(`payment ${payNo} was not kept`);
    return row;
  }

  /**
   * Makes a payment ready to be paid: asks WeChat for a prepay id, once, and signs what the phone needs. Never in a
   * transaction; may be called again. A paid one is answered as it is. PAYMENT_NOT_FOUND, PAYMENT_OVER,
   * OUTSIDE_UNAVAILABLE, PAY_OFF.
   */
  async ready(payNo: string, customerId: CustomerId): Promise<PaymentDto | Refusal> {
    const row = await paymentOf(this.database, payNo, customerId);
    if (isRefusal(row)) return row;
    if (row.state === 'created' && row.expires_at > this.clock.now()) {
      const prepared = await this.prepare(row);
      if (prepared !== null) return prepared;
    }
    const dto = await this.view(payNo, customerId);
    return !isRefusal(dto) && dto.state === 'closed' ? refuse('PAYMENT_OVER') : dto;
  }

  /** A payment as it is, asking nobody. */
  async view(payNo: string, customerId: CustomerId): Promise<PaymentDto | Refusal> {
    const row = await paymentOf(this.database, payNo, customerId);
    if (isRefusal(row)) return row;
    return (await this.views(this.database, [row.id])).get(row.id) ?? refuse('PAYMENT_NOT_FOUND');
  }

  /** As `view`, of several and by id: for pages that show what payments are for. */
  views(db: Pick<Db, 'rows'>, ids: readonly number[]): Promise<Map<number, PaymentDto>> {
    return paymentDtos(db, ids, this.pay, this.clock);
  }

  /**
   * Queues a refund of everything paid that is not refunded yet, in the caller's transaction. Again, or of what was never
   * paid, it does nothing. @param reason for the shopper, at most 80 letters.
   */
  refund(db: Db, paymentId: number, reason: string): Promise<void> {
    return queueRefund(db, paymentId, reason, this.clock.now());
  }

  /**
   * What a subject's unpaid payments are for is over: after this transaction WeChat is told to close them. One that is
   * paid before WeChat hears of it goes to its taker as any other.
   */
  async closeUnpaid(db: Db, purpose: string, subject: string): Promise<void> {
    const rows = await db.rows<{ pay_no: string }>(
      "SELECT pay_no FROM payments WHERE purpose = ? AND subject = ? AND state IN ('created', 'prepaid')",
      [purpose, subject],
    );
    const now = this.clock.now();
    await enqueueAll(
      db,
      rows.map(({ pay_no: payNo }) => ({ kind: END, payload: { payNo, since: now }, runAt: now })),
      now,
    );
  }

  /** @returns why not, or null. */
  private async prepare(row: PaymentRow): Promise<Refusal | null> {
    const said = await this.order(row);
    if (isRefusal(said)) return said;
    // Closed meanwhile, it keeps no prepay id, and nobody is told one.
    await this.database.run(
      "UPDATE payments SET prepay_id = ?, state = 'prepaid' WHERE id = ? AND state = 'created'",
      [said.prepayId, row.id],
    );
    return null;
  }

  private async order(row: PaymentRow): Promise<{ prepayId: string } | Refusal> {
    try {
      const said = await this.pay.order({
        payNo: row.pay_no,
        description: row.description,
        amountFen: row.amount_fen,
        openid: row.openid ?? '',
        expiresAt: row.expires_at,
      });
      if (!isRejected(said)) return said;
      if (said.rejected === 'ORDER_CLOSED') return refuse('PAYMENT_OVER');
      return refuse(said.rejected === 'not-configured' ? 'PAY_OFF' : 'OUTSIDE_UNAVAILABLE');
    } catch (error) {
      if (error instanceof Unavailable) return refuse('OUTSIDE_UNAVAILABLE');
      throw error;
    }
  }
}
