import type { Keys } from '../../../platform/auth/keys';

/** The last four digits of a phone number, masked or whole; null when there are not that many. */
export function tailOf(phone: string): string | null {
  return /(\d{4})\s*$/.exec(phone)?.[1] ?? null;
}

/**
 * What a shopper must know to claim an order whose buyer the platform masks: its number and the phone's last four
 * digits, as one keyed hash. The number is part of it, so the digits are not found by trying all of them on one row.
 */
export function claimOf(keys: Keys, orderNo: string, phoneTail: string): string {
  return keys.lookupHash(`claim:${orderNo}:${phoneTail}`);
}
