import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** A key personal data is sealed with, and the name that stands before everything sealed with it. */
export interface DataKey {
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

/** Of the key derived from the one secret: what seals where no data keys are configured, and did before any were. */
const DERIVED = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keys for one purpose each, derived from the one secret, and what is done with them. */
export class Keys {
  readonly session: string;
  private readonly qr: Buffer;
  private readonly lookup: Buffer;
  private readonly sealing: ReadonlyMap<string, Buffer>;
  private readonly current: DataKey;

  /** @param dataKeys what personal data is sealed with, the current key first; empty: with a derived one. */
  constructor(secret: Buffer, dataKeys: readonly DataKey[] = []) {
    const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'fanchang', purpose, 32));
    this.session = derive('session').toString('base64');
    this.qr = derive('qr');
    this.lookup = derive('lookup');
    const derived = { id: DERIVED, key: derive('seal') };
    this.sealing = new Map([derived, ...dataKeys].map(({ id, key }) => [id, key]));
    this.current = dataKeys[0] ?? derived;
  }

  /** A short signature over text, base64url; 16 bytes are plenty for something that lives minutes. */
  sign(text: string): string {
    return createHmac('sha256', this.qr).update(text).digest().subarray(0, TAG_BYTES).toString('base64url');
  }

  signed(text: string, signature: string): boolean {
    return equal(this.sign(text), signature);
  }

  /** The same personal value always gives the same text, which cannot be turned back without the key. */
  lookupHash(value: string): string {
    return createHmac('sha256', this.lookup).update(value).digest('base64url');
  }

  /** The name of the key that seals now. */
  get currentId(): string {
    return this.current.id;
  }

  /** The name of the key something was sealed with. */
  static idOf(sealed: string): string {
    return sealed.slice(0, Math.max(0, sealed.indexOf('.')));
  }

  /** Encrypts with AES-256-GCM; what stands before the dot names the key. @param aad what it belongs to: it opens nowhere else. */
  encrypt(plain: string, aad = ''): string {
    return this.encryptBytes(Buffer.from(plain, 'utf8'), aad);
  }

  /** As `encrypt`, for bytes. */
  encryptBytes(plain: Buffer, aad = ''): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.current.key, iv).setAAD(Buffer.from(aad));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return `${this.current.id}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
  }

  /** @throws Error when it was sealed with a key we do not have, was changed, or belongs to something else. */
  decrypt(sealed: string, aad = ''): string {
    return this.decryptBytes(sealed, aad).toString('utf8');
  }

  /** As `decrypt`, for bytes. */
  decryptBytes(sealed: string, aad = ''): Buffer {
    const id = Keys.idOf(sealed);
    const key = this.sealing.get(id);
    if (key === undefined) throw new Error(`no data key "${id.slice(0, 16)}": DATA_KEYS lacks it`);
    const bytes = Buffer.from(sealed.slice(id.length + 1), 'base64url');
    const tagAt = IV_BYTES + TAG_BYTES;
    if (bytes.length < tagAt) throw new Error(`what was sealed with data key "${id}" was cut off`);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    }).setAAD(Buffer.from(aad));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, tagAt));
    return Buffer.concat([decipher.update(bytes.subarray(tagAt)), decipher.final()]);
  }
}

/** Compares without telling by its time how much agreed. */
export function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
