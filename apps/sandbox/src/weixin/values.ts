/** Text of WeChat counts by characters as people see them, not by UTF-16 units. */
const length = (text: string): number => [...text].length;
const CHINESE = /^\p{Script=Han}+$/u;
const DAY = String.raw`\d{4}年\d{1,2}月\d{1,2}日`;
const CLOCK = String.raw`\d{1,2}:\d{2}(:\d{2})?`;
const DATE = new RegExp(`^${DAY}( ${CLOCK})?(~${DAY}( ${CLOCK})?)?$`);
const TIME = new RegExp(`^(${DAY} )?${CLOCK}(~(${DAY} )?${CLOCK})?$`);

/** What a value of each type may be. */
const FITS: Record<string, (text: string) => boolean> = {
  thing: (text) => length(text) <= 20,
  number: (text) => /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 32,
  letter: (text) => /^[A-Za-z]{1,32}$/.test(text),
  symbol: (text) => length(text) <= 5 && /^[^\p{L}\p{N}\s]+$/u.test(text),
  character_string: (text) => /^[\x20-\x7e]{1,32}$/.test(text),
  time: (text) => TIME.test(text),
  date: (text) => DATE.test(text),
  amount: (text) => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/.test(text),
  phone_number: (text) => /^[\d+\-() ]{1,17}$/.test(text),
  car_number: (text) => length(text) <= 8 && /^\p{L}?[A-Za-z0-9]+\p{L}?$/u.test(text),
  name: (text) => (CHINESE.test(text) ? length(text) <= 10 : /^[\x20-\x7e]{1,20}$/.test(text)),
  phrase: (text) => CHINESE.test(text) && length(text) <= 5,
};

/** The type a key such as `character_string4` speaks of; null when there is none such. */
export function typeOf(key: string): string | null {
  const type = /^([a-z_]+)\d+$/.exec(key)?.[1];
  return type !== undefined && Object.hasOwn(FITS, type) ? type : null;
}

/** Whether a value may stand at this key of a subscribe message. Empty never may. */
export function fits(key: string, value: string): boolean {
  const type = typeOf(key);
  return type !== null && value !== '' && (FITS[type]?.(value) ?? false);
}
