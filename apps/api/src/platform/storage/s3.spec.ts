import { randomBytes } from 'node:crypto';
import { Bucket, signatureOf } from '../../../test/support/bucket';
import { type S3Config, S3Storage } from './s3';
import type { Storage } from './storage';

const KEY = 'photos/ab/abcd-1.jpg';
const SHORT_MS = 300;
const ATTEMPTS = 3;

let bucket: Bucket;
const opened: S3Storage[] = [];

beforeEach(async () => {
  bucket = await Bucket.open();
});

afterEach(async () => {
  for (const storage of opened.splice(0)) storage.close();
  await bucket.close();
});

function storage(changes: Partial<S3Config> = {}, timeoutMs?: number): S3Storage {
  const one = new S3Storage({ ...bucket.config, ...changes }, timeoutMs);
  opened.push(one);
  return one;
}

const put = (to: Storage, bytes: Buffer) => to.put(KEY, bytes, 'image/jpeg');

/** Each thing a storage does, on a file that is there. */
const DOINGS: [string, (on: Storage) => Promise<unknown>][] = [
  ['put', (on) => put(on, Buffer.from('new'))],
  ['get', (on) => on.get(KEY)],
  ['remove', (on) => on.remove(KEY)],
];

describe('a file in a bucket', () => {
  it('comes back byte by byte, kept under its key with its type', async () => {
    const bytes = randomBytes(300_000);
    await put(storage(), bytes);
    expect([...bucket.objects].map(([key, { contentType }]) => [key, contentType])).toEqual([
      [KEY, 'image/jpeg'],
    ]);
    expect((await storage().get(KEY))?.equals(bytes)).toBe(true);
  });

  it('may be empty, which is not the same as none', async () => {
    await put(storage(), Buffer.alloc(0));
    expect(await storage().get(KEY)).toEqual(Buffer.alloc(0));
  });

  it('is replaced by another of its key', async () => {
    await put(storage(), Buffer.from('the first, which is longer'));
    await put(storage(), Buffer.from('the second'));
    expect(String(await storage().get(KEY))).toBe('the second');
    expect(bucket.objects.size).toBe(1);
  });

  it('is null when it never was, and when it was removed', async () => {
    expect(await storage().get(KEY)).toBeNull();
    await put(storage(), Buffer.from('x'));
    await storage().remove(KEY);
    expect(await storage().get(KEY)).toBeNull();
  });

  it('is removed already when it never was', async () => {
    await expect(storage().remove(KEY)).resolves.toBeUndefined();
    expect(bucket.asked).toEqual([`DELETE /${KEY}`]);
  });
});

describe('a bucket that refuses', () => {
  it.each<[string, Partial<S3Config>, string]>([
    ['another secret', { secretAccessKey: 'of-somebody-else' }, 'SignatureDoesNotMatch'],
    ['another key', { accessKeyId: 'AKIDOTHER' }, 'InvalidAccessKeyId'],
    ['another region', { region: 'us-east-1' }, 'AuthorizationHeaderMalformed'],
    // A bucket that is not there is a wrong configuration, not a file that is not there.
    ['another bucket', { bucket: 'photos-of-nobody' }, 'NoSuchBucket'],
  ])('%s is told so at once, and changes nothing', async (_, changes, name) => {
    await put(storage(), Buffer.from('kept'));
    const before = bucket.asked.length;
    for (const [, does] of DOINGS) await expect(does(storage(changes))).rejects.toMatchObject({ name });
    expect(bucket.asked.length - before).toBe(DOINGS.length);
    expect(String(await storage().get(KEY))).toBe('kept');
  });

  it('answers nobody who does not sign', async () => {
    await put(storage(), Buffer.from('kept'));
    const { endpoint, bucket: name } = bucket.config;
    expect((await fetch(`${endpoint}/${name}/${KEY}`)).status).toBe(403);
  });
});

describe('a bucket that fails', () => {
  beforeEach(() => put(storage(), Buffer.from('kept')));

  describe.each(DOINGS)('%s', (_, does) => {
    it('is tried again when it is busy, and works the third time', async () => {
      const healthy = await does(storage());
      await put(storage(), Buffer.from('kept'));
      bucket.asked.length = 0;
      bucket.failNext('busy', ATTEMPTS - 1);
      expect(await does(storage())).toEqual(healthy);
      expect(bucket.asked).toHaveLength(ATTEMPTS);
    });

    it('throws when it stays busy', async () => {
      bucket.asked.length = 0;
      bucket.failNext('busy', ATTEMPTS);
      await expect(does(storage())).rejects.toMatchObject({ name: 'SlowDown' });
      expect(bucket.asked).toHaveLength(ATTEMPTS);
      expect(String(await storage().get(KEY))).toBe('kept');
    });

    it('is tried again when there is silence, and throws when it lasts', async () => {
      bucket.asked.length = 0;
      bucket.failNext('hang', ATTEMPTS);
      await expect(does(storage({}, SHORT_MS))).rejects.toMatchObject({ name: 'TimeoutError' });
      expect(bucket.asked).toHaveLength(ATTEMPTS);
      bucket.failNext('hang');
      await does(storage({}, SHORT_MS));
      expect(bucket.asked).toHaveLength(ATTEMPTS + 2);
    });
  });

  it.each(['cut', 'stall'] as const)('never gives half a file: %s', async (failure) => {
    bucket.failNext(failure);
    await expect(storage({}, SHORT_MS).get(KEY)).rejects.toThrow();
  });

  it('throws when nothing listens there', async () => {
    const one = storage();
    await bucket.close();
    for (const [, does] of DOINGS) await expect(does(one)).rejects.toThrow('ECONNREFUSED');
  });
});

it.each(['', '../a', 'a/../b', '/a', '/etc/passwd', 'A.jpg', 'photos/A.jpg', 'a b', 'a?b', 'a'.repeat(129)])(
  'the key %p is none, and is not asked for',
  async (key) => {
    const refused = 'not a key of the storage';
    await expect(storage().put(key, Buffer.from('x'), 'image/jpeg')).rejects.toThrow(refused);
    await expect(storage().get(key)).rejects.toThrow(refused);
    await expect(storage().remove(key)).rejects.toThrow(refused);
    expect(bucket.asked).toEqual([]);
  },
);

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, "Examples: Signature calculations". */
describe('the examples of the documents', () => {
  const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const common = { host: 'examplebucket.s3.amazonaws.com', 'x-amz-date': '20130524T000000Z' };

  it.each([
    [
      'GET',
      '/test.txt',
      { range: 'bytes=0-9', 'x-amz-content-sha256': EMPTY },
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'PUT',
      '/test$file.text',
      {
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      },
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    [
      'GET',
      '/?lifecycle',
      { 'x-amz-content-sha256': EMPTY },
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'GET',
      '/?max-keys=2&prefix=J',
      { 'x-amz-content-sha256': EMPTY },
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ])('sign %s %s as the bucket here does', (method, target, more, signature) => {
    const headers: Record<string, string> = { ...common, ...more };
    const signed = { method, target, headers, signedHeaders: Object.keys(headers) };
    expect(signatureOf(signed, 'us-east-1', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')).toBe(signature);
  });
});
