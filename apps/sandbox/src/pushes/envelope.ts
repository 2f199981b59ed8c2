import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { random } from '../random';

/** Blocks of 32 bytes, as these platforms pad, though AES needs 16. */
const BLOCK = 32;

export interface PushSecrets {
  token: string;
  /** EncodingAESKey: 43 characters. */
  aesKey: string;
}

/** Of a push: SHA-1 over the sorted parts. Plain: token, timestamp, nonce; secure: those and the encrypted message. */
export function signatureOf(...parts: string[]): string {
  return createHash('sha1').update(parts.sort().join('')).digest('hex');
}

/**
 * Encrypts a message for us: AES-256-CBC over 16 random bytes, the length, the message and the receiver's id.
 * @param receiver app id (WeChat) or corp id (WeCom).
 */
export function seal(message: string, aesKey: string, receiver: string, lead = random.bytes(16)): string {
  const key = keyOf(aesKey);
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([lead, length, text, Buffer.from(receiver, 'utf8')]);
  const missing = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const sealed = [cipher.update(plain), cipher.update(Buffer.alloc(missing, missing)), cipher.final()];
  return Buffer.concat(sealed).toString('base64');
}

/** Opens what `seal` closed, for specs and for checking addresses. @throws Error when it is not for this key. */
export function unseal(encrypted: string, aesKey: string): { message: string; receiver: string } {
  const key = keyOf(aesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()]);
  const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
  const length = plain.readUInt32BE(16);
  return {
    message: plain.subarray(20, 20 + length).toString('utf8'),
    receiver: plain.subarray(20 + length).toString('utf8'),
  };
}

const keyOf = (aesKey: string): Buffer => Buffer.from(`${aesKey}=`, 'base64');
