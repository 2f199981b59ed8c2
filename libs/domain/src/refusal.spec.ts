import { REFUSALS, isRefusal, refuse, sentenceOf } from './refusal';
import type { RefusalCode } from './refusal';

const codes = Object.keys(REFUSALS) as RefusalCode[];
const namesIn = (code: RefusalCode) =>
  [...REFUSALS[code].sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!);

describe('the table of refusals', () => {
  it.each(codes)('%s answers with an HTTP error and a Chinese sentence', (code) => {
    const { status, sentence } = REFUSALS[code];
    expect([400, 401, 403, 404, 409, 410, 413, 415, 422, 429, 500, 503]).toContain(status);
    expect(sentence).toMatch(/[\u4e00-\u9fff]/);
    expect(sentence).toBe(sentence.trim());
  });

  it.each(codes)('%s leaves no brace when its details are filled in', (code) => {
    const details = Object.fromEntries(namesIn(code).map((name) => [name, `«${name}»`]));
    const sentence = sentenceOf(refuse(code, details));
    expect(sentence).not.toMatch(/[{}]/);
    for (const name of namesIn(code)) expect(sentence).toContain(`«${name}»`);
  });

  it('says no two things with one sentence, so that a person can tell them apart', () => {
    const sentences = codes.map((code) => REFUSALS[code].sentence);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('keeps the words the product page promises', () => {
    expect(sentenceOf(refuse('COUPON_EXPIRED'))).toBe('券已过期');
    expect(sentenceOf(refuse('COUPON_USED'))).toBe('已被使用');
    expect(sentenceOf(refuse('COUPON_OTHER_SHOP', { shops: '静安店' }))).toBe(
      '不适用于本店，可用门店：静安店',
    );
  });

  it('tells the tills that a spent, expired or withdrawn coupon is a conflict, not a missing page', () => {
    const conflicts: RefusalCode[] = ['COUPON_USED', 'COUPON_EXPIRED', 'COUPON_REVOKED', 'COUPON_OTHER_SHOP'];
    expect(conflicts.map((code) => REFUSALS[code].status)).toEqual([409, 409, 409, 409]);
  });
});

describe('a refusal', () => {
  it('is told from a receipt', () => {
    expect(isRefusal(refuse('COUPON_USED'))).toBe(true);
    expect(isRefusal({ receipt: 1 })).toBe(false);
    expect([null, undefined, 'refused', 0].some(isRefusal)).toBe(false);
  });

  it('carries no empty details', () => {
    expect(refuse('COUPON_USED')).toEqual({ refused: 'COUPON_USED' });
    expect('details' in refuse('COUPON_USED')).toBe(false);
  });

  it('takes the details as they are, dollar signs and braces included', () => {
    expect(sentenceOf(refuse('COUPON_REVOKED', { reason: '$& {reason} $1' }))).toBe(
      '券已收回：$& {reason} $1',
    );
  });

  it('leaves out a detail nobody gave, rather than showing a brace', () => {
    expect(sentenceOf(refuse('BELOW_THRESHOLD'))).toBe('还差  才满足使用门槛');
    expect(sentenceOf(refuse('BELOW_THRESHOLD', { short: '¥3.50' }))).toBe('还差 ¥3.50 才满足使用门槛');
  });
});
