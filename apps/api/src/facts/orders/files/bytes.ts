import { createReadStream, type ReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { bytesText, RATIO_COUNTS_FROM_BYTES, type FileLimits } from './limits';
import { ImportRefusal, readRefusalOf } from './refusal';

/** Large enough that the cost per chunk vanishes, small enough that a few of them are nothing. */
const CHUNK_BYTES = 256 * 1024;

export interface ByteSource {
  chunks: AsyncGenerator<Buffer, void, undefined>;
  /** Bytes of the stored (compressed) file taken so far. */
  bytesRead: () => number;
}

/**
 * The bytes of a plain or gzipped file, read only as fast as they are consumed. `sizeBytes` is what `stat`
 * said: bytes appended since are not read. Throws `ImportRefusal` (GZIP_*, INFLATED_TOO_LARGE,
 * FILE_NOT_READABLE) while iterating.
 */
export function openBytes(path: string, sizeBytes: number, gzip: boolean, limits: FileLimits): ByteSource {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES, end: sizeBytes - 1 });
  // An error before the first read is thrown to the iterator; without a listener it would end the process.
  file.on('error', () => undefined);
  return { chunks: chunksOf(file, gzip, limits), bytesRead: () => file.bytesRead };
}

async function* chunksOf(
  file: ReadStream,
  gzip: boolean,
  limits: FileLimits,
): AsyncGenerator<Buffer, void, undefined> {
  const source = gzip ? inflating(file) : file;
  let inflated = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      inflated += chunk.length;
      refuseBomb(inflated, file.bytesRead, limits);
      yield chunk;
    }
  } catch (error) {
    throw readRefusalOf(error);
  } finally {
    file.destroy();
  }
}

function inflating(file: ReadStream): AsyncIterable<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // Errors of both reach whoever iterates `gunzip`; the callback has nothing to add.
  pipeline(file, gunzip, () => undefined);
  return gunzip;
}

/** Throws when more came out of a compressed file than any honest export would give. */
export function refuseBomb(inflated: number, compressed: number, limits: FileLimits): void {
  const tooDense = inflated > RATIO_COUNTS_FROM_BYTES && inflated > compressed * limits.maxInflateRatio;
  if (inflated <= limits.maxInflatedBytes && !tooDense) return;
  const sentence = tooDense
    ? `压缩比超过 ${limits.maxInflateRatio} 倍，不像订单表格`
    : `解压后超过上限 ${bytesText(limits.maxInflatedBytes)}`;
  throw new ImportRefusal('INFLATED_TOO_LARGE', sentence);
}
