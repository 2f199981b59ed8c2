/**
 * Everything pages say about money, rates, time and codes. Pages do no arithmetic and parse no dates.
 * Instants arrive with the business zone's offset, so local wall time is read from the text itself.
 */
import type { Coupon, CouponUse } from './api-types';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
/** Fewer than this in stock is worth saying so. */
const FEW = 10;
const two = (value: number): string => String(value).padStart(2, '0');

/** An amount in its typographic parts: `¥`, the whole yuan and the cents with their point ('' when `exact` is false and they are zero). */
export function yuanParts(fen: number, exact = false): { sign: string; whole: string; cents: string } {
  const positive = Math.abs(fen);
  const cents = positive % 100;
  return {
    sign: fen < 0 ? '−¥' : '¥',
    whole: grouped((positive - cents) / 100),
    cents: exact || cents > 0 ? `.${two(cents)}` : '',
  };
}

/** 28600 → '¥286'; 1280 → '¥12.80'. */
export function yuan(fen: number): string {
  const { sign, whole, cents } = yuanParts(fen);
  return sign + whole + cents;
}

/** 12800 → '¥128.00': for bills, where every line shows its cents. */
export function yuanExact(fen: number): string {
  const { sign, whole, cents } = yuanParts(fen, true);
  return sign + whole + cents;
}

/** A price as it is said: 990 → '¥9.9', 1000 → '¥10', 995 → '¥9.95', 0 → '免费'. */
export function priceText(fen: number): string {
  return fen === 0 ? '免费' : yuan(fen).replace(/(\.\d)0$/, '$1');
}

/** What is taken off, as a negative amount: 1280 → '−¥12.80'. */
export function yuanOff(fen: number): string {
  return fen === 0 ? yuanExact(0) : yuanExact(-fen);
}

/** The part of the price that is paid, said the Chinese way: 9000 → '9', 8500 → '85', 8880 → '88.8' (…折). */
export function discountFigure(rateBasisPoints: number): string {
  const tenths = rateBasisPoints / 1000;
  return Number.isInteger(tenths) ? String(tenths) : String(rateBasisPoints / 100);
}

/** 9000 → '9折', 8500 → '85折'. */
export function discount(rateBasisPoints: number): string {
  return `${discountFigure(rateBasisPoints)}折`;
}

/** What a coupon is worth, however it came about: in the wallet, or in the mall before anybody has it. */
type Worth = Pick<Coupon, 'kind' | 'rateBasisPoints' | 'offFen'>;
type Terms = Pick<Coupon, 'kind' | 'capFen' | 'thresholdFen' | 'scope'>;

/** The big figure on a ticket, in parts so that the unit can be small. */
export function couponFace(coupon: Worth): { before: string; figure: string; after: string } {
  if (coupon.kind === 'percent' || coupon.kind === 'member') {
    return { before: '', figure: discountFigure(coupon.rateBasisPoints ?? 10_000), after: '折' };
  }
  if (coupon.kind === 'cash') {
    const { sign, whole, cents } = yuanParts(coupon.offFen ?? 0);
    return { before: sign, figure: whole + cents, after: '' };
  }
  return { before: '', figure: '赠品', after: '' };
}

/** The face in one piece: '9折', '¥20', or the gift's name. */
export function couponFaceText(coupon: Coupon): string {
  if (coupon.kind === 'gift') return coupon.giftName ?? '赠品';
  const { before, figure, after } = couponFace(coupon);
  return before + figure + after;
}

/** What stands under the figure: '最高减 ¥30', or the bill it needs. */
export function couponLimit(coupon: Terms): string {
  if (coupon.capFen !== null) return `最高减 ${yuan(coupon.capFen)}`;
  if (coupon.kind === 'member') return '会员价';
  return coupon.thresholdFen > 0 ? `满 ${yuan(coupon.thresholdFen)}` : '无门槛';
}

/** '满 ¥59 · 全场零食'. */
export function couponScope(coupon: Terms): string {
  const threshold = coupon.thresholdFen > 0 ? `满 ${yuan(coupon.thresholdFen)}` : '无门槛';
  return [threshold, coupon.scope].filter((part) => part !== '').join(' · ');
}

/** Everything the coupon asks for, in one line: '最高减 ¥30 · 满 ¥59 · 全场零食'. */
export function couponTerms(coupon: Terms): string {
  const cap = coupon.capFen === null ? '' : `最高减 ${yuan(coupon.capFen)}`;
  return [cap, couponScope(coupon)].filter((part) => part !== '').join(' · ');
}

