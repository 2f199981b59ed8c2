import Taro from '@tarojs/taro';
import type { Receipt, StaffPlace } from '@/api-types';
import { platform } from '@/platform';
import { STAFF_HOME_PAGE, STAFF_LOGIN_PAGE } from '@/session';

/** The counter's ways from scan to receipt. */

let lastReceipt: Receipt | null = null;

/** Opens the bill for a proof: a scanned token or the 12 digits. `again` replaces the page that is shown. */
export function openBill(proof: string, again = false): void {
  const url = `/packages/staff/pages/bill/index?proof=${encodeURIComponent(proof)}`;
  void (again ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
}

/** Why a coupon is there and what happened to it. */
export function openHistory(couponId: string): void {
  void Taro.navigateTo({ url: `/packages/staff/pages/history/index?id=${encodeURIComponent(couponId)}` });
}

export function openGifts(): void {
  void Taro.navigateTo({ url: '/packages/staff/pages/gifts/index' });
}

export const STAFF_TICKETS_PAGE = '/packages/staff/pages/tickets/index';

/** What after-sales has to do. */
export function openStaffTickets(): void {
  void Taro.navigateTo({ url: STAFF_TICKETS_PAGE });
}

export function openStaffTicket(ticketNo: string): void {
  void Taro.navigateTo({ url: `/packages/staff/pages/ticket/index?no=${encodeURIComponent(ticketNo)}` });
}

/** Compensations that wait for a manager. */
export function openDecisions(): void {
  void Taro.navigateTo({ url: '/packages/staff/pages/decisions/index' });
}

export const STAFF_ACCOUNT_PAGE = '/packages/staff/pages/account/index';

export function openStaffAccount(): void {
  void Taro.navigateTo({ url: STAFF_ACCOUNT_PAGE });
}

export function openTotp(): void {
  void Taro.navigateTo({ url: '/packages/staff/pages/totp/index' });
}

/** To work in another shop one logs in there: the session belongs to one shop. */
export function openOtherShop({ shopId }: StaffPlace): void {
  void Taro.redirectTo({ url: `${STAFF_LOGIN_PAGE}?shop=${encodeURIComponent(shopId)}` });
}

/** Keeps a receipt for the page that shows it. */
export function handReceipt(receipt: Receipt): void {
  lastReceipt = receipt;
}

/** Shows a receipt. It is handed over in memory; the page asks the day's list for it when opened afresh. */
export function openReceipt(receipt: Receipt, fresh: boolean): void {
  handReceipt(receipt);
  const url = `/packages/staff/pages/receipt/index?id=${encodeURIComponent(receipt.id)}`;
  void (fresh ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
}

/** The receipt just handed over, if it is the one asked for. */
export function handedReceipt(id: string): Receipt | null {
  return lastReceipt?.id === id ? lastReceipt : null;
}

/** Scans and opens the bill. @returns `typed` where the code has to be typed on this device */
export async function scanNext(again = false): Promise<'done' | 'typed'> {
  const scanned = await platform.scan();
  if (scanned.kind === 'typed') return 'typed';
  if (scanned.kind === 'scanned' && scanned.proof !== '') openBill(scanned.proof, again);
  return 'done';
}

/** From wherever one is to the counter. */
export function backToCounter(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.redirectTo({ url: STAFF_HOME_PAGE });
}
