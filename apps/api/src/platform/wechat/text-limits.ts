import type { Calendar, Instant } from '@fanchang/domain';
import type { Rejected } from '../outside/answers';

/** The text as it may stand in a field of its type, or null when no shorter form of it would mean the same. */
type Fit = (text: string) => string | null;

const DAY = String.raw`\d{4}年\d{1,2}月\d{1,2}日`;
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?`;

/**
 * What each type of field holds, from the parameter table of subscribe messages (「订阅消息参数值内容限制说明」). Words may be
 * cut, figures may not: a shortened number is another number.
 */
const FITS = new Map<string, Fit>([
  ['thing', (text) => cut(text, 20)],
  ['number', matching(/^\d{1,32}$|^(?=.{3,32}$)\d+\.\d+$/)],
  ['letter', matching(/^[A-Za-z]{1,32}$/)],
  ['symbol', matching(/^[^\p{L}\p{N}\s]{1,5}$/u)],
  ['character_string', matching(/^[\x21-\x7e](?:[\x20-\x7e]{0,30}[\x21-\x7e])?$/)],
  ['time', matching(spanOf(`(?:${DAY} )?${CLOCK}`))],
  ['date', matching(spanOf(`${DAY}(?: ${CLOCK})?`))],
  ['amount', matching(/^[¥￥$€£]?\d{1,10}(?:\.\d{1,2})?元?$/)],
  ['phone_number', matching(/^[\d+() -]{1,17}$/)],
  ['car_number', matching(/^\p{Script=Han}?[A-Za-z0-9]{5,7}\p{Script=Han}?$/u, 8)],
  ['name', nameOf],
  ['phrase', matching(/^\p{Script=Han}{1,5}$/u, 5)],
]);

/**
 * The values of a subscribe message, short enough for WeChat: so that 47003 never comes of our own words.
 *
 * @returns Rejected `value`, naming the field, when a value cannot be made to fit. Fields of a type we do not know are
 *   left as they are.
 */
export function fitSubscribeValues(
  data: Readonly<Record<string, string>>,
): { values: Record<string, { value: string }> } | Rejected {
  const values: Record<string, { value: string }> = {};
  for (const [field, text] of Object.entries(data)) {
    const value = fitSubscribeValue(field, text);
    if (value === null) return { rejected: 'value', message: `the value does not fit into ${field}` };
    values[field] = { value };
  }
  return { values };
}

/** @param field a type and a number, `thing1`. @returns null when the text cannot be made to fit, or is empty. */
export function fitSubscribeValue(field: string, text: string): string | null {
  const oneLine = text.replace(/[\p{Z}\p{Cc}]+/gu, ' ').trim();
  if (oneLine === '') return null;
  const fit = FITS.get(field.replace(/\d+$/, ''));
  return fit === undefined ? oneLine : fit(oneLine);
}

/** A moment as fields of the types time and date take it: `2019年10月1日 15:01`. */
export function subscribeTime(at: Instant, calendar: Calendar): string {
  const [, year, month, day, clock] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(calendar.iso(at)) ?? [];
  return `${year}年${Number(month)}月${Number(day)}日 ${clock}`;
}

/** Cuts between characters, never inside one; the last place is for the dots. WeChat counts UTF-16 units. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('zh').segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A moment, or two with `~` between them. */
function spanOf(moment: string): RegExp {
  return new RegExp(`^${moment}(?:~${moment})?$`);
}

function matching(pattern: RegExp, most = 64): Fit {
  return (text) => (text.length <= most && pattern.test(text) ? text : null);
}

/** Ten characters, or twenty letters where all are letters. Figures and signs are not a name's. */
function nameOf(text: string): string | null {
  const letters = text.replace(/[^\p{L} ·]/gu, '').trim();
  if (letters === '') return null;
  return /^[A-Za-z ]+$/.test(letters) ? letters.slice(0, 20).trim() : sliced(letters, 10);
}

function sliced(text: string, most: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > most) break;
    kept += character;
  }
  return kept.trim();
}
