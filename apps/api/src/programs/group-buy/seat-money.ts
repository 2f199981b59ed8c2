import {
  type CustomerId,
  type GroupBuy,
  type Instant,
  isRefusal,
  MINUTE_MS,
  type Refusal,
  WAITING_MS,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Payments, type PaymentDto, type PaymentRow } from '../../outcomes/payments';
import type { Db } from '../../platform/database/db';

/** What payments for seats are called among payments; their subject is the team's number. */
export const SEAT_PURPOSE = 'group-seat';

/** A seat somebody wants to pay for. */
interface SeatWish {
  teamNo: string;
  customerId: CustomerId;
  requestKey: string;
  definition: Pick<GroupBuy, 'title' | 'priceFen'>;
  expiresAt: Instant;
}

/** What seats of prepaid teams are paid with. */
@Injectable()
export class SeatMoney {
  constructor(private readonly payments: Payments) {}

  /** Opens a payment for a seat; the same request again is the same payment. */
  open(
    db: Db,
    { teamNo, customerId, requestKey, definition, expiresAt }: SeatWish,
  ): Promise<PaymentRow | Refusal> {
    return this.payments.open(db, {
      customerId,
      purpose: SEAT_PURPOSE,
      subject: teamNo,
      requestKey: `${teamNo}:${requestKey}`,
      amountFen: definition.priceFen,
      description: definition.title,
      expiresAt,
    });
  }

  /** Whether somebody has a payment for a seat that they can still pay. */
  async isPaying(
    db: Pick<Db, 'one'>,
    teamNo: string,
    customerId: CustomerId,
    now: Instant,
  ): Promise<boolean> {
    const row = await db.one(
      `SELECT id FROM payments WHERE purpose = ? AND subject = ? AND customer_id = ? AND state IN ('created', 'prepaid')
         AND expires_at > ? LIMIT 1`,
      [SEAT_PURPOSE, teamNo, customerId, now],
    );
    return row !== null;
  }

  /** Whether this very request was made before. */
  async isRepeat(
    db: Pick<Db, 'one'>,
    teamNo: string,
    customerId: CustomerId,
    requestKey: string,
  ): Promise<boolean> {
    const row = await db.one('SELECT id FROM payments WHERE customer_id = ? AND request_key = ?', [
      customerId,
      `${teamNo}:${requestKey}`,
    ]);
    return row !== null;
  }

  /** The last payment of somebody for each of these teams, by team number. */
  async of(
    db: Pick<Db, 'rows'>,
    customerId: CustomerId,
    teamNos: readonly string[],
  ): Promise<Map<string, PaymentDto>> {
    if (teamNos.length === 0) return new Map();
    const rows = await db.rows<{ id: number; subject: string }>(
      `SELECT MAX(id) AS id, subject FROM payments WHERE customer_id = ? AND purpose = ?
         AND subject IN (${teamNos.map(() => '?').join(', ')}) GROUP BY subject`,
      [customerId, SEAT_PURPOSE, ...teamNos],
    );
    const dtos = await this.payments.views(
      db,
      rows.map((row) => Number(row.id)),
    );
    return new Map(
      rows.flatMap((row) => {
        const dto = dtos.get(Number(row.id));
        return dto === undefined ? [] : [[row.subject, dto] as const];
      }),
    );
  }

  /** Asks WeChat for what the phone pays with, unless it has been asked. Never in a transaction. */
  async ready(payment: PaymentDto, customerId: CustomerId): Promise<PaymentDto | Refusal> {
    if (payment.state !== 'unpaid' || payment.params !== null) return payment;
    const ready = await this.payments.ready(payment.payNo, customerId);
    return isRefusal(ready) && ready.refused === 'PAYMENT_OVER' ? payment : ready;
  }
}

/** What WeChat needs at least between an order and its end, with room to type a password. */
const LEAST_MS = 2 * MINUTE_MS;

/**
 * Until when a seat can be paid: as long as a leader has, and not past the team's end, but for its last two minutes. Who
 * pays after the end gets everything back.
 */
export function payableUntil(endsAt: Instant, now: Instant): Instant {
  return Math.max(Math.min(endsAt, now + WAITING_MS), now + LEAST_MS);
}
