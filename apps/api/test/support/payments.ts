import { type CustomerId, isRefusal } from '@fanchang/domain';
import { holdPerson } from '../../src/facts/customers';
import { checkPayments } from '../../src/insight/verify-books/payments';
import { Limits } from '../../src/outcomes/limits';
import { type PaidPayment, Payments, type PaymentDto } from '../../src/outcomes/payments';
import { Clock } from '../../src/platform/clock';
import type { Db } from '../../src/platform/database/db';
import type { House } from './house';
import type { Outside } from './outside';
import { houseWithSandbox } from './pushes';

export const AT = '2026-09-02T20:00:00+08:00';
const PURPOSE = 'test-seat';
const MINUTE_MS = 60_000;

/** Seats that are sold: a team of so many, and whoever pays later gets the money back. */
export class SeatShop {
  private requests = 0;

  private constructor(
    readonly house: House,
    readonly outside: Outside,
    private readonly seats: number,
  ) {}

  /** A house, the world outside and a shop of seats between them; nothing comes twice by itself. */
  static async open(seats = 1): Promise<SeatShop> {
    const { house, outside } = await houseWithSandbox(AT);
    await outside.paySettings({ duplicates: 0, probes: 0 });
    const shop = new SeatShop(house, outside, seats);
    shop.payments.onPaid(PURPOSE, (db, paid) => shop.seat(db, paid));
    return shop;
  }

  get payments(): Payments {
    return this.house.app.get(Payments);
  }

  get now(): number {
    return this.house.app.get(Clock).now();
  }

  async customerId(openid: string): Promise<CustomerId> {
    await this.house.shopper(openid);
    const row = await this.house.database.one<{ customer_id: CustomerId }>(
      "SELECT customer_id FROM customer_identities WHERE kind = 'openid' AND value = ?",
      [openid],
    );
    if (row === null) throw new Error(`nobody is ${openid}`);
    return row.customer_id;
  }

  /** Somebody wants a seat. @returns the payment's number; WeChat is not asked yet. */
  async wants(openid: string, changes: { team?: string; requestKey?: string; amountFen?: number } = {}) {
    const customerId = await this.customerId(openid);
    this.requests += 1;
    const { team = '7', requestKey = `request-${this.requests}`, amountFen = 2_900 } = changes;
    const row = await this.house.database.decide(async (db) => {
      await holdPerson(db, customerId);
      return this.payments.open(db, {
        customerId,
        purpose: PURPOSE,
        subject: team,
        requestKey,
        amountFen,
        description: '2 人拼团',
        expiresAt: this.now + 15 * MINUTE_MS,
      });
    });
    if (isRefusal(row)) throw new Error(row.refused);
    return row.pay_no;
  }

  /** As `wants`, and ready to be paid. */
  async ready(openid: string, changes: { team?: string; amountFen?: number } = {}): Promise<string> {
    const payNo = await this.wants(openid, changes);
    const dto = await this.payments.ready(payNo, await this.customerId(openid));
    if (isRefusal(dto)) throw new Error(dto.refused);
    return payNo;
  }

  /** What a team is for is over. */
  async over(team = '7'): Promise<void> {
    await this.house.database.transaction((db) => this.payments.closeUnpaid(db, PURPOSE, team));
    await this.house.settle();
  }

  async seen(openid: string, payNo: string): Promise<PaymentDto> {
    const token = await this.house.shopper(openid);
    return (await this.house.call<PaymentDto>('GET', `/me/payments/${payNo}`, { token })).body;
  }

  async check(openid: string, payNo: string) {
    const token = await this.house.shopper(openid);
    return this.house.call<PaymentDto & { code?: string }>('POST', `/me/payments/${payNo}/check`, { token });
  }

  /** Everything told has arrived, and what it caused is done. */
  async settle(): Promise<void> {
    await this.outside.pushed();
    await this.house.settle();
    await this.outside.pushed();
    await this.house.settle();
  }

  /** Both clocks go on. */
  async forward(ms: number): Promise<void> {
    this.house.app.get(Clock).pretend(this.now + ms);
    await this.outside.forward(ms);
  }

  async seatsTaken(): Promise<number> {
    const row = await this.house.database.one<{ n: number }>(
      "SELECT COUNT(*) AS n FROM group_seats WHERE state = 'taken'",
    );
    return Number(row?.n ?? 0);
  }

  /** `queued 2900`, in order. */
  async refunds(): Promise<string[]> {
    const rows = await this.house.database.rows<{ state: string; amount_fen: number }>(
      'SELECT state, amount_fen FROM payment_refunds ORDER BY id',
    );
    return rows.map((row) => `${row.state} ${row.amount_fen}`);
  }

  async alarms(): Promise<string[]> {
    const rows = await this.house.database.rows<{ kind: string }>(
      'SELECT kind FROM payment_alarms ORDER BY id',
    );
    return rows.map((row) => row.kind);
  }

  /** What WeChat gave back, fen in all. */
  async givenBack(): Promise<number> {
    const { payments } = await this.outside.payView();
    return payments.reduce((sum, payment) => sum + payment.refundedFen, 0);
  }

  async titles(openid: string): Promise<string[]> {
    const token = await this.house.shopper(openid);
    const { body } = await this.house.call<{ items: { title: string }[] }>('GET', '/me/inbox', { token });
    return body.items.map((item) => item.title);
  }

  /** Every paid fen is seated, refunded or being refunded. */
  async moneyIsRight(): Promise<void> {
    expect(await checkPayments(this.house.database)).toEqual([]);
  }

  private async seat(db: Db, paid: PaidPayment): Promise<void> {
    if (!(await Limits.take(db, `test-seat:${paid.subject}`, 1, this.seats))) {
      return this.payments.refund(db, paid.id, '这个团已满');
    }
    await db.insert(
      'group_seats',
      ['team_id', 'customer_id', 'request_key', 'state', 'is_leader', 'month', 'payment_id', 'joined_at'],
      [[Number(paid.subject), paid.customerId, paid.payNo, 'taken', 0, '2026-09', paid.id, paid.paidAt]],
    );
  }
}
