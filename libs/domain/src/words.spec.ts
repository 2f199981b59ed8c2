import fc from 'fast-check';
import { hasMarkup } from './words';

describe('words', () => {
  it.each([
    '<b>好</b>',
    '很好<br/>',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)',
    '</div>',
    '<a href="https://example.com">看这里</a>',
    '<!-- 藏起来 -->',
    '<?xml version="1.0"?>',
    '<SVG/onload=alert(1)>',
    '<my-tag\nx>',
  ])('%s hold a piece of a page', (words) => {
    expect(hasMarkup(words)).toBe(true);
  });

  it.each([
    '3 < 5',
    '爱你 <3',
    '价格<昨天',
    'a<b',
    '>_<',
    '<很好>',
    '尺码 S<M<L',
    '满意 >>> 不满意',
    '5 > 3 & 2 < 4',
  ])('%s are words', (words) => {
    expect(hasMarkup(words)).toBe(false);
  });

  it('without an angle bracket are words, whatever they say', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (said) => !hasMarkup(said.replaceAll('<', ''))));
  });
});
