import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { isFields } from '../http/body';

export interface Signed {
  appKey: string;
  method: string;
  paramJson: string;
  timestamp: string;
}

/** HMAC-SHA256 of a call; `access_token` and `sign_method` are not part of it. */
export function signatureOf(secret: string, call: Signed): string {
  const pattern = `app_key${call.appKey}method${call.method}param_json${call.paramJson}timestamp${call.timestamp}v2`;
  return createHmac('sha256', secret).update(`${secret}${pattern}${secret}`).digest('hex');
}

/** The parameters as they must be signed: keys sorted, at every depth. @throws SyntaxError */
export function canonical(paramJson: string): string {
  return JSON.stringify(sorted(JSON.parse(paramJson)));
}

/** Of a push: what the header `event-sign` holds. */
export function eventSignOf(appKey: string, secret: string, body: string): string {
  return createHash('md5').update(`${appKey}${body}${secret}`).digest('hex');
}

export function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isFields(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}
