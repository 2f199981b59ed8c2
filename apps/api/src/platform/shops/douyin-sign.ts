import { createHash, createHmac } from 'node:crypto';

/** What an app at 抖店 signs with. */
export interface DouyinSigner {
  appKey: string;
  appSecret: string;
}

/**
 * The signature of a request, hex: HMAC-SHA256 over the parameters in alphabetical order, names and values run together,
 * between the secret twice. `access_token` and `sign_method` are not signed.
 * https://op.jinritemai.com/docs/guide-docs/10/813
 *
 * @param paramJson as it is sent, from `sortedJson`. @param timestamp epoch seconds.
 */
export function douyinSign(
  { appKey, appSecret }: DouyinSigner,
  method: string,
  paramJson: string,
  timestamp: string,
): string {
  const signed = `app_key${appKey}method${method}param_json${paramJson}timestamp${timestamp}v2`;
  return createHmac('sha256', appSecret).update(`${appSecret}${signed}${appSecret}`).digest('hex');
}

/** `event-sign` of a push, hex: it covers every byte of the body. */
export function douyinEventSign({ appKey, appSecret }: DouyinSigner, rawBody: Buffer): string {
  return createHash('md5').update(appKey).update(rawBody).update(appSecret).digest('hex');
}

/** JSON with the keys of every object in alphabetical order, because the other side sorts before it signs. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isShape(part) ? sorted(part) : part));
}

function sorted(shape: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(shape).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isShape(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
