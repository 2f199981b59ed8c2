import { MAX_RECORD_CHARS } from '../limits';
import { faultAt, type RowFault } from '../outcome';
import { ImportRefusal } from '../refusal';
import { isBlank, type TableRow } from '../table';
import { columnIndex, dateText, numberText } from './cell-text';
import { brokenXlsx } from './package';
import type { Workbook } from './workbook';
import { unescaped, type XmlHandlers } from './xml';

/** What a spreadsheet can have at most. */
const MAX_COLUMNS = 16_384;

/** Turns a sheet's XML into rows. Cells left out by the writer come back as ''. */
export class SheetRows implements XmlHandlers {
  private rows: TableRow[] = [];
  private line = 0;
  private cells: string[] = [];
  private fault: RowFault | null = null;
  private column = -1;
  private type = 'n';
  private style = 0;
  private hasFormula = false;
  private hasValue = false;
  private value = '';
  private collecting = false;
  private inPhonetic = false;
  private chars = 0;

  constructor(
    private readonly workbook: Workbook,
    private readonly strings: readonly string[],
  ) {}

  /** The rows completed since the last call. */
  take(): TableRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      const number = Number(attributes['r'] ?? this.line + 1);
      if (!Number.isSafeInteger(number) || number <= this.line) throw brokenXlsx('行号不是递增的');
      this.line = number;
      this.cells = [];
      this.fault = null;
      this.column = -1;
      this.chars = 0;
    } else if (name === 'c') {
      const reference = attributes['r'];
      this.column = reference === undefined ? this.column + 1 : columnIndex(reference);
      if (this.column < 0 || this.column >= MAX_COLUMNS) throw brokenXlsx(`第 ${this.line} 行有不存在的列`);
      this.type = attributes['t'] ?? 'n';
      this.style = Number(attributes['s'] ?? 0);
      this.hasFormula = false;
      this.hasValue = false;
      this.value = '';
    } else if (name === 'f') {
      this.hasFormula = true;
    } else if (name === 'rPh') {
      this.inPhonetic = true;
    } else if (name === 'v' || (name === 't' && !this.inPhonetic)) {
      this.hasValue = true;
      this.collecting = true;
    }
  }

  text(text: string): void {
    if (!this.collecting) return;
    this.value += text;
    this.chars += text.length;
    if (this.chars > MAX_RECORD_CHARS)
      throw new ImportRefusal('LINE_TOO_LONG', `第 ${this.line} 行超过 1 MiB`);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.collecting = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row' && !isBlank(this.cells)) {
      this.rows.push({ line: this.line, cells: this.cells, fault: this.fault });
    }
  }

  private endCell(): void {
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = this.cellText();
  }

  private cellText(): string {
    if (!this.hasValue) {
      // A formula's result is what counts; writers that never calculate leave none.
      if (this.hasFormula) this.fault ??= this.cellFault('FORMULA_WITHOUT_VALUE');
      return this.hasFormula ? '=' : '';
    }
    if (this.type === 's') return this.shared();
    if (this.type === 'inlineStr' || this.type === 'str') return unescaped(this.value);
    if (this.type === 'd') return this.value.replace('T', ' ').replace(/Z$/, '');
    if (this.type === 'b') return this.value === '1' ? 'true' : 'false';
    if (this.type === 'e') {
      this.fault ??= this.cellFault('CELL_ERROR');
      return this.value;
    }
    const isDate = this.workbook.dateStyles[this.style] === true;
    return isDate ? dateText(this.value, this.workbook.from1904) : numberText(this.value);
  }

  private shared(): string {
    const string = this.strings[Number(this.value)];
    if (string === undefined) throw brokenXlsx(`第 ${this.line} 行用到不存在的文字`);
    return string;
  }

  private cellFault(code: 'FORMULA_WITHOUT_VALUE' | 'CELL_ERROR'): RowFault {
    return faultAt(this.line, code, `第 ${this.column + 1} 列`, this.value === '' ? undefined : this.value);
  }
}
