import {
  type CustomerId,
  type Instant,
  isRefusal,
  type Price,
  priceBill,
  type Refusal,
  sentenceOf,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import type { ApiClient } from '../../platform/auth/signature';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { Db } from '../../platform/database/db';
import { couponDto, type CouponRow, pricedOf } from '../coupons';
import { Bills, memberPriceOf, pricedBillDto, whyNotOnline } from './bills';
import type { CheckedDto, CheckRequestDto, OfferedCouponDto } from './checkout.dto';
import { HOLD_ID, LIVE_COUPONS, type MemberPriceRow } from './queries';

const MOST_OFFERS = 50;

/** A coupon judged alone on a bill. */
interface Judged {
  row: CouponRow;
  outcome: Price | Refusal;
}

/** What a bill comes to, with these coupons or with any the buyer has. Moves no coupon. */
@Injectable()
export class Check {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly bills: Bills,
  ) {}

  async check(client: ApiClient, request: CheckRequestDto): Promise<CheckedDto | Refusal> {
    const now = this.clock.now();
    // A transaction, because wrong codes are counted, and what is read belongs together.
    return this.database.transaction(async (db) => {
      const holdId = await holdIdOf(db, client, request.orderNo);
      const codes = request.codes ?? [];
      if (codes.length > 0) {
        const priced = await this.bills.priced(db, client, { ...request, codes }, holdId, now);
        if (isRefusal(priced)) return priced;
        return this.checked(pricedBillDto(request.lines, priced), []);
      }
      const customerId = await this.bills.buyerOf(db, client, request.buyer);
      if (isRefusal(customerId)) return customerId;
      return this.offers(db, customerId, request, holdId, now);
    });
  }

  private async offers(
    db: Db,
    customerId: CustomerId,
    { lines }: CheckRequestDto,
    holdId: number | null,
    now: Instant,
  ): Promise<CheckedDto | Refusal> {
    const memberPrice = await memberPriceOf(db, customerId, now);
    const plain = priceBill(lines, memberPrice?.rate ?? null, []);
    if (isRefusal(plain)) return plain;
    const rows = await db.rows<CouponRow>(LIVE_COUPONS, [customerId, now]);
    const judged = rows.map((row) => ({ row, outcome: judge(row, lines, memberPrice, holdId, now) }));
    judged.sort((a, b) => takesOff(b) - takesOff(a));
    return this.checked(
      pricedBillDto(lines, { price: plain, coupons: [], memberPrice }),
      judged.slice(0, MOST_OFFERS).map((one) => this.offer(one, now)),
    );
  }

  private checked(price: CheckedDto['price'], offers: OfferedCouponDto[]): CheckedDto {
    return { serverNow: this.clock.calendar.iso(this.clock.now()), price, offers };
  }

  private offer(judged: Judged, now: Instant): OfferedCouponDto {
    const { row, outcome } = judged;
    const refusal = isRefusal(outcome) ? outcome : null;
    return {
      ...couponDto(row, this.clock.calendar, now),
      code: row.code,
      stackingGroup: row.stacking_group,
      takesOffFen: Math.max(0, takesOff(judged)),
      usable: refusal === null,
      refusal: refusal === null ? null : { code: refusal.refused, message: sentenceOf(refusal) },
    };
  }
}

async function holdIdOf(db: Db, client: ApiClient, orderNo: string | undefined): Promise<number | null> {
  if (orderNo === undefined) return null;
  return (await db.one<{ id: number }>(HOLD_ID, [client.clientKey, orderNo]))?.id ?? null;
}

function judge(
  row: CouponRow,
  lines: CheckRequestDto['lines'],
  memberPrice: MemberPriceRow | null,
  holdId: number | null,
  now: Instant,
): Price | Refusal {
  return whyNotOnline(row, holdId, now) ?? priceBill(lines, memberPrice?.rate ?? null, [pricedOf(row)]);
}

/** Those that cannot be used come after a gift, which takes off nothing. */
function takesOff({ outcome }: Judged): number {
  return isRefusal(outcome) ? -1 : (outcome.coupons[0]?.offFen ?? 0);
}
