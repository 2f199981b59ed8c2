import { maskedName } from '../../facts/customers';
import type { Keys } from '../../platform/auth/keys';
import { may } from '../../platform/auth/rights';
import type { Clock } from '../../platform/clock';
import { couponDto } from '../coupons';
import type { ReceiptRow } from './queries';
import type { StaffSession } from './staff-session';
import type { MaskedCustomerDto, ReceiptDto } from './verification.dto';

/** How long a manager may undo a verification, ms. */
export const UNDO_MS = 30 * 60_000;

/** @param by who reads it: only a manager of the shop is told until when it may be undone. */
export function receiptDto(row: ReceiptRow, by: StaffSession, clock: Clock, keys: Keys): ReceiptDto {
  const { calendar } = clock;
  const undoableUntil = row.redeemed_at + UNDO_MS;
  const mayUndo = may(by.role, 'coupon.undo') && by.shopId === row.shop_id && row.undone_at === null;
  return {
    id: String(row.redemption_id),
    at: calendar.iso(row.redeemed_at),
    shopName: row.shop_name,
    staffName: row.staff_name,
    coupon: couponDto(row, calendar, clock.now()),
    customer: maskedCustomer(row, keys),
    billFen: row.bill_fen,
    memberOffFen: row.member_off_fen,
    couponOffFen: row.coupon_off_fen,
    payableFen: row.payable_fen,
    undoneAt: row.undone_at === null ? null : calendar.iso(row.undone_at),
    undoReason: row.undo_reason,
    undoableUntil: mayUndo && clock.now() <= undoableUntil ? calendar.iso(undoableUntil) : null,
  };
}

/** Enough for staff to know whom they serve, and no more. */
export function maskedCustomer(
  row: { nickname: string | null; phone_sealed: string | null },
  keys: Keys,
): MaskedCustomerDto {
  return {
    name: maskedName(row.nickname),
    phoneTail: row.phone_sealed === null ? null : keys.decrypt(row.phone_sealed).slice(-4),
  };
}
