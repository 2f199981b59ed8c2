/** Where files are kept that belong into no table. Keys are ours: small letters, digits, `/`, `-`, `.`. */
export interface Storage {
  /** Writes all of it or nothing; the same key again replaces. @throws when it cannot be written. */
  put(key: string, bytes: Buffer, contentType: string): Promise<void>;
  /** @returns null when there is nothing of this key. */
  get(key: string): Promise<Buffer | null>;
  /** What is not there is removed already. */
  remove(key: string): Promise<void>;
}

/** Of the storage that is configured. */
export const STORAGE = Symbol('storage');

const KEY = /^[a-z0-9]+(?:[a-z0-9./-]*[a-z0-9])?$/;

/** @throws Error for what is no key of ours, such as one that would lead out of the folder. */
export function checkKey(key: string): string {
  if (!KEY.test(key) || key.includes('..') || key.length > 128) throw new Error('not a key of the storage');
  return key;
}
