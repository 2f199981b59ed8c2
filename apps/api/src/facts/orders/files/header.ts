import { ImportRefusal } from './refusal';

/** A column of the file: where it stands, and its name as the file writes it. */
export interface Column {
  index: number;
  name: string;
}

/** Full- and half-width forms, letter case, TABs and blanks make no difference between names. */
export function columnKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\p{Cc}\s\ufeff]+/gu, '')
    .toLowerCase();
}

/** The file's header, asked for columns by name. Ask for everything first, then `refuseIfIncomplete` once. */
export class Header {
  private readonly byKey = new Map<string, Column[]>();
  private readonly missing: string[] = [];
  private readonly doubled = new Set<string>();

  constructor(readonly names: readonly string[]) {
    names.forEach((raw, index) => {
      const name = raw.trim();
      const key = columnKey(name);
      if (key === '') return;
      this.byKey.set(key, [...(this.byKey.get(key) ?? []), { index, name }]);
    });
  }

  /** The first of these names that the header has. */
  need(...names: readonly string[]): Column {
    const found = this.maybe(...names);
    if (found !== null) return found;
    this.missing.push(names[0] ?? '');
    return { index: -1, name: names[0] ?? '' };
  }

  /** As `need`, but the column may be absent. */
  maybe(...names: readonly string[]): Column | null {
    for (const name of names) {
      const [column, ...others] = this.byKey.get(columnKey(name)) ?? [];
      if (column === undefined) continue;
      // Two columns of one name are harmless until one of them is meant.
      if (others.length > 0) this.doubled.add(column.name);
      return column;
    }
    return null;
  }

  /** Throws `COLUMN_MISSING` or `COLUMN_DUPLICATE`, naming all columns concerned. */
  refuseIfIncomplete(): void {
    if (this.missing.length > 0) {
      throw new ImportRefusal('COLUMN_MISSING', `表头缺少列：${quoted(this.missing)}`);
    }
    if (this.doubled.size > 0) {
      throw new ImportRefusal('COLUMN_DUPLICATE', `表头有重名的列：${quoted([...this.doubled])}`);
    }
  }
}

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、');
