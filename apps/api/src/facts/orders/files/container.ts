import { open, stat } from 'node:fs/promises';
import { bytesText, type FileLimits } from './limits';
import { ImportRefusal, readRefusalOf } from './refusal';

export type ContainerKind = 'text' | 'gzip' | 'zip';

export interface Container {
  kind: ContainerKind;
  sizeBytes: number;
}

/**
 * Looks at a file's size and first bytes, never at its name. A file over the limit is refused before a byte
 * is read. Throws `ImportRefusal`.
 */
export async function inspectFile(path: string, limits: FileLimits): Promise<Container> {
  const sizeBytes = await sizeOf(path);
  if (sizeBytes === 0) throw new ImportRefusal('FILE_EMPTY', '文件是空的');
  if (sizeBytes > limits.maxBytes) {
    const sentence = `文件有 ${bytesText(sizeBytes)}，超过上限 ${bytesText(limits.maxBytes)}`;
    throw new ImportRefusal('FILE_TOO_LARGE', sentence);
  }
  return { kind: kindOf(await firstBytes(path)), sizeBytes };
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
  } catch (error) {
    throw readRefusalOf(error);
  }
  throw new ImportRefusal('FILE_NOT_READABLE', '这不是一个普通文件');
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readRefusalOf(error);
  }
}

function kindOf(head: Buffer): ContainerKind {
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  if (starts(0x1f, 0x8b)) return 'gzip';
  if (starts(0x50, 0x4b)) return 'zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    throw new ImportRefusal('FILE_KIND', '旧版 .xls 或加密的工作簿，请另存为 .xlsx 或 CSV');
  }
  if (starts(0x25, 0x50, 0x44, 0x46) || starts(0x89, 0x50, 0x4e, 0x47) || starts(0xff, 0xd8, 0xff)) {
    throw new ImportRefusal('FILE_KIND', '这不是表格文件，请上传 CSV、CSV.gz 或 XLSX');
  }
  return 'text';
}
