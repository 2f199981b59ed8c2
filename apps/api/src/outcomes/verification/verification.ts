import {
  type Instant,
  isRefusal,
  type Price,
  priceBill,
  refuse,
  type Refusal,
  sentenceOf,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { SETTLE_CUSTOMERS } from '../../facts/customers';
import { appendEvents } from '../../facts/events';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { isDuplicate } from '../../platform/database/faults';
import { enqueue } from '../../platform/queue/work';
import {
  BY_TIME,
  type CouponMove,
  couponDto,
  pricedOf,
  Proofs,
  recordMoves,
  shopsOf,
  shopsText,
  unusable,
} from '../coupons';
import {
  JUDGED,
  type JudgedRow,
  MARK_USED,
  RECEIPT_OF_REQUEST,
  type ReceiptRow,
  WRITE_REDEMPTION,
} from './queries';
import { maskedCustomer, receiptDto } from './receipt';
import type { StaffSession } from './staff-session';
import { recordStep } from './steps';
import { TypedCodes } from './typed-codes';
import type { PriceDto, QuoteDto, ReceiptDto } from './verification.dto';

interface ConfirmRequest {
  requestKey: string;
  proof: string;
  billFen: number;
}

/** Verification 核销: what a coupon is worth on this bill, and using it, once. */
@Injectable()
export class Verification {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly proofs: Proofs,
    private readonly codes: TypedCodes,
    private readonly keys: Keys,
  ) {}

  /** What it is and what comes off; why not, when it cannot be used. Uses nothing; that it was asked is written down. */
  async quote(by: StaffSession, proof: string, billFen: number | null): Promise<QuoteDto | Refusal> {
    const now = this.clock.now();
    const named = await this.named(proof, by);
    const row = isRefusal(named) ? named : await find(this.database, named.couponId, by, now);
    if (isRefusal(row)) {
      await recordStep(
        this.database,
        by,
        { step: 'quote', couponId: null, requestKey: null, outcome: row },
        now,
      );
      return row;
    }
    const unfit = whyNot(row, now);
    const price = unfit !== null || billFen === null ? null : priced(row, billFen);
    const refusal = unfit ?? (isRefusal(price) ? price : null);
    const step = { step: 'quote', couponId: row.id, requestKey: null, outcome: refusal ?? 'ok' } as const;
    await recordStep(this.database, by, step, now);
    return {
      ticket: this.proofs.ticket(row.id, by.staffId),
      coupon: couponDto(row, this.clock.calendar, now),
      customer: maskedCustomer(row, this.keys),
      usable: refusal === null,
      refusal: refusal === null ? null : { code: refusal.refused, message: sentenceOf(refusal) },
      price: price === null || isRefusal(price) ? null : priceDto(price),
      memberPrice:
        row.member_rate === null ? null : { name: row.member_name ?? '', rateBasisPoints: row.member_rate },
    };
  }

  /** Uses a coupon, once. A repeat of the same request gives the same receipt. */
  async confirm(by: StaffSession, request: ConfirmRequest): Promise<ReceiptDto | Refusal> {
    const named = await this.named(request.proof, by);
    const done = isRefusal(named)
      ? named
      : await this.database.decide((db) => this.use(db, by, request, named.couponId));
    const receipt = isRefusal(done) ? await this.earlier(by, request, named, done) : done;
    if (!isRefusal(receipt)) return receiptDto(receipt, by, this.clock, this.keys);
    const couponId = isRefusal(named) ? null : named.couponId;
    const step = { step: 'confirm', couponId, requestKey: request.requestKey, outcome: receipt } as const;
    await recordStep(this.database, by, step, this.clock.now());
    return receipt;
  }

  private async named(proof: string, by: StaffSession): Promise<{ couponId: number } | Refusal> {
    const proven = this.proofs.read(proof, by.staffId);
    return 'code' in proven ? this.codes.find(proven.code, by) : proven;
  }

  private async use(
    db: Db,
    by: StaffSession,
    request: ConfirmRequest,
    couponId: number,
  ): Promise<ReceiptRow | Refusal> {
    const now = this.clock.now();
    const row = await find(db.prepared, couponId, by, now);
    if (isRefusal(row)) return row;
    const price = whyNot(row, now) ?? priced(row, request.billFen);
    if (isRefusal(price)) return price;

    const won = await db.prepared.run(MARK_USED, [now, row.id, row.state, now, now, now]);
    if (won === 0) return this.whyLost(db, couponId, by);
    return this.record(db, by, request, row, price, now);
  }

  /** Someone was faster between our look and our update: say what became of the coupon. */
  private async whyLost(db: Db, couponId: number, by: StaffSession): Promise<Refusal> {
    const now = this.clock.now();
    const row = await find(db.prepared, couponId, by, now);
    if (isRefusal(row)) return row;
    return whyNot(row, now) ?? refuse('COUPON_USED');
  }

  /**
   * Refused, unless this very request was answered before: the phone lost its connection and asks again, perhaps when
   * the QR has long run out. A key used for another coupon or bill is refused.
   */
  private async earlier(
    by: StaffSession,
    request: ConfirmRequest,
    named: { couponId: number } | Refusal,
    refusal: Refusal,
  ): Promise<ReceiptRow | Refusal> {
    const asked = [by.staffId, request.requestKey];
    const [row] = await this.database.prepared<ReceiptRow>(RECEIPT_OF_REQUEST, asked);
    if (row === undefined) return refusal;
    const sameCoupon = isRefusal(named) || named.couponId === row.id;
    return sameCoupon && row.bill_fen === request.billFen ? row : refuse('REQUEST_KEY_REUSED');
  }

  /** The receipt, the move, the fact it is, and the work the fact causes. */
  private async record(
    db: Db,
    by: StaffSession,
    request: ConfirmRequest,
    row: JudgedRow,
    price: Price,
    now: Instant,
  ): Promise<ReceiptRow | Refusal> {
    const { billFen, memberOffFen, couponOffFen, payableFen } = price;
    let redemptionId: number;
    try {
      redemptionId = await db.prepared.insertOne(WRITE_REDEMPTION, [
        request.requestKey,
        row.id,
        row.customer_id,
        by.staffId,
        by.shopId,
        billFen,
        memberOffFen,
        couponOffFen,
        payableFen,
        now,
      ]);
    } catch (error) {
      if (isDuplicate(error)) return refuse('REQUEST_KEY_REUSED');
      throw error;
    }
    await recordMoves(db, movesToUsed(row, by, now));
    const fact = {
      sourceId: `redemption:${redemptionId}`,
      kind: 'coupon.redeemed',
      orderNo: null,
      customerId: row.customer_id,
      amountFen: memberOffFen + couponOffFen,
      happenedAt: now,
      data: JSON.stringify({ couponId: row.id, shopId: by.shopId, staffId: by.staffId }),
    };
    await appendEvents(db, 'fanchang', [fact], now);
    await enqueue(db, { kind: SETTLE_CUSTOMERS, payload: { customerIds: [row.customer_id] } }, now, now);
    return {
      ...row,
      state: 'used',
      used_at: now,
      saved_fen: row.kind === 'member' ? memberOffFen : couponOffFen,
      redemption_id: redemptionId,
      redeemed_at: now,
      bill_fen: billFen,
      member_off_fen: memberOffFen,
      coupon_off_fen: couponOffFen,
      payable_fen: payableFen,
      live: 1,
      undone_at: null,
      undo_reason: null,
      shop_id: by.shopId,
    };
  }
}

