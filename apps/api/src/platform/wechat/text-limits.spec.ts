import { Calendar } from '@fanchang/domain';
import fc from 'fast-check';
import { fitSubscribeValue, fitSubscribeValues, subscribeTime } from './text-limits';

describe('words', () => {
  it.each([
    ['thing1', '返场券已到账', '返场券已到账'],
    ['thing1', '一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
    ['thing1', '一二三四五六七八九十一二三四五六七八九十一', '一二三四五六七八九十一二三四五六七八九…'],
    ['thing1', '两行\n一行\t半', '两行 一行 半'],
    ['name2', '欧阳一二三四五六七八九十', '欧阳一二三四五六七八'],
    ['name2', 'Maximiliana Wolfeschlegelstein', 'Maximiliana Wolfesch'],
    ['name2', '小红🌶️2026', '小红'],
  ])('of %s are cut: %s', (field, text, value) => {
    expect(fitSubscribeValue(field, text)).toBe(value);
  });

  it('are never cut inside a character', () => {
    const family = '👨‍👩‍👧';
    expect(fitSubscribeValue('thing1', family.repeat(5))).toBe(`${family.repeat(2)}…`);
  });

  it('fit whatever they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const value = fitSubscribeValue('thing1', text);
        if (value === null) expect(text.replace(/[\p{Z}\p{Cc}]/gu, '')).toBe('');
        else expect([value.length > 0, value.length <= 20]).toEqual([true, true]);
      }),
    );
  });
});

describe('figures', () => {
  it.each([
    ['number1', '1200'],
    ['number1', '12.5'],
    ['number1', '9'.repeat(32)],
    ['letter1', 'ABC'],
    ['symbol1', '***'],
    ['character_string1', 'M-2026 0902'],
    ['time1', '15:01'],
    ['time1', '2019年10月1日 15:01'],
    ['time1', '2019年10月1日 15:01~2019年10月2日 9:00'],
    ['date1', '2019年10月1日'],
    ['date1', '2019年10月1日 15:01'],
    ['amount1', '¥1234567890.50'],
    ['amount1', '88元'],
    ['phone_number1', '+86-0766-66888866'],
    ['car_number1', '粤A8Z888挂'],
    ['phrase1', '已发货'],
  ])('of %s stay as they are: %s', (field, text) => {
    expect(fitSubscribeValue(field, text)).toBe(text);
  });

  it.each([
    ['number1', '9'.repeat(33)],
    ['number1', '12件'],
    ['number1', `${'1'.repeat(31)}.5`],
    ['letter1', 'A1'],
    ['letter1', 'A'.repeat(33)],
    ['symbol1', '******'],
    ['character_string1', '订单 12'],
    ['character_string1', '1'.repeat(33)],
    ['time1', '2019-10-01T15:01:00+08:00'],
    ['date1', '明天'],
    ['amount1', '12345678901'],
    ['amount1', '免费'],
    ['phone_number1', '1'.repeat(18)],
    ['car_number1', '粤A8Z88888挂'],
    ['phrase1', '正在为您发货'],
    ['phrase1', 'OK'],
    ['name1', '12345'],
    ['thing1', '  \n '],
  ])('of %s are never shortened: %s', (field, text) => {
    expect(fitSubscribeValue(field, text)).toBeNull();
  });
});

it('names the field whose value does not fit', () => {
  expect(fitSubscribeValues({ thing1: '好', amount2: '免费' })).toEqual({
    rejected: 'value',
    message: 'the value does not fit into amount2',
  });
  expect(fitSubscribeValues({ thing1: '好', short_thing2: '值' })).toEqual({
    values: { thing1: { value: '好' }, short_thing2: { value: '值' } },
  });
});

it('writes moments as WeChat reads them', () => {
  const at = Date.parse('2026-09-02T05:07:00+08:00');
  const text = subscribeTime(at, new Calendar('Asia/Shanghai'));
  expect(text).toBe('2026年9月2日 05:07');
  expect(fitSubscribeValue('time1', text)).toBe(text);
  expect(fitSubscribeValue('date1', text)).toBe(text);
});
