import type { Readable } from 'node:stream';
import { open, type Entry, type ZipFile } from 'yauzl';
import { bytesText, type FileLimits } from '../limits';
import { ImportRefusal, systemCodeOf } from '../refusal';
import { refuseBomb } from '../bytes';

const MAX_PARTS = 10_000;
/** Workbook, relations and styles are read whole. */
const MAX_SMALL_PART_BYTES = 16 * 1024 * 1024;

export function brokenXlsx(what: string, cause?: unknown): ImportRefusal {
  return new ImportRefusal('XLSX_BROKEN', `工作簿已损坏：${what}`, { cause });
}

/**
 * The parts of an XLSX file by name. Sizes are checked against what the archive declares, and yauzl fails
 * when more comes out than was declared, so a zip bomb costs nothing. Throws `ImportRefusal`.
 */
export class XlsxPackage {
  private constructor(
    private readonly zip: ZipFile,
    private readonly parts: ReadonlyMap<string, Entry>,
    private readonly limits: FileLimits,
  ) {}

  static async open(path: string, limits: FileLimits): Promise<XlsxPackage> {
    const zip = await openZip(path);
    try {
      return new XlsxPackage(zip, await partsOf(zip), limits);
    } catch (error) {
      zip.close();
      throw brokenXlsx('目录无法读取', error);
    }
  }

  has(name: string): boolean {
    return this.parts.has(name.toLowerCase());
  }

  /** Bytes the part will give, as the archive declares. */
  sizeOf(name: string): number {
    return this.parts.get(name.toLowerCase())?.uncompressedSize ?? 0;
  }

  /** The bytes of one part, as fast as they are consumed. */
  async *read(name: string): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.parts.get(name.toLowerCase());
    if (entry === undefined) throw brokenXlsx(`缺少 ${name}`);
    if (entry.isEncrypted()) throw new ImportRefusal('FILE_KIND', '工作簿有密码，请去掉密码后再导入');
    refuseBomb(entry.uncompressedSize, entry.compressedSize, this.limits);

    const stream = await openPart(this.zip, entry).catch((error: unknown) => {
      throw brokenXlsx(`${name} 无法读取`, error);
    });
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
    } catch (error) {
      throw brokenXlsx(`${name} 无法读取`, error);
    } finally {
      stream.destroy();
    }
  }

  async readWhole(name: string): Promise<string> {
    if (this.sizeOf(name) > MAX_SMALL_PART_BYTES)
      throw brokenXlsx(`${name} 超过 ${bytesText(MAX_SMALL_PART_BYTES)}`);
    const chunks: Buffer[] = [];
    for await (const chunk of this.read(name)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }

  close(): void {
    this.zip.close();
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error === null) resolve(zip);
      else if (systemCodeOf(error) === '') reject(brokenXlsx('不是完整的 XLSX', error));
      else reject(error);
    });
  });
}

function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, Entry>();
    zip.on('error', reject);
    zip.on('end', () => resolve(parts));
    zip.on('entry', (entry: Entry) => {
      parts.set(entry.fileName.toLowerCase(), entry);
      if (parts.size > MAX_PARTS) reject(new Error('too many parts'));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

function openPart(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
  });
}
