import { brokenXlsx, type XlsxPackage } from './package';
import { SHARED_STRINGS_PART } from './strings';
import { parseXml } from './xml';

/** What must be known of a workbook before its first sheet can be read. */
export interface Workbook {
  sheetPart: string;
  /** null when no cell is a shared string. */
  stringsPart: string | null;
  /** For each cell style (by its number), whether it shows a date. */
  dateStyles: readonly boolean[];
  /** Days count from 1904 instead of 1900, as old Macs did. */
  from1904: boolean;
}

export async function readWorkbook(xlsx: XlsxPackage): Promise<Workbook> {
  if (!xlsx.has('xl/workbook.xml')) throw brokenXlsx('不是 XLSX 工作簿');
  let relation: string | null = null;
  let from1904 = false;
  await elements(xlsx, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'sheet') relation ??= relationOf(attributes);
    if (name === 'workbookPr') from1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
  });

  let sheetPart = 'xl/worksheets/sheet1.xml';
  let stringsPart = SHARED_STRINGS_PART;
  let stylesPart = 'xl/styles.xml';
  await elements(xlsx, 'xl/_rels/workbook.xml.rels', (name, attributes) => {
    if (name !== 'Relationship') return;
    const target = partName(attributes['Target'] ?? '');
    if (attributes['Id'] === relation) sheetPart = target;
    else if (attributes['Type']?.endsWith('/sharedStrings') === true) stringsPart = target;
    else if (attributes['Type']?.endsWith('/styles') === true) stylesPart = target;
  });
  if (!xlsx.has(sheetPart)) throw brokenXlsx('没有工作表');

  return {
    sheetPart,
    stringsPart: xlsx.has(stringsPart) ? stringsPart : null,
    dateStyles: await readDateStyles(xlsx, stylesPart),
    from1904,
  };
}

async function readDateStyles(xlsx: XlsxPackage, part: string): Promise<boolean[]> {
  const codes = new Map<string, string>();
  const styles: string[] = [];
  let inCellFormats = false;
  await elements(xlsx, part, (name, attributes) => {
    if (name === 'numFmt') codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
    else if (name === 'cellXfs' || name === 'cellStyleXfs') inCellFormats = name === 'cellXfs';
    else if (name === 'xf' && inCellFormats) styles.push(attributes['numFmtId'] ?? '0');
  });
  return styles.map((id) => isDateFormat(Number(id), codes.get(id)));
}

/** Built-in numbers by ECMA-376 part 1, 18.8.30, with the East Asian ones; own formats by their letters. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) {
    return (
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    );
  }
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare) && !/^general$/i.test(bare);
}

async function elements(
  xlsx: XlsxPackage,
  part: string,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  if (!xlsx.has(part)) return;
  const whole = Buffer.from(await xlsx.readWhole(part), 'utf8');
  const feed = parseXml(part, once(whole), { open, close: () => undefined, text: () => undefined });
  while ((await feed.next()).done !== true);
}

async function* once(chunk: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield chunk;
}

/** `r:id`, whatever prefix the writer chose for the relationships' namespace. */
function relationOf(attributes: Readonly<Record<string, string>>): string | null {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'));
  return name === undefined ? null : (attributes[name] ?? null);
}

/** Targets are relative to `xl/` or absolute in the package. */
function partName(target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  return `xl/${target.replace(/^\.\//, '')}`;
}
