/** The amount a cashier types, kept as typed text so that '12.' and '12.0' can be shown while they grow. */

export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', '00'] as const;
export type AmountKey = (typeof KEYS)[number] | 'back';

const LONGEST_WHOLE = 6;

/** The entry after one more key. Keys that would make it no amount (a second point, a third cent) change nothing. */
export function pressKey(entry: string, key: AmountKey): string {
  if (key === 'back') return entry.slice(0, -1);
  if (key === '.' && entry === '') return '0.';
  const next = entry === '0' && key !== '.' ? key.replace(/^0+/, '') || '0' : entry + key;
  if (entry === '' && key === '00') return '0';
  return new RegExp(`^\\d{1,${LONGEST_WHOLE}}(\\.\\d{0,2})?$`).test(next) ? next : entry;
}

/** '128.5' → 12850 fen; null while nothing is typed. Zero counts: a gift may be fetched without buying. Read digit by digit: no floating point touches money. */
export function fenOf(entry: string): number | null {
  const found = /^(\d+)(?:\.(\d{0,2}))?$/.exec(entry);
  if (found === null) return null;
  return Number(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`);
}
