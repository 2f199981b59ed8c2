import { Calendar, DAY_MS } from './calendar';
import { REPURCHASE_LADDER } from './default-ladders';
import { climb, parseDay } from './ladder';
import type { LadderOrder } from './ladder';

const shanghai = new Calendar('Asia/Shanghai');
const order = (orderNo: string, at: string, more: Partial<LadderOrder> = {}): LadderOrder => {
  return { orderNo, paidAt: Date.parse(at), netFen: 9900, voided: false, ...more };
};
const first = (orders: LadderOrder[], calendar = shanghai) =>
  climb(REPURCHASE_LADDER, orders, calendar)!.steps[0]!;

/** The first order's day, the window's last moment and the first moment after it, written out by hand. */
const windows = [
  [
    'Shanghai',
    'Asia/Shanghai',
    '2026-11-01T00:00:00.000+08:00',
    '2026-11-01T23:59:59.999+08:00',
    '2026-11-08T23:59:59.999+08:00',
    '2026-11-09T00:00:00.000+08:00',
  ],
  [
    'London, clocks go forward on the last day',
    'Europe/London',
    '2026-03-22T00:00:00.000Z',
    '2026-03-22T23:59:59.999Z',
    '2026-03-29T23:59:59.999+01:00',
    '2026-03-30T00:00:00.000+01:00',
  ],
  [
    'London, clocks go forward on the first day',
    'Europe/London',
    '2026-03-29T00:00:00.000Z',
    '2026-03-29T23:59:59.999+01:00',
    '2026-04-05T23:59:59.999+01:00',
    '2026-04-06T00:00:00.000+01:00',
  ],
  [
    'London, clocks go back on the last day',
    'Europe/London',
    '2026-10-18T00:00:00.000+01:00',
    '2026-10-18T23:59:59.999+01:00',
    '2026-10-25T23:59:59.999Z',
    '2026-10-26T00:00:00.000Z',
  ],
  [
    'London, clocks go back on the first day',
    'Europe/London',
    '2026-10-25T00:00:00.000+01:00',
    '2026-10-25T23:59:59.999Z',
    '2026-11-01T23:59:59.999Z',
    '2026-11-02T00:00:00.000Z',
  ],
  [
    'São Paulo, no midnight after the last day',
    'America/Sao_Paulo',
    '2018-10-27T00:00:00.000-03:00',
    '2018-10-27T23:59:59.999-03:00',
    '2018-11-03T23:59:59.999-03:00',
    '2018-11-04T01:00:00.000-02:00',
  ],
  [
    'São Paulo, no midnight on the first day',
    'America/Sao_Paulo',
    '2018-11-04T01:00:00.000-02:00',
    '2018-11-04T23:59:59.999-02:00',
    '2018-11-11T23:59:59.999-02:00',
    '2018-11-12T00:00:00.000-02:00',
  ],
  [
    'São Paulo, the last evening has its last hour twice',
    'America/Sao_Paulo',
    '2019-02-09T00:00:00.000-02:00',
    '2019-02-09T23:59:59.999-02:00',
    '2019-02-16T23:59:59.999-03:00',
    '2019-02-17T00:00:00.000-03:00',
  ],
] as const;

describe.each(windows)('seven days in %s', (_, zone, earliest, latest, last, after) => {
  const calendar = new Calendar(zone);

  it.each([
    ['at the first moment', earliest],
    ['at the last', latest],
  ])('bought %s of its day: the window takes in its last millisecond and not one more', (__, bought) => {
    expect(first([order('A', bought), order('B', last)], calendar)).toMatchObject({
      done: 1,
      reachedBy: 'B',
    });
    expect(first([order('A', bought), order('B', after)], calendar)).toMatchObject({
      done: 0,
      reachedBy: null,
    });
    expect(first([order('A', bought)], calendar).endsAt).toBe(Date.parse(after));
  });

  it('counts the day once from its first moment to its last, and the next day from its first', () => {
    expect(first([order('A', earliest), order('B', latest)], calendar).done).toBe(0);
    expect(
      first([order('A', latest), order('B', new Date(Date.parse(latest) + 1).toISOString())], calendar).done,
    ).toBe(1);
    expect(first([order('A', last), order('B', after)], calendar).done).toBe(1);
  });
});

describe('a day as text', () => {
  it('is the local day it names', () => {
    expect(parseDay('2027-01-10', shanghai)).toBe(Date.UTC(2027, 0, 10) / DAY_MS);
  });

  it.each(['', '2027-1-10', '20270110', '2027-01-10 ', 'x2027-01-10', '2027/01/10'])(
    'is refused when written “%s”',
    (text) => {
      expect(() => parseDay(text, shanghai)).toThrow(RangeError);
    },
  );

  // Fault, reported: the date rolls over to 2 March. Remove `.failing` when it is mended.
  it.each(['2027-02-30', '2027-13-01', '2027-00-10', '2027-02-29'])(
    'is refused when there is no %s',
    (text) => {
      expect(() => parseDay(text, shanghai)).toThrow(RangeError);
    },
  );
});
