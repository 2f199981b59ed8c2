import { FieldMissing, Fields } from './fields';

const fields = Fields.of({
  text: 'a',
  digits: '42',
  number: 42,
  zero: 0,
  empty: '',
  nothing: null,
  part: { text: 'b' },
  one: { text: 'c' },
  many: [{ text: 'd' }, 'e', { text: 'f' }],
  words: ['g', 1, 'h'],
});

it('reads text and numbers however they were written', () => {
  expect([fields.text('text'), fields.text('number'), fields.text('empty')]).toEqual(['a', '42', null]);
  expect([fields.number('digits'), fields.number('number'), fields.number('text')]).toEqual([42, 42, null]);
  expect([fields.text('part'), fields.number('many'), fields.text('toString')]).toEqual([null, null, null]);
});

it('reads parts and lists, though there are none', () => {
  expect(fields.in('part').text('text')).toBe('b');
  expect(fields.in('text').in('deeper').text('text')).toBeNull();
  expect(fields.list('one').map((part) => part.text('text'))).toEqual(['c']);
  expect(fields.list('many').map((part) => part.text('text'))).toEqual(['d', null, 'f']);
  expect([fields.list('nothing'), fields.list('empty'), fields.list('missing')]).toEqual([[], [], []]);
  expect([fields.texts('words'), fields.texts('text')]).toEqual([['g', 'h'], ['a']]);
});

it('reads no time from 0', () => {
  expect([fields.instant('zero'), fields.instant('missing'), fields.instant('digits')]).toEqual([
    null,
    null,
    42_000,
  ]);
});

it('says which field is missing, and no value', () => {
  expect(() => fields.mustText('empty')).toThrow(new FieldMissing('field empty is missing'));
  expect(() => fields.mustNumber('text')).toThrow(new FieldMissing('field text is missing'));
});

it.each([null, undefined, 7, 'text', ['a']])('finds nothing in %p', (value) => {
  expect(Fields.of(value).has('0')).toBe(false);
});
