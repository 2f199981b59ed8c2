import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Keys for one purpose each, derived from the one secret, and what is done with them. */
export class Keys {
  readonly session: string;
  private readonly qr: Buffer;
  private readonly lookup: Buffer;
  private readonly seal: Buffer;

  constructor(secret: Buffer) {
    const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'fanchang', purpose, 32));
    this.session = derive('session').toString('base64');
    this.qr = derive('qr');
    this.lookup = derive('lookup');
    this.seal = derive('seal');
  }

  /** A short signature over text, base64url; 16 bytes are plenty for something that lives minutes. */
  sign(text: string): string {
    return createHmac('sha256', this.qr).update(text).digest().subarray(0, 16).toString('base64url');
  }

  signed(text: string, signature: string): boolean {
    return equal(this.sign(text), signature);
  }

  /** The same personal value always gives the same text, which cannot be turned back without the key. */
  lookupHash(value: string): string {
    return createHmac('sha256', this.lookup).update(value).digest('base64url');
  }

  /** Encrypts with AES-256-GCM; `v1.` names the key. */
  encrypt(plain: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.seal, iv);
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
  }

  /** @throws Error when the text was not sealed with this key. */
  decrypt(sealed: string): string {
    const bytes = Buffer.from(sealed.slice('v1.'.length), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.seal, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  }
}

/** Compares without telling by its time how much agreed. */
export function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