const USED_AT: Record<CouponUse, string> = {
  shop: '到店使用',
  online: '线上下单使用',
  both: '到店、线上都可用',
};

/** Where a coupon is used: '到店使用'. */
export function useAtText(useAt: CouponUse): string {
  return USED_AT[useAt];
}

/** A sentence as a line on its own: without its full stop. */
export function lineOf(sentence: string): string {
  return sentence.replace(/。$/, '');
}

/** 1280 → '1,280'. */
export function pointsText(points: number): string {
  return points < 0 ? `−${grouped(-points)}` : grouped(points);
}

/** A change of points: '+128', '−500'. */
export function pointsChange(points: number): string {
  return points > 0 ? `+${grouped(points)}` : pointsText(points);
}

/** What stays of a balance after paying; never below zero. */
export function pointsAfter(balance: number, points: number): string {
  return grouped(Math.max(0, balance - points));
}

/** '还差 320 分'; '' when nothing is missing. */
export function pointsMissing(balance: number, points: number): string {
  return points > balance ? `还差 ${grouped(points - balance)} 分` : '';
}

/** '仅剩 3 件' while few are left, otherwise ''. */
export function fewText(left: number | null): string {
  return left !== null && left > 0 && left <= FEW ? `仅剩 ${left} 件` : '';
}

/** How many are there: '仅剩 3 件' when few; '' when there is no end to it. */
export function stockText(left: number | null): string {
  if (left === null) return '';
  if (left <= 0) return '已兑完';
  return fewText(left) || `还有 ${grouped(left)} 件`;
}

interface Wall {
  year: number;
  month: number;
  day: number;
  time: string;
  midnight: boolean;
  offset: string;
}

function wallOf(iso: string): Wall | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:?\d\d)?/.exec(iso);
  if (found === null) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '0', fraction = '0', offset = 'Z'] = found;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    time: `${hour}:${minute}`,
    midnight: Number(hour) + Number(minute) + Number(second) + Number(fraction) === 0,
    offset,
  };
}

function offsetMs(offset: string): number {
  const found = /^([+-])(\d\d):?(\d\d)$/.exec(offset);
  return found === null ? 0 : Number(`${found[1]}1`) * (Number(found[2]) * 60 + Number(found[3])) * MINUTE_MS;
}

/** The year on the wall where the instant was written. */
function yearAt(nowMs: number, offset: string): number {
  return new Date(nowMs + offsetMs(offset)).getUTCFullYear();
}

/** @param thisYear null leaves the year out */
function sayDay(year: number, month: number, day: number, thisYear: number | null): string {
  return `${thisYear === null || year === thisYear ? '' : `${year} 年 `}${month} 月 ${day} 日`;
}

/** '11 月 18 日', with the year when it is not this one. */
export function dayText(iso: string, nowMs: number): string {
  const wall = wallOf(iso);
  return wall === null ? '' : sayDay(wall.year, wall.month, wall.day, yearAt(nowMs, wall.offset));
}

/** '今天', '昨天', or the day as `dayText` says it; days are those of the zone the instant was written in. */
export function dayName(iso: string, nowMs: number): string {
  const wall = wallOf(iso);
  if (wall === null) return '';
  const today = Math.floor((nowMs + offsetMs(wall.offset)) / DAY_MS);
  const ago = today - Date.UTC(wall.year, wall.month - 1, wall.day) / DAY_MS;
  if (ago === 0) return '今天';
  return ago === 1 ? '昨天' : dayText(iso, nowMs);
}

/** Things in the order given, gathered under the name of their day. */
export function byDay<T extends { at: string }>(
  things: readonly T[],
  nowMs: number,
): { day: string; things: T[] }[] {
  const days: { day: string; things: T[] }[] = [];
  for (const thing of things) {
    const day = dayName(thing.at, nowMs);
    const last = days[days.length - 1];
    if (last?.day === day) last.things.push(thing);
    else days.push({ day, things: [thing] });
  }
  return days;
}

/** '11 月 18 日 14:05'. */
export function momentText(iso: string, nowMs: number): string {
  const wall = wallOf(iso);
  return wall === null ? '' : `${dayText(iso, nowMs)} ${wall.time}`;
}

/** '14:05'. */
export function timeText(iso: string): string {
  return wallOf(iso)?.time ?? '';
}

/** An end this near needs no year to be understood, even over New Year. */
const NEAR_MS = 183 * DAY_MS;

