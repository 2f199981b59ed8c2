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
import { appendEvents } from '../../facts/events';
import { SETTLE_CUSTOMERS } from '../../facts/customers';
import { Keys } from '../../platform/auth/keys';
import type { Session } from '../../platform/auth/sessions';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { isDuplicate, TryAgain } from '../../platform/database/faults';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { enqueue } from '../../platform/queue/work';
import { couponDto, pricedOf, Proofs, type Proven, shopsOf, shopsText } from '../coupons';
import { maskedCustomer, receiptDto } from './receipt';
import {
  judged,
  type JudgedRow,
  MARK_USED,
  RECEIPT_OF_REQUEST,
  type ReceiptRow,
  receiptsToday,
  TOTALS_TODAY,
} from './queries';
import type { PriceDto, QuoteDto, ReceiptDto, TodayDto } from './verification.dto';

export type StaffSession = Extract<Session, { kind: 'staff' }>;

const PAGE = 20;

/** Verification 核销: what a coupon is worth on this bill, and using it, once. */
@Injectable()
export class Verification {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly proofs: Proofs,
    private readonly keys: Keys,
  ) {}

  /** What it is and what comes off; why not, when it cannot be used. Changes nothing. */
  async quote(by: StaffSession, proof: string, billFen: number | null): Promise<QuoteDto | Refusal> {
    const proven = this.proofs.read(proof, by.staffId);
    if (isRefusal(proven)) return proven;
    const now = this.clock.now();
    const row = await find(this.database, proven, by, now);
    if (isRefusal(row)) return row;

    const unusable = whyNot(row, now);
    const price = unusable !== null || billFen === null ? null : priced(row, billFen);
    const refusal = unusable ?? (isRefusal(price) ? price : null);
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
  async confirm(
    by: StaffSession,
    request: { requestKey: string; proof: string; billFen: number },
  ): Promise<ReceiptDto | Refusal> {
    const proven = this.proofs.read(request.proof, by.staffId);
    const done = await this.database.transaction(async (db) => {
      const earlier = await db.one<ReceiptRow>(RECEIPT_OF_REQUEST, [by.staffId, request.requestKey]);
      if (earlier !== null) return sameRequest(earlier, request, proven);
      if (isRefusal(proven)) return proven;

      const now = this.clock.now();
      const row = await find(db, proven, by, now);
      const price = isRefusal(row) ? row : (whyNot(row, now) ?? priced(row, request.billFen));
      if (isRefusal(row) || isRefusal(price)) return this.lost(db, by, request.requestKey, price as Refusal);

      const won = await db.run(MARK_USED, [now, row.id, now, now]);
      if (won === 0) return this.lost(db, by, request.requestKey, await this.whyLost(db, proven, by));
      await this.record(db, by, request, row, price, now);
      return db.one<ReceiptRow>(RECEIPT_OF_REQUEST, [by.staffId, request.requestKey]);
    });
    if (isRefusal(done)) return done;
    if (done === null) throw new Error('a redemption just written has no receipt');
    return receiptDto(done, this.clock.calendar, this.clock.now(), this.keys);
  }

  /** The shop's verifications of this local day, newest first, with totals. */
  async today(by: StaffSession, cursor: string | undefined): Promise<TodayDto> {
    const now = this.clock.now();
    const { calendar } = this.clock;
    const midnight = calendar.startOf(calendar.dayOf(now));
    const after = readCursor(cursor);
    const rows = await this.database.rows<ReceiptRow>(receiptsToday(after !== null), [
      by.shopId,
      midnight,
      ...(after === null ? [] : [after.at, after.at, after.id]),
      PAGE + 1,
    ]);
    const totals = await this.database.one<{ n: number; bill_fen: number; off_fen: number }>(TOTALS_TODAY, [
      by.shopId,
      midnight,
    ]);
    const items = rows.slice(0, PAGE);
    const last = items[items.length - 1];
    return {
      serverNow: calendar.iso(now),
      totals: {
        count: Number(totals?.n ?? 0),
        billFen: Number(totals?.bill_fen ?? 0),
        offFen: Number(totals?.off_fen ?? 0),
      },
      items: items.map((row) => receiptDto(row, calendar, now, this.keys)),
      nextCursor:
        rows.length > PAGE && last !== undefined ? writeCursor(last.redeemed_at, last.redemption_id) : null,
    };
  }

  /** Refused, unless it was this very request, sent twice, that was faster. */
  private async lost(
    db: Db,
    by: StaffSession,
    requestKey: string,
    refusal: Refusal,
  ): Promise<ReceiptRow | Refusal> {
    const ours = await db.one<ReceiptRow>(RECEIPT_OF_REQUEST, [by.staffId, requestKey]);
    return ours ?? refusal;
  }

  /** Someone was faster between our look and our update: say what became of the coupon. */
  private async whyLost(db: Db, proven: Proven, by: StaffSession): Promise<Refusal> {
    const now = this.clock.now();
    const row = await find(db, proven, by, now);
    if (isRefusal(row)) return row;
    return whyNot(row, now) ?? refuse('COUPON_USED');
  }

  /** The receipt, the fact it is, and the work the fact causes. */
  private async record(
    db: Db,
    by: StaffSession,
    request: { requestKey: string },
    row: JudgedRow,
    price: Price,
    now: Instant,
  ): Promise<void> {
    try {
      await db.run(
        `INSERT INTO redemptions (request_key, coupon_id, customer_id, staff_id, shop_id, bill_fen, member_off_fen,
           coupon_off_fen, payable_fen, redeemed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          request.requestKey,
          row.id,
          row.customer_id,
          by.staffId,
          by.shopId,
          price.billFen,
          price.memberOffFen,
          price.couponOffFen,
          price.payableFen,
          now,
        ],
      );
    } catch (error) {
      // The same request at the same moment, sent twice by an impatient phone: the next run finds its receipt.
      if (isDuplicate(error)) throw new TryAgain('this request is being answered');
      throw error;
    }
    const fact = {
      sourceId: `redeemed:${row.id}`,
      kind: 'coupon.redeemed',
      orderNo: null,
      customerId: row.customer_id,
      amountFen: price.memberOffFen + price.couponOffFen,
      happenedAt: now,
      data: JSON.stringify({ couponId: row.id, shopId: by.shopId, staffId: by.staffId }),
    };
    await appendEvents(db, 'fanchang', [fact], now);
    await enqueue(db, { kind: SETTLE_CUSTOMERS, payload: { customerIds: [row.customer_id] } }, now, now);
  }
}

/** Reads what a proof names, in a transaction or alone. */
async function find(
  db: Pick<Db, 'one'>,
  proven: Proven,
  by: StaffSession,
  now: Instant,
): Promise<JudgedRow | Refusal> {
  const value = proven.by === 'id' ? proven.couponId : proven.code;
  const row = await db.one<JudgedRow>(judged(proven.by), [by.shopId, now, now, value]);
  return row ?? refuse(proven.by === 'id' ? 'COUPON_NOT_FOUND' : 'CODE_UNKNOWN');
}

/** Why a coupon cannot be used here and now, whatever the bill. */
function whyNot(row: JudgedRow, now: Instant): Refusal | null {
  if (row.state === 'used') return refuse('COUPON_USED');
  if (row.state === 'revoked') return refuse('COUPON_REVOKED', { reason: row.revoked_reason ?? '' });
  if (row.ends_at <= now) return refuse('COUPON_EXPIRED');
  if (row.starts_at > now) return refuse('COUPON_NOT_STARTED');
  const shops = shopsOf(row.shop_keys);
  if (shops !== null && !shops.has(row.shop_key)) {
    return refuse('COUPON_OTHER_SHOP', { shops: shopsText(row.shop_keys) });
  }
  return null;
}

function priced(row: JudgedRow, billFen: number): Price | Refusal {
  if (billFen === 0 && row.kind !== 'gift') return refuse('BILL_REQUIRED');
  return priceBill([billFen], row.member_rate, pricedOf(row));
}

function priceDto({ billFen, memberOffFen, couponOffFen, payableFen }: Price): PriceDto {
  return { billFen, memberOffFen, couponOffFen, payableFen };
}

/** The earlier receipt, when the request is the same one; a key used for another coupon or bill is refused. */
function sameRequest(
  earlier: ReceiptRow,
  request: { billFen: number },
  proven: Proven | Refusal,
): ReceiptRow | Refusal {
  const sameBill = earlier.bill_fen === request.billFen;
  // A QR that ran out between the first try and its repeat still belongs to the same request.
  const sameCoupon =
    isRefusal(proven) || (proven.by === 'id' ? proven.couponId === earlier.id : proven.code === earlier.code);
  return sameBill && sameCoupon ? earlier : refuse('REQUEST_KEY_REUSED');
}
