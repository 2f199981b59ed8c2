import { type KeyObject, sign, verify } from 'node:crypto';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';
/** Signatures that begin so are sent to see whether we check; they are wrong, and must be found wrong. */
const PROBE = 'WECHATPAY/SIGNTEST/';

/** Who signs our calls, with what. */
export interface Signer {
  mchId: string;
  /** Of the merchant's certificate. */
  serialNo: string;
  privateKey: KeyObject;
}

/** When and with what chance something is signed. */
export interface Moment {
  /** Epoch seconds. */
  timestamp: string;
  nonce: string;
}

/** What a call looks like to whoever signs it. */
export interface SignedCall {
  method: string;
  /** Path and query, as they are sent. */
  target: string;
  /** As it is sent; empty when nothing is. */
  body: string;
}

/** Every line ends, the last one too. */
function linesOf(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** SHA256 with RSA over these lines, base64. https://pay.weixin.qq.com/doc/v3/merchant/4012365336 */
export function signLines(key: KeyObject, ...lines: readonly string[]): string {
  return sign('sha256', Buffer.from(linesOf(...lines)), key).toString('base64');
}

/** The `Authorization` header of a call. */
export function authorizationOf(
  { mchId, serialNo, privateKey }: Signer,
  { method, target, body }: SignedCall,
  { timestamp, nonce }: Moment,
): string {
  const signature = signLines(privateKey, method, target, timestamp, nonce, body);
  const fields = { mchid: mchId, nonce_str: nonce, signature, timestamp, serial_no: serialNo };
  const written = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return `${SCHEME} ${written.join(',')}`;
}

/** Whether WeChat Pay signed this body, of an answer or a notice. @param signature base64. */
export function isTheirs(
  key: KeyObject,
  { timestamp, nonce }: Moment,
  body: string,
  signature: string,
): boolean {
  if (signature.startsWith(PROBE)) return false;
  return verify(
    'sha256',
    Buffer.from(linesOf(timestamp, nonce, body)),
    key,
    Buffer.from(signature, 'base64'),
  );
}
