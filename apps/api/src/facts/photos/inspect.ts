import { createHash } from 'node:crypto';
import { refuse, type Refusal } from '@fanchang/domain';
import sharp from 'sharp';

export const MOST_BYTES = 10 * 1024 * 1024;
/** More is no photo of a phone but an attempt to use up our memory. */
const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 2_048;
const QUALITY = 82;

/** What a name may end in, by what it then must be. */
const ENDINGS: Readonly<Record<string, string>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
};
const TAKEN: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp']);

/** A file as somebody sent it. */
export interface SentFile {
  bytes: Buffer;
  /** What they call it; a path in front is not looked at. */
  name: string;
  /** What they say it is, `image/png`. */
  type: string;
}

/** A photo as it is kept: upright, no larger than needed, and with nothing in it but the picture. */
export interface KeptPhoto {
  bytes: Buffer;
  width: number;
  height: number;
  sha256: string;
}

/**
 * Looks at what the bytes are, not at what they are called, and draws the picture anew: where and when it was taken, and
 * whatever else a file can carry, stays behind.
 */
export async function inspected({ bytes, name, type }: SentFile): Promise<KeptPhoto | Refusal> {
  if (bytes.length === 0) return refuse('PHOTO_MISSING');
  if (bytes.length > MOST_BYTES) return refuse('PHOTO_TOO_LARGE');
  const claims = claimsOf(name, type);
  const format = await formatOf(bytes);
  if (format === null && beginsAsPicture(bytes)) return refuse('PHOTO_BROKEN');
  if (format === null || !TAKEN.has(format)) {
    // Something else under a picture's name is worse than something else.
    return refuse(claims.length > 0 && format === null ? 'PHOTO_NAME_LIES' : 'PHOTO_TYPE');
  }
  if (claims.some((claimed) => claimed !== format)) return refuse('PHOTO_NAME_LIES');
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    const sha256 = createHash('sha256').update(data).digest('hex');
    return { bytes: data, width: info.width, height: info.height, sha256 };
  } catch {
    return refuse('PHOTO_BROKEN');
  }
}

/** What name and type say it is; nothing where they say nothing of a picture. */
function claimsOf(name: string, type: string): string[] {
  const ending = ENDINGS[/\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
  const said = /^image\/(jpeg|png|webp)$/i.exec(type.trim())?.[1]?.toLowerCase();
  return [ending, said].filter((claim): claim is string => claim !== undefined);
}

/** Of a picture cut off early there is sometimes no more to see than how it begins. */
const beginsAsPicture = (bytes: Buffer): boolean =>
  /^(?:ffd8ff|89504e470d0a1a0a|52494646.{8}57454250)/.test(bytes.toString('hex', 0, 12));

async function formatOf(bytes: Buffer): Promise<string | null> {
  try {
    return (await sharp(bytes, { limitInputPixels: false }).metadata()).format ?? null;
  } catch {
    return null;
  }
}
