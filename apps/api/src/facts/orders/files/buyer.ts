import type { Buyer, IdentityKind } from '@fanchang/domain';
import { MAX_ID_CHARS, NICKNAME_CHARS } from './limits';
import { clipped } from './reading';

/**
 * Masked (`138****0000`, `张**`) or encrypted (`##…`, `$$…`) by the platform: says nothing about who it was.
 */
export function isMasked(value: string): boolean {
  return value.includes('*') || value.startsWith('##') || value.startsWith('$$');
}

/**
 * The buyer behind a phone number, or null. Numbers with an extension (`15000000000-1234`) are the platforms'
 * virtual numbers: they expire, and two people may get the same one, so they identify nobody.
 */
export function phoneBuyer(cell: string): Buyer | null {
  const digits = cell.replace(/^(?:\+|00)?86[\s-]?(?=1\d{2})/, '').replace(/\s/g, '');
  return /^1[3-9]\d{9}$/.test(digits) ? { kind: 'phone', value: digits } : null;
}

/** The buyer as the source numbers them, or null when empty, masked or absurd. */
export function knownBuyer(kind: IdentityKind, value: string, nickname = ''): Buyer | null {
  if (value === '' || value.length > MAX_ID_CHARS || isMasked(value)) return null;
  const buyer = kind === 'phone' ? phoneBuyer(value) : { kind, value };
  if (buyer === null || nickname === '' || isMasked(nickname)) return buyer;
  return { ...buyer, nickname: clipped(nickname, NICKNAME_CHARS) };
}
