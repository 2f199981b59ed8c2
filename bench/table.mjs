// @ts-check
/**
 * A line of the table. A figure of several numbers (percentiles) has lists on both sides and no ratio.
 *
 * @typedef {object} Line
 * @property {string} figure
 * @property {number | number[] | null} [ours]
 * @property {number | number[] | null} [bare]
 * @property {number} [ratio]
 * @property {Aim} [aim]
 * @property {string} [note] shown instead of bare when nothing bare is comparable
 * @property {string} [skipped] why there is no figure
 *
 * @typedef {{ least: number } | { most: number, of?: 'ours' }} Aim of the ratio, or of our own number
 */

const HEAD = ['figure', 'ours', 'bare', 'ratio', 'aim'];

/** @param {Line[]} lines */
export function printTable(lines) {
  const cells = lines.map((line) => [
    line.figure,
    ...(line.skipped === undefined ? sides(line) : [`left out: ${line.skipped}`]),
  ]);
  const widths = HEAD.map((name, column) =>
    Math.max(
      name.length,
      ...cells.filter((row) => row.length === HEAD.length).map((row) => row[column].length),
    ),
  );
  const text = (/** @type {string[]} */ row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join('  ');
  console.log(
    ['', text(HEAD), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(text), ''].join('\n'),
  );
}

/** @param {Line} line */
function sides({ ours, bare, ratio, aim, note }) {
  return [
    numbers(ours),
    note ?? numbers(bare),
    ratio === undefined ? '' : ratio >= 0.1 ? ratio.toFixed(2) : ratio.toPrecision(2),
    aim === undefined ? '' : aimText(aim, 'of' in aim ? Number(ours) : Number(ratio)),
  ];
}

/** @param {Aim} aim @param {number} reached */
function aimText(aim, reached) {
  const met = 'least' in aim ? reached >= aim.least : reached <= aim.most;
  return `${'least' in aim ? `≥ ${aim.least}` : `≤ ${aim.most}`} ${met ? '✓' : '✗'}`;
}

/** @param {number | number[] | null | undefined} value */
function numbers(value) {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.map(number).join(' / ') : number(value);
}

/** @param {number} value three digits or more, and thousands apart */
function number(value) {
  if (Number.isNaN(value)) return '?';
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
