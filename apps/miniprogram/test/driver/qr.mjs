// @ts-check
import { createRequire } from 'node:module';

const JSQR = createRequire(import.meta.url).resolve('jsqr');

/**
 * Reads the QR code in a picture, as a scanner at the counter would: from the pixels.
 *
 * @param {import('playwright-core').Browser} browser decodes the PNG
 * @param {Buffer} png
 * @returns {Promise<string | null>} null when there is none to read
 */
export async function readQr(browser, png) {
  const page = await browser.newPage();
  try {
    await page.addScriptTag({ path: JSQR });
    return await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      if (context === null) return null;
      context.drawImage(bitmap, 0, 0);
      const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height);
      return /** @type {any} */ (window).jsQR(pixels.data, bitmap.width, bitmap.height)?.data ?? null;
    }, png.toString('base64'));
  } finally {
    await page.close();
  }
}
