/**
 * A numeric cell as the text a person would have typed. Whole numbers are taken over digit by digit, so a
 * long id never passes through a binary number; fractions lose the noise of binary notation
 * (`2.5499999999999998` → `2.55`). Numbers of more than 15 digits that the spreadsheet itself has already
 * rounded keep their `E+18`, by which an id column refuses them.
 */
export function numberText(value: string): string {
  if (/^-?\d+$/.test(value)) return value;

  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  if (Math.abs(number) >= 1e15) return value.toUpperCase().replace(/E\+?/, 'E+');
  const short = String(Number(number.toPrecision(15)));
  return short.includes('e') ? number.toFixed(20).replace(/\.?0+$/, '') : short;
}

const DAY_MS = 86_400_000;

/** A date cell's serial number as `YYYY-MM-DD HH:mm:ss[.SSS]`, wall clock. Not a number: unchanged. */
export function dateText(value: string, from1904: boolean): string {
  const serial = Number(value);
  // 2,958,466 is the first day after 9999-12-31, the last a spreadsheet knows.
  if (value === '' || !Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return value;

  // Before March 1900 the 1900 system is one day off; such dates are refused anyway.
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const iso = new Date(epoch + Math.round(serial * DAY_MS)).toISOString();
  const text = `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
  return iso.endsWith('.000Z') ? text : `${text}${iso.slice(19, 23)}`;
}

/** `AB12` → 27 (columns count from 0); −1 when there is no letter. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i) & ~32;
    if (code < 65 || code > 90) break;
    index = index * 26 + (code - 64);
  }
  return index - 1;
}
