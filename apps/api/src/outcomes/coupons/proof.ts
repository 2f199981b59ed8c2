import { CODE_DIGITS, type Instant, refuse, type Refusal } from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { Keys } from '../../platform/auth/keys';
import { Clock } from '../../platform/clock';

/** How long a shown QR is good, seconds. */
export const QR_LIFE_SECONDS = 60;
/** How long a scanned coupon stays in a member of staff's hand while the bill is typed, ms. */
const TICKET_LIFE_MS = 10 * 60_000;

/** What a proof names: a coupon, or twelve digits that may be one's code. */
export type Proven = { couponId: number } | { code: string };

/**
 * Proofs that a coupon is there to be used: the QR (`F`, 60 s), the ticket a scan is exchanged for (`S`, 10 min, only
 * for the member of staff who scanned), or the twelve digits.
 */
@Injectable()
export class Proofs {
  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  qr(couponId: number): { token: string; expiresAt: Instant } {
    const expiresAt = this.clock.now() + QR_LIFE_SECONDS * 1000;
    return { token: this.make('F', [couponId, expiresAt]), expiresAt };
  }

  ticket(couponId: number, staffId: number): string {
    return this.make('S', [couponId, this.clock.now() + TICKET_LIFE_MS, staffId]);
  }

  /** @param staffId who holds it. Spaces in a typed code do not matter. */
  read(proof: string, staffId: number): Proven | Refusal {
    const text = proof.replace(/\s/g, '');
    if (/^\d+$/.test(text)) return text.length === CODE_DIGITS ? { code: text } : refuse('CODE_MALFORMED');
    const match = /^([FS])\.((?:[0-9a-z]+\.){2,3})([A-Za-z0-9_-]{22})$/.exec(text);
    const [, kind, numbers, signature] = match ?? [];
    if (!kind || !numbers || !signature) return refuse('QR_MALFORMED');
    if (!this.keys.signed(`${kind}.${numbers}`, signature)) return refuse('QR_MALFORMED');

    const [couponId = 0, expiresAt = 0, holder] = numbers
      .slice(0, -1)
      .split('.')
      .map((part) => Number.parseInt(part, 36));
    if (expiresAt <= this.clock.now()) return refuse(kind === 'F' ? 'QR_EXPIRED' : 'TICKET_EXPIRED');
    if (kind === 'S' && holder !== staffId) return refuse('QR_MALFORMED');
    return { couponId };
  }

  private make(kind: 'F' | 'S', numbers: readonly number[]): string {
    const text = `${kind}.${numbers.map((number) => number.toString(36)).join('.')}.`;
    return text + this.keys.sign(text);
  }
}
