import type { Calendar, Instant } from '@fanchang/domain';
import type { Keys } from '../../platform/auth/keys';
import { couponDto } from '../coupons';
import type { ReceiptRow } from './queries';
import type { MaskedCustomerDto, ReceiptDto } from './verification.dto';

export function receiptDto(row: ReceiptRow, calendar: Calendar, now: Instant, keys: Keys): ReceiptDto {
  return {
    id: String(row.redemption_id),
    at: calendar.iso(row.redeemed_at),
    shopName: row.shop_name,
    staffName: row.staff_name,
    coupon: couponDto(row, calendar, now),
    customer: maskedCustomer(row, keys),
    billFen: row.bill_fen,
    memberOffFen: row.member_off_fen,
    couponOffFen: row.coupon_off_fen,
    payableFen: row.payable_fen,
  };
}

/** Enough for staff to know whom they serve, and no more. */
export function maskedCustomer(
  row: { nickname: string | null; phone_sealed: string | null },
  keys: Keys,
): MaskedCustomerDto {
  return {
    name: maskName(row.nickname),
    phoneTail: row.phone_sealed === null ? null : keys.decrypt(row.phone_sealed).slice(-4),
  };
}

/** First and last character, a star between: 林*满. */
export function maskName(name: string | null): string {
  const letters = [...(name ?? '')];
  const [first] = letters;
  if (first === undefined) return '会员';
  return letters.length === 1
    ? `${first}*`
    : `${first}*${letters.length > 2 ? letters[letters.length - 1] : ''}`;
}
