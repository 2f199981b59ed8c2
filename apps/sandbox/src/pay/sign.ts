import { createCipheriv, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { CREDENTIALS } from '../credentials';
import { random } from '../random';
import { MERCHANT_PUBLIC_KEY, PLATFORM_PRIVATE_KEY } from './keys';

const der = (key: string) => ({ key: Buffer.from(key, 'base64'), format: 'der' as const });
const privateKey = createPrivateKey({ ...der(PLATFORM_PRIVATE_KEY), type: 'pkcs8' });
const merchantKey = createPublicKey({ ...der(MERCHANT_PUBLIC_KEY), type: 'spki' });
const { apiV3Key, platformKeyId } = CREDENTIALS.wechatPay;

/** Signatures of theirs that begin so are wrong on purpose: who takes one does not check. */
export const PROBE = 'WECHATPAY/SIGNTEST/';
export type Hand = 'theirs' | 'a stranger’s' | 'a probe’s';

/** Every line ends, the last one too. */
export const linesOf = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('');

/** Whether the merchant signed this text. @param signature in base64. */
export const isMerchants = (text: string, signature: string): boolean =>
  verify('sha256', Buffer.from(text), merchantKey, Buffer.from(signature, 'base64'));

/** The four headers of a body of theirs, answer or notify. @param at epoch seconds. */
export function signedHeaders(body: string, at: number, hand: Hand = 'theirs'): Record<string, string> {
  const [timestamp, nonce] = [String(at), random.word(32)];
  return {
    'wechatpay-serial': platformKeyId,
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': signatureBy(hand, linesOf(timestamp, nonce, body)),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  };
}

/** A signature of a text, right only by their own hand. */
export function signatureBy(hand: Hand, text: string): string {
  const right = (of: string): string => sign('sha256', Buffer.from(of), privateKey).toString('base64');
  switch (hand) {
    case 'theirs':
      return right(text);
    case 'a stranger’s':
      return right(`another text\n${text}`);
    case 'a probe’s':
      return `${PROBE}${random.bytes(236).toString('base64')}`;
  }
}

/** Encrypts a notify's resource: AEAD_AES_256_GCM, the tag in the last 16 bytes. */
export function sealed(text: string, associatedData: string): { ciphertext: string; nonce: string } {
  const nonce = random.word(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(associatedData));
  const parts = [cipher.update(text, 'utf8'), cipher.final()];
  return { nonce, ciphertext: Buffer.concat([...parts, cipher.getAuthTag()]).toString('base64') };
}
