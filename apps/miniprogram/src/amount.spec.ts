import { fenOf, pressKey, type AmountKey } from './amount';

const typed = (...keys: AmountKey[]): string => keys.reduce(pressKey, '');

describe('typing an amount', () => {
  it.each<[AmountKey[], string, number | null]>([
    [[], '', null],
    [['1', '2', '8'], '128', 12800],
    [['1', '2', '8', '.', '5'], '128.5', 12850],
    [['.', '0', '5'], '0.05', 5],
    [['1', '.', '.', '2', '3', '4'], '1.23', 123],
    [['0', '0', '7'], '7', 700],
    [['00'], '0', 0],
    [['0', '00'], '0', 0],
    [['5', '00'], '500', 50000],
    [['9', '9', '9', '9', '9', '9', '9'], '999999', 99999900],
    [['1', '2', 'back'], '1', 100],
    [['back'], '', null],
    [['1', '.', '9', '00'], '1.9', 190],
  ])('%j shows %s', (keys, entry, fen) => {
    expect(typed(...keys)).toBe(entry);
    expect(fenOf(typed(...keys))).toBe(fen);
  });

  it('reads cents exactly where floating point would not', () => {
    expect([fenOf('1.15'), fenOf('8.2'), fenOf('4.35')]).toEqual([115, 820, 435]);
  });
});
