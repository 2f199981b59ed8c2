import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import type { Config } from '../../config';
import { FolderStorage } from './folder';
import type * as Index from './index';
import { checkKey, type Storage } from './storage';

const KEY = 'photos/ab/abcd-1.jpg';

let around: string;
let folder: string;
let storage: Storage;

beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'fanchang-storage-'));
  folder = join(around, 'not', 'yet', 'made');
  storage = new FolderStorage(folder);
});
afterEach(() => rmSync(around, { recursive: true }));

const put = (bytes: string | Buffer, key = KEY) => storage.put(key, Buffer.from(bytes), 'image/jpeg');

/** Every file and folder in there, by path. */
const all = () => readdirSync(folder, { recursive: true }).map(String).sort();

describe('a file in a folder', () => {
  it('comes back byte by byte, in a folder that is made for it', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    await put(bytes);
    expect((await storage.get(KEY))?.equals(bytes)).toBe(true);
    expect(all()).toEqual(['photos', 'photos/ab', KEY]);
  });

  it('may be empty, which is not the same as none', async () => {
    await put('');
    expect(await storage.get(KEY)).toEqual(Buffer.alloc(0));
  });

  it('is replaced by another of its key', async () => {
    await put('the first, which is longer');
    await put('the second');
    expect(String(await storage.get(KEY))).toBe('the second');
    expect(all()).toEqual(['photos', 'photos/ab', KEY]);
  });

  it('is null when it never was, and when it was removed', async () => {
    expect(await storage.get(KEY)).toBeNull();
    await put('x');
    await storage.remove(KEY);
    expect(await storage.get(KEY)).toBeNull();
  });

  it('is removed already when it never was', async () => {
    await expect(storage.remove(KEY)).resolves.toBeUndefined();
  });

  it('is read and written by its owner only, also when it replaces one others may read', async () => {
    await put('x');
    const path = join(folder, KEY);
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
    rmSync(path);
    writeFileSync(path, 'y', { mode: 0o644 });
    await put('z');
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
  });
});

describe('a file is written whole or not at all', () => {
  it('so whoever reads meanwhile sees one of the two', async () => {
    const sizeBytes = 2_000_000;
    await put(Buffer.alloc(sizeBytes, 'a'));
    let isWriting = true;
    const written = (async () => {
      for (const letter of 'bababababa') await put(Buffer.alloc(sizeBytes, letter));
      isWriting = false;
    })();
    let reads = 0;
    while (isWriting) {
      const bytes = await storage.get(KEY);
      reads += 1;
      expect(bytes?.length).toBe(sizeBytes);
      expect(bytes?.equals(Buffer.alloc(sizeBytes, bytes[0]))).toBe(true);
    }
    await written;
    expect(reads).toBeGreaterThan(1);
  });

  it('and of many at once one stays, with nothing beside it', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `writer ${index}`);
    await Promise.all(texts.map((text) => put(text)));
    expect(texts).toContain(String(await storage.get(KEY)));
    expect(all()).toEqual(['photos', 'photos/ab', KEY]);
  });

  it('and leaves nothing behind where a folder is in its way', async () => {
    mkdirSync(join(folder, KEY, 'something'), { recursive: true });
    await expect(put('x')).rejects.toThrow();
    expect(all()).toEqual(['photos', 'photos/ab', KEY, `${KEY}/something`]);
  });

  it('and leaves what was there where a file is in the way of its folder', async () => {
    await put('kept', 'photos/ab');
    await expect(put('x')).rejects.toThrow();
    expect(all()).toEqual(['photos', 'photos/ab']);
    expect(String(await storage.get('photos/ab'))).toBe('kept');
  });
});

describe('a key', () => {
  it.each([
    '',
    '.',
    '..',
    '../secret',
    'a/../../secret',
    'a/..',
    '/etc/passwd',
    '/a',
    './a',
    'a/',
    'a\\b',
    'a b',
    'a\n',
    'a\0',
    'A',
    'photos/A.jpg',
    '照片',
    'a'.repeat(129),
  ])('%p is none, and nothing is touched', async (key) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '..', 'secret'), 'kept');
    const refused = 'not a key of the storage';
    await expect(put('x', key)).rejects.toThrow(refused);
    await expect(storage.get(key)).rejects.toThrow(refused);
    await expect(storage.remove(key)).rejects.toThrow(refused);
    expect(readdirSync(around, { recursive: true }).map(String).sort()).toEqual([
      'not',
      'not/yet',
      'not/yet/made',
      'not/yet/secret',
    ]);
  });

  it('may be as long as 128 letters', async () => {
    const key = 'a'.repeat(128);
    await put('x', key);
    expect(String(await storage.get(key))).toBe('x');
  });

  it('never leads out of the folder', () => {
    const parts = fc.array(fc.constantFrom('a', '0-1', '..', '.', '', 'a..', '..\\', '%2e%2e'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        parts.map((some) => some.join('/')),
        (key) => {
          let accepted: string;
          try {
            accepted = checkKey(key);
          } catch {
            return;
          }
          expect(join(folder, accepted).startsWith(`${folder}${sep}`)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('the storage that is configured', () => {
  const S3: Config['storage'] = {
    kind: 's3',
    bucket: 'photos-of-the-brand',
    region: 'cn-north-1',
    endpoint: null,
    accessKeyId: 'id',
    secretAccessKey: 'secret',
  };

  it.each<[Config['storage'], string, number]>([
    [{ kind: 'folder', path: '/nowhere' }, 'FolderStorage', 0],
    [S3, 'S3Storage', 1],
  ])('%o is a %s, and loads a client of buckets %i times', (configured, name, times) => {
    let loaded = 0;
    jest.isolateModules(() => {
      jest.doMock('@aws-sdk/client-s3', () => {
        loaded += 1;
        return jest.requireActual<object>('@aws-sdk/client-s3');
      });
      const { storageOf } = require('./index') as typeof Index;
      expect(storageOf({ storage: configured }).constructor.name).toBe(name);
    });
    jest.dontMock('@aws-sdk/client-s3');
    expect(loaded).toBe(times);
  });
});
