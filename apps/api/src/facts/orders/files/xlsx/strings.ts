import type { FileLimits } from '../limits';
import { ImportRefusal } from '../refusal';
import type { XlsxPackage } from './package';
import { parseXml, unescaped } from './xml';

export const SHARED_STRINGS_PART = 'xl/sharedStrings.xml';

/**
 * The workbook's shared strings in order. They must be held in memory because cells name them by number, so
 * their text is bounded. Throws `ImportRefusal` `XLSX_TOO_MANY_STRINGS`. `onBytes` hears of progress.
 */
export async function readSharedStrings(
  xlsx: XlsxPackage,
  part: string,
  limits: FileLimits,
  onBytes: (bytes: number) => void,
): Promise<string[]> {
  const strings: string[] = [];
  let chars = 0;
  let current = '';
  let inText = false;
  let inPhonetic = false;

  const feed = parseXml(part, xlsx.read(part), {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') strings.push(unescaped(current));
    },
    text(text) {
      if (!inText) return;
      current += text;
      chars += text.length;
    },
  });
  for await (const bytes of feed) {
    onBytes(bytes);
    if (chars + strings.length > limits.maxSharedStringChars) {
      throw new ImportRefusal('XLSX_TOO_MANY_STRINGS', '工作簿里的文字太多，请另存为 CSV 后再导入');
    }
  }
  return strings;
}