/** The moment something ends. Ends are exclusive, so a midnight is said as 24:00 of the day before: '9 月 9 日 24:00'. */
export function endText(iso: string, nowMs: number): string {
  const wall = wallOf(iso);
  if (wall === null) return '';
  const left = Date.parse(iso) - nowMs;
  const thisYear = left > 0 && left < NEAR_MS ? null : yearAt(nowMs, wall.offset);
  if (!wall.midnight) return `${sayDay(wall.year, wall.month, wall.day, thisYear)} ${wall.time}`;
  const before = new Date(Date.UTC(wall.year, wall.month - 1, wall.day - 1));
  return `${sayDay(before.getUTCFullYear(), before.getUTCMonth() + 1, before.getUTCDate(), thisYear)} 24:00`;
}

/** '用到 9 月 9 日 24:00'. */
export function usableUntil(iso: string, nowMs: number): string {
  return `用到 ${endText(iso, nowMs)}`;
}

/** True once the instant has come. Unreadable instants never come. */
export function hasCome(iso: string, nowMs: number): boolean {
  return Date.parse(iso) <= nowMs;
}

/** '4 天 06:12' while days are left, then '06:12:09', then '已结束'. */
export function countdown(endsAt: string, nowMs: number): string {
  const left = Date.parse(endsAt) - nowMs;
  if (!(left > 0)) return '已结束';
  const days = Math.floor(left / DAY_MS);
  const hours = two(Math.floor((left % DAY_MS) / HOUR_MS));
  const minutes = two(Math.floor((left % HOUR_MS) / MINUTE_MS));
  if (days > 0) return `${days} 天 ${hours}:${minutes}`;
  return `${hours}:${minutes}:${two(Math.floor((left % MINUTE_MS) / 1000))}`;
}

/** Hours, minutes and seconds left, in two digits each and hours beyond a day; null when it is over. */
export function clockLeft(endsAt: string, nowMs: number): [string, string, string] | null {
  const left = Math.ceil((Date.parse(endsAt) - nowMs) / 1000);
  if (!(left > 0)) return null;
  const minutes = Math.floor(left / 60);
  return [two(Math.floor(minutes / 60)), two(minutes % 60), two(left % 60)];
}

/** '29:41' for what ends within the hour, '1:05:00' beyond it; '' when it is over. */
export function shortCountdown(endsAt: string, nowMs: number): string {
  const left = Math.floor((Date.parse(endsAt) - nowMs) / 1000);
  if (!(left > 0)) return '';
  const minutes = Math.floor(left / 60);
  const hours = Math.floor(minutes / 60);
  return `${hours > 0 ? `${hours}:${two(minutes % 60)}` : minutes}:${two(left % 60)}`;
}

/** '还剩 2 天' · '还剩 5 小时' · '还剩 12 分钟' · '已结束'; rounded down, so that it never promises more than there is. */
export function timeLeft(endsAt: string, nowMs: number): string {
  const left = Date.parse(endsAt) - nowMs;
  if (!(left > 0)) return '已结束';
  if (left >= DAY_MS) return `还剩 ${Math.floor(left / DAY_MS)} 天`;
  if (left >= HOUR_MS) return `还剩 ${Math.floor(left / HOUR_MS)} 小时`;
  return `还剩 ${Math.max(1, Math.floor(left / MINUTE_MS))} 分钟`;
}

/** True when fewer days than these are left; three are worth the brand colour. */
export function endsSoon(endsAt: string, nowMs: number, days = 3): boolean {
  return Date.parse(endsAt) - nowMs < days * DAY_MS;
}

/** Whole seconds left until the instant, and which part of its life that is (0–1). */
export function lifeLeft(
  expiresAt: string,
  lifeSeconds: number,
  nowMs: number,
): { seconds: number; part: number } {
  const seconds = Math.max(0, Math.ceil((Date.parse(expiresAt) - nowMs) / 1000));
  return { seconds, part: lifeSeconds > 0 ? Math.min(1, seconds / lifeSeconds) : 0 };
}

/** How full a ring is, 0–1. */
export function partDone(done: number, needed: number): number {
  return needed > 0 ? Math.min(1, done / needed) : 0;
}

/** How large a file is: 82_431 → '81 KB', 3_355_443 → '3.2 MB'. */
export function sizeText(bytes: number): string {
  const kilobytes = Math.max(1, Math.ceil(bytes / 1024));
  return kilobytes < 1024 ? `${kilobytes} KB` : `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}

/** '308419275561' → '3084 1927 5561'; typed text is grouped as it grows. */
export function groupCode(text: string): string {
  return text
    .replace(/\D/g, '')
    .slice(0, 12)
    .replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** The 12 digits of a typed code, or null while some are missing. */
export function codeOf(text: string): string | null {
  const digits = text.replace(/\D/g, '');
  return digits.length === 12 ? digits : null;
}
