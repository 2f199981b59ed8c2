import type { Picture } from '../types';

/** Pixels of an avatar's side: sharp at 88 CSS pixels on any screen, and a tenth of what the API takes. */
const SIDE = 264;
const QUALITY = 0.86;

/** A file as an address that may be drawn: the page's policy allows no others. */
export function dataAddress(file: Blob): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : null);
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}

function pickFiles(multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const field = document.createElement('input');
    field.type = 'file';
    field.accept = 'image/*';
    field.multiple = multiple;
    field.addEventListener('change', () => resolve(Array.from(field.files ?? [])));
    field.addEventListener('cancel', () => resolve([]));
    field.click();
  });
}

/** Lets the person choose a picture of theirs. @returns its data address, null when they chose none */
export async function pickPicture(): Promise<string | null> {
  const [file] = await pickFiles(false);
  return file === undefined ? null : dataAddress(file);
}

/** Photos that were picked, by their data address. */
const photos = new Map<string, File>();

export const photoAt = (address: string): File | undefined => photos.get(address);

/** As `pickPicture`, several. */
export async function pickPhotos(most: number): Promise<string[]> {
  const addresses: string[] = [];
  for (const file of (await pickFiles(most > 1)).slice(0, most)) {
    const address = await dataAddress(file);
    if (address === null) continue;
    photos.set(address, file);
    addresses.push(address);
  }
  return addresses;
}

function loaded(address: string): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => resolve(null);
    image.src = address;
  });
}

/** The middle square of a picture, small, as JPEG; null when it is none. */
export async function smallPicture(address: string): Promise<Picture | null> {
  const image = await loaded(address);
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (image === null || pen === null) return null;
  canvas.width = SIDE;
  canvas.height = SIDE;
  const side = Math.min(image.naturalWidth, image.naturalHeight);
  const left = (image.naturalWidth - side) / 2;
  const top = (image.naturalHeight - side) / 2;
  pen.drawImage(image, left, top, side, side, 0, 0, SIDE, SIDE);
  const [, data = ''] = canvas.toDataURL('image/jpeg', QUALITY).split(',');
  return data === '' ? null : { type: 'image/jpeg', data };
}
