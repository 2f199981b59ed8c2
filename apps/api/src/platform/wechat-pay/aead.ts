import { createDecipheriv } from 'node:crypto';

const TAG_BYTES = 16;

/** The encrypted part of a notice. */
export interface SealedResource {
  /** Base64; its last 16 bytes are the tag. */
  ciphertext: string;
  nonce: string;
  associatedData: string;
}

/**
 * What AEAD_AES_256_GCM has sealed. https://pay.weixin.qq.com/doc/v3/merchant/4012071382
 *
 * @param apiV3Key 32 letters. @throws Error when it was sealed with another key, or changed.
 */
export function openResource(
  apiV3Key: string,
  { ciphertext, nonce, associatedData }: SealedResource,
): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const tagAt = Math.max(0, bytes.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(associatedData));
  decipher.setAuthTag(bytes.subarray(tagAt));
  return Buffer.concat([decipher.update(bytes.subarray(0, tagAt)), decipher.final()]).toString('utf8');
}
