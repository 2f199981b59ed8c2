import type { FileLimits } from '../limits';
import type { TableRow, TableSource } from '../table';
import { XlsxPackage } from './package';
import { SheetRows } from './sheet';
import { readSharedStrings } from './strings';
import { readWorkbook } from './workbook';
import { parseXml } from './xml';

/** The rows of the first worksheet of an XLSX file. Throws `ImportRefusal` while iterating. */
export function openXlsx(path: string, sizeBytes: number, limits: FileLimits): TableSource {
  const progress = { read: 0, total: 0 };
  return {
    rows: rowsOf(path, limits, progress),
    shortRows: true,
    // The parts lie anywhere in the archive, so the file's bytes are counted by the share of XML read.
    bytesRead: () => (progress.total === 0 ? 0 : Math.floor((sizeBytes * progress.read) / progress.total)),
  };
}

async function* rowsOf(
  path: string,
  limits: FileLimits,
  progress: { read: number; total: number },
): AsyncGenerator<TableRow[], void, undefined> {
  const xlsx = await XlsxPackage.open(path, limits);
  try {
    const workbook = await readWorkbook(xlsx);
    const { sheetPart, stringsPart } = workbook;
    progress.total = xlsx.sizeOf(sheetPart) + (stringsPart === null ? 0 : xlsx.sizeOf(stringsPart));
    const advance = (bytes: number): void => {
      progress.read += bytes;
    };

    const strings = stringsPart === null ? [] : await readSharedStrings(xlsx, stringsPart, limits, advance);
    const rows = new SheetRows(workbook, strings);
    for await (const bytes of parseXml(sheetPart, xlsx.read(sheetPart), rows)) {
      advance(bytes);
      yield rows.take();
    }
    yield rows.take();
  } finally {
    xlsx.close();
  }
}
