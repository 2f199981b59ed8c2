import Taro from '@tarojs/taro';
import type { Picture } from '../types';

/** Pixels of an avatar's side: sharp at 88 CSS pixels on any screen, and a tenth of what the API takes. */
const SIDE = 264;
const QUALITY = 86;

/** What base64 of a picture begins with. */
const BEGINNINGS: readonly [string, Picture['type']][] = [
  ['/9j/', 'image/jpeg'],
  ['iVBORw', 'image/png'],
  ['UklGR', 'image/webp'],
];

function base64Of(filePath: string): Promise<string> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) => (typeof data === 'string' ? resolve(data) : reject(new Error('not base64'))),
      fail: reject,
    });
  });
}

/** Smaller where WeChat can make it so; the picture itself where it cannot. */
function compressed(src: string): Promise<string> {
  return Taro.compressImage({ src, quality: QUALITY, compressedWidth: SIDE }).then(
    ({ tempFilePath }) => tempFilePath,
    () => src,
  );
}

/** The picture WeChat's avatar button gave the address of, small; null when it is none the API takes. */
export async function smallPicture(address: string): Promise<Picture | null> {
  try {
    const data = await base64Of(await compressed(address));
    const type = BEGINNINGS.find(([beginning]) => data.startsWith(beginning))?.[1];
    return type === undefined ? null : { type, data };
  } catch {
    return null;
  }
}