/** A hold that had run out unnoticed ends first. */
function movesToUsed(row: JudgedRow, by: StaffSession, at: Instant): CouponMove[] {
  const move = { couponId: row.id, at, reason: null };
  const used: CouponMove = {
    ...move,
    from: 'granted',
    to: 'used',
    by: { kind: 'staff', id: String(by.staffId) },
    shopId: by.shopId,
  };
  if (row.state !== 'held') return [used];
  return [{ ...move, from: 'held', to: 'granted', by: BY_TIME, shopId: null }, used];
}

/** Reads a coupon to judge it, in a transaction or alone. */
async function find(
  db: Pick<Db, 'one'>,
  couponId: number,
  by: StaffSession,
  now: Instant,
): Promise<JudgedRow | Refusal> {
  const row = await db.one<JudgedRow>(JUDGED, [by.shopId, by.staffId, now, now, couponId]);
  return row ?? refuse('COUPON_NOT_FOUND');
}

/** Why a coupon cannot be used here and now, whatever the bill. */
function whyNot(row: JudgedRow, now: Instant): Refusal | null {
  const refusal = unusable(row, now);
  if (refusal !== null) return refusal;
  if (row.use_at === 'online') return refuse('COUPON_NOT_IN_SHOP');
  const shops = shopsOf(row.shop_keys);
  if (shops !== null && !shops.has(row.shop_key)) {
    return refuse('COUPON_OTHER_SHOP', { shops: shopsText(row.shop_keys) });
  }
  return null;
}

/** The typed bill is one line of goods the coupon is for: the cashier judges what they hold in their hands. */
function priced(row: JudgedRow, billFen: number): Price | Refusal {
  if (billFen === 0 && row.kind !== 'gift') return refuse('BILL_REQUIRED');
  return priceBill([{ amountFen: billFen }], row.member_rate, [pricedOf(row)]);
}

function priceDto({ billFen, memberOffFen, couponOffFen, payableFen }: Price): PriceDto {
  return { billFen, memberOffFen, couponOffFen, payableFen };
}
