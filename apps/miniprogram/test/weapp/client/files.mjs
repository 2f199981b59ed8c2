// @ts-check

/** Files on the phone that live as long as the mini-program is open, under WeChat's kind of address. */

/** @type {Map<string, Blob>} */ const files = new Map();
let made = 0;

/** @param {Blob} blob @param {string} suffix @returns {string} its address */
export function keepFile(blob, suffix) {
  made += 1;
  const path = `http://tmp/harness-${made}.${suffix}`;
  files.set(path, blob);
  return path;
}

/** @param {string} path @returns {Blob} */
export function fileAt(path) {
  const file = files.get(path);
  if (file === undefined) throw new Error(`no such file or directory, open '${path}'`);
  return file;
}

/** @param {Blob} blob */
async function base64Of(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** What `wx.getFileSystemManager` gives, as far as it is needed. */
export const fileSystem = {
  /** @param {any} options */
  readFile({ filePath, encoding, success, fail }) {
    void Promise.resolve()
      .then(() => fileAt(filePath))
      .then((file) => (encoding === 'base64' ? base64Of(file) : file.arrayBuffer()))
      .then(
        (data) => success?.({ errMsg: 'readFile:ok', data }),
        (error) => fail?.({ errMsg: `readFile:fail ${error.message}`, errno: 1300002 }),
      );
  },
};

/** A picture, drawn anew. @param {number} width @param {number} height @param {(pen: CanvasRenderingContext2D) => void} draw @param {string} type @param {number} [quality] @returns {Promise<Blob>} */
export function drawn(width, height, draw, type, quality) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  draw(/** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')));
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('not drawn')) : resolve(blob)), type, quality);
  });
}

/** What comes out of an album: a face, larger than the API takes as an avatar. */
export function albumPicture() {
  const side = 640;
  return drawn(
    side,
    side,
    (pen) => {
      const light = pen.createRadialGradient(side / 2, side / 3, 20, side / 2, side / 2, side / 1.4);
      light.addColorStop(0, '#ffd98a');
      light.addColorStop(1, '#b5301d');
      pen.fillStyle = light;
      pen.fillRect(0, 0, side, side);
      pen.fillStyle = '#2a1d1a';
      pen.beginPath();
      pen.arc(side / 2, side / 2.3, side / 6, 0, 7);
      pen.arc(side / 2, side, side / 3, 0, 7);
      pen.fill();
    },
    'image/png',
  );
}

/** Smaller, as wx.compressImage makes it. @param {string} path @param {number} width @param {number} quality 0–100 */
export async function compressed(path, width, quality) {
  const picture = await createImageBitmap(fileAt(path));
  const height = Math.round((picture.height * width) / picture.width);
  const draw = (/** @type {CanvasRenderingContext2D} */ pen) => pen.drawImage(picture, 0, 0, width, height);
  return keepFile(await drawn(width, height, draw, 'image/jpeg', quality / 100), 'jpg');
}
