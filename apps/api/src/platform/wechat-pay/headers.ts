import { type Instant, refuse, type Refusal } from '@fanchang/domain';
import type { KeyObject } from 'node:crypto';
import { isTheirs } from './sign';

/** How far their clock may be from ours. */
const SKEW_MS = 5 * 60_000;

/** Whose signatures count. */
export interface Verifier {
  /** Names the key: `Wechatpay-Serial` must be it. */
  platformKeyId: string;
  platformPublicKey: KeyObject;
}

/** A header by its name in small letters; null when there is none. */
export type HeaderOf = (name: string) => string | null;

/** Whether WeChat Pay said this, just now. Null, or PUSH_FORGED, PUSH_STALE. */
export function checkSigned(
  { platformKeyId, platformPublicKey }: Verifier,
  header: HeaderOf,
  body: string,
  now: Instant,
): Refusal | null {
  const timestamp = header('wechatpay-timestamp') ?? '';
  const nonce = header('wechatpay-nonce') ?? '';
  const signature = header('wechatpay-signature') ?? '';
  const isNamed = header('wechatpay-serial') === platformKeyId && /^\d{1,12}$/.test(timestamp);
  if (!isNamed || !isTheirs(platformPublicKey, { timestamp, nonce }, body, signature)) {
    return refuse('PUSH_FORGED');
  }
  return Math.abs(Number(timestamp) * 1000 - now) > SKEW_MS ? refuse('PUSH_STALE') : null;
}
