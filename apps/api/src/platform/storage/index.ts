import type { Config } from '../../config';
import { FolderStorage } from './folder';
import type * as S3 from './s3';
import type { Storage } from './storage';

export { STORAGE, type Storage } from './storage';

/** The storage that is configured. What only a bucket needs is loaded only for one. */
export function storageOf({ storage }: Pick<Config, 'storage'>): Storage {
  if (storage.kind === 'folder') return new FolderStorage(storage.path);
  const { S3Storage } = require('./s3') as typeof S3;
  return new S3Storage(storage);
}
