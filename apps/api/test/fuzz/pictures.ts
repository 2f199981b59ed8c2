import sharp from 'sharp';

/** What a camera writes into a photo of where it was taken; nobody may ever be told. */
export const TAKEN_AT = 'taken-at-N30.2546-E120.1479';

export const FORMATS = ['jpeg', 'png', 'webp'] as const;
export type Format = (typeof FORMATS)[number];

/** Small real pictures, by what they are. */
export type Pictures = Readonly<Record<Format, Buffer>>;

const WIDTH = 40;
const HEIGHT = 30;

/** The same bytes every time, and so uneven that half of them are half the picture. */
export async function drawnPictures(): Promise<Pictures> {
  const pixels = Buffer.from(Array.from({ length: WIDTH * HEIGHT * 3 }, (_, n) => (n * n * 37 + n) % 251));
  const drawn = async (format: Format): Promise<Buffer> =>
    sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
      .withExif({ IFD0: { ImageDescription: TAKEN_AT } })
      .toFormat(format)
      .toBuffer();
  return { jpeg: await drawn('jpeg'), png: await drawn('png'), webp: await drawn('webp') };
}

const SIGNS: Readonly<Record<string, string>> = {
  'image/jpeg': 'ffd8ff',
  'image/png': '89504e470d0a1a0a',
  'application/zip': '504b0304',
};

/** Whether bytes begin as what they are called does; of what we know no sign of, they need only be some. */
export function beginsAs(type: string, bytes: Buffer): boolean {
  return bytes.length > 0 && bytes.toString('hex', 0, 8).startsWith(SIGNS[type] ?? '');
}
