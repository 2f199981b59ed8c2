import fc from 'fast-check';
import sharp from 'sharp';
import { isRefusal } from '@fanchang/domain';
import { inspected, type KeptPhoto, MOST_BYTES } from './inspect';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#d9412b' } });
const jpeg = (width = 40, height = 30) => picture(width, height).jpeg().toBuffer();
const png = () => picture(40, 30).png().toBuffer();

const look = (bytes: Buffer, name = 'a.jpg', type = 'image/jpeg') => inspected({ bytes, name, type });
async function kept(bytes: Buffer, name?: string, type?: string): Promise<KeptPhoto> {
  const photo = await look(bytes, name, type);
  if (isRefusal(photo)) throw new Error(photo.refused);
  return photo;
}

describe('a photo', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('as %s is taken, and kept as a JPEG', async (format) => {
    const bytes = await picture(40, 30).toFormat(format).toBuffer();
    const photo = await kept(bytes, `a.${format}`, `image/${format}`);
    expect(photo).toMatchObject({ width: 40, height: 30 });
    expect((await sharp(photo.bytes).metadata()).format).toBe('jpeg');
  });

  it('loses where it was taken, and stands upright', async () => {
    const bytes = await picture(40, 30)
      .jpeg()
      .withExif({ IFD0: { Artist: 'somebody' }, IFD3: { GPSLatitude: '30/1 15/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(bytes).metadata()).orientation).toBe(6);
    const photo = await kept(bytes);
    expect(photo).toMatchObject({ width: 30, height: 40 });
    const { exif, orientation } = await sharp(photo.bytes).metadata();
    expect([exif, orientation]).toEqual([undefined, undefined]);
  });

  it('larger than needed is made smaller, a small one stays', async () => {
    expect(await kept(await jpeg(4_000, 1_000))).toMatchObject({ width: 2_048, height: 512 });
    expect(await kept(await jpeg(10, 10))).toMatchObject({ width: 10, height: 10 });
  });

  it('without a name that says what it is, is what its bytes are', async () => {
    expect(await kept(await png(), 'wxfile', 'application/octet-stream')).toMatchObject({ width: 40 });
    expect(await kept(await png(), '照片', '')).toMatchObject({ width: 40 });
  });
});

describe('what is no photo of ours', () => {
  it.each<[string, () => Promise<Buffer>, string, string, string]>([
    ['nothing', async () => Buffer.alloc(0), 'a.jpg', 'image/jpeg', 'PHOTO_MISSING'],
    ['30 MB', async () => Buffer.alloc(30 * 1024 * 1024), 'a.jpg', 'image/jpeg', 'PHOTO_TOO_LARGE'],
    ['one byte too many', async () => Buffer.alloc(MOST_BYTES + 1), 'a.jpg', 'image/jpeg', 'PHOTO_TOO_LARGE'],
    ['a PNG called JPEG', png, 'a.jpg', 'image/jpeg', 'PHOTO_NAME_LIES'],
    ['a JPEG sent as PNG', jpeg, 'a.jpg', 'image/png', 'PHOTO_NAME_LIES'],
    ['a page called a photo', async () => Buffer.from('<html><script>'), 'a.png', '', 'PHOTO_NAME_LIES'],
    [
      'a program called a photo',
      async () => Buffer.from('MZ\x90\0'),
      'a.jpg',
      'image/jpeg',
      'PHOTO_NAME_LIES',
    ],
    ['a page', async () => Buffer.from('<html>'), 'a.html', 'text/html', 'PHOTO_TYPE'],
    [
      'a drawing',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'a.svg',
      '',
      'PHOTO_TYPE',
    ],
    ['a GIF', () => picture(4, 4).gif().toBuffer(), 'a.gif', 'image/gif', 'PHOTO_TYPE'],
    [
      'half a photo',
      async () => (await jpeg(400, 300)).subarray(0, 900),
      'a.jpg',
      'image/jpeg',
      'PHOTO_BROKEN',
    ],
    [
      'half a WebP, of which not even the head can be read',
      async () => {
        const bytes = await picture(400, 300).webp().toBuffer();
        return bytes.subarray(0, bytes.length / 2);
      },
      'wxfile',
      '',
      'PHOTO_BROKEN',
    ],
  ])('%s: refused by name', async (_, bytes, name, type, code) => {
    expect(await look(await bytes(), name, type)).toMatchObject({ refused: code });
  });

  it('a small file that would be a wall of pixels', async () => {
    const bytes = await sharp({
      create: { width: 12_000, height: 9_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bytes.length).toBeLessThan(MOST_BYTES);
    expect(await look(bytes, 'a.png', 'image/png')).toMatchObject({ refused: 'PHOTO_BROKEN' });
  });

  it('whatever the bytes are, is refused and never thrown', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.jpg', 'b', 'c.exe'),
        async (bytes, name) => {
          expect(isRefusal(await look(Buffer.from(bytes), name, ''))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a photo with a program behind it is kept without the program', async () => {
    const tail = Buffer.from('<?php system($_GET["c"]); ?>');
    const photo = await kept(Buffer.concat([await jpeg(), tail]));
    expect(photo.bytes.includes('php')).toBe(false);
  });
});
