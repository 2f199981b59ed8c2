import { crc32, deflateSync } from 'node:zlib';

/** Encodes a picture of greys. @param shade 0 black to 255 white, for each point. */
export function greyPng(width: number, shade: (x: number, y: number) => number): Buffer {
  const rows = Buffer.alloc(width * (width + 1));
  for (let y = 0; y < width; y += 1) {
    const start = y * (width + 1) + 1;
    for (let x = 0; x < width; x += 1) rows[start + x] = shade(x, y);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  // Eight bits of grey a point.
  header[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
