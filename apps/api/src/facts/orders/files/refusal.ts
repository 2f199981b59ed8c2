/** Why a whole file cannot be read. A row's own faults are data: see `outcome.ts`. */
export type ImportRefusalCode =
  | 'FILE_MISSING'
  | 'FILE_NOT_READABLE'
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'FILE_KIND'
  | 'INFLATED_TOO_LARGE'
  | 'GZIP_TRUNCATED'
  | 'GZIP_CORRUPT'
  | 'XLSX_BROKEN'
  | 'XLSX_TOO_MANY_STRINGS'
  | 'ENCODING'
  | 'HEADER_MISSING'
  | 'COLUMN_MISSING'
  | 'COLUMN_DUPLICATE'
  | 'UNCLOSED_QUOTE'
  | 'LINE_TOO_LONG'
  | 'FORMAT_UNKNOWN'
  | 'MAPPING_INVALID'
  | 'ZONE_UNKNOWN';

/** The file as a whole is refused; `message` is a Chinese sentence fit to show to an operator. */
export class ImportRefusal extends Error {
  constructor(
    readonly code: ImportRefusalCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'ImportRefusal';
  }
}

/** `error.code` of Node's own errors, or '' for anything else. */
export function systemCodeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** What went wrong while the file's bytes were being read, as a refusal. */
export function readRefusalOf(error: unknown): ImportRefusal {
  if (error instanceof ImportRefusal) return error;

  const code = systemCodeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new ImportRefusal('FILE_MISSING', '找不到文件', { cause: error });
  }
  if (code === 'Z_BUF_ERROR') {
    return new ImportRefusal('GZIP_TRUNCATED', 'gz 文件不完整，可能没有传完', { cause: error });
  }
  if (code.startsWith('Z_')) return new ImportRefusal('GZIP_CORRUPT', 'gz 文件已损坏', { cause: error });
  return new ImportRefusal('FILE_NOT_READABLE', '文件无法读取', { cause: error });
}
