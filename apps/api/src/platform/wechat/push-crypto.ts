import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { TextDecoder } from 'node:util';

/**
 * The crypto of message pushes, shared by mini-programs, 微信小店 and WeCom. The plaintext is 16 random bytes, the length
 * of the message (big-endian), the message, and whom it is for (AppID or CorpID), padded to blocks of 32.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html
 */

const BLOCK = 32;
const HEAD = 20;

/** sha1 of the parts in alphabetical order. Plain: token, timestamp, nonce; encrypted: and the text of `Encrypt`. */
export function pushSignature(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** @param encodingAesKey 43 letters and digits. @throws Error when it is not. */
export function pushKey(encodingAesKey: string): Buffer {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  if (!/^[A-Za-z0-9]{43}$/.test(encodingAesKey) || key.length !== 32) {
    throw new Error('EncodingAESKey is not 43 letters and digits');
  }
  return key;
}

/** @returns the text of `Encrypt`, base64. */
export function encryptPush(key: Buffer, receiver: string, message: string): string {
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const body = Buffer.concat([randomBytes(16), length, text, Buffer.from(receiver)]);
  const pad = BLOCK - (body.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(body), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString(
    'base64',
  );
}

/** @returns the message, or null when this is not one for that receiver. Its signature is checked before. */
export function decryptPush(key: Buffer, receiver: string, encrypted: string): string | null {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length === 0 || bytes.length % 16 !== 0) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const body = unpadded(Buffer.concat([decipher.update(bytes), decipher.final()]));
  if (body === null || body.length < HEAD) return null;
  const end = HEAD + body.readUInt32BE(16);
  if (end > body.length || !body.subarray(end).equals(Buffer.from(receiver))) return null;
  return utf8(body.subarray(HEAD, end));
}

function unpadded(padded: Buffer): Buffer | null {
  const pad = padded.at(-1) ?? 0;
  if (pad < 1 || pad > BLOCK || pad > padded.length) return null;
  const body = padded.subarray(0, padded.length - pad);
  return padded.subarray(body.length).every((byte) => byte === pad) ? body : null;
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
