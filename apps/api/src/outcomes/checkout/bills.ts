import {
  type CustomerId,
  type Instant,
  isCouponCode,
  isRefusal,
  type Price,
  priceBill,
  refuse,
  type Refusal,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { findCustomer, keepBuyer } from '../../facts/customers';
import { Keys } from '../../platform/auth/keys';
import type { ApiClient } from '../../platform/auth/signature';
import { Brakes } from '../../platform/brakes';
import type { Db } from '../../platform/database/db';
import { type CouponRow, pricedOf, unusable } from '../coupons';
import type { BillLineDto, HoldRequestDto, PricedBillDto } from './checkout.dto';
import { COUPONS_BY_CODE, MEMBER_PRICE, type MemberPriceRow } from './queries';

const WINDOW_MS = 10 * 60_000;
/** Wrong codes one client may try for one buyer in ten minutes. */
const MOST_WRONG = 10;

/** A bill to be priced: what check and hold have in common. */
export type Bill = Pick<HoldRequestDto, 'buyer' | 'lines' | 'codes'>;

/** A bill with the coupons its codes name, and its price. */
export interface PricedBill {
  customerId: CustomerId;
  memberPrice: MemberPriceRow | null;
  /** In the order of the codes. */
  coupons: CouponRow[];
  price: Price;
}

/** Bills of other systems' checkouts: whose they are, which coupons are meant, what they come to. */
@Injectable()
export class Bills {
  constructor(private readonly keys: Keys) {}

  async buyerOf(db: Db, client: ApiClient, buyer: Bill['buyer']): Promise<CustomerId | Refusal> {
    const customerId = await findCustomer(db, keepBuyer(this.keys, client.source, buyer));
    return customerId ?? refuse('BUYER_UNKNOWN');
  }

  /**
   * Finds out the codes and prices the bill with their coupons, of which each must be usable online now.
   *
   * @param holdId the hold of the order asking: its own coupons are no obstacle to it.
   */
  async priced(
    db: Db,
    client: ApiClient,
    bill: Bill,
    holdId: number | null,
    now: Instant,
  ): Promise<PricedBill | Refusal> {
    const customerId = await this.buyerOf(db, client, bill.buyer);
    if (isRefusal(customerId)) return customerId;
    const coupons = await couponsOf(db, client, customerId, bill.codes, now);
    if (isRefusal(coupons)) return coupons;
    for (const coupon of coupons) {
      const refusal = whyNotOnline(coupon, holdId, now);
      if (refusal !== null) return refusal;
    }
    const memberPrice = await memberPriceOf(db, customerId, now);
    const price = priceBill(bill.lines, memberPrice?.rate ?? null, coupons.map(pricedOf));
    return isRefusal(price) ? price : { customerId, memberPrice, coupons, price };
  }
}

export function memberPriceOf(db: Db, customerId: CustomerId, now: Instant): Promise<MemberPriceRow | null> {
  return db.one<MemberPriceRow>(MEMBER_PRICE, [customerId, now, now]);
}

/** Why a coupon cannot be used in a checkout now, whatever the bill. Shops named by a template limit counters alone. */
export function whyNotOnline(row: CouponRow, holdId: number | null, now: Instant): Refusal | null {
  const own = row.state === 'held' && row.hold_id === holdId;
  const refusal = unusable(own ? { ...row, state: 'granted' } : row, now);
  return refusal ?? (row.use_at === 'shop' ? refuse('COUPON_NOT_ONLINE') : null);
}

/**
 * The coupons of these codes, all the buyer's. The first wrong code ends it and is counted, so that guessing is braked
 * exactly; somebody else's code is a wrong one.
 */
async function couponsOf(
  db: Db,
  client: ApiClient,
  customerId: CustomerId,
  typed: readonly string[],
  now: Instant,
): Promise<CouponRow[] | Refusal> {
  const codes = typed.map((code) => code.replace(/\s/g, ''));
  if (!codes.every((code) => /^\d{12}$/.test(code))) return refuse('CODE_MALFORMED');

  const brakes = [
    { key: `code:client:${client.clientKey}:${customerId}`, most: MOST_WRONG, windowMs: WINDOW_MS },
  ];
  const minutes = await Brakes.hold(db, brakes, now);
  if (minutes !== null) return refuse('CODE_TOO_OFTEN', { minutes: String(minutes) });
  const rows = await db.rowsIn<CouponRow>(COUPONS_BY_CODE, [], codes.filter(isCouponCode));
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const found: CouponRow[] = [];
  for (const code of codes) {
    const row = byCode.get(code);
    if (row?.customer_id !== customerId) {
      await Brakes.count(db, brakes, now);
      return refuse(row === undefined ? 'CODE_UNKNOWN' : 'COUPON_FOREIGN');
    }
    found.push(row);
  }
  return found;
}

/** As the other system reads it. */
export function pricedBillDto(
  lines: readonly BillLineDto[],
  { price, coupons, memberPrice }: Omit<PricedBill, 'customerId'>,
): PricedBillDto {
  return {
    billFen: price.billFen,
    memberOffFen: price.memberOffFen,
    couponOffFen: price.couponOffFen,
    payableFen: price.payableFen,
    memberPrice: memberPrice === null ? null : { name: memberPrice.name, rateBasisPoints: memberPrice.rate },
    coupons: coupons.map(({ code, name, kind, gift_name: giftName }, index) => {
      const { offFen = 0, linesOffFen = [] } = price.coupons[index] ?? {};
      return { code, name, kind, giftName, offFen, linesOffFen };
    }),
    lines: price.lines.map((line, index) => ({ lineKey: lines[index]?.lineKey ?? '', ...line })),
  };
}
